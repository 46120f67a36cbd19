// The boxes of the introduction form of a case (§11), from its steps: when a level wrote its own, where the form goes on to, what is passed over.
import type { FormBox, FormData } from '#forms/form-data.ts'
import { bodyAt, committeeAt } from '#forms/organisation-names.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { boxesOf, boxForms, boxNumber } from '#rules/lifecycle/boxes.ts'
import type { RecordedStep } from '#rules/lifecycle/case.ts'
import { forecast } from '#rules/lifecycle/condition.ts'
import { factsOf, papersOf, stepOf, targetOf, textOf } from '#rules/lifecycle/fold.ts'
import { branchAlone, type Level } from '#rules/lifecycle/levels.ts'
import { isLeft, otherEndOf } from '#rules/lifecycle/other-end.ts'
import { paperTitle } from '#rules/lifecycle/papers.ts'
import { papersOfWay, stepsOfCase } from '#rules/lifecycle/papers-of.ts'
import type { Step } from '#rules/lifecycle/types.ts'
import { wayAhead } from '#rules/lifecycle/way-ahead.ts'

type Boxed = Pick<LoadedCase, 'lifecycle' | 'given'>
type Names = NonNullable<FormData['organisations']>

/** The decision that began it all, the slip that goes back to where the member comes from, and the notices and lists that go by another way. */
const notEnclosed = new Set<string>(['competent-decision', 'response-slip', '1-SHĐ', '3C-SHĐ', '3D-SHĐ'])
/** What a level encloses is what its step brings, without the form itself. */
const enclosedWith = ({ papers }: RecordedStep, form: string): string[] => [
  ...new Set(papers.flatMap(({ code }) => (code === form || notEnclosed.has(code) ? [] : [paperTitle(code)]))),
]

/**
 * What goes off with the form at the end that is left: the papers of every step up to the sending, whether its level has a box or not; of the form
 * of 2, whose boxes are filled abroad, up to the first of them.
 */
function sentAlong({ lifecycle, given }: Boxed, form: string): string[] | undefined {
  const isAbroad = form === 'GT-2'
  if (!(isAbroad || isLeft(lifecycle))) return undefined
  const steps = given.steps.map((recorded) => stepOf(lifecycle, recorded.step))
  const there = otherEndOf(lifecycle)?.lifecycle.code
  const until = isAbroad
    ? steps.findIndex(({ box }) => box !== undefined)
    : steps.findLastIndex(({ sends }) => sends?.some(({ opens }) => opens === there)) + 1
  const counting = new Set<string>(papersOf(lifecycle, given).map(({ code }) => code))
  const papers = given.steps.slice(0, until > 0 ? until : undefined).flatMap(({ papers: brought }) => brought)
  const along = papers.filter(({ code }) => counting.has(code) && code !== form && !notEnclosed.has(code))
  return [...new Set(along.map(({ code }) => paperTitle(code)))]
}

/** Steps that still lie ahead have written nothing that counts: a form sent back is written anew, with the papers that came before and still count. */
function written({ lifecycle, given }: Boxed): Map<Step, RecordedStep> {
  const ahead = new Set(wayAhead(lifecycle, given))
  const counting = new Set<string>(papersOf(lifecycle, given).map(({ code }) => code))
  const found = new Map<Step, RecordedStep>()
  for (const recorded of given.steps) {
    const step = stepOf(lifecycle, recorded.step)
    const to = step.from.map((state) => targetOf(step, state))
    if (step.box === undefined || to.some((state) => state !== null && ahead.has(state))) continue
    const before = found.get(step)?.papers.filter(({ code }) => counting.has(code)) ?? []
    found.set(step, { ...recorded, papers: [...before, ...recorded.papers] })
  }
  return found
}

/** Whose box it is by the steps: of two of one level the first is written on the way out, the other on the way back. */
const stepFor = (steps: readonly Step[], level: Level, direction: 'out' | 'back'): Step | undefined =>
  steps.filter(({ box }) => box === level)[direction === 'out' ? 0 : 1]

/** `boxes` and `enclosures` of the papers of a transfer; nothing of any other case. */
export function boxesIn(loaded: Boxed, names: Names): Pick<FormData, 'boxes' | 'enclosures'> {
  const { lifecycle, given } = loaded
  const facts = factsOf(given)
  const own = lifecycle.steps.filter(({ box }) => box !== undefined)
  const codes = new Set<string>([
    ...papersOf(lifecycle, given).map(({ code }) => code),
    ...papersOfWay(stepsOfCase(lifecycle, given), facts, given.places).map(({ code }) => code),
  ])
  const form = boxForms.find(({ code }) => codes.has(code))
  if (own.length === 0 || form === undefined) return {}

  const far = otherEndOf(lifecycle)
  const isFarKnown = far !== undefined && given.places[far.level] !== undefined
  const theirs = isFarKnown ? far.lifecycle.steps : []
  const writtenBoxes = written(loaded)
  const bodyOf = (level: Level) => committeeAt(level, names)
  const boxes = boxesOf(form.code, given.places, facts).map((box) => {
    const data = form.boxes.find(({ no }) => no === box.no)
    const level = data?.level ?? box.level
    const mine = stepFor(own, level, box.direction)
    const skip = (mine ?? stepFor(theirs, level, box.direction))?.skip
    const passedOver = skip !== undefined && forecast(skip, facts, given.places) === true
    // A branch that is the grassroots organisation itself writes its own box and no other.
    const skipped = passedOver || branchAlone(level, given.places) !== undefined
    return { no: box.no, level: box.level, skipped, recorded: mine === undefined ? undefined : writtenBoxes.get(mine) }
  })
  /** The next level that has a box; the last one keeps the form with the committee above the branch it ends at. */
  const goesTo = (at: number, whose: Level): string | undefined => {
    const next = boxes.find(({ no, skipped }) => no > at && !skipped)
    if (next === undefined)
      return bodyOf(at === boxNumber(form.code, 'receiving-branch') ? 'receiving-grassroots' : 'grassroots')
    // Box 4 of the form of 8 says who received; from there the form goes back only when the stay ends.
    if (form.code === 'GT-8' && next.no === 5) return bodyAt(whose, names) ?? textOf(facts.newPlace)
    // The step names the place of the other end as a whole: only the box before it can print that.
    const isLeaving = next.level.startsWith('receiving') && !whose.startsWith('receiving')
    return bodyOf(next.level) ?? (isLeaving ? textOf(facts.newPlace) : undefined)
  }
  return {
    boxes: boxes.map(({ no, level, skipped, recorded }): FormBox => {
      if (skipped) return { box: no, skipped }
      const enclosed = recorded === undefined ? [] : enclosedWith(recorded, form.code)
      return {
        box: no,
        from: bodyOf(level),
        to: form.code === 'GT-2' ? null : goesTo(no, level),
        ...(recorded !== undefined && { on: recorded.on, duesPaidTo: textOf(recorded.facts.duesPaidTo) }),
        ...(enclosed.length > 0 && { enclosed: enclosed.join('; ') }),
      }
    }),
    enclosures: sentAlong(loaded, form.code) ?? [
      ...new Set(boxes.flatMap(({ recorded }) => (recorded === undefined ? [] : enclosedWith(recorded, form.code)))),
    ],
  }
}
