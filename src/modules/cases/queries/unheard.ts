// Messages between cases that have not been taken in: what, to or from whom, why not, what to do; for a case, and for a whole reach.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { listUnheard, type UnheardMessage } from '#contract/case-messages.ts'
import { id } from '#contract/fields.ts'
import { explainRefusal, type RefusalFacts } from '#contract/refusals.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import type { Handed } from '#modules/cases/flow/receive.ts'
import { keepMessages } from '#modules/cases/scope.ts'
import { lineOf, type OutsidePlaces } from '#modules/cases/store/places.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { type MessageCode, messages } from '#rules/lifecycle/messages.ts'

interface Row {
  id: string
  direction: 'out' | 'in'
  message: string
  content_sealed: string
  written_at: Date
  tried_at: Date | null
  fault: string | null
  fault_facts: RefusalFacts | null
  case_id: string | null
  subject_name: string | null
  lifecycle: string | null
  places: OutsidePlaces | null
}

const titleOf = (message: string): string => messages[message as MessageCode] ?? 'Chuyển hồ sơ điện tử của đảng viên'

/** The organisation at the other end, by its name of today; null where it is another case of the same organisation. */
async function otherEnd({ tx, secrets }: QueryContext, row: Row): Promise<string | null> {
  const content: Handed = JSON.parse(secrets.unseal(row.content_sealed))
  const sender = 'from' in content ? content.from : null
  const named = row.direction === 'in' ? sender : ('place' in content && content.place) || outsideOf(row)
  if (named === null) return null
  if (row.direction === 'out' && named.organisationId === sender?.organisationId) return null
  return (await lineOf(tx, named.provinceCode, named.organisationId)).at(-1)?.name ?? null
}

const outsideOf = ({ places }: Row) => Object.values(places ?? {})[0] ?? null

async function shown(context: QueryContext, row: Row): Promise<UnheardMessage> {
  const why = row.fault === null ? null : explainRefusal(row.fault, row.fault_facts ?? {})
  return {
    id: row.id,
    direction: row.direction,
    title: titleOf(row.message),
    otherEnd: await otherEnd(context, row),
    caseId: row.case_id,
    caseTitle: row.lifecycle === null ? null : (lifecycleByCode(row.lifecycle)?.title ?? row.lifecycle),
    subjectName: row.subject_name,
    writtenAt: new Date(row.written_at).toISOString(),
    triedAt: row.tried_at === null ? null : new Date(row.tried_at).toISOString(),
    why: why === null ? null : { code: row.fault ?? '', ...why },
  }
}

/** One after the other: they ask on the one connection of the transaction. */
async function shownAll(context: QueryContext, rows: readonly Row[]): Promise<UnheardMessage[]> {
  const all: UnheardMessage[] = []
  for (const row of rows) all.push(await shown(context, row))
  return all
}

/** Rows not handed over, with the case they belong to here; one that would open a case has none at its receiving end. */
async function read(context: QueryContext, where: RawBuilder<boolean>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.direction, m.message, m.content_sealed, m.written_at, m.tried_at, m.fault, m.fault_facts,
           c.id as case_id, c.subject_name, c.lifecycle, c.places
      from case_messages m left join cases c on c.province_code = ${context.province} and c.id = m.case_id
     where m.province_code = ${context.province} and m.handed_over_at is null and ${where}
     order by m.id desc limit ${limit}`.execute(context.tx)
  return rows
}

const MOST_OF_A_CASE = 20
/** A message is on its way for a moment before there is anything to say about it. */
const failed = sql<boolean>`m.fault is not null`

/** The sender's row says the same: where both ends are in sight, one line is enough. */
const once = (
  province: string,
  more: RawBuilder<boolean>,
): RawBuilder<boolean> => sql`(m.direction = 'out' or not exists (
  select from case_messages o where o.province_code = ${province} and o.id = m.id and o.direction = 'out' and ${more}))`

/** What a case has said without being heard, and what was said to it and could not be taken up; the newest first. */
export async function unheardOf(context: QueryContext, caseId: string): Promise<UnheardMessage[]> {
  const own = once(context.province, sql`o.case_id = m.case_id`)
  const rows = await read(context, sql`m.case_id = ${caseId} and ${failed} and ${own}`, MOST_OF_A_CASE)
  return shownAll(context, rows)
}

const cursor = z.tuple([id])

export const serveListUnheard = serveQuery(listUnheard, {
  scope: keepMessages,
  run: async (context, input) => {
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const reach = sql<boolean>`${keepMessages.rows(context.actor, context.province, 'm')} and ${once(context.province, sql`true`)}`
    const behind = after === null ? sql`true` : sql`m.id < ${String(after[0])}::uuid`
    const rows = await read(context, sql`${failed} and ${reach} and ${behind}`, input.limit + 1)
    const page = cutPage(rows, input.limit, (row) => [row.id])
    return { rows: await shownAll(context, page.rows), next: page.next, total: null }
  },
})
