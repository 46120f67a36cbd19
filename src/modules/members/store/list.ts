// Pages and counts of members: keyset paging over a closed list of orders, one statement a page.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { date, id as idShape } from '#contract/fields.ts'
import type { MemberFilter } from '#contract/members.ts'
import { type PreparedOptions, runPrepared } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { readCursor } from '#kernel/page.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readFigures } from '#modules/members/figures/read.ts'
import { type MemberSelection, memberFilter, namedBranches } from '#modules/members/store/filter.ts'
import { readBranchText } from '#rules/members/search-text.ts'

export interface ListedMember {
  id: string
  full_name: string
  gender: 'male' | 'female' | null
  birth_date: string | null
  branch_id: string
  branch_name: string | null
  admitted_on: string | null
  official_on: string | null
  status: string
  card_no_sealed: string | null
  version: number
  /** Where it stands in the order asked for, besides what is shown; by place in the tree two of them. */
  place: string | null
  place_within?: string
}

export interface PageRequest {
  sort: 'name' | 'birth' | 'admitted' | 'branch'
  direction: 'asc' | 'desc'
  after?: string | undefined
  limit: number
}

/** The sort values of a row, as they stand in a cursor; `branch` sorts by place in the tree, then by name. */
export function sortValues(row: ListedMember, sort: PageRequest['sort']): (string | null)[] {
  return sort === 'branch' ? [row.place, row.place_within ?? null, row.id] : [row.place, row.id]
}

type Keys = { columns: RawBuilder<unknown>[]; casts: string[]; cursor: z.ZodType<(string | null)[]> }

/** What a cursor needs of a row besides its id; of fifty rows every column counts. */
const placeOf = ({ columns: [first, second] }: Keys, sort: PageRequest['sort']): RawBuilder<unknown> =>
  sort === 'branch' ? sql`${first} as place, ${second} as place_within` : sql`${first} as place`

const cursors = {
  branch: z.tuple([z.string(), z.string(), idShape]),
  name: z.tuple([z.string(), idShape]),
  birth: z.tuple([date.nullable(), idShape]),
  admitted: z.tuple([z.string().nullable(), idShape]),
}

function keysOf(selection: MemberSelection, sort: PageRequest['sort']): Keys {
  const id = sql.ref('m.id')
  const name = sql.ref('m.sort_key')
  const cursor = cursors[sort]
  if (sort === 'branch') return { columns: [selection.branchPath, name, id], casts: ['text', 'text', 'uuid'], cursor }
  if (sort === 'name') return { columns: [name, id], casts: ['text', 'uuid'], cursor }
  return sort === 'birth'
    ? { columns: [sql.ref('m.birth_on'), id], casts: ['date', 'uuid'], cursor }
    : { columns: [sql.ref('m.admitted_on'), id], casts: ['text', 'uuid'], cursor }
}

/**
 * Rows behind the cursor, in up to two steps of which each is one range of the index. Rows without a date come last going up and
 * first going down, as the index has them.
 */
function behind(
  { columns, casts }: Keys,
  values: readonly (string | number | null)[],
  sort: PageRequest['sort'],
  up: boolean,
): RawBuilder<boolean>[] {
  const [first, ...rest] = columns
  const placed = values.map((v, i) => sql`${v}::${sql.raw(casts[i] ?? 'text')}`)
  const sign = sql.raw(up ? '>' : '<')
  if (values[0] !== null) {
    const later = sql<boolean>`(${sql.join(columns)}) ${sign} (${sql.join(placed)})`
    return up && (sort === 'birth' || sort === 'admitted') ? [later, sql<boolean>`${first} is null`] : [later]
  }
  const among = sql<boolean>`${first} is null and (${sql.join(rest)}) ${sign} (${sql.join(placed.slice(1))})`
  return up ? [among] : [among, sql<boolean>`${first} is not null`]
}

/** So many people of one name are looked through for a search that is narrowed or ordered otherwise; a more common name is scanned. */
const CANDIDATES = 10_000

