// Lays out a document that was typed here as a paper of its organisation: letterhead, number, text, recipients, signature (§7.1).
import type { PaperInLayout } from '#contract/document-drafts.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { DocumentRecord } from '#modules/documents/store/documents.ts'
import { recipientNames } from '#modules/documents/store/parts.ts'
import { letterheadsOf, type OrganisationRow, superiorsOf } from '#modules/organisations/public.ts'
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
    recipients: await recipientNames(context, row.id),
    signers: [{ post: row.signer_post ?? (isDraft ? head.signerPost : null) ?? '', name: row.signer ?? '' }],
    isDraft,
  }
}

/** The text a reader goes through and a search looks in: kind, subject, then what was typed. */
export const readableText = ({ type, subject }: Pick<DocumentRecord, 'type' | 'subject'>, content: string): string =>
  [kindOf(type), subject ?? '', '-----', content].join('\n')

/** The Word file of a paper. */
export async function paperFile(paper: PaperInLayout, today: string): Promise<Buffer> {
  const { textPaper } = await import('#forms/text-paper.ts')
  const { symbol, on, lines, signers, superior, issuer, place, kind, about, recipients } = paper
  return Buffer.from(
    textPaper({
      ...{ superior, issuer, place, kind, about, recipients },
      number: symbol,
      on: on ?? today,
      text: lines.join('\n'),
      signers: signers.map(({ post, name }) => ({ post: post === '' ? '……' : post, name })),
    }),
  )
}

/** «45-KH-ĐU.docx»; of a draft «Du-thao-ban-2.docx». */
export const paperName = (symbol: string | null, seq: number): string =>
  symbol === null ? `Du-thao-ban-${seq}.docx` : `${symbol.replaceAll(/[\\/\s]+/g, '-')}.docx`
