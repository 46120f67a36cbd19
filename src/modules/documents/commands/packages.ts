// Exchange packages: one is made of an outgoing document; one that came is opened, checked, and waits beside its text to be entered in the book.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { exportPackage, importPackage } from '#contract/document-exchange.ts'
import { archive, pack } from '#forms/pack.ts'
import type { AheadContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { knownAround } from '#modules/documents/flow/known.ts'
import { paperAsked, pdfAhead, pdfOf } from '#modules/documents/flow/paper.ts'
import { proposedTasks } from '#modules/documents/flow/propose-tasks.ts'
import { LEVELS, readContent, type TakenFile } from '#modules/documents/flow/take-file.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { findDocument, insertDocument } from '#modules/documents/store/documents.ts'
import {
  addLinks,
  addTasks,
  contentOf,
  keepFile,
  keepText,
  linksOf,
  recipientNames,
} from '#modules/documents/store/parts.ts'
import { organisationById, placeAsked } from '#modules/organisations/public.ts'
import { openPackage, PACKAGE_BYTES, PACKAGE_REFUSALS } from '#readers/documents/read-package.ts'
import type { DocumentTypeCode } from '#rules/documents/document-types.ts'
import { nameOfBody } from '#rules/documents/match-bodies.ts'
import {
  HASHES_NAME,
  hashList,
  isUuid,
  METADATA_NAME,
  metadataXml,
  type PackageMetadata,
} from '#rules/documents/package.ts'
import { secrecyOfSubject } from '#rules/documents/secrecy.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const ENDINGS: Readonly<Record<string, string>> = { 'text/plain': 'txt', 'application/pdf': 'pdf' }

export const serveExportPackage = serveCommand(exportPackage, {
  scope: keepDocuments,
  // What was typed here goes as PDF, which looks the same everywhere; a file goes as it is.
  ahead: (context, { id }) => pdfAhead(context, { id }),
  run: async (context, { id }, ahead) => {
    const { tx, province, files, actor, secrets, today } = context
    const row = await findDocument(context, keepDocuments, id, 'read')
    const place = row === undefined ? undefined : await organisationById(tx, province, row.organisation_id)
    if (row === undefined || place === undefined) return notFound()
    if (row.direction !== 'outgoing') return refuse('documents.only-outgoing')
    if (row.state !== 'registered') return refuse('documents.not-registered')
    const kept = await contentOf(context, row.id)
    if (kept === undefined || kept.content_sealed === null) return refuse('documents.no-file')
    const layout = await paperAsked(context, { id })
    const isFile = layout instanceof Refusal
    const content = isFile ? Buffer.from(secrets.unseal(kept.content_sealed), 'base64') : pdfOf(ahead, layout.paper)
    if (content instanceof Refusal) return content
    const mediaType = isFile ? (kept.media_type ?? '') : 'application/pdf'
    const fileName = `van-ban.${ENDINGS[mediaType] ?? 'docx'}`
    const { no, symbol, place: at, issued_on: issuedOn, superior, signer, signer_post: signerPost } = row
    const links = await linksOf(context, row.id)
    const metadata = Buffer.from(
      metadataXml({
        id: row.id,
        organCode: place.code,
        organName: row.issuer ?? place.name,
        superior,
        no,
        symbol,
        place: at,
        issuedOn,
        type: row.type as DocumentTypeCode,
        subject: row.subject ?? '',
        signer,
        signerPost,
        urgency: row.urgency as PackageMetadata['urgency'],
        recipients: await recipientNames(context, row.id),
        references: links.map(({ kind, target_text: text }) => ({ kind: kind as 'answers', text: text.slice(0, 300) })),
        fileName,
        mediaType,
      }),
    )
    const hashes = Buffer.from(
      hashList([
        [METADATA_NAME, hashOf(metadata)],
        [fileName, hashOf(content)],
      ]),
    )
    const parts = [pack(METADATA_NAME, metadata), pack(HASHES_NAME, hashes), pack(fileName, content)]
    const name = `Goi-${(symbol ?? 'van-ban').replaceAll(/[\\/\s]+/g, '-')}.zip`
    const body = Buffer.from(archive(parts, today))
    const stored = await files.keep(actor.accountId, { name, mediaType: 'application/zip', body, limit: PACKAGE_BYTES })
    if (stored === null) return refuse('kernel.too-large', { limit: '25 MB' })
    auditDocument(context, row, `Xuất gói trao đổi của ${nameOfDocument(row)}.`)
    return { downloadId: stored.id, fileName: name }
  },
})

/** A package that was sent in, checked, and its file read. */
async function takePackage(
  context: AheadContext,
  uploadId: string,
): Promise<{ metadata: PackageMetadata; hash: string; file: TakenFile } | Refusal> {
  const { files, actor } = context
  const upload = await context.takeUpload(uploadId)
  if (upload === null) return refuse('documents.upload-gone')
  if (upload.size > PACKAGE_BYTES) {
    await files.discard(actor.accountId, uploadId)
    return refuse('documents.package-refused', { reason: PACKAGE_REFUSALS['too-large'] })
  }
  const bytes = await readFile(upload.path).catch(() => null)
  if (bytes === null) return refuse('documents.upload-gone')
  const opened = await openPackage(bytes)
  if (!opened.ok) {
    // What is no package now never becomes one: it takes up no room among the uploads.
    await files.discard(actor.accountId, uploadId)
    const fields = opened.wrong.length === 0 ? '' : `: ${opened.wrong.join(', ')}.`
    return refuse('documents.package-refused', { reason: `${PACKAGE_REFUSALS[opened.code]}${fields}` })
  }
  const { metadata, hash, content } = opened
  const marked = secrecyOfSubject(metadata.subject)
  if (marked !== null) {
    // At once: nothing of it waits among the uploads.
    await files.discard(actor.accountId, uploadId)
    return refuse('documents.classified', { level: LEVELS[marked] })
  }
  const file = await readContent(context, { uploadId, name: metadata.fileName, content })
  return file instanceof Refusal ? file : { metadata, hash, file }
}

export const serveImportPackage = serveCommand(importPackage, {
  scope: keepDocuments,
  ahead: (context, { uploadId }) => takePackage(context, uploadId),
  run: async (context, input, taken) => {
    const { tx, province, newId, today } = context
    const place = await placeAsked(context, keepDocuments, input.organisationId)
    if (place === undefined) return notFound()
    if (taken instanceof Refusal) return taken
    const { metadata, hash, file } = taken
    // Two who bring the same one at once: the second sees the first.
    await sql`select pg_advisory_xact_lock(51, hashtext(${`${place.id} ${metadata.id}`}))`.execute(tx)
    const known = await tx
      .selectFrom('documents')
      .select(['type', 'symbol'])
      .where('province_code', '=', province)
      .where('organisation_id', '=', place.id)
      .where((eb) =>
        isUuid(metadata.id)
          ? eb.or([eb('package_id', '=', metadata.id), eb('source_id', '=', metadata.id), eb('id', '=', metadata.id)])
          : eb.and([eb('package_id', '=', metadata.id), eb('package_organ', '=', metadata.organCode)]),
      )
      .executeTakeFirst()
    if (known !== undefined) return refuse('documents.package-known', { name: nameOfDocument(known) })
    const id = newId()
    const document = { id, path: place.path, organisation_id: place.id }
    const { type, symbol, issuedOn, place: at, superior, organName, subject, signer, signerPost, urgency } = metadata
    await insertDocument(context, {
      ...document,
      province_code: province,
      direction: 'incoming',
      state: 'reading',
      body: 'committee',
      urgency,
      type,
      symbol,
      issued_on: issuedOn,
      place: at,
      superior,
      issuer: organName,
      subject,
      signer,
      signer_post: signerPost,
      registered_on: today,
      file_name: file.name,
      package_id: metadata.id,
      package_organ: metadata.organCode,
      package_from: `${nameOfBody(organName, superior)} (${metadata.organCode})`,
      package_hash: hash,
    })
    await keepText(context, document, file.proposal)
    await keepFile(context, document, file)
    await addTasks(context, proposedTasks(document, file.proposal.tasks, await knownAround(context, place.id)))
    await addLinks(context, document, metadata.references)
    auditDocument(
      context,
      document,
      `Đọc gói trao đổi của ${nameOfBody(organName, superior)}: ${nameOfDocument({ type, symbol })}.`,
    )
    return { id, version: 1 }
  },
})
