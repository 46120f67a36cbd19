// Finds out which people of a list are already kept: by their numbers first, then by name and birth date. A batch at a time.
import { sql } from 'kysely'
import type { ImportRowState } from '#contract/imports.ts'
import type { Tx } from '#db/tenancy.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { hashesOf, stateOf } from '#modules/members/imports/staged.ts'
import { formatPartialDate } from '#rules/calendar/partial-date.ts'
import type { Finding, MemberValues } from '#rules/member-list/types.ts'
import { searchKey } from '#rules/text/search-key.ts'

/** A living member within reach who may be the person of a row. */
interface Known {
  id: string
  name: string
  key: string
  birthDate: string | null
  personal: string | null
  card: string | null
  branch: string
  path: string
}

export interface Matched {
  state: ImportRowState
  findings: Finding[]
  matchedId: string | null
}

/** Codes of the findings made here: made anew whenever a row is looked at again. */
export const MATCH_CODES: ReadonlySet<string> = new Set([
  'number-of-another',
  'card-of-another',
  'recorded-several',
  'maybe-recorded',
])

async function knownPeople(
  tx: Tx,
  province: string,
  importId: string | null,
  people: readonly { key: string; personal: string | null; card: string | null; birthDate: string }[],
): Promise<Known[]> {
  const wanted = [
    { column: 'personal_no_hash', of: people.map(({ personal }) => ({ value: personal, year: null })) },
    { column: 'card_no_hash', of: people.map(({ card }) => ({ value: card, year: null })) },
    // Dates that may be one day begin with the same year: a common name alone has hundreds of people.
    {
      column: 'search_key',
      of: people.map(({ key, birthDate }) => ({
        value: birthDate === '' ? null : key,
        year: birthDate.slice(0, 4),
      })),
    },
  ]
  const few = (await expectedInReach(tx, province)) < FEW
  const arms = wanted.flatMap(({ column, of }) => {
    const asked = new Map(of.filter(({ value }) => value !== null).map((one) => [`${one.value} ${one.year}`, one]))
    if (asked.size === 0) return []
    const each = [...asked.values()]
    const values = each.map(({ value }) => value)
    const held = sql`province_code = ${province} and status <> 'left' and import_id is distinct from ${importId}`
    if (few) {
      const inYear =
        column === 'search_key'
          ? sql`and search_key || ' ' || left(birth_date, 4) = any(${[...asked.keys()]}::text[])`
          : sql``
      return sql`select * from members where ${held} and ${sql.ref(column)} = any(${values}::text[]) ${inYear}`
    }
    return sql`
      select m.* from unnest(${values}::text[], ${each.map(({ year }) => year)}::text[]) wanted(value, year)
       cross join lateral (
         select * from members where ${held} and ${sql.ref(column)} = wanted.value
            and (wanted.year is null or left(birth_date, 4) = wanted.year) offset 0) m`
  })
  if (arms.length === 0) return []
  // The organisations afterwards: expected to be one, they would be read first, and everybody looked up once for each of them.
  const found = arms.map(
    (arm) =>
      sql`select id, full_name, search_key, birth_date, personal_no_hash, card_no_hash, organisation_id, path from (${arm}) m`,
  )
  const { rows } = await sql<Known>`
    with found as materialized (${sql.join(found, sql` union `)})
    select m.id, m.full_name as name, m.search_key as key, m.birth_date as "birthDate", m.personal_no_hash as personal,
           m.card_no_hash as card, o.name as branch, m.path
      from found m join organisations o on o.province_code = ${province} and o.id = m.organisation_id`.execute(tx)
  return rows
}

/** So few are read as a whole sooner than looked up one by one. */
const FEW = 1_000

/**
 * How many people the planner expects within the reach of the caller. Where it expects few, a list of values reads the reach once at
 * most; asked for one value after the other it would read the reach for each. And it may expect one person where there are thousands: a
 * list that filled a commune is next to nothing beside the province, whose tables are not counted anew for it. Where it expects many, a
 * list of values reads the whole province for every batch, and one value after the other goes through its index.
 */
async function expectedInReach(tx: Tx, province: string): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>`
    explain (format json) select 1 from members where province_code = ${province} and status <> 'left'`.execute(tx)
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0
}

const problem = (field: Finding['field'], code: string, message: string): Finding => ({
  field,
  code,
  severity: 'problem',
  message,
})

