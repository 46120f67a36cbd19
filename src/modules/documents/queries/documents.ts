// Answers the register, one document, its reading, its file, and the index cards of classified ones.
import { z } from 'zod'
import { getReading } from '#contract/document-readings.ts'
import type { DocumentReadingPage } from '#contract/document-shapes.ts'
import { changeCard, getDocument, getDocumentFile, listCards, listDocuments } from '#contract/documents.ts'
import { date, id } from '#contract/fields.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { knownAround } from '#modules/documents/flow/known.ts'
import { rowOf, shownDocument } from '#modules/documents/queries/shown-document.ts'
import { keepDocuments, viewDocuments } from '#modules/documents/scope.ts'
import { findDocument } from '#modules/documents/store/documents.ts'
import { readDocuments } from '#modules/documents/store/list.ts'
import { asksOpening } from '#modules/documents/store/openings.ts'
import { contentOf } from '#modules/documents/store/parts.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { matchBody } from '#rules/documents/match-bodies.ts'

const cursor = z.tuple([date, id])

export const serveList = serveQuery(listDocuments, {
  scope: viewDocuments,
  run: async (context, { organisationId, below, after: given, ...asked }) => {
    const place = await placeAsked(context, viewDocuments, organisationId)
    if (place === undefined) return notFound()
    if (asked.show === 'drafts' && !mayUse(keepDocuments, context.actor)) return { rows: [], next: null, total: null }
    const after = readCursor(given, cursor)
    if (after instanceof Refusal) return after
    const rows = await readDocuments(context, {
      ...asked,
      direction: asked.direction,
      type: asked.type,
      from: asked.from,
      to: asked.to,
      text: asked.text,
      organisationId: below ? null : place.id,
      range: subtree(place.path),
      after,
    })
    const page = cutPage(rows, asked.limit, (row) => [row.registered_on, row.id])
    return { rows: page.rows.map(rowOf), next: page.next, total: null }
  },
})

export const serveGet = serveQuery(getDocument, {
  scope: viewDocuments,
  run: async (context, input) => {
    const row = await findDocument(context, viewDocuments, input.id, 'read')
    const isHidden = row?.state === 'draft' && !mayUse(keepDocuments, context.actor)
    return row === undefined || isHidden ? notFound() : shownDocument(context, row)
  },
})

export const serveGetReading = serveQuery(getReading, {
  scope: viewDocuments,
  run: async (context: QueryContext, input): Promise<DocumentReadingPage | Refusal> => {
    const row = await findDocument(context, viewDocuments, input.id, 'read')
    if (row === undefined) return notFound()
    if (await asksOpening(context, row)) return refuse('documents.not-opened')
    const content = await contentOf(context, row.id)
    if (content === undefined || content.content === null || content.proposal === null)
      return refuse('documents.no-text')
    const { headPlaces, recipients, ...proposal } = content.proposal
    const known = await knownAround(context, row.organisation_id)
    return {
      document: await shownDocument(context, row),
      text: content.content,
      headPlaces,
      ...proposal,
      recipients: recipients.map((one) => ({ ...one, organisationIds: matchBody(one.name, known) })),
    }
  },
})

const BYTES_LIMIT = 32 * 1024 * 1024

/** Nothing is written down of who looked at a file. */
export const serveGetFile = serveCommand(getDocumentFile, {
  scope: viewDocuments,
  unaudited: true,
  run: async (context, input) => {
    const { files, actor, secrets } = context
    const row = await findDocument(context, viewDocuments, input.id, 'read')
    if (row !== undefined && (await asksOpening(context, row))) return refuse('documents.not-opened')
    const content = row === undefined ? undefined : await contentOf(context, row.id)
    if (content === undefined || content.name === null || content.content_sealed === null) return notFound()
    const kept = await files.keep(actor.accountId, {
      name: content.name,
      mediaType: content.media_type ?? 'application/octet-stream',
      body: Buffer.from(secrets.unseal(content.content_sealed), 'base64'),
      limit: BYTES_LIMIT,
    })
    return kept === null
      ? refuse('kernel.too-large', { limit: '32 MB' })
      : { downloadId: kept.id, fileName: content.name }
  },
})

export const serveListCards = serveQuery(listCards, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const place = await placeAsked(context, keepDocuments, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { lo, hi } = subtree(place.path)
    const rows = await tx
      .selectFrom('classified_cards as c')
      .innerJoin('organisations as o', (join) =>
        join.onRef('o.id', '=', 'c.organisation_id').on('o.province_code', '=', province),
      )
      .selectAll('c')
      .select('o.name as organisation_name')
      .where('c.province_code', '=', province)
      .where('c.path', '>=', lo)
      .where('c.path', '<', hi)
      .where(keepDocuments.rows(actor, province, 'c'))
      .$if(after !== null, (q) =>
        q.where((eb) => eb(eb.refTuple('c.recorded_on', 'c.id'), '<', eb.tuple(after?.[0] ?? '', after?.[1] ?? ''))),
      )
      .orderBy('c.recorded_on', 'desc')
      .orderBy('c.id', 'desc')
      .limit(input.limit + 1)
      .execute()
    const page = cutPage(rows, input.limit, (row) => [row.recorded_on, row.id])
    return {
      rows: page.rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        organisationName: row.organisation_name,
        code: row.code,
        level: row.level as 'secret',
        keeper: row.keeper,
        place: row.place,
        recordedOn: row.recorded_on,
        version: row.version,
        allowed: [changeCard.name],
      })),
      next: page.next,
      total: null,
    }
  },
})
