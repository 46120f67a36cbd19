// Which level a paper of a case comes from, where that is another one than the form says: the level that took the step, or that will.
import type { PrintCode } from '#forms/print-code.ts'
import { isGuessed, specOf } from '#forms/specs.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { sideOf } from '#modules/cases/store/places.ts'
import type { Case, RecordedStep } from '#rules/lifecycle/case.ts'
import { forecast } from '#rules/lifecycle/condition.ts'
import { factsOf, papersOf, stepOf } from '#rules/lifecycle/fold.ts'
import { branchAlone, isLevel, type Level, placeOf } from '#rules/lifecycle/levels.ts'
import type { Condition, PaperRef, Step } from '#rules/lifecycle/types.ts'

type Loaded = Pick<LoadedCase, 'lifecycle' | 'given'>

/** The step by which the paper that counts now came; -1 where there is none yet. */
export function cameAt({ lifecycle, given }: Loaded, code: string): number {
  if (!papersOf(lifecycle, given).some((paper) => paper.code === code)) return -1
  return given.steps.findLastIndex(({ papers }) => papers.some((paper) => paper.code === code))
}

export const namesPaper = (refs: readonly PaperRef[] | undefined, code: string): boolean =>
  refs?.some((ref) => (typeof ref === 'string' ? ref : ref.code) === code) === true

/**
 * Whether minutes of counting come of a step: of every vote of the branch, whether the step asks for that paper or not; of a committee where
 * the step makes them, for one that fell short writes nothing else.
 */
export const leavesMinutes = ({ vote, makes }: Step): boolean =>
  vote?.body === 'branch' || namesPaper(makes, 'vote-minutes')

/** Who took the step; while nobody has, or the program did, the first post there is that may. */
function levelOf({ given }: Loaded, step: Step, recorded: RecordedStep | undefined): Level | undefined {
  if (recorded?.by.kind === 'post') return recorded.by.level
  const levels = step.actors.flatMap((actor) => (typeof actor === 'string' ? [] : [actor.at]))
  return levels.find((level) => placeOf(level, given.places, factsOf(given)) !== undefined)
}

/**
 * The level to print as the one that issues; undefined where the form's own holds. A receiving case writes as the receiving end. `came`: the step
 * by which the paper came, -1 while it has not.
 */
export function issuerOf(code: PrintCode, loaded: Loaded, came: number): Level | 'outside' | undefined {
  const { lifecycle, given } = loaded
  const { issuer } = specOf(code)
  if (issuer === 'person' || issuer === 'outside') return undefined
  const recorded = came < 0 ? undefined : given.steps[came]
  const step =
    recorded === undefined
      ? lifecycle.steps.find(({ makes, when }) => namesPaper(makes, code) && isPossible(when, given))
      : stepOf(lifecycle, recorded.step)
  // A list of evidence is made by whoever brings it.
  const bringing = byWhoBrings.includes(code) ? (step ?? stepNeeding(code, loaded)) : undefined
  if (bringing !== undefined) return levelOf(loaded, bringing, recorded)
  // What only was handed in with a step comes from wherever it comes; of an answer that is another committee.
  if (step === undefined || !namesPaper(step.makes, code))
    return answers.includes(code) ? 'outside' : branchAlone(issuer, given.places)
  const writer = levelOf(loaded, step, recorded)
  const facts = factsOf(given)
  if (sideOf(lifecycle) === 'receiving' && writer?.startsWith('receiving-') === true) {
    const mirrored = issuer.startsWith('receiving-') ? issuer : `receiving-${issuer}`
    return isLevel(mirrored) && placeOf(mirrored, given.places, facts) !== undefined ? mirrored : writer
  }
  const exists = placeOf(issuer, given.places, facts) !== undefined || issuer === 'foreign-affairs'
  const isAnothers = code === 'vote-minutes' ? step.vote?.body !== 'branch' : asksItself(code, loaded)
  if (exists) return isGuessed(code) || byWhoDecides.includes(code) || isAnothers ? writer : undefined
  // In three levels the grassroots committee, and not its branch, does what the level between would.
  return issuer === 'superior' && writer === 'branch' ? 'deciding' : writer
}

/** The same of many papers as they are by now; those that come from the level their form says are left out. */
export const issuersOf = (codes: readonly PrintCode[], loaded: Loaded): Partial<Record<string, Level | 'outside'>> =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const issuer = issuerOf(code, loaded, cameAt(loaded, code))
      return issuer === undefined ? [] : [[code, issuer]]
    }),
  )

/** In three levels the committee that would propose decides itself: what is proposed to it comes from whoever drew it up (CARD-03). */
function asksItself(code: PrintCode, { given }: Loaded): boolean {
  const { issuer, addressee } = specOf(code)
  if (issuer !== 'grassroots' || addressee !== 'deciding') return false
  const facts = factsOf(given)
  return placeOf(issuer, given.places, facts)?.id === placeOf(addressee, given.places, facts)?.id
}

const answers: readonly string[] = ['verification-reply']
/** Decided at one level or another: a reprimand by the branch itself (DIS-02), a deletion by an authorised committee (DEL-08), a hand-over by the province. */
export const byWhoDecides: readonly string[] = ['DM-22', 'DM-16', '9H-HKN', '9K-HKN', '9L-HCT', 'move-decision']
const byWhoBrings: readonly string[] = ['evidence-list']

const stepNeeding = (code: PrintCode, { lifecycle, given }: Loaded): Step | undefined =>
  lifecycle.steps.find(({ needs, when }) => namesPaper(needs, code) && isPossible(when, given))

const isPossible = (when: Condition | undefined, given: Case): boolean =>
  when === undefined || forecast(when, factsOf(given), given.places) !== false
