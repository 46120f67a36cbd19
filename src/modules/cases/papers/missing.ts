// Says where what a paper lacks is to be entered: in the record, in a step of the case, or by hand in the Word file.
import type { MissingOnPaper } from '#contract/case-papers.ts'
import type { PrintCode } from '#forms/print-code.ts'
import type { Gap } from '#forms/tags/gaps.ts'
import { namesPaper } from '#modules/cases/papers/issuer.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { papersOf } from '#rules/lifecycle/fold.ts'
import type { Step } from '#rules/lifecycle/types.ts'

const asks = (step: Step, name: string): boolean =>
  [...(step.facts ?? []), ...(step.byHand?.facts ?? [])].some((fact) => fact.name === name)

/** Steps that bring the paper itself, with its number and day; once it is there, another making would be of another paper. */
const brings = (step: Step, code: PrintCode): boolean => namesPaper(step.makes, code) || namesPaper(step.needs, code)

/** What the table of facts lists on papers that are about no case. */
const listedOn: Readonly<Partial<Record<PrintCode, string>>> = {
  '3-HSĐV': 'mục có thay đổi',
  'contents-list': 'giấy tờ trong hồ sơ',
}

/**
 * The gaps of one paper, each with the place where it is mended. `fields`: what the record of the person keeps, of a
 * member also the course (`career`): of somebody of the pool there is none, and the form is filled in by hand. The record goes first:
 * what it knows is known to every other paper too.
 */
export function missingOn(
  code: PrintCode,
  gaps: readonly Gap[],
  { lifecycle, given }: Pick<LoadedCase, 'lifecycle' | 'given'>,
  fields: ReadonlySet<string>,
): MissingOnPaper[] {
  // A case was opened in one way: what another opening would have asked is asked no more.
  const opened = given.steps[0]?.step
  const ways = lifecycle.steps.filter(({ code: step, from }) => from.length > 0 || step === opened)
  const isThere = papersOf(lifecycle, given).some((paper) => paper.code === code)
  return gaps.map(({ label: gap, asked }) => {
    const label = gap === 'nội dung vụ việc' ? (listedOn[code] ?? gap) : gap
    const named = (part: string): string[] =>
      [...asked].flatMap((key) => (key.startsWith(`${part}.`) ? key.slice(part.length + 1) : []))
    const found = (holds: (step: Step) => boolean) =>
      ways.filter(holds).map(({ code: step, title }) => ({ step, title }))
    const facts = named('facts')
    // A decision still to come is recorded as it is taken: nobody is led to enter it beforehand as a paper that is there.
    const bringing = isThere ? [] : found((step) => brings(step, code))
    const steps = asked.has('own')
      ? bringing.length > 0
        ? bringing
        : found((step) => step.anyPaper === true)
      : asked.has('votes')
        ? found((step) => step.vote !== undefined)
        : found((step) => facts.some((name) => asks(step, name)))
    if (named('person').some((field) => fields.has(field)) || (asked.has('career') && fields.has('career'))) {
      return { label, where: 'record', steps: [] }
    }
    return steps.length > 0 ? { label, where: 'step', steps } : { label, where: 'by-hand', steps: [] }
  })
}
