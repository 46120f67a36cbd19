// The members, movements or organisations that a cell of a table counts.
import { z } from 'zod'
import { date, id, provinceCode } from '#contract/fields.ts'
import type { MemberRow } from '#contract/member-record.ts'
import { listCell as contract, type MovementRow } from '#contract/reports.ts'
import { reachOf } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { unitTypes } from '#rules/code-lists/unit-types.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { movementNames, periodsOf } from '#rules/statistics/tables/table-1.ts'
import { refusePeriod } from '../build-table.ts'
import { type CellQuestion, cellQuestion } from '../cell-question.ts'
import { viewStatistics } from '../scope.ts'
import { type Asked, findAsked } from '../store/asked.ts'
import { namesOf, type PersonRow, pageOfEvents, pageOfPeople, pageOfUnits, peopleOfEvents } from '../store/lists.ts'

const keys = {
  members: z.tuple([provinceCode, z.string(), id]),
  movements: z.tuple([z.string(), date, id]),
  movementsByDay: z.tuple([date, provinceCode, id]),
  organisations: z.tuple([provinceCode, z.string()]),
} as const

type Shown = Omit<PersonRow, 'sort_key'>

/** The row of a list; a record that lies out of reach today cannot be opened from it. Numbers are not shown here. */
function toMemberRow({ actor }: QueryContext, row: Shown, branchName: string): MemberRow {
  const reach = reachOf(actor)
  const inReach = row.path >= reach.lo && row.path < reach.hi
  return {
    id: row.id,
    fullName: row.full_name,
    gender: row.gender,
    birthDate: row.birth_date,
    branchId: row.organisation_id,
    branchName,
    admittedOn: row.admitted_on,
    officialOn: row.official_on,
    status: (row.status ?? 'full') as MemberRow['status'],
    cardNoMasked: null,
    version: row.version,
    allowed: inReach ? ['members.get'] : [],
  }
}

interface PageWanted {
  key: (string | number | null)[] | null
  limit: number
}

async function members(context: QueryContext, cell: Extract<CellQuestion, { list: 'members' }>, wanted: PageWanted) {
  const { key, limit } = wanted
  const found = await pageOfPeople(context.tx, cell.people, cell.condition, key, limit + 1)
  const { rows, next } = cutPage(found, limit, (row) => [row.province_code, row.sort_key, row.id])
  const called = rows.map((row) => ({ province: row.province_code, id: row.organisation_id, day: cell.day }))
  const names = await namesOf(context.tx, called)
  return {
    list: 'members' as const,
    rows: rows.map((row) => toMemberRow(context, row, names.get(`${row.organisation_id}/${cell.day}`) ?? '')),
    next,
    total: null,
  }
}

async function movements(
  context: QueryContext,
  asked: Asked,
  cell: Extract<CellQuestion, { list: 'movements' }>,
  { key, limit }: PageWanted,
) {
  const found = await pageOfEvents(context.tx, asked, cell.events, key, limit + 1)
  const { rows, next } = cutPage(found, limit, (row) =>
    asked.kind === 'country' ? [row.day, row.province_code, row.id] : [row.sort_key, row.day, row.id],
  )
  const people = await peopleOfEvents(context.tx, asked, rows)
  const called = rows.map((row) => ({ province: row.province_code, id: row.organisation_id, day: row.day }))
  const names = await namesOf(context.tx, called)
  const unknown = {
    gender: null,
    full_name: 'Không còn trong phạm vi',
    birth_date: null,
    admitted_on: null,
    official_on: null,
  }
  return {
    list: 'movements' as const,
    rows: rows.map((row): MovementRow => {
      const person: Shown = {
        ...(people.get(row.member_id) ?? {
          ...unknown,
          province_code: row.province_code,
          id: row.member_id,
          status: null,
          version: 1,
          path: '',
        }),
        organisation_id: row.organisation_id,
      }
      return {
        ...toMemberRow(context, person, names.get(`${row.organisation_id}/${row.day}`) ?? ''),
        movement: {
          kind: row.kind as MovementRow['movement']['kind'],
          kindName: movementNames[row.kind] ?? row.kind,
          on: row.day,
          counterpartName: row.counterpart_name,
        },
      }
    }),
    next,
    total: null,
  }
}

async function organisations(
  context: QueryContext,
  asked: Asked,
  cell: Extract<CellQuestion, { list: 'organisations' }>,
  { key, limit }: PageWanted,
) {
  const { day: on } = cell
  const found = await pageOfUnits(context.tx, asked, cell.units, cell.condition, on, key, limit + 1)
  const { rows, next } = cutPage(found, limit, (row) => [row.province_code, row.path])
  return {
    list: 'organisations' as const,
    rows: rows.map((row) => ({
      id: row.id,
      provinceCode: row.province_code,
      code: row.code,
      name: row.name,
      typeCode: row.type_code,
      typeName: typeName(row.type_code, on),
      unitTypeName: row.unit === null ? null : (unitTypes.byCode(row.unit)?.name ?? row.unit),
      foundedOn: row.founded_on,
    })),
    next,
    total: null,
  }
}

export const listCell = serveQuery(contract, {
  scope: viewStatistics,
  run: async (context, input) => {
    const wrong = refusePeriod(input)
    if (wrong !== null) return wrong
    const asked = await findAsked(context, viewStatistics, input)
    if (asked instanceof Refusal) return asked
    const { on, from, limit, after } = input
    const cell = await cellQuestion(context, asked, { ...input, year: input.year, periods: periodsOf(from, on) })
    if (cell === null) return refuse('reports.cell-without-list')
    const shape = cell.list === 'movements' && asked.kind === 'country' ? keys.movementsByDay : keys[cell.list]
    const key = readCursor<(string | number | null)[]>(after, shape)
    if (key instanceof Refusal) return key
    const wanted: PageWanted = { key, limit }
    if (cell.list === 'members') return members(context, cell, wanted)
    return cell.list === 'movements'
      ? movements(context, asked, cell, wanted)
      : organisations(context, asked, cell, wanted)
  },
})
