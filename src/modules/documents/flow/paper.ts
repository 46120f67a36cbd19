// Lays out a document that was typed here as a paper of its organisation: letterhead, number, text, recipients, signature (§7.1).
import { isDeepStrictEqual } from 'node:util'
import type { PaperInLayout } from '#contract/document-drafts.ts'
import type { AheadContext, QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { keepDocuments, viewDocuments } from '#modules/documents/scope.ts'
import { type DocumentRecord, findDocument } from '#modules/documents/store/documents.ts'
import { recipientNames } from '#modules/documents/store/parts.ts'
import { versionOf } from '#modules/documents/store/versions.ts'
import { letterheadsOf, type OrganisationRow, organisationById, superiorsOf } from '#modules/organisations/public.ts'
import { type DocumentTypeCode, documentTypes } from '#rules/documents/document-types.ts'

type Head = Pick<PaperInLayout, 'superior' | 'issuer' | 'place'> & { signerPost: string | null }

/** What heads the papers of an organisation on a day. Before the first write of a transaction. */
export async function letterhead(context: QueryContext, place: OrganisationRow, on: string): Promise<Head> {
  const laidDown = (await letterheadsOf(context, { place: place.id })).place
  const above = (await superiorsOf(context.tx, context.province, place.path, on)).at(-1)
  return {
    superior: laidDown?.superiorName ?? above?.name ?? '',
    issuer: laidDown?.issuingName ?? place.name,
    place: laidDown?.place ?? null,
    signerPost: laidDown?.signerPost ?? null,
  }
}

/** A letter has no kind over its subject. */
const kindOf = (type: string | null): string =>
  type === null || type === 'CV' ? '' : documentTypes[type as DocumentTypeCode].name.toUpperCase()

/** The paper as it stands; what was issued bears the head it was issued with. */
export async function paperOf(
  context: QueryContext,
  row: DocumentRecord,
  content: string,
  head: Head,
): Promise<PaperInLayout> {
  const isDraft = row.state === 'draft'
  return {
    superior: (isDraft ? head.superior : (row.superior ?? '')).toUpperCase(),
    issuer: (isDraft ? head.issuer : (row.issuer ?? '')).toUpperCase(),
    symbol: row.symbol,
    place: row.place ?? (isDraft ? head.place : null),
    on: row.issued_on,
    kind: kindOf(row.type),
    about: row.type === 'CV' ? `V/v ${row.subject ?? ''}` : (row.subject ?? ''),
    lines: content.split('\n'),
    recipients: await recipientNames(context, row.id, 'typed'),
    signers: [{ post: row.signer_post ?? (isDraft ? head.signerPost : null) ?? '', name: row.signer ?? '' }],
    isDraft,
  }
}

/** The text a reader goes through and a search looks in: kind, subject, then what was typed. */
export const readableText = ({ type, subject }: Pick<DocumentRecord, 'type' | 'subject'>, content: string): string =>
  [kindOf(type), subject ?? '', '-----', content].join('\n')

/** What the layouts of the forms take. */
function laidOut({ symbol, on, lines, signers, ...paper }: PaperInLayout, today: string) {
  return {
    ...paper,
    number: symbol,
    on: on ?? today,
    text: lines.join('\n'),
    signers: signers.map(({ post, name }) => ({ post: post === '' ? '……' : post, name })),
  }
}

/** The Word file of a paper. */
export async function paperFile(paper: PaperInLayout, today: string): Promise<Buffer> {
  const { textPaper } = await import('#forms/text-paper.ts')
  return Buffer.from(textPaper(laidOut(paper, today)))
}

/** The same as a PDF file, to be published. Takes long: before the transaction. */
async function paperPdfFile(paper: PaperInLayout, today: string): Promise<Buffer | Refusal> {
  const { paperPdfApart } = await import('#forms/paper-pdf-apart.ts')
  const made = await paperPdfApart(laidOut(paper, today))
  if (made === 'busy') return refuse('kernel.busy')
  return made === 'too-large' ? refuse('documents.layout-too-large') : made
}

/** The PDF file of the paper that is asked for, and what it was made of. */
export interface PdfAhead {
  asked: Awaited<ReturnType<typeof paperAsked>>
  body: Buffer | Refusal
}

/** Lays a typed document out as PDF before the transaction; undefined where the right has gone meanwhile. */
export async function pdfAhead(
  context: AheadContext,
  input: { id: string; seq?: number | undefined },
): Promise<PdfAhead | undefined> {
  const asked = await context.read((reading) => paperAsked(reading, input))
  if (asked === undefined) return undefined
  return { asked, body: asked instanceof Refusal ? asked : await paperPdfFile(asked.paper, context.today) }
}

/** What was laid out, if it is what is asked for now: somebody may have issued the draft meanwhile. */
export function pdfOf(ahead: PdfAhead | undefined, paper: PaperInLayout): Buffer | Refusal {
  const same = ahead !== undefined && !(ahead.asked instanceof Refusal) && isDeepStrictEqual(ahead.asked.paper, paper)
  return same ? ahead.body : refuse('kernel.busy')
}

/**
 * A typed document as a paper: a version, or the one that was issued where none is named. Versions of a draft are for those who keep the book; what
 * came as a file has no layout here.
 */
export async function paperAsked(
  context: QueryContext,
  { id, seq }: { id: string; seq?: number | undefined },
): Promise<{ paper: PaperInLayout; seq: number } | Refusal> {
  const { tx, province, actor, today } = context
  const row = await findDocument(context, viewDocuments, id, 'read')
  const wanted = seq ?? row?.issued_seq ?? null
  const isIssued = row !== undefined && row.issued_seq === wanted
  if (row === undefined || (!isIssued && !mayUse(keepDocuments, actor))) return notFound()
  if (wanted === null) return refuse('documents.no-layout')
  const version = await versionOf(context, row.id, wanted)
  const place = await organisationById(tx, province, row.organisation_id)
  if (version === undefined || place === undefined) return notFound()
  if (version.file_name !== null) return refuse('documents.no-layout')
  const shown = isIssued ? row : { ...row, state: 'draft', symbol: null, issued_on: null }
  const head = await letterhead(context, place, row.issued_on ?? today)
  return { paper: await paperOf(context, shown, version.content, head), seq: wanted }
}

/** «45-KH-ĐU.docx»; of a draft «Du-thao-ban-2.docx». */
export const paperName = (symbol: string | null, seq: number, ending: 'docx' | 'pdf' = 'docx'): string =>
  symbol === null ? `Du-thao-ban-${seq}.${ending}` : `${symbol.replaceAll(/[\\/\s]+/g, '-')}.${ending}`
