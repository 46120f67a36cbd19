// What must hold at the end of every month and of the year, asked of the database and compared with the model.
import { expect } from 'vitest'
import { verifyHistory } from '#cli/verify-history.ts'
import type { ReportTable } from '#contract/reports.ts'
import { refreshWork } from '#modules/cases/flow/refresh.ts'
import type { Facts, RecordedStep } from '#rules/lifecycle/case.ts'
import { papersAsked } from '#rules/lifecycle/check-input.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { misplaced } from '../../../src/modules/members/testing/effects.ts'
import type { Entry } from './journal.ts'
import type { Land } from './land.ts'
import type { Person } from './model.ts'
import type { Year } from './turn.ts'

interface Stay {
  branchId: string
  from: string
  to: string | null
}

/** Stretches in the same branch that touch are one. */
function joined(stays: readonly Stay[]): string {
  const whole: Stay[] = []
  for (const stay of stays) {
    const last = whole.at(-1)
    if (stay.from === stay.to) continue
    if (last !== undefined && last.branchId === stay.branchId && last.to === stay.from) last.to = stay.to
    else whole.push({ ...stay })
  }
  return whole.map(({ branchId, from, to }) => `${branchId} ${from}–${to ?? ''}`).join(' · ')
}

/** Nobody in two branches or in none, on any day so far: also while messages wait. */
export async function everybodyInOnePlace({ land }: Year): Promise<void> {
  expect(await misplaced(land.world)).toEqual([])
}

/** Each member's whole history of branches, and the standing of today, are those the model holds true. */
export async function recordsAgree({ land, model }: Year): Promise<void> {
  const { owner } = land.world.database
  const { rows: stays } = await owner.query<Stay & { id: string }>(
    `select member_id as id, organisation_id as "branchId", valid_from::text as "from", valid_to::text as "to" from memberships
      order by member_id, valid_from, valid_to nulls last`,
  )
  const { rows: standings } = await owner.query<{ id: string; status: string; kind: string | null }>(
    'select id, status, left_kind as kind from members order by id, (status = $1) desc',
    ['left'],
  )
  const byMember = Map.groupBy(stays, ({ id }) => id)
  // Who went to another province has left a record behind and has one there.
  const standing = new Map(standings.map(({ id, status }) => [id, status]))
  const wrong = [...model.people.values()].flatMap((person: Person) => {
    const here = `${standing.get(person.id)}: ${joined(byMember.get(person.id) ?? [])}`
    const there = `${person.standing}: ${joined(person.stays)}`
    return here === there ? [] : [{ id: person.id, record: here, model: there }]
  })
  expect(wrong).toEqual([])
  expect(byMember.size).toBe(model.people.size)
}

/** The counts of every branch are the model's, those of a commune the sum of its branches, and what is kept equals a recount. */
export async function sumsAgree({ land, model, on }: Year): Promise<void> {
  const { world } = land
  const heads = model.headcount()
  const far = land.seats.find(
    ({ place, role }) => place.id === world.places.otherProvince.id && role === 'organisation-board',
  )
  if (far === undefined) throw new Error('nobody counts the other province')
  for (const [commune, branches] of communesOf(land)) {
    const board = commune.province === '99' ? land.board : far.actor
    let sum = 0
    for (const branch of branches) {
      const { total } = await world.ask<{ total: number }>(board, 'members.count', { organisationId: branch.id })
      expect([branch.name, total]).toEqual([branch.name, heads.get(branch.id) ?? 0])
      sum += total
    }
    expect(await world.ask(board, 'members.count', { organisationId: commune.id })).toEqual({ total: sum })
  }
  for (const board of [land.board, far.actor]) {
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
    const table: ReportTable = await world.ask(board, 'reports.get-table', { form: '1', on })
    expect(table.checks.filter((one) => !one.ok)).toEqual([])
  }
}

const communesOf = (land: Land) =>
  [land.commune, land.neighbour, land.faraway].map((commune) => [commune, land.branches.get(commune.id) ?? []] as const)

