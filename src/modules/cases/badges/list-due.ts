// Answers who comes to have the years of a Party badge by the day of a round.
import { z } from 'zod'
import { listBadgesDue } from '#contract/badges.ts'
import { id } from '#contract/fields.ts'
import { readCursor, toCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { spanOf } from '#modules/cases/badges/span.ts'
import { badgesDueIn, viewMembers } from '#modules/members/public.ts'
import { organisationById } from '#modules/organisations/public.ts'

const cursor = z.tuple([z.string(), id])

export const serveListBadgesDue = serveQuery(listBadgesDue, {
  scope: viewMembers,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const place = await organisationById(tx, province, input.organisationId ?? actor.seat.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { rows, last } = await badgesDueIn(context, place.path, await spanOf(context, input.on, input.since), {
      after: after === null ? null : { sortKey: after[0], id: after[1] },
      limit: input.limit,
    })
    return {
      rows: rows.map(({ on, months, ...row }) => ({
        ...row,
        reachedOn: on,
        partyAge: { years: Math.floor(months / 12), months: months % 12 },
      })),
      next: last === null ? null : toCursor([last.sortKey, last.id]),
      total: null,
    }
  },
})
