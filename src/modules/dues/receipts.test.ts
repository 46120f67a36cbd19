// The archive of receipts: a year by number, found by name or number, printed once more with words that say so.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { listReceipts } from '#contract/dues-book.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

type Listed = OutputOf<typeof listReceipts>

describe('the archive of receipts', () => {
  const world = useWorld()
  const { declare, collect } = duesIn(world)
  let secretary: Actor
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    const office = await world.actorAt(places.communeA, 'office')
    const ids: string[] = []
    for (const fullName of ['Lê Văn Đức', 'Trần Thị Hai', 'Lê Thị Ba']) {
      const { id } = await register(world, office, places.branchA1, { fullName })
      await declare(secretary, id)
      ids.push(id)
    }
    for (const month of ['09', '10', '11']) {
      await collect(secretary, places.branchA1, ids, { forMonth: `2026-${month}`, on: `2026-${month}-05` })
    }
  })
  const list = (more: object = {}): Promise<Listed> => world.ask(secretary, 'dues.list-receipts', more)
  const numbers = ({ rows }: Listed) => rows.map(({ receipt }) => receipt)

  test('not signed in, a neighbour and a plain member are refused', async () => {
    const { branchA1, branchA2 } = world.places
    const ask = (actor: Actor | null) => world.call(actor, 'dues.list-receipts', { organisationId: branchA1.id })
    expect(codeOf(await ask(null))).toBe('kernel.not-signed-in')
    expect(codeOf(await ask(await world.actorAt(branchA2, 'secretary')))).toBe('kernel.not-found')
    expect(codeOf(await ask(await world.actorAt(branchA1, 'member')))).toBe('kernel.not-permitted')
  })

  test('the newest number first, page by page; found by name without marks or by number', async () => {
    const first = await list({ limit: 4 })
    expect(numbers(first)).toEqual(['9/2026', '8/2026', '7/2026', '6/2026'])
    expect(first).toMatchObject({ year: 2026, years: [2026], organisationName: 'Chi bộ thôn 1' })
    const second = await list({ limit: 5, after: first.next })
    expect([numbers(second), second.next]).toEqual([['5/2026', '4/2026', '3/2026', '2/2026', '1/2026'], null])
    const found = await list({ text: 'le duc' })
    expect(found.rows.map(({ fullName }) => fullName)).toEqual(['Lê Văn Đức', 'Lê Văn Đức', 'Lê Văn Đức'])
    expect(numbers(await list({ text: '7' }))).toEqual(['7/2026'])
    expect(numbers(await list({ text: 'số 7/2026' }))).toEqual(['7/2026'])
    expect((await list({ text: 'không ai' })).rows).toEqual([])
    expect((await list({ year: 2025 })).rows).toEqual([])
  })

  test('printed again it says so, with the day; the history says so too', async () => {
    const { branchA1 } = world.places
    const [one] = (await list({ text: 'tran hai' })).rows
    const print = async (more: object): Promise<string> => {
      const asked = { organisationId: branchA1.id, on: one?.on, id: one?.id, ...more }
      const { downloadId } = await world.ask<{ downloadId: string }>(secretary, 'dues.print-receipts', asked)
      const file = await world.application.files.find(secretary.accountId, downloadId)
      return new PizZip(await readFile(file?.path ?? '')).file('word/document.xml')?.asText() ?? ''
    }
    expect(await print({})).not.toContain('Bản in lại')
    expect(await print({ again: true })).toContain('Bản in lại ngày 21/11/2026')
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dues.print-receipts'`,
    )
    expect(rows.map(({ summary }) => summary)).toContain('In lại 1 biên lai thu đảng phí ngày 05/11/2026.')
  })
})
