// Enters in the book a paper that is made elsewhere in the program, such as a report that is sent: number, head, text and file (§7.1).
import { WORD } from '#forms/with-forms.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { enterInBook } from '#modules/documents/flow/enter.ts'
import { paperName, readableText } from '#modules/documents/flow/paper.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { changeRow, type DocumentRecord, insertDocument } from '#modules/documents/store/documents.ts'
import { addRecipients, dropContent, keepFile, keepText } from '#modules/documents/store/parts.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import type { DocumentTypeCode } from '#rules/documents/document-types.ts'

export interface MadePaper {
  type: DocumentTypeCode
  subject: string
  superior: string
  issuer: string
  place: string | null
  signer: string
  signerPost: string
  /** `isSent`: it reached them in another way than by the book. */
  recipients: readonly { name: string; isSent: boolean }[]
  /** One paragraph a line, to be found by. */
  text: string
  /** The Word file, which bears the number. */
  file: (symbol: string) => Uint8Array
}

const rowOf = ({ tx, province }: CommandContext, { id }: Pick<OrganisationRow, 'id'>) =>
  tx
    .selectFrom('documents')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', '=', id)
    .where('direction', '=', 'outgoing')
    .where('state', '=', 'registered')
    .forUpdate()

async function keepContent(
  context: CommandContext,
  document: { id: string; path: string },
  paper: MadePaper,
  symbol: string,
) {
  const { text, file } = paper
  await keepText(context, document, {
    ...{ head: {}, cites: [], recipients: [], damage: [], wrongSums: [] },
    text: readableText(paper, text),
  })
  const content = Buffer.from(file(symbol))
  await keepFile(context, document, { name: paperName(symbol, 1), mediaType: WORD, content })
}

/**
 * Before the first write of a transaction. `number`: as the paper is to bear it; null: the next one. What somebody entered under this number
 * by hand is taken for the paper itself and stays as it was entered (`isNew` false).
 */
export async function enterPaper(
  context: CommandContext,
  place: OrganisationRow,
  paper: MadePaper,
  number: string | null,
): Promise<{ id: string; symbol: string; isNew: boolean } | Refusal> {
  const { province, today, newId } = context
  const { type, subject, superior, issuer, place: at, signer, signerPost, recipients } = paper
  const head = { type, subject, superior, issuer, place: at, signer, signer_post: signerPost }
  const said = { direction: 'outgoing', type, body: 'committee', symbol: number, no: null, issuedOn: today } as const
  const entered = await enterInBook(context, place, said)
  if (entered instanceof Refusal) {
    const [byHand] =
      number === null
        ? []
        : await rowOf(context, place)
            .where('type', '=', type)
            .where('symbol', '=', number)
            .orderBy('registered_on', 'desc')
            .limit(1)
            .execute()
    return byHand === undefined ? entered : { id: byHand.id, symbol: number ?? '', isNew: false }
  }
  const symbol = entered.symbol ?? ''
  const document = { id: newId(), path: place.path, organisation_id: place.id }
  await insertDocument(context, {
    ...document,
    ...head,
    ...entered,
    symbol,
    province_code: province,
    direction: 'outgoing',
    state: 'registered',
    body: 'committee',
    urgency: 'normal',
    registered_on: today,
    file_name: paperName(symbol, 1),
  })
  await addRecipients(
    context,
    document,
    recipients.map(({ name, isSent }) => ({ name, organisationId: null, sentOn: isSent ? today : null })),
  )
  await keepContent(context, document, paper, symbol)
  auditDocument(context, document, `Vào sổ văn bản đi: ${nameOfDocument({ type, symbol })}.`)
  return { id: document.id, symbol, isNew: true }
}

/** The paper again, corrected, under the number it has: the book holds what was sent last. */
export async function replacePaper(
  context: CommandContext,
  place: OrganisationRow,
  documentId: string,
  paper: MadePaper,
  why: string,
): Promise<void> {
  const row = (await rowOf(context, place).where('id', '=', documentId).executeTakeFirst()) as
    | DocumentRecord
    | undefined
  if (row?.symbol == null) return
  const { superior, issuer, place: at, signer, signerPost } = paper
  await dropContent(context, row.id)
  const head = { superior, issuer, place: at, signer, signer_post: signerPost }
  await changeRow(context, row, { ...head, file_name: paperName(row.symbol, 1) })
  await keepContent(context, row, paper, row.symbol)
  auditDocument(context, row, `Thay nội dung của ${nameOfDocument(row)} bằng bản sửa, lý do: ${why}.`)
}
