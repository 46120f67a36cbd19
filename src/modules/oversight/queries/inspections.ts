// Answers inspection and supervision: programmes with their counts, one with its pieces, a piece, those about oneself, what waits.
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import {
  countWaitingInspections,
  getInspection,
  getProgramme,
  listInspectionsOfSubject,
  listProgrammes,
} from '#contract/inspections.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import {
  followProgrammes,
  holdInspections,
  keepProgrammes,
  seeInspections,
  seeOwnInspections,
} from '#modules/oversight/inspection-scope.ts'
import {
  isSubject,
  pieceOf,
  programmeOf,
  settingToday,
  shownInspection,
  shownProgramme,
} from '#modules/oversight/queries/shown-inspection.ts'
import { findInspection, readInspections, readProgrammes } from '#modules/oversight/store/inspections.ts'

export const serveListProgrammes = serveQuery(listProgrammes, {
  scope: followProgrammes,
  run: async (context, { year, after, limit }) => {
    const cursor = readCursor(after, z.tuple([id]))
    if (cursor instanceof Refusal) return cursor
    const rows = await readProgrammes(context, followProgrammes, { year, after: cursor?.[0] ?? null, limit })
    return { ...cutPage(rows.map(programmeOf), limit, (row) => [row.id]), total: null }
  },
})

export const serveGetProgramme = serveQuery(getProgramme, {
  scope: keepProgrammes,
  run: async (context, input) => {
    const [row] = await readProgrammes(context, keepProgrammes, { id: input.id })
    return row === undefined ? notFound() : shownProgramme(context, row)
  },
})

export const serveGetInspection = serveQuery(getInspection, {
  scope: seeInspections,
  run: async (context, input) => {
    const row = await findInspection(context, seeInspections, input.id, 'read')
    return row === undefined ? notFound() : shownInspection(context, row)
  },
})

export const serveListInspectionsOfSubject = serveQuery(listInspectionsOfSubject, {
  scope: seeOwnInspections,
  run: async (context) => {
    const setting = await settingToday(context)
    const rows = await readInspections(context, seeOwnInspections, {})
    return { rows: rows.map((row) => ({ ...pieceOf(row, setting), stated: row.statement !== null })) }
  },
})

/** January makes the programme of the year (the page's calendar). */
const inFirstMonth = (today: string): boolean => today.slice(5, 7) === '01'

export const serveCountWaitingInspections = serveQuery(countWaitingInspections, {
  scope: seeOwnInspections,
  run: async (context) => {
    const { actor, today } = context
    const setting = await settingToday(context)
    const about = await readInspections(context, seeOwnInspections, { open: true })
    const mine = about.filter(
      ({ state, statement }) => (state === 'announced' && statement === null) || state === 'concluded',
    )
    if (!mayUse(holdInspections, actor))
      return { programmes: [], mine: mine.map((row) => pieceOf(row, setting)), rows: [] }
    const year = Number(today.slice(0, 4))
    const programmes = await readProgrammes(context, keepProgrammes, { year })
    const drafts = programmes.filter(({ state }) => state === 'draft').map((row) => ({ id: row.id, year }))
    // The own matter is for the others of the committee.
    const held = (await readInspections(context, holdInspections, { open: true })).filter(
      (row) => !isSubject(context, row),
    )
    const rows = held.map((row) => pieceOf(row, setting))
    return {
      programmes: programmes.length === 0 && inFirstMonth(today) ? [{ id: null, year }] : drafts,
      mine: mine.map((row) => pieceOf(row, setting)),
      rows: rows.filter(({ waitsFor }) => waitsFor !== null),
    }
  },
})
