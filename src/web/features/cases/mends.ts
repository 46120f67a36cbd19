// Where a reason is mended, as links: a step of mine that records what is missing, or the cases whose end is waited for.
import type { CaseDetail, PossibleCaseStep } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { subjectAddress, subjectPages } from './words.ts'

export type Reason = PossibleCaseStep['reasons'][number]

/** A paper or a fact that the step itself will ask for is no obstacle to opening its form. */
export const isMendedInStep = ({ mend }: Reason, step: Pick<PossibleCaseStep, 'papers' | 'asks'>): boolean =>
  (mend?.kind === 'paper' && step.papers.some(({ code }) => code === mend.name)) ||
  (mend?.kind === 'fact' && step.asks.some(({ name }) => name === mend.name)) ||
  mend?.kind === 'vote'

/** The step that is there for this paper, not one that only needs it: whoever misses a certificate is not led to what waits for it. */
const takesPaper = ({ papers }: Pick<PossibleCaseStep, 'papers'>, name: string | null): boolean =>
  papers.some(({ code, made }) => made && code === name)

/** What is lacking in the record itself, not in the case. */
const inRecord: readonly string[] = ['lifecycle.personal-number-missing']

/** The links from a reason of a case. `at`: the step whose page this is, which does not lead to itself. */
export function mendsOf(
  reason: Reason,
  detail: Pick<CaseDetail, 'id' | 'next' | 'related' | 'subjectKind' | 'subjectId' | 'subjectName' | 'seesSubject'>,
  tinh: string | undefined,
  at: string | null = null,
): { to: string; label: string }[] {
  const { mend } = reason
  const { id, next, related } = detail
  if (inRecord.includes(reason.code)) {
    return detail.seesSubject
      ? [{ to: subjectAddress(detail, tinh), label: `${subjectPages[detail.subjectKind]} ${detail.subjectName}` }]
      : []
  }
  if (mend?.kind === 'case') {
    return related
      .filter(({ lifecycle, end }) => lifecycle === mend.name && end === null)
      .map((one) => ({
        to: addresses.case(one.id, { tinh }),
        label: `${one.title}: ${one.subjectName} (${one.stateTitle})`,
      }))
  }
  const mine = next.filter((step) => step.mine && step.step !== at)
  const step =
    mine.find((one) => mend?.kind === 'paper' && one.kind === 'note' && takesPaper(one, mend.name)) ??
    mine.find((one) => mend?.kind !== 'vote' && isMendedInStep(reason, one)) ??
    mine.find((one) => mend?.kind === 'paper' && one.step === 'add-paper')
  return step === undefined ? [] : [{ to: addresses.caseStep(id, step.step, { tinh }), label: step.title }]
}

/** To the case that is open already and stands in the way, where the reason names it. */
export const inTheWay = (
  { caseId }: Pick<Reason, 'caseId'>,
  tinh: string | undefined,
): { to: string; label: string }[] =>
  caseId == null ? [] : [{ to: addresses.case(caseId, { tinh }), label: 'Mở việc đang làm' }]

/** True when a refusal says nothing but what the page says on top already. */
export const isSaidAbove = (
  refused: { message: string; fields: readonly { message: string }[] },
  above: readonly Pick<Reason, 'message'>[],
): boolean => [refused, ...refused.fields].every(({ message }) => above.some((reason) => reason.message === message))
