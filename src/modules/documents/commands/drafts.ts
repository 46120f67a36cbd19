// Drafts of outgoing documents: begun, written anew as a further version, issued by choosing one, which then stays as it is.
import { addVersion, draftDocument, getVersionFile, issueDocument } from '#contract/document-drafts.ts'
import { WORD } from '#forms/with-forms.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { enterInBook, refuseEnded } from '#modules/documents/flow/enter.ts'
import { knownAround } from '#modules/documents/flow/known.ts'
import { letterhead, paperFile, paperName, paperOf, readableText } from '#modules/documents/flow/paper.ts'
import { proposalBeside, proposedTasks } from '#modules/documents/flow/propose-tasks.ts'
import { refuseSubject, takeSaid } from '#modules/documents/flow/take-said.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { shownDocument } from '#modules/documents/queries/shown-document.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { changeRow, findDocument, heldDocument, insertDocument } from '#modules/documents/store/documents.ts'
import { addRecipients, addTasks, keepFile, keepText, recipientNames } from '#modules/documents/store/parts.ts'
import { addVersionRow, type VersionRecord, versionOf } from '#modules/documents/store/versions.ts'
import { organisationById, placeAsked } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import {
  type DocumentTypeCode,
  documentTypes,
  type IssuingBody,
  issuersSaid,
  mayIssue,
} from '#rules/documents/document-types.ts'

const MOST_VERSIONS = 50
const BYTES_LIMIT = 32 * 1024 * 1024
const named = (names: readonly string[]) => names.map((name) => ({ name, organisationId: null, sentOn: null }))

export const serveDraft = serveCommand(draftDocument, {
  scope: keepDocuments,
  ahead: takeSaid,
  run: async (context, input, said) => {
    const { province, newId, today } = context
    const { type, body, subject } = input
    const place = await placeAsked(context, keepDocuments, input.organisationId)
    if (place === undefined) return notFound()
    if (said instanceof Refusal) return said
    const ended = refuseEnded(place, today)
    if (ended !== null) return ended
    const marked = refuseSubject(subject)
    if (marked !== null) return marked
    const kind = organisationTypes.byCode(place.typeCode)
    if (kind === undefined || !mayIssue(kind, body, type))
      return refuse('documents.may-not-issue', {
        organisation: place.name,
        type: documentTypes[type].name,
        ...(kind && issuersSaid(kind, body, type)),
      })
    const id = newId()
    const document = { id, path: place.path, organisation_id: place.id }
    const { place: at = null, signer = null, signerPost = null, urgency = 'normal' } = input
    await insertDocument(context, {
      ...document,
      province_code: province,
      direction: 'outgoing',
      state: 'draft',
      type,
      body,
      subject,
      symbol: null,
      issuer: place.name,
      place: at,
      signer,
      signer_post: signerPost,
      urgency,
      registered_on: today,
    })
    await addRecipients(context, document, named(input.recipients))
    await addVersionRow(context, document, said, input.note ?? null)
    auditDocument(context, document, `Soạn dự thảo ${documentTypes[type].name.toLowerCase()} «${subject}».`)
    return { id, version: 1 }
  },
})

export const serveAddVersion = serveCommand(addVersion, {
  scope: keepDocuments,
  ahead: takeSaid,
  run: async (context, input, said) => {
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'draft') return refuse('documents.not-draft')
    if (said instanceof Refusal) return said
    if ((await versionOf(context, row.id, MOST_VERSIONS)) !== undefined)
      return refuse('documents.versions-many', { most: MOST_VERSIONS })
    const seq = await addVersionRow(context, row, said, input.note ?? null)
    const after = await changeRow(context, row, {})
    auditDocument(context, row, `Ghi bản ${seq} của dự thảo «${row.subject}».`)
    return { id: row.id, version: after.version, seq }
  },
})

/** What a person is handed of a version: the file as it came, or the text in its layout. */
const fileOfVersion = ({ file_name, media_type, content_sealed }: VersionRecord) =>
  file_name === null || content_sealed === null
    ? null
    : { name: file_name, mediaType: media_type ?? 'application/octet-stream', sealed: content_sealed }

