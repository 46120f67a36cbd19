// What hangs on a document: the work it gives, what it links to, its recipients, its text and file.
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DocumentDoer } from '#contract/document-shapes.ts'
import type { DocumentTasks } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { HeadField, Proposal } from '#rules/documents/proposal.ts'
import { wordKey } from '#rules/text/search-key.ts'

type Context = Pick<QueryContext, 'tx' | 'province'>

export type TaskPart = Omit<Selectable<DocumentTasks>, 'doers'> & { doers: DocumentDoer[] }

export const tasksOf = ({ tx, province }: Context, documentId: string): Promise<TaskPart[]> =>
  tx
    .selectFrom('document_tasks')
    .selectAll()
    .where('province_code', '=', province)
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .$castTo<TaskPart>()
    .execute()

export type NewTask = Omit<Insertable<DocumentTasks>, 'province_code' | 'doers'> & { doers: readonly DocumentDoer[] }

/** A statement takes 65 535 values at most: sixteen columns of four thousand rows. */
const TASKS_A_STATEMENT = 1000

export async function addTasks({ tx, province }: Context, tasks: readonly NewTask[]): Promise<void> {
  for (let at = 0; at < tasks.length; at += TASKS_A_STATEMENT) {
    const some = tasks.slice(at, at + TASKS_A_STATEMENT)
    await tx
      .insertInto('document_tasks')
      .values(some.map((task) => ({ ...task, province_code: province, doers: JSON.stringify(task.doers) })))
      .execute()
  }
}

export async function changeTask(
  { tx, province }: Context,
  { document_id, seq }: Pick<TaskPart, 'document_id' | 'seq'>,
  { doers, ...changes }: Partial<Omit<TaskPart, 'document_id' | 'seq' | 'province_code' | 'path'>>,
): Promise<void> {
  await tx
    .updateTable('document_tasks')
    .set({ ...changes, ...(doers !== undefined && { doers: JSON.stringify(doers) }) })
    .where('province_code', '=', province)
    .where('document_id', '=', document_id)
    .where('seq', '=', seq)
    .execute()
}

/** What is kept of a proposal beside the head and the work, which have rows of their own. */
export interface KeptProposal extends Pick<Proposal, 'cites' | 'recipients' | 'damage' | 'wrongSums'> {
  headPlaces: Partial<Record<HeadField, [number, number] | null>>
}

/** Keeps the text with what was proposed of it. */
export async function keepText(
  { tx, province }: Context,
  document: { id: string; path: string },
  {
    text,
    head,
    cites,
    recipients,
    damage,
    wrongSums,
    searchText,
  }: Omit<Proposal, 'head' | 'tasks' | 'secrecy'> & {
    head: Partial<Proposal['head']>
    /** Where it is reckoned already, as for what was long. */
    searchText?: string
  },
): Promise<void> {
  const headPlaces = Object.fromEntries(Object.entries(head).map(([field, { at }]) => [field, at]))
  await tx
    .insertInto('document_texts')
    .values({
      province_code: province,
      document_id: document.id,
      path: document.path,
      content: text,
      proposal: JSON.stringify({ headPlaces, cites, recipients, damage, wrongSums }),
      search_text: ` ${searchText ?? wordKey(text)}`,
    })
    .execute()
}

export async function keepFile(
  { tx, province, secrets }: Pick<CommandContext, 'tx' | 'province' | 'secrets'>,
  document: { id: string; path: string },
  file: { name: string; mediaType: string; content: Buffer },
): Promise<void> {
  await tx
    .insertInto('document_files')
    .values({
      province_code: province,
      document_id: document.id,
      path: document.path,
      name: file.name,
      media_type: file.mediaType,
      content_sealed: secrets.seal(file.content.toString('base64')),
    })
    .execute()
}

/** Text and file of a document that bears others from now on. */
export async function dropContent({ tx, province }: Context, documentId: string): Promise<void> {
  for (const table of ['document_texts', 'document_files'] as const)
    await tx.deleteFrom(table).where('province_code', '=', province).where('document_id', '=', documentId).execute()
}

export interface Content {
  content: string | null
  proposal: KeptProposal | null
  name: string | null
  media_type: string | null
  content_sealed: string | null
}

/** Text and file, the own ones or those of the sender. */
export const contentOf = async ({ tx, province }: Context, documentId: string): Promise<Content | undefined> =>
  (await sql<Content>`select * from document_content(${province}, ${documentId})`.execute(tx)).rows[0]

/** Takes away what hangs on a document, and the document itself. */
export async function removeDocument({ tx, province }: Context, id: string): Promise<void> {
  for (const table of [
    'document_texts',
    'document_files',
    'document_tasks',
    'document_links',
    'document_recipients',
    'document_versions',
  ] as const)
    await tx.deleteFrom(table).where('province_code', '=', province).where('document_id', '=', id).execute()
  await tx.deleteFrom('documents').where('province_code', '=', province).where('id', '=', id).execute()
}

