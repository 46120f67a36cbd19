// The Vietnamese words of tasks and commitments: states with their shape, what happened, where a task comes from.
import type { CommitmentState } from '#contract/commitments.ts'
import type { TaskEntry, TaskRow, TaskShow, TaskSource } from '#contract/tasks.ts'
import { showDate } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

interface Said {
  label: string
  state: TagState
}

export const taskStateLabels: Record<TaskRow['state'], Said> = {
  assigned: { label: 'Chưa nhận', state: 'plain' },
  accepted: { label: 'Đang làm', state: 'waiting' },
  submitted: { label: 'Chờ xác nhận', state: 'waiting' },
  'sent-back': { label: 'Bị trả lại', state: 'stopped' },
  done: { label: 'Đã xong', state: 'good' },
  cancelled: { label: 'Thôi giao', state: 'ended' },
}

export const showLabels: Record<TaskShow, string> = {
  open: 'Đang mở',
  overdue: 'Quá hạn',
  submitted: 'Chờ xác nhận',
  done: 'Đã xong',
  cancelled: 'Thôi giao',
  all: 'Tất cả',
}

export const sourceLabels: Record<TaskSource, string> = {
  hand: 'Giao trực tiếp',
  meeting: 'Từ cuộc họp',
  plan: 'Từ kế hoạch',
  document: 'Từ văn bản',
}

/** What happened, in one sentence; its words, figures and files stand below it. */
export function entryWords({ kind, percent, was, became }: TaskEntry): string {
  switch (kind) {
    case 'assigned':
      return `Giao cho ${became}`
    case 'accepted':
      return 'Nhận nhiệm vụ'
    case 'progress':
      return `Báo tiến độ: ${percent} %`
    case 'evidence':
      return 'Nộp minh chứng'
    case 'submitted':
      return 'Báo hoàn thành'
    case 'confirmed':
      return 'Xác nhận đã hoàn thành'
    case 'sent-back':
      return 'Trả lại để làm tiếp'
    case 'date-moved':
      return `Đổi hạn từ ${showDate(was)} sang ${showDate(became)}`
    case 'reassigned':
      return `Giao lại từ ${was} cho ${became}`
    case 'cancelled':
      return 'Thôi giao'
    case 'taken-back':
      return 'Rút lại bước vừa ghi'
    case 'moved':
      return `Đi cùng đảng viên từ ${was} sang ${became}`
    case 'returned':
      return 'Trở về tổ chức'
  }
}

export const commitmentStateLabels: Record<CommitmentState | 'missing', Said> = {
  missing: { label: 'Chưa viết', state: 'plain' },
  draft: { label: 'Đang viết', state: 'plain' },
  submitted: { label: 'Chờ chi bộ', state: 'waiting' },
  'sent-back': { label: 'Bị trả lại', state: 'stopped' },
  agreed: { label: 'Đã thống nhất', state: 'good' },
}
