// What tests of single rules share: a lifecycle by its name, what a step is refused for, the same step with a paper left out.
import type { Setting } from '../rulebook/rulebook.ts'
import { shippedParameters } from '../rulebook/shipped-parameters.ts'
import type { Asker, Case, Facts, Places, Taken } from './case.ts'
import { clockOf } from './clocks.ts'
import { factsOf, papersOf, stateOf, stepOf } from './fold.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import type { PaperCode } from './papers.ts'
import { blank, deliver, go } from './story.fixture.ts'
import { open, take } from './take.ts'
import type { Lifecycle } from './types.ts'
import { askersFor, enter, paper, today } from './walk.fixture.ts'

export function lifecycleNamed(code: string): Lifecycle {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(`no lifecycle ${code}`)
  return found
}

/** Codes of the refusals, or none. */
export const codes = (taken: Taken): string[] => (taken.ok ? [] : taken.refusals.map((r) => r.code))
/** Rules of the refusals, or none. */
export const rules = (taken: Taken): string[] => (taken.ok ? [] : taken.refusals.map((r) => r.ruleId))
export const state = (lifecycle: Lifecycle, given: Case): string => stateOf(lifecycle, given).code
export const papers = (lifecycle: Lifecycle, given: Case): PaperCode[] => papersOf(lifecycle, given).map((p) => p.code)

export const hanoi: Setting = { ...today, province: '01' }

/** The last day of a term as it runs on a day; null: it runs and the day cannot be said; undefined: it does not run. */
export const due = (
  lifecycle: Lifecycle,
  given: Case,
  clock: string,
  on: string,
  setting: Setting = today,
): string | null | undefined => clockOf(lifecycle, given, clock, { ...setting, on })?.dueOn

/** Values of a rule by which a step was judged, as the case keeps them. */
export const judgedBy = (given: Case, step: string, ruleId: string): Record<string, unknown> =>
  Object.fromEntries(
    (given.steps.find((s) => s.step === step)?.judgedBy ?? [])
      .filter((j) => j.ruleId === ruleId)
      .map((j) => [j.name, j.value]),
  )

/** The value of a parameter as it ships. */
export const shippedValue = (ruleId: string, name: string) =>
  shippedParameters.find((p) => p.ruleId === ruleId && p.name === name)?.value

interface Change {
  /** Papers that do not come with the step. */
  drop?: readonly PaperCode[]
  /** Papers that come beside those asked for. */
  add?: readonly PaperCode[]
  fixed?: Facts
  by?: Asker
  setting?: Setting
}

/** A step with everything it asks for, but for what is changed. */
export function tryWith(lifecycle: Lifecycle, given: Case, code: string, on: string, change: Change = {}): Taken {
  const { drop = [], add = [], fixed = {}, setting = today } = change
  const step = stepOf(lifecycle, code)
  const posts = askersFor(step, given, { ...factsOf(given), ...fixed })
  const asker = change.by ?? posts.find((a) => a.kind === 'post') ?? posts[0]
  if (asker === undefined) throw new Error(`${code}: nobody may`)
  const entered = enter(step, given, asker, on, (from) => from[0] as never, fixed)
  const input = {
    ...entered,
    papers: [...(entered.papers ?? []).filter((p) => !drop.includes(p.code)), ...add.map(paper)],
  }
  return given.steps.length === 0
    ? open(lifecycle, given, input, asker, setting)
    : take(lifecycle, given, input, asker, setting)
}

/** The case after a step that must succeed. */
export function goWith(lifecycle: Lifecycle, given: Case, code: string, on: string, change: Change = {}): Case {
  const taken = tryWith(lifecycle, given, code, on, change)
  if (taken.ok) return taken.case
  throw new Error(`${code} on ${on}: ${JSON.stringify(taken.refusals)}`)
}

/** The case a message opens or moves on; it must be taken up. */
export function told(...args: Parameters<typeof deliver>): Case {
  const taken = deliver(...args)
  if (taken.ok) return taken.case
  throw new Error(JSON.stringify(taken.refusals))
}

export const somebody: Facts = { birthOn: '1998-04-12', education: 'upper-secondary', area: 'ordinary' }
const two = [1, 2].map((n) => ({ name: `Đảng viên ${n}`, official: true, monthsTogether: 30, replacement: false }))
const asked = [{ about: 'Bản thân', relation: 'self', abroad: false, place: 'Xã Hòa Bình' }]

/** An admission whose verification is on its way: opened 1/12/2025, sent 15/12/2025. */
export function inVerification(places: Places, opening: Facts = {}, person: Facts = somebody): Case {
  const admission = lifecycleNamed('admission')
  const fixed = { certificateIssuedOn: '2025-10-15', extraPapers: false, assignedBranch: false, ...opening }
  let file = go(admission, blank(admission, places, person, 'admission'), 'open', '2025-12-01', fixed)
  file = go(admission, file, 'submit-application', '2025-12-02')
  file = go(admission, file, 'declare-cv', '2025-12-10', { ...person, elderConsent: false })
  return go(admission, file, 'start-verification', '2025-12-15', { way: 'letter', waiver: 'none', asked })
}

/** The same, certified on 6/2/2026: the branch may vote. */
export function readyToVote(places: Places, opening: Facts = {}, person: Facts = somebody): Case {
  const admission = lifecycleNamed('admission')
  let file = go(admission, inVerification(places, opening, person), 'receive-reply', '2026-01-20')
  file = go(admission, file, 'conclude-verification', '2026-01-26')
  file = go(admission, file, 'collect-opinions', '2026-02-03', { residenceExempt: false })
  file = go(admission, file, 'name-introducers', '2026-02-04', { youthAge: false, introducers: two })
  file = go(admission, file, 'remark', '2026-02-05')
  return go(admission, file, 'certify', '2026-02-06')
}

/** The same, decided by the standing committee on 10/4/2026. */
export function decidedAdmission(places: Places, opening: Facts = {}): Case {
  const admission = lifecycleNamed('admission')
  let file = go(admission, readyToVote(places, opening), 'branch-vote', '2026-03-03')
  file = go(admission, file, 'section-report', '2026-03-10')
  file = go(admission, file, 'grassroots-vote', '2026-03-20')
  file = go(admission, file, 'appraise', '2026-04-02', { aboveCompetence: false })
  return go(admission, file, 'decide', '2026-04-10')
}
