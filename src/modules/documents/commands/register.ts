// Keeps the book by hand: enters a document, corrects an entry, links it to others.
import { changeDocument, linkDocument, recordDocument, unlinkDocument } from '#contract/documents.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { enterInBook } from '#modules/documents/flow/enter.ts'
import { takeFile } from '#modules/documents/flow/take-file.ts'
import { refuseSubject } from '#modules/documents/flow/take-said.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { shownDocument } from '#modules/documents/queries/shown-document.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { changeRow, findDocument, heldDocument, insertDocument } from '#modules/documents/store/documents.ts'
import { addRecipients, keepFile, keepText, linksOf } from '#modules/documents/store/parts.ts'
import { placeAsked } from '#modules/organisations/public.ts'

export const serveRecord = serveCommand(recordDocument, {
  scope: keepDocuments,
  ahead: async (context, { uploadId }) => (uploadId === undefined ? null : takeFile(context, uploadId)),
  run: async (context, input, file) => {
    const { province, newId, today } = context
    const { direction, type, body, subject } = input
    const place = await placeAsked(context, keepDocuments, input.organisationId)
    if (place === undefined) return notFound()
    const registered_on = input.registeredOn ?? today
    if (registered_on > today) return refuse('documents.date-ahead', { on: registered_on })
    if (file instanceof Refusal) return file
    const marked = refuseSubject(subject)
    if (marked !== null) return marked
    const given = { direction, type, body, no: input.no ?? null, issuedOn: input.issuedOn ?? null }
    const entered = await enterInBook(context, place, {
      ...given,
      symbol: direction === 'incoming' ? (input.symbol ?? null) : null,
    })
    if (entered instanceof Refusal) return entered
    const id = newId()
    const document = { id, path: place.path, organisation_id: place.id }
    const { place: at = null, superior = null, issuer = null, signer = null, urgency = 'normal' } = input
    await insertDocument(context, {
      ...document,
      province_code: province,
      direction,
      state: 'registered',
      type,
      body,
      subject,
      ...entered,
      place: at,
      superior,
      issuer: issuer ?? (direction === 'outgoing' ? place.name : null),
      signer,
      urgency,
      registered_on,
      file_name: file?.name ?? null,
    })
    if (file !== null) {
      await keepText(context, document, file.proposal)
      await keepFile(context, document, file)
    }
    const named = input.recipients.map((name) => ({ name, organisationId: null, sentOn: null }))
    await addRecipients(context, document, named)
    const { symbol, arrival_no: arrivalNo } = entered
    const name = nameOfDocument({ type, symbol })
    auditDocument(context, document, `Vào sổ văn bản ${direction === 'outgoing' ? 'đi' : 'đến'}: ${name}.`)
    return { id, version: 1, symbol, arrivalNo }
  },
})

export const serveChange = serveCommand(changeDocument, {
  scope: keepDocuments,
  run: async (context, input) => {
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'registered' && row.state !== 'draft') return refuse('documents.not-registered')
    if (row.issued_seq !== null) return refuse('documents.issued-frozen')
    if (input.issuedOn !== undefined && (input.issuedOn ?? '') > context.today)
      return refuse('documents.date-ahead', { on: input.issuedOn })
    const marked = refuseSubject(input.subject)
    if (marked !== null) return marked
    const { id: _id, version: _version, provinceCode: _province, issuedOn, signerPost, ...said } = input
    const changes = {
      ...said,
      ...(issuedOn !== undefined && { issued_on: issuedOn }),
      ...(signerPost !== undefined && { signer_post: signerPost }),
    }
    const changed = Object.entries(changes).filter(([column, value]) => row[column as keyof typeof row] !== value)
    const after = await changeRow(context, row, Object.fromEntries(changed))
    const differences = Object.fromEntries(
      changed.map(([column, value]) => [column, [row[column as keyof typeof row], value] as const]),
    )
    auditDocument(context, row, `Sửa phần ghi sổ của ${nameOfDocument(row)}.`, differences)
    return { id: row.id, version: after.version }
  },
})

export const serveLink = serveCommand(linkDocument, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province } = context
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    const { targetId, kind } = input
    if (targetId === row.id) return refuse('documents.link-to-itself')
    const target = targetId === undefined ? undefined : await findDocument(context, keepDocuments, targetId, 'read')
    if (targetId !== undefined && (target === undefined || target.state === 'draft')) return notFound()
    const said = target === undefined ? input.text : `${nameOfDocument(target)} ${target.subject ?? ''}`.trim()
    if (said === undefined) return refuse('documents.link-missing')
    const links = await linksOf(context, row.id)
    if (
      links.some((link) => link.kind === kind && link.target_id === (target?.id ?? null) && link.target_text === said)
    )
      return refuse('documents.already-linked')
    const seq = Math.max(0, ...links.map((link) => link.seq)) + 1
    await tx
      .insertInto('document_links')
      .values({
        province_code: province,
        document_id: row.id,
        seq,
        path: row.path,
        kind,
        target_id: target?.id ?? null,
        target_text: said,
      })
      .execute()
    const after = await changeRow(context, row, {})
    auditDocument(context, row, `Ghi văn bản liên quan của ${nameOfDocument(row)}: ${said}.`)
    return { id: row.id, version: after.version }
  },
})

export const serveUnlink = serveCommand(unlinkDocument, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province } = context
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    const gone = await tx
      .deleteFrom('document_links')
      .where('province_code', '=', province)
      .where('document_id', '=', row.id)
      .where('seq', '=', input.seq)
      .returning('target_text')
      .executeTakeFirst()
    if (gone === undefined) return notFound()
    const after = await changeRow(context, row, {})
    auditDocument(context, row, `Bỏ văn bản liên quan của ${nameOfDocument(row)}: ${gone.target_text}.`)
    return { id: row.id, version: after.version }
  },
})
