// The Vietnamese words of questions, petitions, complaints and denunciations.
import type { PetitionRow } from '#contract/petitions.ts'
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

export function stateTag({ state, late }: PetitionRow): { state: TagState; label: string } {
  if (state === 'open')
    return late ? { state: 'stopped', label: 'Quá hạn' } : { state: 'waiting', label: 'Chờ trả lời' }
  if (state === 'withdrawn') return { state: 'ended', label: 'Đã rút' }
  const done = state === 'answered' ? 'Đã trả lời' : 'Đã chuyển'
  return late ? { state: 'honour', label: `${done}, muộn` } : { state: 'good', label: done }
}

export const dueWords = ({ dueOn, dueUnknown }: PetitionRow): string =>
  dueOn === null ? (dueUnknown ?? '') : showDate(dueOn)
