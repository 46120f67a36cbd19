// Answers the rounds of comparing list and dossiers: who has to when, one round with its rows, what is still to be put right.
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import {
  getReconciliation,
  listDifferences,
  listReconciliations,
  type ReconciliationRow,
  type Round,
} from '#contract/reconciliations.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { keepDossiers, overseeDossiers } from '#modules/dossiers/scope.ts'
import {
  type CountedRound,
  countDifferences,
  countStandings,
  findRound,
  type LineRow,
  readDifferences,
  readRows,
  readStandings,
  roundsOf,
} from '#modules/dossiers/store/rounds.ts'
import { settingOf } from '#modules/dossiers/store/setting.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { nextReconciliation, overdueBefore, reconciles, reconciliationBasis } from '#rules/dossiers/custody.ts'

export const shownRound = (row: CountedRound): Round => ({
  id: row.id,
  startedOn: row.started_on,
  closedOn: row.closed_on,
  minutesNo: row.minutes_no,
  members: row.members,
  unchecked: row.unchecked,
  differences: row.differences,
  openDifferences: row.open_differences,
})

const shownRow = (row: LineRow): ReconciliationRow => ({
  seq: row.seq,
  memberId: row.member_id,
  fullName: row.full_name,
  branchName: row.branch_name,
  result: row.result as ReconciliationRow['result'],
  note: row.note,
  checkedOn: row.checked_on,
  settledOn: row.settled_on,
  settledHow: row.settled_how,
})

const cursors = {
  rows: z.tuple([z.int32()]),
  standings: z.tuple([date, z.string(), id]),
  differences: z.tuple([id, z.int32()]),
}

export const serveGetReconciliation = serveQuery(getReconciliation, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const round = await findRound(context, overseeDossiers, input.id)
    if (round === undefined) return notFound()
    const after = readCursor(input.after, cursors.rows)
    if (after instanceof Refusal) return after
    const { id: roundId, show, limit } = input
    const rows = await readRows(context, overseeDossiers, { id: roundId, show, after: after?.[0] ?? 0, limit })
    const page = cutPage(rows, limit, (row) => [row.seq])
    const may = mayUse(keepDossiers, context.actor)
    const allowed = [
      ...(may && round.closed_on === null ? ['reconciliations.check', 'reconciliations.close'] : []),
      ...(may ? ['reconciliations.settle'] : []),
    ]
    return {
      rows: page.rows.map(shownRow),
      next: page.next,
      total: { all: null, unchecked: round.unchecked, differences: round.differences }[show],
      round: {
        ...shownRound(round),
        organisationId: round.organisation_id,
        organisationName: round.organisation_name,
        version: round.version,
        note: round.note,
      },
      allowed,
    }
  },
})

export const serveListReconciliations = serveQuery(listReconciliations, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeDossiers, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursors.standings)
    if (after instanceof Refusal) return after
    const setting = await settingOf(context)
    const rows = await readStandings(context, overseeDossiers, { path: place.path, after, limit: input.limit })
    const page = cutPage(rows, input.limit, (row) => [row.place, row.sort_key, row.id])
    const counts = await countStandings(context, overseeDossiers, place.path, overdueBefore(setting))
    const own = reconciles(place.typeCode)
    return {
      rows: page.rows.map((row) => {
        const dueOn = nextReconciliation(row.last_closed_on, setting).on
        return {
          organisationId: row.id,
          organisationName: row.name,
          lastClosedOn: row.last_closed_on,
          dueOn,
          // Never compared is late from the beginning: nobody knows whether list and files agree.
          overdue: row.last_closed_on === null || (dueOn !== null && dueOn < context.today),
          openRoundId: row.open_round_id,
          openSince: row.open_since,
          openDifferences: row.open_differences,
        }
      }),
      next: page.next,
      total: counts.organisations,
      counts: {
        organisations: counts.organisations,
        overdue: counts.overdue,
        openDifferences: counts.open_differences,
      },
      rounds: own ? (await roundsOf(context, overseeDossiers, place.id)).map(shownRound) : [],
      basis: reconciliationBasis(setting),
      allowed: own && mayUse(keepDossiers, context.actor) ? ['reconciliations.start'] : [],
    }
  },
})

export const serveListDifferences = serveQuery(listDifferences, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeDossiers, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursors.differences)
    if (after instanceof Refusal) return after
    const { limit, mine } = input
    // Who may not put it right has no work with it.
    if (mine && !mayUse(keepDossiers, context.actor)) return { rows: [], next: null, total: 0 }
    const asked = { path: place.path, of: mine ? context.actor.seat : null }
    const rows = await readDifferences(context, overseeDossiers, { ...asked, after, limit })
    const page = cutPage(rows, limit, (row) => [row.reconciliation_id, row.seq])
    return {
      rows: page.rows.map((row) => ({
        ...shownRow(row),
        reconciliationId: row.reconciliation_id,
        organisationName: row.organisation_name,
      })),
      next: page.next,
      total: mine ? await countDifferences(context, overseeDossiers, asked) : null,
    }
  },
})
