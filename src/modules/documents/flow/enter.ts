// Enters a document in the book: an outgoing one with its number (§7.1), if its issuer may issue it (§7.2); an incoming one with the next number of arrival.
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { takeNumber } from '#modules/meetings/public.ts'
import { letterheadsOf, type OrganisationRow } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import {
  type DocumentTypeCode,
  documentTypes,
  type IssuingBody,
  issuersSaid,
  mayIssue,
  suffixOf,
  symbolOf,
} from '#rules/documents/document-types.ts'

export interface Entry {
  direction: 'incoming' | 'outgoing'
  type: DocumentTypeCode
  body: IssuingBody
  /** As printed; null where none was. */
  symbol: string | null
  /** A number it has already. */
  no: number | null
  issuedOn: string | null
}

/** What the entry adds to the row. */
export type Entered = {
  no: number | null
  term: string | null
  symbol: string | null
  arrival_no: number | null
  issued_on: string | null
}

/** The number of a symbol: 45 of «45-KH/ĐU». */
export const numberOfSymbol = (symbol: string | null): number | null => {
  const no = Number(/^\s*(\d{1,5})(?=\s*[-–/ ])/.exec(symbol ?? '')?.[1] ?? Number.NaN)
  return Number.isInteger(no) && no > 0 ? no : null
}

/** What an organisation that has ended by a day would issue is issued by whoever took its place. */
export const refuseEnded = ({ name, endedOn }: OrganisationRow, on: string): Refusal | null =>
  endedOn === null || on < endedOn ? null : refuse('organisations.ended', { name, endedOn })

/** How the office writes the numbers of its committee; a congress and an inspection committee end theirs in their own way. */
const patternOf = async (context: CommandContext, place: OrganisationRow, body: IssuingBody): Promise<string | null> =>
  body === 'committee' || body === 'standing-committee'
    ? ((await letterheadsOf(context, { place: place.id })).place?.numberPattern ?? null)
    : null

/** Before the first write of a transaction: what was laid down above is out of its reach afterwards. */
export async function enterInBook(
  context: CommandContext,
  place: OrganisationRow,
  entry: Entry,
): Promise<Entered | Refusal> {
  const { today, tx, province } = context
  const { direction, type, body, issuedOn } = entry
  if (issuedOn !== null && issuedOn > today) return refuse('documents.date-ahead', { on: issuedOn })
  const ended = refuseEnded(place, issuedOn ?? today)
  if (direction === 'outgoing' && ended !== null) return ended
  const book = { organisation_id: place.id, path: place.path }
  if (direction === 'incoming') {
    const { no: arrival_no } = await takeNumber(context, book, 'arrival', today)
    return { no: null, term: null, symbol: entry.symbol, arrival_no, issued_on: issuedOn }
  }
  const kind = organisationTypes.byCode(place.typeCode)
  if (kind === undefined) throw new Error(`unknown type of organisation ${place.typeCode}`)
  if (!mayIssue(kind, body, type))
    return refuse('documents.may-not-issue', {
      organisation: place.name,
      type: documentTypes[type].name,
      ...issuersSaid(kind, body, type),
    })
  const pattern = entry.symbol === null ? await patternOf(context, place, body) : null
  const claimed = entry.no ?? numberOfSymbol(entry.symbol)
  const { no, term, isFree } = await takeNumber(context, book, type, issuedOn ?? today, claimed)
  const symbol = entry.symbol ?? symbolOf(no, type, suffixOf(kind, body), pattern)
  const same = await tx
    .selectFrom('documents')
    .select('id')
    .where('province_code', '=', province)
    .where('organisation_id', '=', place.id)
    .where('type', '=', type)
    .where('term', '=', term)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!isFree || same !== undefined) return refuse('documents.number-taken', { symbol })
  return { no, term, symbol, arrival_no: null, issued_on: issuedOn ?? today }
}
