// The rule `transfer.formal`: terms of a formal transfer and what stops it (TRF-01, TRF-02, TRF-03, TRF-05, DOS-10).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { refusalBy } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, termFrom } from '../rulebook/terms.ts'

export interface FormalTransferFacts {
  /** The day the reason of the transfer takes effect: new workplace, retirement, change of residence. */
  effectiveOn?: string | null
  /** The day the introduction was issued; the notice to the receiving side goes out with it. */
  introducedOn?: string | null
  /** Under inspection or audit, or a complaint about the member is being handled. */
  underInspection?: boolean | null
  /** The receiving side has the confirmed table of contents of the dossier. */
  contentsListConfirmed?: boolean | null
}

function blocks(facts: FormalTransferFacts, setting: Setting): RuleRefusal[] {
  const inspected = facts.underInspection === true ? parameterOn(setting, 'TRF-05', 'blocked-by') : undefined
  const listed =
    facts.contentsListConfirmed === false ? parameterOn(setting, 'DOS-10', 'contents-list-required') : undefined
  return [
    ...(inspected === undefined ? [] : [refusalBy(inspected, 'transfer.under-inspection')]),
    ...(listed?.value === true ? [refusalBy(listed, 'transfer.contents-list-unconfirmed')] : []),
  ]
}

/**
 * TRF-01: `startBy` in working days from the day the reason takes effect. TRF-02: `presentBy` in working days from the introduction.
 * TRF-03: `deletionFrom`, calendar months from the notice, sent on the day of introduction. What is not given stops nothing: a dossier
 * nobody has asked about yet is not one without its table of contents.
 */
export function formalTransfer(facts: FormalTransferFacts, setting: Setting): RuleAnswer {
  const start = termFrom(facts.effectiveOn, 'TRF-01', ['start-within'], setting)
  const present = termFrom(facts.introducedOn, 'TRF-02', ['present-within'], setting)
  const deletion = termFrom(facts.introducedOn, 'TRF-03', ['months-not-filed'], setting)
  return answer([...blocks(facts, setting), ...refusalsOf([start, present, deletion])], {
    startBy: start.on,
    presentBy: present.on,
    deletionFrom: deletion.on,
  })
}
