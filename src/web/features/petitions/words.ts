// The Vietnamese words of questions and petitions.
import type { PetitionRow } from '#contract/petitions.ts'
import { showDate } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

export const kindLabels = { question: 'Chất vấn', petition: 'Kiến nghị' } as const

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
