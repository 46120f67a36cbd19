// The Vietnamese words of plans: states of a plan and of work, deadlines, measures, and sentences made of counts.
import type { PlanRow, PlanTask, ProgressRow, WorkState } from '#contract/plan-shapes.ts'
import type { DueKind, Frequency } from '#rules/plans/due.ts'
import type { Measure } from '#rules/plans/targets.ts'
import { showDate, showNumber } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

interface Said {
  label: string
  state: TagState
}

export const planStateLabels: Record<PlanRow['state'], Said> = {
  draft: { label: 'Bản nháp', state: 'plain' },
  adopted: { label: 'Đang thực hiện', state: 'waiting' },
  closed: { label: 'Đã kết thúc', state: 'ended' },
}

export const workStateLabels: Record<WorkState, Said> = {
  'not-begun': { label: 'Chưa bắt đầu', state: 'plain' },
  'under-way': { label: 'Đang làm', state: 'waiting' },
  waiting: { label: 'Đang chờ', state: 'waiting' },
  late: { label: 'Chậm', state: 'stopped' },
  done: { label: 'Xong', state: 'good' },
  declined: { label: 'Không nhận', state: 'ended' },
}

export const dueKindLabels: Record<DueKind, string> = {
  by: 'Đến hết ngày',
  before: 'Trước một ngày (ghi ngày cuối còn kịp)',
  within: 'Trong một khoảng thời gian',
  from: 'Từ một ngày trở đi',
  period: 'Từ ngày đến ngày',
  periodic: 'Định kỳ',
  continuous: 'Thường xuyên',
  trigger: 'Khi có văn bản của nơi khác',
  depends: 'Sau khi có kết quả của việc khác',
}

export const frequencyLabels: Record<Frequency, string> = {
  weekly: 'Hằng tuần',
  monthly: 'Hằng tháng',
  quarterly: 'Hằng quý',
  '6-monthly': '6 tháng một lần',
  yearly: 'Hằng năm',
}

export const measureLabels: Record<Measure, string> = {
  number: 'Số cộng từ cấp dưới',
  fact: 'Số đếm từ hồ sơ',
  hand: 'Số nhập tay, có nguồn',
}

/** Whether what is said of a piece of work is more than its title with a full stop. */
export const saysMore = ({ title, detail }: { title: string; detail: string | null }): boolean =>
  detail !== null && detail.trim().replace(/[.;,]+$/, '') !== title.trim().replace(/[.;,]+$/, '')

/** What a level above says otherwise, by the field. */
export const fieldLabels: Readonly<Record<string, string>> = {
  title: 'Việc',
  detail: 'Yêu cầu',
  leadWords: 'Chủ trì',
  coopWords: 'Phối hợp',
  dueKind: 'Loại thời hạn',
  fromOn: 'Từ ngày',
  dueOn: 'Hạn',
  every: 'Định kỳ',
  waitsFor: 'Chờ',
}

/** A value of such a field as people read it. */
export function fieldValue(field: string, value: string | null): string {
  if (value === null) return 'không ghi'
  if (field === 'dueKind') return dueKindLabels[value as DueKind]
  if (field === 'every') return frequencyLabels[value as Frequency]
  return field === 'dueOn' || field === 'fromOn' ? showDate(value) : value
}

export const entryLabels = {
  progress: 'Báo tiến độ',
  done: 'Báo xong',
  declined: 'Không nhận',
  taken: 'Nhận lại',
  released: 'Hết chờ',
  figure: 'Nhập số',
} as const

type Due = Pick<PlanTask, 'dueKind' | 'fromOn' | 'dueOn' | 'every' | 'waitsFor'>

/** A deadline in words; none is said where there is none. */
export function dueWords({ dueKind, fromOn, dueOn, every, waitsFor }: Due): string {
  const until = dueOn === null ? '' : `hạn ${showDate(dueOn)}`
  switch (dueKind) {
    case null:
      return 'Chưa ghi thời hạn'
    case 'from':
      return `Từ ${showDate(fromOn)}`
    case 'period':
      return `Từ ${showDate(fromOn)} đến ${showDate(dueOn)}`
    case 'periodic':
      return `${every === null ? 'Định kỳ' : frequencyLabels[every]}, kỳ này ${until}`
    case 'continuous':
      return 'Thường xuyên'
    case 'trigger':
    case 'depends':
      return [`Chờ: ${waitsFor}`, until].filter((part) => part !== '').join('; ')
    default:
      return until === '' ? 'Chưa ghi thời hạn' : `Hạn ${showDate(dueOn)}`
  }
}

type Counts = Pick<ProgressRow, 'tasks' | 'done' | 'late' | 'waiting' | 'underWay' | 'notBegun' | 'declined'>

/** «12 việc: 5 xong, 2 chậm, 1 chờ, 1 đang làm, 3 chưa bắt đầu; 1 không nhận»: the parts make up the whole, what was declined stands beside it. */
export function countWords({ tasks, done, late, waiting, underWay, notBegun, declined }: Counts): string {
  const parts = [
    `${showNumber(done)} xong`,
    ...(late > 0 ? [`${showNumber(late)} chậm`] : []),
    ...(waiting > 0 ? [`${showNumber(waiting)} chờ`] : []),
    ...(underWay > 0 ? [`${showNumber(underWay)} đang làm`] : []),
    ...(notBegun > 0 ? [`${showNumber(notBegun)} chưa bắt đầu`] : []),
  ]
  const left = declined > 0 ? `; ${showNumber(declined)} không nhận` : ''
  if (tasks === 0) return declined > 0 ? `Không còn việc nào${left}` : 'Chưa có việc nào'
  return `${showNumber(tasks)} việc: ${parts.join(', ')}${left}`
}

export const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