/** Steps of a case that were taken without one of their papers. */
function withoutPaper(entries: readonly Entry[]): string[] {
  let papers: string[] = []
  let facts: Facts = {}
  return entries.flatMap(({ lifecycle: code, step: stepCode, recorded }) => {
    const lifecycle = lifecycleByCode(code)
    if (lifecycle === undefined) return [code]
    const step = stepOf(lifecycle, stepCode)
    const { by, papers: came }: RecordedStep = recorded
    papers = [...papers, ...came.map((p) => p.code)]
    facts = { ...facts, ...recorded.facts }
    const byHand = by.kind === 'system' ? [] : (step.byHand?.needs ?? [])
    const asked = [...(step.needs ?? []), ...byHand, ...(step.makes ?? [])]
    // Which levels there are does not decide over papers; conditions on them are left to the tests of the rules.
    const missing = asked
      .filter((ref) => typeof ref === 'string' || (ref.when !== undefined && 'fact' in ref.when))
      .flatMap((ref) => papersAsked([ref], facts, {}))
      .filter((paper) => !papers.includes(paper))
    papers = papers.filter(
      (paper) =>
        !papersAsked(step.voids, recorded.facts, {}).includes(paper as never) || came.some((p) => p.code === paper),
    )
    return missing.map((paper) => `${code}/${stepCode} without ${paper}`)
  })
}

/** Every step has its papers, and whoever took it sat there that day and was one of those the step is given to. */
export function stepsAreInOrder({ journal }: Year): void {
  const cases = Map.groupBy(journal.entries, ({ caseId }) => caseId)
  const ordered = [...cases.values()].map((entries) => entries.toSorted((a, b) => a.seq - b.seq))
  expect(ordered.flatMap(withoutPaper)).toEqual([])
  expect(
    ordered.filter((entries) => entries.some(({ seq }, i) => seq !== i + 1)).map(([first]) => first?.caseId),
  ).toEqual([])
  expect(journal.entries.flatMap((entry) => journal.unauthorised(entry) ?? [])).toEqual([])
}

/** The queue put anew says the same again, and its counts are those of its rows. */
export async function queueAgrees({ land, on }: Year): Promise<void> {
  const { world } = land
  for (const province of ['99', '98']) {
    await refreshWork(world.application, province)
    expect(await refreshWork(world.application, province)).toBe(0)
  }
  const seats = [
    land.board,
    ...land.seats.filter(({ to, role }) => to === null && role === 'office').map(({ actor }) => actor),
  ]
  for (const actor of seats) {
    const { counts } = await world.ask<{ counts: { mine: number; waiting: number; coming: number } }>(
      actor,
      'cases.list-work',
      {},
    )
    const { seat } = actor
    const { rows } = await world.database.owner.query<{ held: boolean; later: boolean; escalated: boolean }>(
      `select coalesce(organisation_id = $2 and ($3 = any(roles) or roles = '{}'), false) as held, coalesce(waits_until > $4::date, false) as later,
              coalesce(escalates_organisation_id = $2 and due_on < $4::date, false) as escalated
         from case_work where province_code = $5 and path like $1`,
      [`${seat?.path}%`, seat?.organisationId, seat?.role, on, actor.provinceCode],
    )
    const mine = rows.filter(({ held, later, escalated }) => (held && !later) || escalated).length
    const coming = rows.filter(({ held, later, escalated }) => held && later && !escalated).length
    expect([seat?.postName, counts]).toMatchObject([
      seat?.postName,
      { mine, coming, waiting: rows.length - mine - coming },
    ])
  }
}

/** The chained history of every organisation is whole. */
export async function historyIsWhole({ land }: Year): Promise<void> {
  const { faults, chains } = await verifyHistory(land.world.database)
  expect(faults).toEqual([])
  expect(chains).toBeGreaterThan(1)
}

/** Why a message may stand: the case it is for went another way meanwhile. People are shown it (cases.list-unheard). */
const TOO_LATE = ['lifecycle.wrong-state']

/** Nothing waits in an outbox but what came too late, and that says so. */
export async function nothingIsStuck({ land, model }: Year): Promise<void> {
  const { rows } = await land.world.database.owner.query<{ message: string; fault: string | null }>(
    `select message, fault from case_messages where direction = 'out' and handed_over_at is null`,
  )
  for (const { message, fault } of rows)
    model.tally[`stands: ${message} ${fault}`] = rows.filter((r) => r.message === message && r.fault === fault).length
  expect(rows.filter(({ fault }) => !TOO_LATE.includes(fault ?? ''))).toEqual([])
}
