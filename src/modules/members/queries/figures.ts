// Answers the figures of an organisation, and whether what is kept equals what the records say.
import { checkFigures, getFigures } from '#contract/members.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { readCountryFigures } from '#modules/members/figures/country.ts'
import { readFigures } from '#modules/members/figures/read.ts'
import { compareFigures } from '#modules/members/figures/rebuild.ts'
import { checkKeptFigures, viewOrganisations } from '#modules/members/scope.ts'
import {
  namesByPath,
  type OrganisationFacts,
  organisationAt,
  organisationInReach,
} from '#modules/members/store/organisations.ts'

/** The organisation asked for; without one the seat's, which needs no look-up, or the province a seat of the centre names. */
async function asked(
  context: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<Pick<OrganisationFacts, 'id' | 'path'> | undefined> {
  if (organisationId !== undefined) return organisationInReach(context, scope, organisationId)
  const { seat, national } = context.actor
  return national
    ? organisationAt(context, scope, `${context.province}/`)
    : { id: seat.organisationId, path: seat.path }
}

/** The centre's own organisation stands above every province. */
const isCountry = ({ actor }: QueryContext, { path }: Pick<OrganisationFacts, 'path'>): boolean =>
  actor.national && path === '00/'

export const serveFigures = serveQuery(getFigures, {
  scope: viewOrganisations,
  run: async (context, input) => {
    const organisation = await asked(context, viewOrganisations, input.organisationId)
    if (organisation === undefined) return notFound()
    const { tx, province, today } = context
    const figures = isCountry(context, organisation)
      ? await readCountryFigures(tx, today)
      : await readFigures(tx, province, organisation.path, today)
    return { organisationId: organisation.id, on: today, figures }
  },
})

export const serveCheckFigures = serveQuery(checkFigures, {
  scope: checkKeptFigures,
  run: async (context, input) => {
    const organisation = await asked(context, checkKeptFigures, input.organisationId)
    if (organisation === undefined) return notFound()
    const { tx, province, today } = context
    const found = await compareFigures(tx, province, organisation.path, today)
    const differences = found.differences.slice(0, 200)
    const names = await namesByPath(
      tx,
      province,
      differences.map((d) => d.path),
    )
    return {
      on: found.on,
      organisations: found.organisations,
      differences: differences.map((d) => ({ ...d, organisationName: names.get(d.path) ?? null })),
    }
  },
})