const wholeProvince = (context: QueryContext, selection: MemberSelection): boolean =>
  selection.path === `${context.province}/`

/**
 * Across a province names are searched by the function that reads past the policy, and the members are then read by their ids: under the
 * policy no index of names can be used. A commune is small enough without.
 */
const searchedThere = (context: QueryContext, selection: MemberSelection): SearchedName | null =>
  wholeProvince(context, selection) ? selection.name : null

type SearchedName = NonNullable<MemberSelection['name']>

/** The ids of those so named, in the order of names, as a table of a statement. */
function namedThere(
  { province }: QueryContext,
  { begins, inside, first, given }: SearchedName,
  page: { after: (string | number | null)[] | null; up: boolean; limit: number },
): RawBuilder<unknown> {
  const search = sql.raw(page.up ? 'search_members_up' : 'search_members_down')
  return sql`${search}(${province}, ${begins}, ${inside}, ${first}::text[], ${given}::text[], ${page.after?.[0] ?? null},
    ${page.after?.[1] ?? null}::uuid, ${page.limit})`
}

/** Ids of those so named, as far as there are no more than are looked through; null where there are more. */
async function candidates({ tx, province }: QueryContext, { begins, inside }: SearchedName): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`
    select m.id from named_members(${province}, ${begins}, ${inside}, ${CANDIDATES + 1}) m(id)`.execute(tx)
  return rows.length > CANDIDATES ? null : rows.map((row) => row.id)
}

/** One page and one row more (the sign that it goes on). `last`: nothing is asked of the database after it and what is asked at once. */
export async function readPage(
  context: QueryContext,
  selection: MemberSelection,
  request: PageRequest,
  last = false,
): Promise<ListedMember[] | Refusal> {
  const keys = keysOf(selection, request.sort)
  const after = readCursor(request.after, keys.cursor)
  if (after instanceof Refusal) return after
  const up = request.direction === 'asc'
  const order = sql.join(keys.columns.map((column) => sql`${column} ${sql.raw(up ? 'asc' : 'desc')}`))
  const { tx, province } = context
  let { from } = selection
  let steps = after === null ? [sql<boolean>`true`] : behind(keys, after, request.sort, up)
  const searched = searchedThere(context, selection)
  const paged = searched !== null && selection.nothingElse && request.sort === 'name'
  if (paged) {
    const named = namedThere(context, searched, { after, up, limit: request.limit + 1 })
    steps = [sql<boolean>`m.id = any (array(select id from ${named}))`]
  } else if (searched !== null) {
    const found = await candidates(context, searched)
    if (found?.length === 0) return []
    if (found !== null) from = amongIds(province, found)
  }
  const columns = sql`m.id, m.full_name, m.gender, m.birth_date, m.admitted_on, m.official_on, m.card_no_sealed, m.version,
    ${selection.status} as status, ${selection.branchId} as branch_id, ${placeOf(keys, request.sort)},
    (select o.name from organisations o where o.province_code = ${province} and o.id = ${selection.branchId}) as branch_name`
  // Said in the text, because a plan is kept by its text and these two want different ones.
  const width = sql.raw(wholeProvince(context, selection) ? '/* province */' : '')
  const settings = searched !== null && !paged ? [] : steering(context, selection, request.sort, paged)
  if (!selection.nothingElse && settings.length > 0) await sql.raw(settings.join('; ')).execute(tx)
  const options: PreparedOptions = { settings, last: last && steps.length === 1 }
  const straight = !selection.present || paged || (searched === null && inOrder(context, selection, request.sort))
  const rows: ListedMember[] = []
  for (const step of steps) {
    const tail = sql`where ${selection.where} and ${step} order by ${order} limit ${request.limit + 1 - rows.length}`
    // Otherwise first the keys of the page, which an index holds alone, then the rows.
    const page = straight
      ? sql`select ${width} ${columns} from ${from} ${tail}`
      : sql`select ${width} ${columns} from members m where m.province_code = ${province}
             and m.id = any (array(select m.id from ${from} ${tail})) order by ${order}`
    const statement = sql<ListedMember>`${page}`
    // Whatever else narrows a list may want another plan for other values.
    rows.push(
      ...(selection.nothingElse ? await runPrepared(tx, statement, options) : (await statement.execute(tx)).rows),
    )
    if (rows.length > request.limit) break
  }
  return rows
}

