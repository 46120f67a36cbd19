// Entries of a member's career: work, training, awards and so on, as dated facts.
import type { Selectable } from 'kysely'
import type { CareerEntries } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'

export type CareerRow = Selectable<CareerEntries>

export interface CareerFields {
  kind?: string
  fromDate?: string | null
  toDate?: string | null
  title?: string
  place?: string | null
  detail?: string | null
  document?: string | null
}

const columns = {
  kind: 'kind',
  fromDate: 'from_date',
  toDate: 'to_date',
  title: 'title',
  place: 'place',
  detail: 'detail',
  document: 'document',
} as const

/** Vietnamese names of the fields, for the history. */
export const careerFieldNames: Readonly<Record<keyof CareerFields, string>> = {
  kind: 'loại',
  fromDate: 'từ',
  toDate: 'đến',
  title: 'nội dung',
  place: 'nơi',
  detail: 'chi tiết',
  document: 'văn bản',
}

export async function careerOf(context: Pick<QueryContext, 'tx' | 'province'>, memberId: string): Promise<CareerRow[]> {
  return context.tx
    .selectFrom('career_entries')
    .selectAll()
    .where('province_code', '=', context.province)
    .where('member_id', '=', memberId)
    .orderBy('from_date', (o) => o.asc().nullsLast())
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** Disciplines of a member that stand and came into force within some days, by day. */
export const disciplinesOf = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  memberId: string,
  from: string,
  to: string,
): Promise<{ title: string; on: string }[]> =>
  (
    await tx
      .selectFrom('career_entries')
      .select(['title', 'from_date'])
      .where('province_code', '=', province)
      .where('member_id', '=', memberId)
      .where('kind', '=', 'discipline')
      .where('ended', '=', false)
      .where('from_date', '>=', from)
      .where('from_date', '<=', to)
      .orderBy('from_date')
      .execute()
  ).map(({ title, from_date: on }) => ({ title, on: on ?? '' }))

/** The same of everybody of a branch, by member and day. */
export const disciplinesIn = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  organisationId: string,
  from: string,
  to: string,
): Promise<{ memberId: string; title: string; on: string }[]> =>
  (
    await tx
      .selectFrom('career_entries')
      .innerJoin('members', (on) =>
        on
          .onRef('members.province_code', '=', 'career_entries.province_code')
          .onRef('members.id', '=', 'career_entries.member_id'),
      )
      .select(['career_entries.member_id as memberId', 'career_entries.title', 'career_entries.from_date as on'])
      .where('career_entries.province_code', '=', province)
      .where('members.province_code', '=', province)
      .where('members.organisation_id', '=', organisationId)
      .where('members.status', '<>', 'left')
      .where('career_entries.kind', '=', 'discipline')
      .where('career_entries.ended', '=', false)
      .where('career_entries.from_date', '>=', from)
      .where('career_entries.from_date', '<=', to)
      .orderBy('career_entries.from_date')
      .execute()
  ).map(({ memberId, title, on }) => ({ memberId, title, on: on ?? '' }))

export async function insertEntry(
  context: Pick<EnteringContext, 'tx' | 'province' | 'newId'>,
  member: { id: string; path: string },
  fields: CareerFields & { kind: string; title: string },
): Promise<string> {
  const id = context.newId()
  await context.tx
    .insertInto('career_entries')
    .values({
      province_code: context.province,
      id,
      member_id: member.id,
      path: member.path,
      kind: fields.kind,
      title: fields.title,
      from_date: fields.fromDate ?? null,
      to_date: fields.toDate ?? null,
      place: fields.place ?? null,
      detail: fields.detail ?? null,
      document: fields.document ?? null,
    })
    .execute()
  return id
}

/** The entry within the scope, locked. */
export async function findEntry(context: CommandContext, scope: SeatScope, id: string): Promise<CareerRow | undefined> {
  return context.tx
    .selectFrom('career_entries')
    .selectAll()
    .where('province_code', '=', context.province)
    .where('id', '=', id)
    .where(scope.rows(context.actor, context.province, 'career_entries'))
    .forUpdate()
    .executeTakeFirst()
}

/** The fields that differ from the row: field → [before, after]. */
export function careerChanges(row: CareerRow, fields: CareerFields): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const field of Object.keys(columns) as (keyof CareerFields)[]) {
    const value = fields[field]
    if (value !== undefined && value !== row[columns[field]]) changes[field] = [row[columns[field]], value]
  }
  return changes
}

export async function updateEntry(
  context: Pick<EnteringContext, 'tx' | 'province'>,
  row: CareerRow,
  set: { fields?: Record<string, readonly [unknown, unknown]>; ended?: { reason: string } },
): Promise<number> {
  const version = row.version + 1
  const values = Object.fromEntries(
    Object.entries(set.fields ?? {}).map(([field, [, after]]) => [columns[field as keyof CareerFields], after]),
  )
  await context.tx
    .updateTable('career_entries')
    .set({ ...values, ...(set.ended === undefined ? {} : { ended: true, ended_reason: set.ended.reason }), version })
    .where('province_code', '=', context.province)
    .where('id', '=', row.id)
    .execute()
  return version
}

/** The entry as an operation shows it. */
export const shownEntry = (row: CareerRow) => ({
  id: row.id,
  kind: row.kind as 'work' | 'education' | 'training' | 'award' | 'discipline' | 'journey',
  fromDate: row.from_date,
  toDate: row.to_date,
  title: row.title,
  place: row.place,
  detail: row.detail,
  document: row.document,
  ended: row.ended,
  endedReason: row.ended_reason,
  version: row.version,
})

/** Writes entries that came along with a record; one that is here already takes the newer content. */
export async function putEntries(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  member: { id: string; path: string },
  entries: readonly Omit<CareerRow, 'province_code' | 'member_id' | 'path'>[],
): Promise<void> {
  if (entries.length === 0) return
  const values = entries.map((entry) => ({
    ...entry,
    province_code: province,
    member_id: member.id,
    path: member.path,
  }))
  await tx
    .insertInto('career_entries')
    .values(values)
    .onConflict((c) =>
      c.columns(['province_code', 'id']).doUpdateSet((eb) => ({
        path: eb.ref('excluded.path'),
        kind: eb.ref('excluded.kind'),
        title: eb.ref('excluded.title'),
        from_date: eb.ref('excluded.from_date'),
        to_date: eb.ref('excluded.to_date'),
        place: eb.ref('excluded.place'),
        detail: eb.ref('excluded.detail'),
        document: eb.ref('excluded.document'),
        ended: eb.ref('excluded.ended'),
        ended_reason: eb.ref('excluded.ended_reason'),
        version: eb.ref('excluded.version'),
      })),
    )
    .execute()
}
