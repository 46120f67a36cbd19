// Answers the reorganisations of an area, and one of them line by line.
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import {
  cancelReorganisation,
  checkReorganisation,
  commitReorganisation,
  confirmReorganisation,
  getReorganisation,
  listReorganisations,
  type Reorganisation,
  startReorganisation,
  undoReorganisation,
} from '#contract/reorganisations.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import type { Report } from './flow/trial.ts'
import { reorganise } from './scope.ts'
import { headers } from './store/kept.ts'

const acts: Partial<Record<Reorganisation['state'], readonly { name: string }[]>> = {
  ready: [commitReorganisation, checkReorganisation, cancelReorganisation],
  committed: [undoReorganisation, confirmReorganisation],
}

export const serveList = serveQuery(listReorganisations, {
  scope: reorganise,
  run: async (context, input) => {
    const place = await placeAsked(context, reorganise, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, z.tuple([id]))
    if (after instanceof Refusal) return after
    const rows = await headers(context, { organisationId: place.id, after: after?.[0] ?? null, limit: input.limit })
    const organisation = { id: place.id, name: place.name }
    return {
      ...cutPage(rows, input.limit, (row) => [row.id]),
      total: null,
      organisation,
      allowed: [startReorganisation.name],
    }
  },
})

export const serveGet = serveQuery(getReorganisation, {
  scope: reorganise,
  run: async (context, input) => {
    const [header] = await headers(context, { id: input.id })
    if (header === undefined) return notFound()
    const { report } = await context.tx
      .selectFrom('reorganisations')
      .select('report')
      .where('province_code', '=', context.province)
      .where('id', '=', input.id)
      .executeTakeFirstOrThrow()
    return {
      header,
      ...(report as unknown as Report),
      allowed: (acts[header.state] ?? []).map(({ name }) => name),
    }
  },
})
