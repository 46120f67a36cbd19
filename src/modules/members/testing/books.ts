// What must hold after every change that a decided case makes in a test world, checked after each test of a file.
import { afterEach, beforeAll, expect } from 'vitest'
import type { ReportTable } from '#contract/reports.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Place, World } from '../../../../test/harness/world.ts'
import { misplaced } from './effects.ts'
import { differences, inventedNumber } from './people.ts'

export interface Books {
  /** The organisation boards of the two provinces. */
  board: Actor
  neighbourBoard: Actor
  /** The record as the first board sees it. */
  get: (id: string) => Promise<Record<string, unknown>>
  /** Passes when the figures equal a recount, everybody stands in one place on every day, and biểu 1 adds up, in both provinces. */
  check: () => Promise<void>
}

/** Boards that look, and a look after every test. */
export function useBooks(world: World): Books {
  const books = {} as Books
  beforeAll(async () => {
    const board = await world.actorAt(world.places.province, 'organisation-board')
    const neighbourBoard = await world.actorAt(world.places.otherProvince, 'organisation-board')
    const check = async (): Promise<void> => {
      expect(await misplaced(world)).toEqual([])
      for (const actor of [board, neighbourBoard]) {
        expect(await differences(world, actor)).toEqual([])
        const table: ReportTable = await world.ask(actor, 'reports.get-table', { form: '1', on: '2026-11-21' })
        expect(table.checks.filter((one) => !one.ok)).toEqual([])
      }
    }
    Object.assign(books, { board, neighbourBoard, check, get: (id: string) => world.ask(board, 'members.get', { id }) })
  })
  afterEach(() => books.check())
  return books
}

/** A refusal as `toMatchObject` finds it. */
export const refused = (code: string, facts: object = {}) => ({ code, facts })

/** An admission that nothing stands against, but for what is given. */
export const admission = (branch: Place, more: object = {}) => ({
  organisationId: branch.id,
  person: { fullName: 'Lê Thị Mới', gender: 'female', birthDate: '2000-02-29', personalNo: inventedNumber() },
  decisionOn: '2026-10-01',
  ceremonyOn: '2026-10-20',
  introducers: 'Ông A, ông B',
  document: '12-QĐ/ĐU',
  ...more,
})
