// Answers one dossier, lists of dossiers, and how complete an organisation is.
import { z } from 'zod'
import { getCompleteness, getDossier, listDossiers } from '#contract/dossiers.ts'
import { id } from '#contract/fields.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { shownDossier } from '#modules/dossiers/queries/shown-dossier.ts'
import { overseeDossiers, viewDossiers } from '#modules/dossiers/scope.ts'
import { findDossier } from '#modules/dossiers/store/dossiers.ts'
import { type Counted, countUnder, readList } from '#modules/dossiers/store/list.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { isOfficial, missingItems } from '#rules/dossiers/checklist.ts'

export const serveGet = serveQuery(getDossier, {
  scope: viewDossiers,
  run: async (context, input) => {
    const loaded = await findDossier(context, viewDossiers, input.memberId, 'read')
    return loaded === undefined ? notFound() : shownDossier(context, loaded)
  },
})

const cursor = z.tuple([z.string(), id])

type Status = 'probationary' | 'full' | 'exempt' | 'suspended' | 'left'
type Kind = 'committee' | 'carried' | 'outside'

export const serveList = serveQuery(listDossiers, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeDossiers, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { show, text = '', limit } = input
    const rows = await readList(context, overseeDossiers, { path: place.path, show, text, after, limit })
    const page = cutPage(rows, limit, (row) => [row.sort_key, row.id])
    return {
      rows: page.rows.map((row) => {
        const missing = missingItems(isOfficial(row.status, row.official_on), row)
        return {
          memberId: row.id,
          fullName: row.full_name,
          organisationId: row.organisation_id,
          organisationName: row.organisation_name,
          status: row.status as Status,
          checkedOn: row.checked_on,
          missing: missing.length,
          missingTitles: missing.map(({ title }) => title),
          holder: row.holder,
          holderKind: row.holder_kind as Kind | null,
          heldSince: row.held_since,
        }
      }),
      next: page.next,
      total: null,
    }
  },
})

const shownCounts = (row: Counted) => ({
  members: row.members,
  checked: row.checked,
  complete: row.complete,
  incomplete: row.incomplete,
  papersMissing: row.papers_missing,
  noKeeper: row.no_keeper,
  carried: row.carried,
})

export const serveCompleteness = serveQuery(getCompleteness, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeDossiers, input.organisationId)
    if (place === undefined) return notFound()
    const { total, below } = await countUnder(context, overseeDossiers, place)
    return {
      organisationId: place.id,
      organisationName: place.name,
      total: shownCounts(total),
      rows: below.map((row) => ({ organisationId: row.id, organisationName: row.name, ...shownCounts(row) })),
    }
  },
})
