// What a filter of members means in SQL: for the list, the count, an export and the list behind a figure alike.
import { type RawBuilder, sql } from 'kysely'
import type { MemberFilter } from '#contract/members.ts'
import { type PathRange, subtree } from '#db/tenancy.ts'
import { reachOf } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { figureCondition } from '#modules/members/figures/condition.ts'
import { bandColumn } from '#modules/members/store/bands.ts'
import { type HashedField, hashColumns, hashOf } from '#modules/members/store/columns.ts'
import { organisationInReach } from '#modules/members/store/organisations.ts'
import { readBranchText, readSearchText, type SearchText } from '#rules/members/search-text.ts'
import { bandsOf } from '#rules/statistics/cross-fields.ts'
import { figureByKey } from '#rules/statistics/figures.ts'

/** A filter ready for a statement: tables under the aliases m (members) and, for a past day, s (membership) and t (status). */
export interface MemberSelection {
  from: RawBuilder<unknown>
  where: RawBuilder<boolean>
  /** Columns that depend on the day. */
  branchId: RawBuilder<string>
  branchPath: RawBuilder<string>
  status: RawBuilder<string>
  /** About today: `from` is members alone. */
  present: boolean
  range: PathRange
  /** The path of the organisation whose subtree is listed. */
  path: string
  /** Patterns of a search by name among those who live there today: it may go through the search function. */
  name: Extract<SearchText, { kind: 'name' }> | null
  /** The text was read as somebody's name; where nobody bears it, it may be a branch's. */
  orBranch: boolean
  /** Nothing but the place, or a text that is a name, narrows the list. */
  nothingElse: boolean
  /** The text is a number, a year of birth or a branch, which have indexes of their own. */
  byOther: boolean
  /** The kept figure that equals the count of this filter, if one does. */
  countedBy: string | null
}

const invalid = (path: string, message: string): Refusal => refuse('kernel.invalid-input', {}, [{ path, message }])

