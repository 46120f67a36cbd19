// The four goods of an organisation in a year: registered, ticked with evidence, recognised by the level above, listed (§1.6).
import {
  checkFourGoods,
  type FourGoods,
  listFourGoods,
  recogniseFourGoods,
  registerFourGoods,
} from '#contract/four-goods.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { decideEvaluations, holdEvaluations, viewRounds } from '#modules/evaluations/scope.ts'
import { isAbove, isHolder } from '#modules/evaluations/sides.ts'
import {
  changeFourGoods,
  type FourGoodsRow,
  fourGoodsBelow,
  lockFourGoods,
} from '#modules/evaluations/store/four-goods.ts'
import { isEvaluatedHere } from '#modules/evaluations/store/places.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { fourGoods } from '#rules/evaluations/four-goods.ts'

function shownOf({ actor }: QueryContext, row: FourGoodsRow): FourGoods {
  const open = row.recognised === null
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    year: row.year,
    registeredOn: row.registered_on,
    items: fourGoods.items.map(({ code, title }) => {
      const item = row.items.find((one) => one.code === code)
      return { code, title, met: item?.met ?? false, evidence: item?.evidence ?? null }
    }),
    recognised: row.recognised,
    recognisedOn: row.recognised_on,
    recognisedBy: row.recognised_by,
    reason: row.reason,
    version: row.version,
    allowed: [
      ...(open && isHolder(actor, row.path) ? [checkFourGoods.name] : []),
      ...(open && isAbove(actor, row.path) ? [recogniseFourGoods.name] : []),
    ],
  }
}

const say = (context: CommandContext, row: Pick<FourGoodsRow, 'organisation_id' | 'path'>, summary: string): void =>
  context.audit({
    organisationId: row.organisation_id,
    path: row.path,
    subjectType: 'organisation',
    subjectId: row.organisation_id,
    summary,
  })

async function held(
  context: CommandContext,
  scope: SeatScope,
  input: { id: string; version: number },
): Promise<FourGoodsRow | Refusal | Stale> {
  const row = await lockFourGoods(context, scope, input.id)
  if (row === undefined) return notFound()
  if (row.version !== input.version) return new Stale(shownOf(context, row))
  return row.recognised === null ? row : refuse('evaluations.four-goods-over', { on: row.recognised_on })
}

export const serveRegisterFourGoods = serveCommand(registerFourGoods, {
  scope: holdEvaluations,
  run: async (context, { organisationId, year }) => {
    const { tx, province, today, newId } = context
    const place = await placeAsked(context, holdEvaluations, organisationId)
    if (place === undefined) return notFound()
    const { name: organisation } = place
    if (!isEvaluatedHere(place)) return refuse('evaluations.not-evaluated-here', { organisation })
    const now = Number(today.slice(0, 4))
    if (year !== now && year !== now + 1) return refuse('evaluations.four-goods-year', { year })
    const written = await tx
      .insertInto('four_goods')
      .values({
        province_code: province,
        id: newId(),
        path: place.path,
        organisation_id: place.id,
        organisation_name: organisation,
        year,
        registered_on: today,
      })
      .onConflict((on) => on.columns(['province_code', 'organisation_id', 'year']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written === undefined) return refuse('evaluations.four-goods-registered', { organisation, year })
    say(context, { organisation_id: place.id, path: place.path }, `Đăng ký bốn tốt năm ${year}.`)
    return { id: written.id, version: 1 }
  },
})

export const serveCheckFourGoods = serveCommand(checkFourGoods, {
  scope: holdEvaluations,
  run: async (context, input) => {
    const row = await held(context, holdEvaluations, input)
    if (!('year' in row)) return row
    const titles = new Map(fourGoods.items.map(({ code, title }) => [code, title]))
    const codes = new Set(input.items.map(({ code }) => code))
    if (codes.size !== input.items.length || input.items.some(({ code }) => !titles.has(code)))
      return refuse('evaluations.four-goods-unknown')
    const bare = input.items.find(({ met, evidence }) => met && evidence === null)
    if (bare !== undefined) return refuse('evaluations.four-goods-evidence', { item: titles.get(bare.code) ?? '' })
    say(context, row, `Ghi các nội dung bốn tốt năm ${row.year}.`)
    return changeFourGoods(context, row, { items: JSON.stringify(input.items) })
  },
})

export const serveRecogniseFourGoods = serveCommand(recogniseFourGoods, {
  scope: decideEvaluations,
  run: async (context, input) => {
    const row = await held(context, decideEvaluations, input)
    if (!('year' in row)) return row
    const { actor, today } = context
    const { recognised, on } = input
    const reason = input.reason ?? null
    if (!isAbove(actor, row.path)) return refuse('evaluations.not-above', { organisation: row.organisation_name })
    if (on > today || on < row.registered_on) return refuse('evaluations.date-wrong', { on, from: row.registered_on })
    if (recognised && shownOf(context, row).items.some(({ met }) => !met)) return refuse('evaluations.four-goods-open')
    if (!recognised && reason === null) return refuse('evaluations.words-missing')
    say(context, row, `${recognised ? 'Công nhận' : 'Không công nhận'} bốn tốt năm ${row.year}.`)
    return changeFourGoods(context, row, {
      recognised,
      recognised_on: on,
      recognised_by: actor.displayName,
      reason,
    })
  },
})

export const serveListFourGoods = serveQuery(listFourGoods, {
  scope: viewRounds,
  run: async (context, input) => {
    const place = await placeAsked(context, viewRounds, input.organisationId)
    if (place === undefined) return notFound()
    const rows = await fourGoodsBelow(context, subtree(place.path), input.year)
    return { rows: rows.map((row) => shownOf(context, row)), note: fourGoods.note }
  },
})