/** Two dates that may be one day: the shorter is the beginning of the longer. */
const mayBeOne = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** Who a record belongs to, as far as whoever reads the list may know: a list stays with its organisation. */
const whoseOf = (known: Known, listPath: string): string =>
  known.path.startsWith(listPath) ? `${known.name} (${known.branch})` : 'một đảng viên ở tổ chức khác'

function judge(
  listPath: string,
  values: MemberValues,
  hashes: { personal: string | null; card: string | null },
  known: Known[],
): Matched {
  const key = searchKey(values.fullName)
  const found: Finding[] = []
  let matched: Known | null = null
  const byNumber = hashes.personal === null ? undefined : known.find((k) => k.personal === hashes.personal)
  if (byNumber !== undefined) {
    if (byNumber.key === key) matched = byNumber
    else {
      const whose = whoseOf(byNumber, listPath)
      found.push(
        problem(
          'personalId',
          'number-of-another',
          `Số định danh cá nhân này đang ở hồ sơ của ${whose}: kiểm tra lại số hoặc họ tên.`,
        ),
      )
    }
  }
  const contradicts = (k: Known): boolean =>
    hashes.personal !== null && k.personal !== null && k.personal !== hashes.personal
  const byCard = hashes.card === null ? undefined : known.find((k) => k.card === hashes.card)
  if (byCard !== undefined && byCard.id !== matched?.id) {
    if (matched === null && byCard.key === key && !contradicts(byCard)) matched = byCard
    else {
      const whose = whoseOf(byCard, listPath)
      found.push(
        problem('cardNo', 'card-of-another', `Số thẻ đảng viên này đang ở hồ sơ của ${whose}: kiểm tra lại số.`),
      )
    }
  }
  if (matched === null && byNumber === undefined && values.birthDate !== '') {
    const alike = known.filter((k) => k.key === key && k.birthDate !== null && !contradicts(k))
    const same = alike.filter((k) => k.birthDate === values.birthDate && values.birthDate.length === 10)
    const [first] = same
    if (same.length === 1 && first !== undefined) matched = first
    else if (same.length > 1) {
      const message = `Có ${same.length} hồ sơ cùng họ tên và ngày sinh: ghi số định danh cá nhân để biết là ai.`
      found.push(problem('fullName', 'recorded-several', message))
    } else {
      const maybe = alike.find((k) => k.birthDate !== null && mayBeOne(k.birthDate, values.birthDate))
      if (maybe !== undefined) {
        const message = `Đã có hồ sơ cùng họ tên, sinh ${formatPartialDate(maybe.birthDate ?? '')} tại ${maybe.path.startsWith(listPath) ? maybe.branch : 'tổ chức khác'}: kiểm tra có phải một người không.`
        found.push({ field: 'fullName', code: 'maybe-recorded', severity: 'notice', message })
      }
    }
  }
  return { state: 'new', findings: found, matchedId: matched?.id ?? null }
}

/**
 * Judges people against the records within reach: the state, findings without older ones of this place, and the member who is the
 * same person. `list`: members of this import itself do not count, and people outside its path are not named. Three questions for any number of people.
 */
export async function matchPeople(
  tx: Tx,
  secrets: Secrets,
  province: string,
  list: { importId: string | null; path: string },
  people: readonly { values: MemberValues; findings: readonly Finding[] }[],
): Promise<Matched[]> {
  const keyed = people.map(({ values }) => ({ ...hashesOf(values, secrets), key: searchKey(values.fullName), values }))
  const known = await knownPeople(
    tx,
    province,
    list.importId,
    keyed.map((k) => ({ ...k, birthDate: k.values.birthDate })),
  )
  const index = new Map<string, Known[]>()
  const put = (name: string | null, who: Known): void => {
    if (name !== null) index.set(name, [...(index.get(name) ?? []), who])
  }
  for (const who of known) {
    put(who.key, who)
    put(who.personal, who)
    put(who.card, who)
  }
  return people.map(({ values, findings }, i) => {
    const { personal, card, key } = keyed[i] ?? { personal: null, card: null, key: '' }
    const candidates = [key, personal, card].flatMap((k) => (k === null ? [] : (index.get(k) ?? [])))
    const unique = [...new Map(candidates.map((k) => [k.id, k])).values()]
    const judged = judge(list.path, values, { personal, card }, unique)
    const all = [...findings.filter((f) => !MATCH_CODES.has(f.code)), ...judged.findings]
    return { state: stateOf(all, judged.matchedId !== null), findings: all, matchedId: judged.matchedId }
  })
}
