// Answers who opened a document that was sent, and which documents of the book one cites.
import { sql } from 'kysely'
import { listCitations, listOpenings } from '#contract/document-exchange.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { nameOfDocument } from '#modules/documents/history.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { type DocumentRecord, findDocument } from '#modules/documents/store/documents.ts'
import { asksOpening, openingsOf } from '#modules/documents/store/openings.ts'
import { contentOf, linksOf } from '#modules/documents/store/parts.ts'
import { kindOfCitation, symbolCited, symbolKey, WORDS_BEFORE } from '#rules/documents/cited-links.ts'
import { wordKey } from '#rules/text/search-key.ts'

export const serveListOpenings = serveQuery(listOpenings, {
  scope: keepDocuments,
  run: async (context, { id, organisationId }) => {
    const row = await findDocument(context, keepDocuments, id, 'read')
    const openings = row === undefined ? null : await openingsOf(context, row)
    if (openings === null) return notFound()
    return {
      rows: openings
        .filter((one) => one.organisation_id === organisationId)
        .map(({ name, post, opened_at }) => ({ name, post, openedAt: new Date(opened_at).toISOString() })),
    }
  },
})

/** Documents of the same book whose symbol is among those cited, the latest first. */
async function ofTheBook({ tx, province }: QueryContext, row: DocumentRecord, symbols: readonly string[]) {
  const patterns = symbols.map((symbol) => `% ${wordKey(symbol.replace(/^0+(?=\d)/, ''))}%`)
  const loose = symbols.map((symbol) => `% 0${wordKey(symbol.replace(/^0+(?=\d)/, ''))}%`)
  return tx
    .selectFrom('documents')
    .select(['id', 'type', 'symbol', 'subject'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', row.organisation_id)
    .where('state', 'in', ['registered', 'arrived'])
    .where('id', '<>', row.id)
    .where(sql<boolean>`search_key like any (${[...patterns, ...loose]}::text[])`)
    .orderBy('registered_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

export const serveListCitations = serveQuery(listCitations, {
  scope: keepDocuments,
  run: async (context, { id }) => {
    const row = await findDocument(context, keepDocuments, id, 'read')
    if (row === undefined) return notFound()
    if (await asksOpening(context, row)) return refuse('documents.not-opened')
    const content = await contentOf(context, row.id)
    const points = [...(content?.content ?? '')]
    const cited = (content?.proposal?.cites ?? []).flatMap(({ text, at }) => {
      const symbol = symbolCited(text)
      const before = points.slice(Math.max(0, at[0] - WORDS_BEFORE), at[0]).join('')
      return symbol === null ? [] : [{ text, symbol, kind: kindOfCitation(before) }]
    })
    if (cited.length === 0) return { rows: [] }
    const targets = await ofTheBook(
      context,
      row,
      cited.map(({ symbol }) => symbol),
    )
    const linked = new Set((await linksOf(context, row.id)).map(({ target_id }) => target_id))
    return {
      rows: cited.flatMap(({ text, symbol, kind }) =>
        targets
          .filter((target) => symbolKey(target.symbol ?? '') === symbolKey(symbol) && !linked.has(target.id))
          .map((target) => ({
            text,
            kind,
            targetId: target.id,
            targetText: `${nameOfDocument(target)} ${target.subject ?? ''}`.trim(),
          })),
      ),
    }
  },
})
