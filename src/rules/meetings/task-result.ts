// How far a task is, as a meeting says it: on the page and in the minutes.
import { formatDate } from '../calendar/dates.ts'
import { type TaskState, underWay } from '../tasks/steps.ts'

interface Told {
  state: string
  percent: number
  dueOn: string
  closedOn: string | null
}

/** How a task stood when the period began: given in it, late by then, or under way. `since` is the day of the meeting before. */
export function taskAtStart({ assignedOn, dueOn }: { assignedOn: string; dueOn: string }, since: string): string {
  if (assignedOn >= since) return 'mới giao'
  return dueOn < since ? 'đã quá hạn' : 'đang thực hiện'
}

/** «xong ngày 28/11/2026», «đã báo xong, chờ xác nhận», «60 %, quá hạn»: `on` is the day of the meeting. */
export function taskResult({ state, percent, dueOn, closedOn }: Told, on: string): string {
  if (state === 'done') return closedOn === null ? 'xong' : `xong ngày ${formatDate(closedOn)}`
  if (state === 'cancelled') return 'thôi giao'
  if (state === 'submitted') return 'đã báo xong, chờ xác nhận'
  const late = underWay.includes(state as TaskState) && dueOn < on
  return `${percent} %${late ? ', quá hạn' : ''}`
}
