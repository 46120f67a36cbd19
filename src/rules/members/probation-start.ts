// Since when somebody is on probation: the ceremony, after re-admission the latest one.
import type { PartialDate } from '../calendar/partial-date.ts'

/**
 * The day probation is counted from (PROB-01), null when it is not known. READ-02: whoever was readmitted is on probation anew, from the
 * ceremony that ended the time outside; the record keeps the first ceremony as the day of entry (AGE-03, CARD-02).
 */
export function probationStart(
  admittedOn: PartialDate | null,
  gaps: readonly { kind: string; to: string }[],
): PartialDate | null {
  const returns = gaps.filter(({ kind }) => kind === 'outside').map(({ to }) => to)
  return returns.toSorted().at(-1) ?? admittedOn
}