/** Whether an index has the rows in this order, so that a page is read as it comes. */
const inOrder = (context: QueryContext, selection: MemberSelection, sort: PageRequest['sort']): boolean =>
  selection.nothingElse && (wholeProvince(context, selection) || sort === 'branch')

/**
 * What is said to the planner, for this transaction, that it cannot see. A plan made for the values at hand costs more than the page it
 * reads, and expects one row where there are hundreds: the plan without values is kept, where nothing but the place narrows the list.
 * Across a province the code and the range of paths say the same twice, so it expects few rows and would read and sort a province for a
 * page: there is an index for each of these orders. Not for a number, a year of birth or a branch, which have indexes of their own.
 */
const steering = (
  context: QueryContext,
  selection: MemberSelection,
  sort: PageRequest['sort'],
  paged: boolean,
): string[] => [
  ...(selection.nothingElse ? ['set local plan_cache_mode = force_generic_plan'] : []),
  ...(wholeProvince(context, selection) && sort !== 'branch' && !paged && !selection.byOther
    ? ['set local enable_sort = off']
    : []),
]

/** Members by their ids: one look-up each in the primary key, whatever else is asked of them. */
const amongIds = (province: string, ids: readonly string[]): RawBuilder<unknown> =>
  sql`unnest(${ids}::uuid[]) w(id) join members m on m.province_code = ${province} and m.id = w.id`

/** How many the selection has: from the kept figures where they know it, by counting otherwise. */
export async function countSelection(context: QueryContext, selection: MemberSelection): Promise<number> {
  const { tx, province, today } = context
  if (selection.countedBy !== null) {
    const figures = await readFigures(tx, province, selection.path, today, selection.countedBy)
    return figures[selection.countedBy] ?? 0
  }
  let { from } = selection
  const searched = searchedThere(context, selection)
  if (searched !== null) {
    if (selection.nothingElse) {
      const { rows } = await sql<{
        total: number
      }>`select count_named_members(${province}, ${searched.begins}, ${searched.inside}) as total`.execute(tx)
      return rows[0]?.total ?? 0
    }
    const found = await candidates(context, searched)
    if (found !== null) from = amongIds(province, found)
  }
  const { rows } = await sql<{
    total: number
  }>`select count(*) as total from ${from} where ${selection.where}`.execute(tx)
  return rows[0]?.total ?? 0
}

/** How many the selection has in each branch. */
export async function countByBranch(
  { tx }: QueryContext,
  { from, where, branchId }: MemberSelection,
): Promise<{ organisationId: string; count: number }[]> {
  const { rows } = await sql<{ organisationId: string; count: number }>`
    select ${branchId} as "organisationId", count(*)::integer as count from ${from} where ${where} group by 1`.execute(
    tx,
  )
  return rows
}

/**
 * The same filter with its words taken as a branch's name, for where nobody bears them; null where no branch is called so. That is asked
 * first, for it takes a fraction of the time of asking for its members.
 */
export async function byBranchInstead(
  context: QueryContext,
  scope: SeatScope,
  filter: MemberFilter,
  { orBranch, range }: MemberSelection,
): Promise<MemberSelection | Refusal | null> {
  if (!orBranch) return null
  const named = namedBranches(context.province, range, readBranchText(filter.text ?? ''))
  const some = await runPrepared(context.tx, sql`select from ${named} limit 1`)
  return some.length === 0 ? null : memberFilter(context, scope, filter, 'branch')
}
