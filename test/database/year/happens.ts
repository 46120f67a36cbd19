// What the test expects of the record when a step was taken: the meaning of the steps in its own words, not read from the program.
import type { Model } from './model.ts'

export interface Happened {
  lifecycle: string
  step: string
  on: string
  subjectId: string
  /** The branch the case belongs to. */
  branchId: string
  /** The record the person of the pool became. */
  memberId: string | null
  /** The form of discipline after a complaint. */
  newPenalty: unknown
  /** The last day asked for in the case so far. */
  to: string | null
}

/** Steps by which somebody leaves the list. */
const LEAVING = new Set([
  'name-deletion/decide',
  'name-deletion/decide-authorised',
  'name-deletion/decide-after-failed',
  'probationer-deletion/decide',
  'probationer-deletion/decide-authorised',
  'probationer-deletion/decide-after-failed',
  'probation/annul-admission',
  'resignation/decide',
  'discipline/expel',
])
const RECOGNISED = new Set(['probation/decide', 'probation/decide-authorised', 'probation/decide-after-failed'])
const EXEMPT = new Set(['decide', 'decide-by-branch', 'renew', 'renew-by-branch'].map((step) => `exemption/${step}`))

/** Brings the model along. A step of a transfer counts when the side that is left has heard of it. */
export function happens(
  model: Model,
  { lifecycle, step, on, subjectId, branchId, memberId, newPenalty, to }: Happened,
): void {
  const what = `${lifecycle}/${step}`
  model.count(what)
  if (what === 'admission/hold-ceremony') {
    if (memberId === null) throw new Error('a ceremony without a member')
    model.enters(memberId, 'probationary', branchId, on)
  } else if (LEAVING.has(what)) model.leaves(subjectId, on)
  else if (RECOGNISED.has(what)) model.becomes(subjectId, 'full')
  else if (EXEMPT.has(what)) model.exempts(subjectId, to)
  else if (what === 'exemption/return') {
    if (model.person(subjectId).standing === 'exempt') model.resumes(subjectId)
  } else if (what === 'discipline/suspend') model.becomes(subjectId, 'suspended')
  else if (what === 'discipline/end-suspension' || what === 'discipline/drop') {
    if (model.person(subjectId).standing === 'suspended') model.resumes(subjectId)
  } else if (/\/appeal-overturned$/.test(what)) {
    if (model.person(subjectId).standing === 'left') model.returns(subjectId, branchId, on)
  } else if (what === 'discipline/appeal-changed') {
    const hasLeft = model.person(subjectId).standing === 'left'
    if (hasLeft && newPenalty !== 'expulsion') model.returns(subjectId, branchId, on)
    if (!hasLeft && newPenalty === 'expulsion') model.leaves(subjectId, on)
  } else if (what === 'formal-transfer-out/received-there') {
    // The branch is told by whoever knows where the transfer went.
    model.moves(subjectId, branchId, on)
  }
}
