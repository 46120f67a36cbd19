// Opens a round: who is evaluated, in which group and role, and who is not and why (E-02 to E-05).
import { openRound } from '#contract/evaluations.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditRound } from '#modules/evaluations/history.ts'
import { holdEvaluations } from '#modules/evaluations/scope.ts'
import { settingFor } from '#modules/evaluations/setting.ts'
import {
  type EvaluatedPerson,
  type NewEvaluation,
  peopleOf,
  writeEvaluations,
  writeRounds,
} from '#modules/evaluations/store/people.ts'
import { isBranch, isEvaluatedHere } from '#modules/evaluations/store/places.ts'
import type { RoundRow } from '#modules/evaluations/store/rows.ts'
import { type OrganisationRow, organisationsInSubtree, placeAsked } from '#modules/organisations/public.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import { evaluationDue, isRatedAlone } from '#rules/evaluations/due.ts'
import type { EvaluatedRole } from '#rules/evaluations/level.ts'
import { firstDayOf, monthsWithin } from '#rules/evaluations/period.ts'
import type { GroupCode } from '#rules/evaluations/scheme-codes.ts'
import { holdsFor, type Scheme, schemeOf } from '#rules/evaluations/schemes.ts'
import { deadlineNames } from '#rules/evaluations/steps.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

const MOST_BRANCHES = 300

function roleOf({ postsHere, leaderSince }: EvaluatedPerson): EvaluatedRole {
  if (postsHere.includes('secretary')) return 'head'
  if (postsHere.some((post) => post.endsWith('deputy-secretary'))) return 'deputy'
  return leaderSince === null ? 'member' : 'leader'
}

/** The first group of the scheme that fits; a member without a post is taken to work outside the political system until corrected. */
function groupOf(scheme: Scheme, role: EvaluatedRole): GroupCode {
  const wanted: readonly GroupCode[] = role === 'member' ? ['outside-system', 'staff'] : ['leader']
  return wanted.find((code) => scheme.groups.some((group) => group.code === code)) ?? 'leader'
}

/** A rule that was not in force yet keeps nobody out. */
function personOf(person: EvaluatedPerson, period: string, scheme: Scheme, setting: Setting) {
  const role = roleOf(person)
  const { values } = evaluationDue(
    {
      period,
      leader: role !== 'member',
      admittedOn: person.partySince,
      suspended: person.status === 'suspended',
      exempt: person.status === 'exempt',
      monthsInQuarter: person.leaderSince === null ? null : monthsWithin(period, person.leaderSince),
    },
    setting,
  )
  const { fullName: name, sortKey, memberId } = person
  const due = values.due !== false
  return { memberId, name, sortKey, role, group: groupOf(scheme, role), due, reasons: values.reasons as string[] }
}

/** Where to open: the organisation, or the branches below it that are evaluated there. */
async function placesToOpen({ tx, province }: CommandContext, place: OrganisationRow, branches: boolean) {
  if (!branches) return [place]
  return organisationsInSubtree(tx, province, subtree(place.path), { typeCodes: branchTypes })
}

export const serveOpenRound = serveCommand(openRound, {
  scope: holdEvaluations,
  run: async (context, input) => {
    const { scheme: code, period, deadlines } = input
    const place = await placeAsked(context, holdEvaluations, input.organisationId)
    if (place === undefined) return notFound()
    const scheme = schemeOf(code)
    if (!holdsFor(scheme, period)) return refuse('evaluations.scheme-not-for-period', { scheme: scheme.title, period })
    const setting = await settingFor(context, period)
    if (!isRatedAlone(period, setting)) return refuse('evaluations.quarter-with-year', { period })
    if (firstDayOf(period) > context.today) return refuse('evaluations.period-ahead', { period })
    const days = deadlineNames.flatMap((name) => deadlines[name] ?? [])
    if (days.some((day, at) => at > 0 && day < (days[at - 1] ?? ''))) return refuse('evaluations.deadlines-reversed')
    if (!input.branches && !isEvaluatedHere(place))
      return refuse('evaluations.not-evaluated-here', { organisation: place.name })
    const places = await placesToOpen(context, place, input.branches)
    if (places.length > MOST_BRANCHES)
      return refuse('evaluations.too-many-branches', { branches: places.length, most: MOST_BRANCHES })
    const rounds = places.length === 0 ? new Map<string, RoundRow>() : await writeRounds(context, input, places)
    const opened = places.filter(({ id }) => rounds.has(id))
    if (opened.length === 0)
      return input.branches
        ? refuse('evaluations.no-branches')
        : refuse('evaluations.round-exists', { organisation: place.name })
    const idsOf = (some: readonly OrganisationRow[]) => some.map(({ id }) => id)
    const people = Map.groupBy(
      await peopleOf(
        context,
        idsOf(opened.filter(isBranch)),
        idsOf(opened.filter((one) => !isBranch(one))),
        setting.on,
      ),
      ({ organisationId }) => organisationId,
    )
    const collective = scheme.groups.some(({ code: group }) => group === 'collective')
    const rows = opened.flatMap(({ id, path, name }): NewEvaluation[] => {
      const at = { roundId: rounds.get(id)?.id ?? '', path }
      const itself = { memberId: null, name, sortKey: '', group: 'collective', role: 'collective' } as const
      return [
        ...(collective ? [{ ...at, ...itself, due: true, reasons: [] }] : []),
        ...(people.get(id) ?? []).map((person) => ({ ...at, ...personOf(person, period, scheme, setting) })),
      ]
    })
    await writeEvaluations(context, rows)
    const due = rows.filter((row) => row.due).length
    for (const round of rounds.values()) auditRound(context, round, 'Mở kỳ đánh giá')
    return { ids: [...rounds.values()].map(({ id }) => id), due, notDue: rows.length - due }
  },
})
