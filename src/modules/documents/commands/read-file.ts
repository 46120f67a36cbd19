// Reads an uploaded file and proposes what it says; nothing is in the book until a person confirms it.
import { readDocumentFile } from '#contract/document-readings.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { knownAround } from '#modules/documents/flow/known.ts'
import { proposedTasks } from '#modules/documents/flow/propose-tasks.ts'
import { takeFile } from '#modules/documents/flow/take-file.ts'
import { auditDocument } from '#modules/documents/history.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { insertDocument } from '#modules/documents/store/documents.ts'
import { addTasks, keepFile, keepText } from '#modules/documents/store/parts.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { isOwnHead } from '#rules/documents/match-bodies.ts'

const cut = (text: string | null, letters: number): string | null => (text === null ? null : text.slice(0, letters))

export const serveReadFile = serveCommand(readDocumentFile, {
  scope: keepDocuments,
  ahead: (context, { uploadId }) => takeFile(context, uploadId),
  run: async (context, input, file) => {
    const { province, newId, today } = context
    const place = await placeAsked(context, keepDocuments, input.organisationId)
    if (place === undefined) return notFound()
    if (file instanceof Refusal) return file
    const { head, tasks } = file.proposal
    const known = await knownAround(context, place.id)
    const isOwn = isOwnHead({ issuer: head.issuer.value, superior: head.superior.value }, known)
    const id = newId()
    await insertDocument(context, {
      province_code: province,
      id,
      path: place.path,
      organisation_id: place.id,
      direction: input.direction ?? (isOwn ? 'outgoing' : 'incoming'),
      state: 'reading',
      type: head.type.value,
      body: 'committee',
      symbol: cut(head.symbol.value, 60),
      issued_on: head.issuedOn.value,
      place: cut(head.place.value, 120),
      superior: cut(head.superior.value, 200),
      issuer: cut(head.issuer.value, 200),
      subject: cut(head.subject.value, 1000),
      signer: cut(head.signer.value, 120),
      registered_on: today,
      file_name: file.name,
    })
    await keepText(context, { id, path: place.path }, file.proposal)
    await keepFile(context, { id, path: place.path }, file)
    await addTasks(context, proposedTasks({ id, path: place.path }, tasks, known))
    auditDocument(context, { organisation_id: place.id, path: place.path }, `Đọc văn bản từ tệp «${file.name}».`)
    return { id, version: 1 }
  },
})
