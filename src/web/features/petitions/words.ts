// The Vietnamese words of questions, petitions, complaints and denunciations.
import type { PetitionRow } from '#contract/petitions.ts'
import { namesDecider } from '#rules/petitions/answer-by.ts'
import { showDate } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

export const kindLabels = {
  question: 'Chất vấn',
  petition: 'Kiến nghị',
  appeal: 'Khiếu nại',
  denunciation: 'Tố cáo',
} as const

export const senderWords = ({ senderName }: Pick<PetitionRow, 'senderName'>): string => senderName ?? 'không ghi tên'

export const howLabels: Record<PetitionRow['how'], string> = {
  meeting: 'Nêu trong cuộc họp',
  letter: 'Bằng văn bản, thư',
  spoken: 'Nói trực tiếp',
  sent: 'Gửi qua phần mềm',
}

/** A question is answered, a complaint or denunciation is settled. */
export const settleWords = (kind: PetitionRow['kind']) =>
  namesDecider(kind)
    ? ({
        act: 'Ghi kết quả giải quyết',
        done: 'Đã giải quyết',
        waits: 'Chờ giải quyết',
        result: 'Kết quả giải quyết',
      } as const)
    : ({ act: 'Trả lời', done: 'Đã trả lời', waits: 'Chờ trả lời', result: 'Trả lời' } as const)

export function stateTag({ kind, state, late }: PetitionRow): { state: TagState; label: string } {
  const words = settleWords(kind)
  if (state === 'open') return late ? { state: 'stopped', label: 'Quá hạn' } : { state: 'waiting', label: words.waits }
  if (state === 'withdrawn') return { state: 'ended', label: 'Đã rút' }
  const done = state === 'answered' ? words.done : 'Đã chuyển'
  return late ? { state: 'honour', label: `${done}, muộn` } : { state: 'good', label: done }
}

export const dueWords = ({ dueOn, dueUnknown }: PetitionRow): string =>
  dueOn === null ? (dueUnknown ?? '') : showDate(dueOn)
