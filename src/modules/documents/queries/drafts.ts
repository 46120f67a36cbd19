// Answers a version of a draft, two versions compared, and a typed document as a paper in its layout.
import { compareVersions, getPaper, getVersion, printPaper } from '#contract/document-drafts.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { paperAsked, paperName, pdfAhead, pdfOf } from '#modules/documents/flow/paper.ts'
import { keepDocuments, viewDocuments } from '#modules/documents/scope.ts'
import { findDocument } from '#modules/documents/store/documents.ts'
import { versionOf } from '#modules/documents/store/versions.ts'
import { compareTexts } from '#rules/text/compare-texts.ts'

export const serveGetVersion = serveQuery(getVersion, {
  scope: keepDocuments,
  run: async (context, { id, seq }) => {
    const row = await findDocument(context, keepDocuments, id, 'read')
    const version = row === undefined ? undefined : await versionOf(context, row.id, seq)
    if (version === undefined) return notFound()
    return {
      seq,
      content: version.content,
      fileName: version.file_name,
      note: version.note,
      writtenBy: version.written_by,
      writtenAt: new Date(version.written_at).toISOString(),
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
  run: async (context, input) => {
    const asked = await paperAsked(context, input)
    return asked instanceof Refusal ? asked : asked.paper
  },
})

const PDF_LIMIT = 32 * 1024 * 1024

export const servePrintPaper = serveCommand(printPaper, {
  scope: viewDocuments,
  unaudited: true,
  ahead: pdfAhead,
  run: async (context, input, ahead) => {
    const asked = await paperAsked(context, input)
    if (asked instanceof Refusal) return asked
    const { paper, seq } = asked
    const name = paperName(paper.symbol, seq, 'pdf')
    const body = pdfOf(ahead, paper)
    if (body instanceof Refusal) return body
    const { files, actor } = context
    const kept = await files.keep(actor.accountId, { name, mediaType: 'application/pdf', body, limit: PDF_LIMIT })
    return kept === null ? refuse('kernel.too-large', { limit: '32 MB' }) : { downloadId: kept.id, fileName: name }
  },
})
