// Steps every lifecycle has: a paper that came in between is recorded as it comes, so that what a step needs may be gathered over weeks; and a
// case about a member ends once its member is on the list no more.
import type { Actor, Lifecycle, State, Step } from '../types.ts'
import { memberLeft } from './parts.ts'

/** Every post that acts anywhere in the lifecycle, once. */
function postsOf(lifecycle: Lifecycle): Actor[] {
  const posts = lifecycle.steps.flatMap((step) => step.actors).filter((actor) => typeof actor !== 'string')
  return [...new Map(posts.map((actor) => [JSON.stringify(actor), actor])).values()]
}

/** After the decision: it is served, and whoever it is about may complain (DEL-10, DIS-10). */
const served = ['decided', 'served', 'appealed']
/**
 * Where a case goes on although its member has left. A complaint is answered, and so is the decision it may be about; a transfer that comes in,
 * and a residence, hears from the other end.
 */
const goesOn: Readonly<Record<string, readonly string[] | 'everywhere'>> = {
  appeal: 'everywhere',
  'formal-transfer-in': 'everywhere',
  'temporary-transfer-in': 'everywhere',
  'residence-contact': 'everywhere',
  'name-deletion': served,
  'probationer-deletion': served,
  discipline: served,
  resignation: ['decided'],
}
const offTheList: State = { code: 'member-left', title: 'Đảng viên không còn trong danh sách', end: 'cancelled' }

/** The end of a case whose member has left, where the lifecycle does not say it itself. */
function withDeparture(lifecycle: Lifecycle): Lifecycle {
  const stays = goesOn[lifecycle.code] ?? []
  const says = lifecycle.steps.some(({ receives, when }) => receives === 'transfer.member-left' && when === undefined)
  if (lifecycle.subject !== 'member' || stays === 'everywhere' || says) return lifecycle
  const open = lifecycle.states.filter(({ end, code }) => end === undefined && !stays.includes(code))
  const ending = memberLeft(
    open.map(({ code }) => code),
    ['DOS-05'],
  )
  return { ...lifecycle, states: [...lifecycle.states, offTheList], steps: [...lifecycle.steps, ending] }
}

/** The lifecycle with the steps that all share. */
export function withCommonSteps(given: Lifecycle): Lifecycle {
  const lifecycle = withDeparture(given)
  const addPaper: Step = {
    code: 'add-paper',
    title: 'Ghi giấy tờ đã có',
    kind: 'note',
    from: lifecycle.states.filter((state) => state.end === undefined).map((state) => state.code),
    actors: postsOf(lifecycle),
    anyPaper: true,
    ruleIds: ['DOS-01'],
  }
  return { ...lifecycle, steps: [...lifecycle.steps, addPaper] }
}
