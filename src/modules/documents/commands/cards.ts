// Keeps index cards of classified documents: nothing of what they say comes in here.
import { changeCard, recordCard } from '#contract/documents.ts'
import { notFound, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditDocument } from '#modules/documents/history.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { placeAsked } from '#modules/organisations/public.ts'

export const serveRecordCard = serveCommand(recordCard, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province, newId, today } = context
    const place = await placeAsked(context, keepDocuments, input.organisationId)
    if (place === undefined) return notFound()
    const id = newId()
    const book = { organisation_id: place.id, path: place.path }
    const { code, level, keeper, place: where } = input
    await tx
      .insertInto('classified_cards')
      .values({ province_code: province, id, ...book, code, level, keeper, place: where, recorded_on: today })
      .execute()
    auditDocument(context, book, `Lập phiếu văn bản mật ${code}.`)
    return { id, version: 1 }
  },
})

export const serveChangeCard = serveCommand(changeCard, {
  scope: keepDocuments,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const row = await tx
      .selectFrom('classified_cards')
      .selectAll()
      .where('province_code', '=', province)
      .where('id', '=', input.id)
      .where(keepDocuments.rows(actor, province, 'classified_cards'))
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return notFound()
    const { level, keeper, place, version } = row
    if (version !== input.version) return new Stale({ id: row.id, level, keeper, place, version })
    const now = { level: input.level, keeper: input.keeper, place: input.place }
    await tx
      .updateTable('classified_cards')
      .set({ ...now, version: version + 1 })
      .where('province_code', '=', province)
      .where('id', '=', row.id)
      .execute()
    auditDocument(context, row, `Sửa phiếu văn bản mật ${row.code}.`, {
      level: [level, now.level],
      keeper: [keeper, now.keeper],
      place: [place, now.place],
    })
    return { id: row.id, version: version + 1 }
  },
})
