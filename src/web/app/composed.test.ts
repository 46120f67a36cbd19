// A letter with its mark apart, as some keyboards and most copied PDFs have it: neither refused by a form nor sent as it is.
import { afterEach, expect, test, vi } from 'vitest'
import { listCitizens, registerCitizen } from '#contract/citizens.ts'
import { checkInput } from './check-input.ts'
import { call } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

const apart = (text: string): string => text.normalize('NFD')
const person = { organisationId: '7d9f2c1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f', fullName: apart('Trần Thị Ẩn') }

test('a form takes it', () => {
  expect(checkInput(registerCitizen, person)).toBeNull()
})

test('it is sent as one character, in a search too; a mark that begins a line leaves the rest readable', async () => {
  const asked = vi.fn(async (_address: string, _options: { body?: string }) => Response.json({}))
  vi.stubGlobal('fetch', asked)
  await call(registerCitizen, { ...person, note: 'Dòng một\n\u0303Dòng hai' })
  await call(listCitizens, { text: apart('Ẩn') })
  const [[, sent], [address]] = asked.mock.calls as [[string, { body: string }], [string]]
  expect(JSON.parse(sent.body)).toEqual({ ...person, fullName: 'Trần Thị Ẩn', note: 'Dòng một\n\u0303Dòng hai' })
  expect(new URL(address, 'http://here').searchParams.get('text')).toBe('Ẩn')
})
