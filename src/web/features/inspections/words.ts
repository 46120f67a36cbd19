// The Vietnamese words of inspection and supervision.
import type { InspectionRow, ProgrammeRow } from '#contract/inspection-shapes.ts'
import { showDate, showNumber } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

export const kindLabels: Record<InspectionRow['kind'], string> = {
  inspection: 'Kiểm tra',
  breach: 'Kiểm tra khi có dấu hiệu vi phạm',
  supervision: 'Giám sát chuyên đề',
}

const stateTags: Record<InspectionRow['state'], { state: TagState; label: string }> = {
  planned: { state: 'plain', label: 'Trong chương trình' },
  decided: { state: 'waiting', label: 'Đã có quyết định' },
  announced: { state: 'waiting', label: 'Đang tiến hành' },
  reported: { state: 'waiting', label: 'Chờ kết luận' },
  concluded: { state: 'honour', label: 'Đang khắc phục' },
  closed: { state: 'good', label: 'Đã xong' },
  dropped: { state: 'ended', label: 'Đã bỏ' },
}

export const pieceTag = ({ state, late }: Pick<InspectionRow, 'state' | 'late'>): { state: TagState; label: string } =>
  late ? { state: 'stopped', label: `${stateTags[state].label}, quá hạn` } : stateTags[state]

const stepWords: Record<NonNullable<InspectionRow['waitsFor']>, string> = {
  decide: 'Ra quyết định',
  announce: 'Công bố quyết định',
  report: 'Ghi kết quả',
  conclude: 'Kết luận',
  correct: 'Khắc phục xong',
}

/** What is next and until when; the empty text where nothing waits. */
export function nextWords({ waitsFor, dueOn }: Pick<InspectionRow, 'waitsFor' | 'dueOn'>): string {
  if (waitsFor === null) return ''
  return dueOn === null ? stepWords[waitsFor] : `${stepWords[waitsFor]}, hạn ${showDate(dueOn)}`
}

export const monthWords = ({ fromMonth, toMonth }: Pick<InspectionRow, 'fromMonth' | 'toMonth'>): string =>
  fromMonth === toMonth ? `Tháng ${fromMonth}` : `Tháng ${fromMonth} đến ${toMonth}`

export const programmeTag = ({
  state,
  lateCorrections,
  pieces,
  done,
}: ProgrammeRow): { state: TagState; label: string } => {
  if (state === 'draft') return { state: 'plain', label: 'Chưa thông qua' }
  if (lateCorrections > 0) return { state: 'stopped', label: `${showNumber(lateCorrections)} khắc phục quá hạn` }
  return done === pieces ? { state: 'good', label: 'Đã làm đủ' } : { state: 'waiting', label: 'Đang làm' }
}

export const doneWords = ({ pieces, done }: Pick<ProgrammeRow, 'pieces' | 'done'>): string =>
  `${showNumber(done)}/${showNumber(pieces)}`
