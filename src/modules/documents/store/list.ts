// Lists of documents, the latest first, a page at a time, also by words of their text.
import { sql } from 'kysely'
import type { PathRange } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { wordKey } from '#rules/text/search-key.ts'
import type { DocumentRecord } from './documents.ts'

export interface Asked {
  organisationId: string | null
  range: PathRange
  direction: string | undefined
  type: string | undefined
  show: 'all' | 'registered' | 'open' | 'drafts'
  from: string | undefined
  to: string | undefined
  text: string | undefined
  after: readonly [string, string] | null
  limit: number
}

export type Listed = DocumentRecord & { organisation_name: string; open_tasks: number }

/** The most words of a question that are looked for. */
const MOST_WORDS = 10

/** What is looked for in a text: each word from its beginning, in any order. */
const patternsOf = (text: string | undefined): string[] =>
  wordKey(text ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => `% ${word}%`)

export async function readDocuments({ tx, province }: QueryContext, asked: Asked): Promise<Listed[]> {
  const { organisationId, range, direction, type, show, from, to, after, limit } = asked
  const patterns = patternsOf(asked.text)
  const found =
    patterns.length === 0
      ? null
      : (
          await sql<{ id: string }>`
            select f.id from find_documents(${province}, ${range.lo}, ${range.hi}, ${patterns}::text[]) f`.execute(tx)
        ).rows.map(({ id }) => id)
  const open = sql`(d.state <> 'registered' or exists (
    select from document_tasks t where t.province_code = ${province} and t.document_id = d.id and t.state in ('proposed', 'settled')))`
  const { rows } = await sql<Listed>`
    select d.*, o.name as organisation_name,
           (select count(*)::integer from document_tasks t
             where t.province_code = ${province} and t.document_id = d.id and t.state in ('proposed', 'settled')) as open_tasks
      from documents d
      join organisations o on o.province_code = ${province} and o.id = d.organisation_id
     where d.province_code = ${province} and d.path >= ${range.lo} and d.path < ${range.hi}
       and ${organisationId === null ? sql`true` : sql`d.organisation_id = ${organisationId}`}
       and ${direction === undefined ? sql`true` : sql`d.direction = ${direction}`}
       and ${type === undefined ? sql`true` : sql`d.type = ${type}`}
       and ${show === 'drafts' ? sql`d.state = 'draft'` : sql`d.state <> 'draft'`}
       and ${show === 'open' ? open : show === 'registered' ? sql`d.state = 'registered'` : sql`true`}
       and ${from === undefined ? sql`true` : sql`d.registered_on >= ${from}::date`}
       and ${to === undefined ? sql`true` : sql`d.registered_on <= ${to}::date`}
       and ${found === null ? sql`true` : sql`d.id = any(${found}::uuid[])`}
       and ${after === null ? sql`true` : sql`(d.registered_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)`}
     order by d.registered_on desc, d.id desc limit ${limit + 1}`.execute(tx)
  return rows
}