/** The subtree a filter looks at: the organisation asked for, or all the seat reaches. */
async function pathOf(
  context: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<string | null> {
  const { seat } = context.actor
  if (organisationId !== undefined && organisationId !== seat.organisationId) {
    return (await organisationInReach(context, scope, organisationId))?.path ?? null
  }
  return context.actor.national ? `${context.province}/` : seat.path
}

/** Whether the event happened to `m` within reach, on a day of the span. */
function happened(
  province: string,
  { event, eventFrom, eventTo }: Pick<MemberFilter, 'event' | 'eventFrom' | 'eventTo'>,
): RawBuilder<boolean> {
  const from = eventFrom === undefined ? sql`` : sql`and v.happened_on >= ${eventFrom}::date`
  const to = eventTo === undefined ? sql`` : sql`and v.happened_on <= ${eventTo}::date`
  return sql<boolean>`m.id in (select v.member_id from member_movements v
    where v.province_code = ${province} and v.kind = ${event} ${from} ${to})`
}

/** The code in a column of `m`; `unknown` is an empty one. */
const equal = (column: string, value: string): RawBuilder<boolean> =>
  value === 'unknown' ? sql`${sql.ref(`m.${column}`)} is null` : sql`${sql.ref(`m.${column}`)} = ${value}`

const CODES = [
  ['gender', 'gender'],
  ['ethnicity', 'ethnicity_code'],
  ['religion', 'religion_code'],
  ['education', 'education_code'],
  ['professional', 'professional_code'],
  ['theory', 'theory_code'],
  ['occupation', 'occupation_code'],
] as const

/** What is asked of the record itself, with the age reached on `day`. */
function byRecord(province: string, filter: MemberFilter, day: string): RawBuilder<boolean>[] | Refusal {
  const narrowing: RawBuilder<boolean>[] = []
  for (const group of ['age', 'partyAge'] as const) {
    const band = filter[group]
    if (band === undefined) continue
    if (!bandsOf(group).some(({ value }) => value === band)) return invalid(group, 'Không có nhóm tuổi này.')
    narrowing.push(sql`${bandColumn(group, day)} = ${band}`)
  }
  if (filter.event !== undefined) narrowing.push(happened(province, filter))
  else if ((filter.eventFrom ?? filter.eventTo) !== undefined)
    return invalid('event', 'Chọn biến động trước khi ghi ngày.')
  for (const [field, column] of CODES) {
    const value = filter[field]
    if (value !== undefined) narrowing.push(equal(column, value))
  }
  if (filter.birthYearFrom !== undefined) narrowing.push(sql`m.birth_on >= ${`${filter.birthYearFrom}-01-01`}::date`)
  if (filter.birthYearTo !== undefined) narrowing.push(sql`m.birth_on <= ${`${filter.birthYearTo}-12-31`}::date`)
  // A partial date counts by the first day it can mean.
  const admitted = sql`(m.admitted_on || substr('-01-01', length(m.admitted_on) - 3))`
  if (filter.admittedFrom !== undefined) narrowing.push(sql`${admitted} >= ${filter.admittedFrom}`)
  if (filter.admittedTo !== undefined) narrowing.push(sql`${admitted} <= ${filter.admittedTo}`)
  return narrowing
}

/** Ids of the organisations so named within the range, by a function that reads past the policy: under it no index of names can be used. */
export const namedBranches = (
  province: string,
  { lo, hi }: PathRange,
  { begins, inside }: ReturnType<typeof readBranchText>,
): RawBuilder<unknown> => sql`named_organisations(${province}, ${lo}, ${hi}, ${begins}, ${inside})`

/** What was typed: a name, a number, a file, a year of birth, the branch by a name of today or before; null where nothing was. */
function byText(
  wanted: SearchText,
  { province, secrets }: Pick<QueryContext, 'province' | 'secrets'>,
  branchId: RawBuilder<string>,
  range: PathRange,
): RawBuilder<boolean> | null {
  switch (wanted.kind) {
    case 'name':
      return sql`(m.search_key like ${wanted.begins} or m.search_key like ${wanted.inside})`
    case 'file-no':
      return sql`m.file_no = any(${wanted.fileNos})`
    case 'birth-year':
      return sql`m.birth_on >= ${`${wanted.year}-01-01`}::date and m.birth_on <= ${`${wanted.year}-12-31`}::date`
    case 'number': {
      const is = (field: HashedField) =>
        sql`${sql.ref(`m.${hashColumns[field]}`)} = ${hashOf(field, wanted.digits, secrets)}`
      return sql`(${is('personalNo')} or ${is('cardNo')} or ${is('formerCardNo')})`
    }
    case 'former-card':
      return sql`m.former_card_no_hash = ${hashOf('formerCardNo', wanted.digits, secrets)}`
    case 'branch':
      return sql`${branchId} in (select ${namedBranches(province, range, wanted)})`
    case 'nothing':
      return null
  }
}

/** Where somebody belongs and as what: of today members say it, of a past day the facts `known` of that day. */
function belonging(province: string, past: string | null) {
  if (past === null) return { from: sql`members m`, placed: 'm', status: sql.ref<string>('m.status'), known: [] }
  const stood = (table: string) =>
    sql<boolean>`${sql.ref(`${table}.valid_from`)} <= ${past}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${past}::date)`
  return {
    from: sql`memberships s
            join members m on m.province_code = ${province} and m.id = s.member_id
            join member_statuses t on t.province_code = ${province} and t.member_id = s.member_id`,
    placed: 's',
    status: sql.ref<string>('t.status'),
    known: [sql<boolean>`s.province_code = ${province}`, stood('s'), stood('t')],
  }
}

/**
 * Turns a filter into SQL within the scope, or says what is wrong with it. An organisation out of reach is not found. `text`: how words that
 * could be anybody's name are taken.
 */
export async function memberFilter(
  context: QueryContext,
  scope: SeatScope,
  filter: MemberFilter,
  text: 'person' | 'branch' = 'person',
): Promise<MemberSelection | Refusal> {
  const { province, today, actor } = context
  const past = filter.on !== undefined && filter.on !== today ? filter.on : null
  if (past !== null && past > today) return invalid('on', 'Ngày này chưa đến.')
  const figure = filter.figure === undefined ? null : figureByKey(filter.figure)
  if (figure === undefined) return invalid('figure', 'Không có số liệu này.')
  if (figure !== null && past !== null) return invalid('figure', 'Danh sách sau một con số chỉ xem được tại hôm nay.')
  const path = await pathOf(context, scope, filter.organisationId)
  if (path === null) return notFound()
  const range = subtree(path)

  const { from, placed, status, known } = belonging(province, past)
  const all: RawBuilder<boolean>[] = [...known, sql`m.province_code = ${province}`, scope.rows(actor, province, 'm')]
  // What the scope says already is not said twice: the planner would multiply both and expect next to nobody.
  const reach = reachOf(actor)
  if (past !== null || range.lo !== reach.lo || range.hi !== reach.hi) {
    all.push(sql`${sql.ref(`${placed}.path`)} >= ${range.lo} and ${sql.ref(`${placed}.path`)} < ${range.hi}`)
  }
  const living = filter.status === 'living' || (filter.status === undefined && filter.event === undefined)
  if (living) all.push(sql`${status} <> 'left'`)
  else if (filter.status !== undefined) all.push(sql`${status} = ${filter.status}`)

  const narrowing = byRecord(province, filter, past ?? today)
  if (narrowing instanceof Refusal) return narrowing
  if (figure !== null) narrowing.push(figureCondition(figure, today, 'm'))

  const wanted = (text === 'branch' ? readBranchText : readSearchText)(filter.text ?? '')
  const plain = living && filter.event === undefined && past === null && actor.seat.role !== 'member'
  const byOther = wanted.kind !== 'name' && wanted.kind !== 'nothing'
  const nothingElse = narrowing.length === 0 && !byOther
  const branchId = sql.ref<string>(`${placed}.organisation_id`)
  const said = byText(wanted, context, branchId, range)
  if (said !== null) narrowing.push(said)

  const onlyFigure = figure !== null && narrowing.length === 1 && living
  return {
    from,
    where: sql<boolean>`${sql.join([...all, ...narrowing], sql` and `)}`,
    branchId,
    branchPath: sql.ref(`${placed}.path`),
    status,
    present: past === null,
    range,
    path,
    name: plain && wanted.kind === 'name' ? wanted : null,
    orBranch: wanted.kind === 'name' && wanted.orBranch,
    nothingElse,
    byOther,
    countedBy:
      plain && nothingElse && wanted.kind === 'nothing'
        ? 'total'
        : onlyFigure && actor.seat.role !== 'member'
          ? figure.key
          : null,
  }
}
