// Enters members into branches: records, memberships, statuses, movements and figures, a handful of statements for any number.
import { sql } from 'kysely'
import type { FigureChange, MemberFacts } from '#modules/members/figures/deltas.ts'
import { figuresChangedMany } from '#modules/members/figures/keep.ts'
import { type BulkRow, type ColumnType, insertMany } from '#modules/members/store/bulk.ts'
import {
  columnsOf,
  hashColumns,
  type MemberInput,
  plainColumns,
  sealedColumns,
} from '#modules/members/store/columns.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import { factsOf, type MemberRow } from '#modules/members/store/record.ts'
import { addMovements, type Counterpart, type TransferSlip } from '#modules/members/store/spans.ts'
import { earliest } from '#rules/calendar/partial-date.ts'
import type { MemberStatus } from '#rules/members/status-change.ts'

/** One member to enter. The caller has checked the record and that the branch is within reach, lives and holds members. */
export interface NewMember {
  /** The id of the record, where the person had one before; made here when not given. */
  id?: string
  organisationId: string
  /** The path of that branch. */
  path: string
  fields: MemberInput & { fullName: string }
  status: Exclude<MemberStatus, 'left'>
  /** Since when in this branch. */
  memberFrom: string
  basis: 'admission' | 'transfer' | 'import' | 'entry'
  document: string | null
  importId: string | null
  /** The increase that biểu 1 counts on `memberFrom`; null when the member had long been there. */
  movement: {
    kind: 'admitted' | 'transferred-in' | 'restored'
    counterpart: Counterpart | null
    slip?: TransferSlip
  } | null
  /** The statuses so far, the last of them open; reckoned from the record when not given. */
  statuses?: readonly NewStatus[]
}

export interface NewStatus {
  status: string
  from: string
  to: string | null
  document: string | null
}

const memberColumns: Record<string, ColumnType> = {
  province_code: 'text',
  id: 'uuid',
  path: 'text',
  organisation_id: 'uuid',
  full_name: 'text',
  search_key: 'text',
  sort_key: 'text',
  birth_on: 'date',
  ...Object.fromEntries(
    [plainColumns, sealedColumns, hashColumns].flatMap(Object.values<string>).map((c) => [c, 'text' as const]),
  ),
  status: 'text',
  import_id: 'uuid',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
}
const fact: Record<string, ColumnType> = { province_code: 'text', id: 'uuid', member_id: 'uuid', path: 'text' }
const span: Record<string, ColumnType> = { valid_from: 'date', valid_to: 'date', document: 'text' }

function factsOfNew(member: NewMember): MemberFacts {
  const { fields } = member
  const day = (value: string | null | undefined): string | null => (value == null ? null : earliest(value))
  return {
    path: member.path,
    status: member.status,
    gender: fields.gender ?? null,
    ethnicityCode: fields.ethnicityCode ?? null,
    religionCode: fields.religionCode ?? null,
    educationCode: fields.educationCode ?? null,
    professionalCode: fields.professionalCode ?? null,
    academicTitle: fields.academicTitle ?? null,
    theoryCode: fields.theoryCode ?? null,
    occupationCode: fields.occupationCode ?? null,
    birthOn: day(fields.birthDate),
    partySinceOn: day(fields.decisionOn),
  }
}

/** Status rows from the day of entering: a full member who became one after that day was probationary until then. */
function statusSpans(
  member: NewMember,
): { status: string; valid_from: string; valid_to: string | null; document?: string | null }[] {
  if (member.statuses !== undefined) {
    return member.statuses.map(({ status, from, to, document }) => ({
      status,
      valid_from: from,
      valid_to: to,
      document,
    }))
  }
  const from = member.memberFrom
  const official = member.fields.officialOn ?? null
  if (member.status === 'full' && official !== null && official.length === 10 && official > from) {
    return [
      { status: 'probationary', valid_from: from, valid_to: official },
      { status: 'full', valid_from: official, valid_to: null },
    ]
  }
  return [{ status: member.status, valid_from: from, valid_to: null }]
}

/** Enters the members and answers their ids, in order. Numbers are sealed here; duplicates are for the caller to find first. */
export async function registerMembers(context: EnteringContext, members: readonly NewMember[]): Promise<string[]> {
  const { tx, province, now, secrets, newId } = context
  const at = now.toISOString()
  const rows = members.map((member) => ({ id: member.id ?? newId(), member }))
  const base = (id: string, path: string) => ({ province_code: province, id: newId(), member_id: id, path })
  await insertMany(
    tx,
    'members',
    memberColumns,
    rows.map(({ id, member }) => ({
      ...columnsOf(member.fields, secrets),
      province_code: province,
      id,
      path: member.path,
      organisation_id: member.organisationId,
      status: member.status,
      import_id: member.importId,
      created_at: at,
      updated_at: at,
    })),
  )
  await insertMany(
    tx,
    'memberships',
    { ...fact, ...span, organisation_id: 'uuid', basis: 'text' },
    rows.map(({ id, member }) => ({
      ...base(id, member.path),
      organisation_id: member.organisationId,
      valid_from: member.memberFrom,
      basis: member.basis,
      document: member.document,
    })),
  )
  await insertMany(
    tx,
    'member_statuses',
    { ...fact, ...span, status: 'text', ahead: 'boolean' },
    rows.flatMap(({ id, member }) =>
      statusSpans(member).map(
        (s): BulkRow => ({ ...base(id, member.path), ...s, ahead: s.valid_from > context.today }),
      ),
    ),
  )
  await addMovements(
    context,
    rows.flatMap(({ id, member: { movement, ...entered } }) =>
      movement === null
        ? []
        : {
            ...movement,
            member: { id, status: entered.status },
            place: { id: entered.organisationId, path: entered.path },
            on: entered.memberFrom,
            document: entered.document,
          },
    ),
  )
  const changes: FigureChange[] = members.map((member) => ({ before: null, after: factsOfNew(member) }))
  await figuresChangedMany(tx, province, context.today, changes)
  return rows.map(({ id }) => id)
}

/**
 * Takes back the members that an import entered and nobody has touched since (version 1, no career, no post, still one membership).
 * Answers who was taken back and who stays. Figures follow.
 */
export async function withdrawImported(
  context: EnteringContext,
  importId: string,
): Promise<{ withdrawn: string[]; kept: { id: string; fullName: string }[] }> {
  const { tx, province } = context
  const { rows } = await sql<MemberRow & { untouched: boolean }>`
    select m.*, (m.version = 1
        and not exists (select from career_entries c where c.province_code = ${province} and c.member_id = m.id)
        and not exists (select from post_holdings p where p.province_code = ${province} and p.member_id = m.id)
        and (select count(*) from memberships s where s.province_code = ${province} and s.member_id = m.id) = 1) as untouched
      from members m where m.province_code = ${province} and m.import_id = ${importId} for update of m`.execute(tx)
  const gone = rows.filter((row) => row.untouched)
  const ids = gone.map((row) => row.id)
  if (ids.length > 0) {
    for (const table of ['member_movements', 'member_statuses', 'memberships'] as const) {
      await sql`delete from ${sql.table(table)} where province_code = ${province} and member_id = any(${ids}::uuid[])`.execute(
        tx,
      )
    }
    await sql`delete from members where province_code = ${province} and id = any(${ids}::uuid[])`.execute(tx)
    const changes = gone.map((row): FigureChange => ({ before: factsOf(row), after: null }))
    await figuresChangedMany(tx, province, context.today, changes)
  }
  return {
    withdrawn: ids,
    kept: rows.filter((row) => !row.untouched).map((row) => ({ id: row.id, fullName: row.full_name })),
  }
}
