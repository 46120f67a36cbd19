// Sends a document to organisations of the province, and takes in what was sent.
import { sql } from 'kysely'
import { acknowledgeDocument, sendDocument } from '#contract/documents.ts'
import { subtree } from '#db/tenancy.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { enterInBook } from '#modules/documents/flow/enter.ts'
import { knownAround } from '#modules/documents/flow/known.ts'
import { proposalBeside, proposedTasks } from '#modules/documents/flow/propose-tasks.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { shownDocument } from '#modules/documents/queries/shown-document.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { changeRow, findDocument, heldDocument } from '#modules/documents/store/documents.ts'
import { isReceiver, noteOpening } from '#modules/documents/store/openings.ts'
import { addRecipients, addTasks, contentOf } from '#modules/documents/store/parts.ts'
import { organisationById, organisationsInSubtree } from '#modules/organisations/public.ts'
import type { DocumentTypeCode } from '#rules/documents/document-types.ts'

export const serveSend = serveCommand(sendDocument, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province, newId, today } = context
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.direction !== 'outgoing') return refuse('documents.only-outgoing')
    if (row.state !== 'registered') return refuse('documents.not-registered')
    const below =
      input.below === 'none'
        ? []
        : (await organisationsInSubtree(tx, province, subtree(row.path))).filter(
            ({ id, parentId }) =>
              id !== row.organisation_id && (input.below === 'all' || parentId === row.organisation_id),
          )
    const targets = [...new Set([...input.organisationIds, ...below.map(({ id }) => id)])]
    if (targets.length === 0) return refuse('documents.nobody-chosen')
    const { rows } = await sql<{ organisation_id: string; name: string }>`
      select s.organisation_id, s.name
        from send_document(${province}, ${row.id}, ${targets}::uuid[], ${targets.map(() => newId())}::uuid[], ${today}::date) s`.execute(
      tx,
    )
    const sent = rows.map(({ organisation_id, name }) => ({ name, organisationId: organisation_id, sentOn: today }))
    await addRecipients(context, row, sent)
    const after = await changeRow(context, row, {})
    const where = sent.length === 1 ? sent[0]?.name : `${sent.length} tổ chức`
    auditDocument(context, row, `Gửi ${nameOfDocument(row)} tới ${where}.`)
    return { id: row.id, version: after.version, sent: sent.length }
  },
})

export const serveAcknowledge = serveCommand(acknowledgeDocument, {
  scope: keepDocuments,
  ahead: async (ahead, { id }) => {
    const text = await ahead.read(async (context) => {
      const row = await findDocument(context, keepDocuments, id, 'read')
      return row?.state === 'arrived' ? (await contentOf(context, row.id))?.content : undefined
    })
    return typeof text === 'string' ? proposalBeside(ahead, text) : null
  },
  run: async (context, input, proposal) => {
    const { tx, province, today, actor } = context
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'arrived') return refuse('documents.nothing-to-acknowledge')
    const place = await organisationById(tx, province, row.organisation_id)
    if (place === undefined) return notFound()
    const entered = await enterInBook(context, place, {
      direction: 'incoming',
      type: row.type as DocumentTypeCode,
      body: 'committee',
      symbol: row.symbol,
      no: null,
      issuedOn: row.issued_on,
    })
    if (entered instanceof Refusal) return entered
    const after = await changeRow(context, row, {
      state: 'registered',
      registered_on: today,
      acknowledged_on: today,
      acknowledged_by: actor.displayName,
      ...entered,
    })
    if (isReceiver(context, row)) await noteOpening(context, row)
    // The work it gives, with the bodies as this organisation has them below it.
    if (proposal !== null)
      await addTasks(context, proposedTasks(row, proposal.tasks, await knownAround(context, row.organisation_id)))
    auditDocument(context, row, `Nhận văn bản đến số ${after.arrival_no}: ${nameOfDocument(row)}.`)
    return { id: row.id, version: after.version, arrivalNo: after.arrival_no ?? 0 }
  },
})