export const linksOf = ({ tx, province }: Context, documentId: string) =>
  tx
    .selectFrom('document_links')
    .select(['seq', 'kind', 'target_id', 'target_text'])
    .where('province_code', '=', province)
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .execute()

export const linkedBy = ({ tx, province }: Context, documentId: string) =>
  tx
    .selectFrom('document_links as l')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.id', '=', 'l.document_id').on('d.province_code', '=', province),
    )
    .select(['d.id', 'd.type', 'd.symbol', 'd.subject', 'l.kind'])
    .where('l.province_code', '=', province)
    .where('l.target_id', '=', documentId)
    .where('d.state', '<>', 'draft')
    .orderBy('d.registered_on')
    .orderBy('d.id')
    .limit(200)
    .execute()

/** Links to what is known by its name alone, after those there are. */
export async function addLinks(
  context: Context,
  document: { id: string; path: string },
  links: readonly { kind: string; text: string }[],
): Promise<void> {
  if (links.length === 0) return
  const last = Math.max(0, ...(await linksOf(context, document.id)).map(({ seq }) => seq))
  await context.tx
    .insertInto('document_links')
    .values(
      links.map(({ kind, text }, i) => ({
        province_code: context.province,
        document_id: document.id,
        seq: last + i + 1,
        path: document.path,
        kind,
        target_text: text,
      })),
    )
    .execute()
}

/** As they stand in the book; `typed`: only those that the paper itself names, not where it was sent beside them. */
export const recipientNames = async (
  { tx, province }: Context,
  documentId: string,
  which: 'all' | 'typed' = 'all',
): Promise<string[]> =>
  (
    await tx
      .selectFrom('document_recipients')
      .select('name')
      .where('province_code', '=', province)
      .where('document_id', '=', documentId)
      .$if(which === 'typed', (q) => q.where('organisation_id', 'is', null))
      .orderBy('seq')
      .limit(100)
      .execute()
  ).map(({ name }) => name)

export interface RecipientPart {
  seq: number
  organisation_id: string | null
  name: string
  sent_on: string | null
  acknowledged_on: string | null
  acknowledged_by: string | null
}

/** With what each has said, for those who have the document in a book of this program; whoever has not read it first. */
export async function recipientsOf({ tx, province }: Context, documentId: string): Promise<RecipientPart[]> {
  const named = await tx
    .selectFrom('document_recipients')
    .select(['seq', 'organisation_id', 'name', 'sent_on'])
    .where('province_code', '=', province)
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .execute()
  // Put together here: the planner knows nothing of what a function answers and would loop over thousands by thousands.
  type Receipt = Pick<RecipientPart, 'acknowledged_on' | 'acknowledged_by'> & { organisation_id: string }
  const { rows } = await sql<Receipt>`
    select r.organisation_id, r.acknowledged_on, r.acknowledged_by from document_receipts(${province}, ${documentId}) r`.execute(
    tx,
  )
  const said = new Map(rows.map((row) => [row.organisation_id, row]))
  const all = named.map((one) => {
    const receipt = one.organisation_id === null ? undefined : said.get(one.organisation_id)
    const { acknowledged_on = null, acknowledged_by = null } = receipt ?? {}
    return { ...one, acknowledged_on, acknowledged_by }
  })
  const waits = (one: RecipientPart): number => (one.sent_on !== null && one.acknowledged_on === null ? 0 : 1)
  return all.toSorted((a, b) => waits(a) - waits(b))
}

export async function addRecipients(
  { tx, province }: Context,
  document: { id: string; path: string },
  recipients: readonly { name: string; organisationId: string | null; sentOn: string | null }[],
): Promise<void> {
  if (recipients.length === 0) return
  await sql`
    insert into document_recipients (province_code, document_id, seq, path, organisation_id, name, sent_on)
    select ${province}, ${document.id}, n.place + coalesce((select max(r.seq) from document_recipients r
                                       where r.province_code = ${province} and r.document_id = ${document.id}), 0),
           ${document.path}, n.organisation_id, n.name, n.sent_on
      from unnest(${recipients.map((one) => one.organisationId)}::uuid[], ${recipients.map((one) => one.name)}::text[],
                  ${recipients.map((one) => one.sentOn)}::date[]) with ordinality as n(organisation_id, name, sent_on, place)
    on conflict (province_code, document_id, organisation_id) where organisation_id is not null
      do update set sent_on = coalesce(document_recipients.sent_on, excluded.sent_on)`.execute(tx)
}
