// What the fields of a step say about each other: a problem goes with every field that was answered, and nobody is named in his own case.
import { expect, test } from 'vitest'
import { offeredPersons } from './offered-persons.ts'
import { without } from './use-step-form.ts'

const said = (...paths: string[]) => paths.map((path) => ({ path, message: 'Cần điền mục này.' }))

test('a choice that answers another field takes its problem away too, and no other one', () => {
  const errors = said('facts.mentor', 'facts.mentorOfficial', 'facts.mentorOfficialOn', 'facts.people.0.name', 'on')
  expect(without(errors, ['facts.mentor', 'facts.mentorOfficial']).map(({ path }) => path)).toEqual([
    'facts.mentorOfficialOn',
    'facts.people.0.name',
    'on',
  ])
  expect(without(said('facts.people.0.name', 'facts.people'), ['facts.people'])).toEqual([])
})

test('INTRO-01: the subject of the case is not offered; who is official is told from the record', () => {
  const row = (id: string, status: 'full' | 'probationary') => ({
    id,
    status,
    fullName: `Người ${id}`,
    birthDate: '1990-04-05',
    branchName: 'Chi bộ thôn 1',
  })
  const rows = [row('subject', 'probationary'), row('helper', 'full'), row('other', 'probationary')]
  expect(offeredPersons(rows, 'subject')).toMatchObject([
    { id: 'helper', isOfficial: true, detail: 'Sinh 05/04/1990, Chi bộ thôn 1' },
    { id: 'other', isOfficial: false },
  ])
  expect(offeredPersons(rows, null)).toHaveLength(3)
})
