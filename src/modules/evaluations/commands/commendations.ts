// New models, commendations and awards: recorded with title, people, paper and day, withdrawn when wrong, listed and counted by year (G9).
import { z } from 'zod'
import {
  listCommendations,
  recordCommendation,
  type CommendationRow as Shown,
  withdrawCommendation,
} from '#contract/commendations.ts'
import { id } from '#contract/fields.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { keepCommendations, viewCommendations } from '#modules/evaluations/scope.ts'
import {
  type CommendationRow,
  countCommendations,
  lockCommendation,
  readCommendations,
} from '#modules/evaluations/store/commendations.ts'
import { placeAsked } from '#modules/organisations/public.ts'

const shownOf = ({ actor }: QueryContext, row: CommendationRow): Shown => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  on: row.on_day,
  paper: row.paper,
  people: row.people,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  withdrawnReason: row.withdrawn_reason,
  version: row.version,
  allowed: row.withdrawn_reason === null && mayUse(keepCommendations, actor) ? [withdrawCommendation.name] : [],
})

const say = (
  context: CommandContext,
  { organisation_id, path }: Pick<CommendationRow, 'organisation_id' | 'path'>,
  summary: string,
): void =>
  context.audit({
    organisationId: organisation_id,
    path,
    subjectType: 'organisation',
    subjectId: organisation_id,
    summary,
  })

export const serveRecordCommendation = serveCommand(recordCommendation, {
  scope: keepCommendations,
  run: async (context, { organisationId, kind, title, on, paper = null, memberIds }) => {
    const { tx, province } = context
    const place = await placeAsked(context, keepCommendations, organisationId)
    if (place === undefined) return notFound()
    if (on > context.today) return refuse('commendations.date-ahead', { on })
    const wanted = [...new Set(memberIds)]
    const { lo, hi } = subtree(place.path)
    const people =
      wanted.length === 0
        ? []
        : await tx
            .selectFrom('members')
            .select(['id as memberId', 'full_name as fullName'])
            .where('province_code', '=', province)
            .where('id', 'in', wanted)
            .where('path', '>=', lo)
            .where('path', '<', hi)
            .orderBy('sort_key')
            .execute()
    if (people.length < wanted.length) return refuse('commendations.people-elsewhere', { organisation: place.name })
    const written = context.newId()
    await tx
      .insertInto('commendations')
      .values({
        province_code: province,
        id: written,
        path: place.path,
        organisation_id: place.id,
        organisation_name: place.name,
        kind,
        title,
        on_day: on,
        paper,
        people: JSON.stringify(people),
      })
      .execute()
    say(context, { organisation_id: place.id, path: place.path }, `Ghi mô hình, biểu dương, khen thưởng: «${title}».`)
    return { id: written, version: 1 }
  },
})

export const serveWithdrawCommendation = serveCommand(withdrawCommendation, {
  scope: keepCommendations,
  run: async (context, input) => {
    const row = await lockCommendation(context, keepCommendations, input.id)
    if (row === undefined) return notFound()
    if (row.version !== input.version) return new Stale(shownOf(context, row))
    if (row.withdrawn_reason !== null) return refuse('commendations.withdrawn-already')
    const version = row.version + 1
    await context.tx
      .updateTable('commendations')
      .set({ withdrawn_reason: input.reason, version })
      .where('province_code', '=', context.province)
      .where('id', '=', row.id)
      .execute()
    say(context, row, `Rút «${row.title}» khỏi sổ biểu dương, khen thưởng (${input.reason}).`)
    return { id: row.id, version }
  },
})

export const serveListCommendations = serveQuery(listCommendations, {
  scope: viewCommendations,
  run: async (context, { organisationId, kind, limit, ...asked }) => {
    const place = await placeAsked(context, viewCommendations, organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(asked.after, z.tuple([id]))
    if (after instanceof Refusal) return after
    const year = asked.year ?? Number(context.today.slice(0, 4))
    const rows = await readCommendations(context, { path: place.path, year, kind, after: after?.[0] ?? null, limit })
    const page = cutPage(rows, limit, (row) => [row.id])
    const counts = await countCommendations(context, place.path, year)
    return { rows: page.rows.map((row) => shownOf(context, row)), next: page.next, total: null, year, counts }
  },
})