export const serveGetVersionFile = serveCommand(getVersionFile, {
  scope: keepDocuments,
  unaudited: true,
  run: async (context, { id, seq }) => {
    const { tx, province, files, actor, secrets, today } = context
    const row = await findDocument(context, keepDocuments, id, 'read')
    const version = row === undefined ? undefined : await versionOf(context, row.id, seq)
    const place = row === undefined ? undefined : await organisationById(tx, province, row.organisation_id)
    if (row === undefined || version === undefined || place === undefined) return notFound()
    const file = fileOfVersion(version)
    const isIssued = row.issued_seq === seq
    // A version that was not issued bears no number.
    const shown = isIssued ? row : { ...row, state: 'draft', symbol: null, issued_on: null }
    const head = await letterhead(context, place, today)
    const name = file?.name ?? paperName(isIssued ? row.symbol : null, seq)
    const kept = await files.keep(actor.accountId, {
      name,
      mediaType: file?.mediaType ?? WORD,
      body:
        file === null
          ? await paperFile(await paperOf(context, shown, version.content, head), today)
          : Buffer.from(secrets.unseal(file.sealed), 'base64'),
      limit: BYTES_LIMIT,
    })
    return kept === null ? refuse('kernel.too-large', { limit: '32 MB' }) : { downloadId: kept.id, fileName: name }
  },
})

export const serveIssue = serveCommand(issueDocument, {
  scope: keepDocuments,
  ahead: async (ahead, { id, seq }) => {
    const text = await ahead.read(async (context) => {
      const row = await findDocument(context, keepDocuments, id, 'read')
      const version = row?.state === 'draft' ? await versionOf(context, row.id, seq) : undefined
      if (row === undefined || version === undefined) return undefined
      return version.file_name === null ? readableText(row, version.content) : version.content
    })
    return text === undefined ? null : proposalBeside(ahead, text)
  },
  run: async (context, input, proposal) => {
    const { tx, province, today, secrets } = context
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'draft') return refuse('documents.not-draft')
    const version = await versionOf(context, row.id, input.seq)
    const place = await organisationById(tx, province, row.organisation_id)
    if (version === undefined || place === undefined) return notFound()
    const issuedOn = input.issuedOn ?? today
    const head = await letterhead(context, place, issuedOn)
    const type = row.type as DocumentTypeCode
    const entered = await enterInBook(context, place, {
      direction: 'outgoing',
      type,
      body: (row.body ?? 'committee') as IssuingBody,
      symbol: null,
      no: input.no ?? null,
      issuedOn,
    })
    if (entered instanceof Refusal) return entered
    const symbol = entered.symbol ?? ''
    const file = fileOfVersion(version)
    const fileName = file?.name ?? paperName(symbol, input.seq)
    const after = await changeRow(context, row, {
      ...entered,
      state: 'registered',
      registered_on: today,
      issued_seq: input.seq,
      file_name: fileName,
      superior: head.superior,
      issuer: head.issuer,
      place: input.place === undefined ? (row.place ?? head.place) : input.place,
      signer: input.signer === undefined ? row.signer : input.signer,
      signer_post: input.signerPost === undefined ? (row.signer_post ?? head.signerPost) : input.signerPost,
    })
    await addRecipients(context, row, named(input.recipients ?? []))
    const written = await recipientNames(context, row.id)
    // A file names its recipients itself.
    if (written.length === 0 && proposal !== null)
      await addRecipients(context, row, named(proposal.recipients.slice(0, 100).map(({ name }) => name)))
    const nothing = { head: {}, cites: [], recipients: [], damage: [], wrongSums: [] }
    const text = file === null ? readableText(row, version.content) : version.content
    await keepText(context, row, proposal ?? { ...nothing, text })
    await keepFile(context, row, {
      name: fileName,
      mediaType: file?.mediaType ?? WORD,
      content:
        file === null
          ? await paperFile(await paperOf(context, after, version.content, head), today)
          : Buffer.from(secrets.unseal(file.sealed), 'base64'),
    })
    if (proposal !== null)
      await addTasks(context, proposedTasks(row, proposal.tasks, await knownAround(context, row.organisation_id)))
    auditDocument(context, row, `Ban hành bản ${input.seq} của dự thảo: ${nameOfDocument(after)}.`)
    return { id: row.id, version: after.version, symbol }
  },
})
