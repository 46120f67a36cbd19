// Answers a version of a draft, two versions compared, and a typed document as a paper in its layout.
import { compareVersions, getPaper, getVersion } from '#contract/document-drafts.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { letterhead, paperOf } from '#modules/documents/flow/paper.ts'
import { keepDocuments, viewDocuments } from '#modules/documents/scope.ts'
import { findDocument } from '#modules/documents/store/documents.ts'
import { versionOf } from '#modules/documents/store/versions.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { compareTexts } from '#rules/text/compare-texts.ts'

export const serveGetVersion = serveQuery(getVersion, {
  scope: keepDocuments,
  run: async (context, { id, seq }) => {
    const row = await findDocument(context, keepDocuments, id, 'read')
    const version = row === undefined ? undefined : await versionOf(context, row.id, seq)
    if (version === undefined) return notFound()
    return {
      ...{ seq, content: version.content, fileName: version.file_name, note: version.note },
      ...{ writtenBy: version.written_by, writtenAt: new Date(version.written_at).toISOString() },
    }
  },
})

export const serveCompareVersions = serveQuery(compareVersions, {
  scope: keepDocuments,
  run: async (context, { id, from, to }) => {
    const row = await findDocument(context, keepDocuments, id, 'read')
    const before = row === undefined ? undefined : await versionOf(context, row.id, from)
    const after = row === undefined ? undefined : await versionOf(context, row.id, to)
    if (before === undefined || after === undefined) return notFound()
    return { lines: compareTexts(before.content, after.content) }
  },
})

export const serveGetPaper = serveQuery(getPaper, {
  scope: viewDocuments,
  run: async (context, { id, seq }) => {
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
    return paperOf(context, shown, version.content, await letterhead(context, place, row.issued_on ?? today))
  },
})
