// Confirms a reading: the head becomes an entry of the book, the work that is clear becomes tasks; later the rest.
import { assignDocumentTasks, confirmReading } from '#contract/document-readings.ts'
import { type FieldError, notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { enterInBook } from '#modules/documents/flow/enter.ts'
import { giveOut } from '#modules/documents/flow/give-out.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { shownDocument } from '#modules/documents/queries/shown-document.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { changeRow, type DocumentRecord, heldDocument } from '#modules/documents/store/documents.ts'
import { addRecipients, contentOf } from '#modules/documents/store/parts.ts'
import { organisationById } from '#modules/organisations/public.ts'
import type { DocumentTypeCode, IssuingBody } from '#rules/documents/document-types.ts'
import { headFields } from '#rules/documents/proposal.ts'

/** What a book cannot do without. */
function missing({ type, subject, direction, issuer }: DocumentRecord): FieldError[] {
  return [
    ...(type === null ? [{ path: 'type', message: 'Chọn loại văn bản.' }] : []),
    ...(subject === null ? [{ path: 'subject', message: 'Ghi trích yếu.' }] : []),
    ...(direction === 'incoming' && issuer === null ? [{ path: 'issuer', message: 'Ghi nơi ban hành.' }] : []),
  ]
}

export const serveConfirm = serveCommand(confirmReading, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province, today } = context
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'reading') return refuse('documents.not-reading')
    const lacks = missing(row)
    if (lacks.length > 0) return refuse('documents.head-missing', {}, lacks)
    const place = await organisationById(tx, province, row.organisation_id)
    if (place === undefined) return notFound()
    const entered = await enterInBook(context, place, {
      direction: row.direction as 'incoming' | 'outgoing',
      type: row.type as DocumentTypeCode,
      body: (row.body ?? 'committee') as IssuingBody,
      symbol: row.symbol,
      no: input.no ?? null,
      issuedOn: row.issued_on,
    })
    if (entered instanceof Refusal) return entered
    const after = await changeRow(context, row, {
      state: 'registered',
      registered_on: today,
      settled_fields: [...headFields],
      ...entered,
    })
    const proposal = (await contentOf(context, row.id))?.proposal
    if (row.direction === 'outgoing') {
      const named = (proposal?.recipients ?? []).map(({ name }) => ({ name, organisationId: null, sentOn: null }))
      await addRecipients(context, row, named.slice(0, 100))
    }
    const given = await giveOut(context, after, place, ({ state }) => input.takeAll || state === 'settled')
    if (given instanceof Refusal) return given
    auditDocument(
      context,
      row,
      `Vào sổ văn bản ${row.direction === 'outgoing' ? 'đi' : 'đến'}: ${nameOfDocument(after)}.`,
    )
    const { symbol, arrival_no: arrivalNo, version } = after
    return { id: row.id, version, symbol, arrivalNo, ...given }
  },
})

export const serveAssignTasks = serveCommand(assignDocumentTasks, {
  scope: keepDocuments,
  run: async (context, input) => {
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'registered') return refuse('documents.not-registered')
    const place = await organisationById(context.tx, context.province, row.organisation_id)
    if (place === undefined) return notFound()
    const { seqs } = input
    const given = await giveOut(context, row, place, ({ seq, state }) =>
      seqs === undefined ? state === 'settled' : seqs.includes(seq),
    )
    if (given instanceof Refusal) return given
    if (given.assigned === 0) return refuse('documents.no-task-ready')
    const after = await changeRow(context, row, {})
    auditDocument(context, row, `Giao ${given.assigned} việc của ${nameOfDocument(row)}.`)
    return { id: row.id, version: after.version, ...given }
  },
})
