// Words for dossiers: states of papers, reasons, who holds a file, results of comparing.
import type { handoverReason } from '#contract/dossier-custody.ts'
import type { Custody, DossierItemState, DossierPaper, dossierFilter } from '#contract/dossiers.ts'
import type { rowResult } from '#contract/reconciliations.ts'
import { showDate } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

export { gapReasons } from '#rules/dossiers/checklist.ts'

/** The state of a line as a tag: a line nobody has looked at and that is needed is not yet said to be missing. */
export function stateOf(item: Pick<DossierItemState, 'state' | 'needed'>): { state: TagState; label: string } {
  if (item.state === 'have') return { state: 'good', label: 'Đã có' }
  if (item.state === 'missing') return { state: 'stopped', label: 'Còn thiếu' }
  if (item.state === 'not-needed') return { state: 'ended', label: 'Không cần' }
  return item.needed ? { state: 'waiting', label: 'Chưa kiểm kê' } : { state: 'ended', label: 'Chỉ khi có' }
}

/** `12-QĐ/HU, ngày 01/05/1990`; null when neither is known. */
export function numberAndDay({ no, on }: Pick<DossierPaper, 'no' | 'on'>): string | null {
  const parts = [no === null ? null : `số ${no}`, on === null ? null : `ngày ${showDate(on)}`].filter(
    (part) => part !== null,
  )
  return parts.length === 0 ? null : parts.join(', ')
}

/** Where the file is now, in one line. */
export function heldWords({ kind, holder }: Pick<Custody, 'kind' | 'holder'>): string {
  return kind === 'carried' ? `${holder} đang mang theo, đã niêm phong` : holder
}

type Filter = (typeof dossierFilter.options)[number]
export const filterLabels: Record<Filter, string> = {
  all: 'Tất cả hồ sơ',
  incomplete: 'Đã kiểm kê, còn thiếu giấy tờ',
  unchecked: 'Chưa kiểm kê',
  'no-keeper': 'Chưa ghi nơi giữ',
  carried: 'Đảng viên đang mang theo',
  departed: 'Của người đã ra khỏi danh sách',
}

type Reason = (typeof handoverReason.options)[number]
export const reasonLabels: Record<Reason, string> = {
  transfer: 'Chuyển sinh hoạt đảng',
  'keeper-change': 'Đổi nơi giữ hồ sơ',
  'to-superior': 'Chuyển lên cấp trên giữ',
  departed: 'Đảng viên từ trần, ra khỏi Đảng',
  study: 'Mượn để thẩm tra, xác minh',
  other: 'Việc khác',
}

type Result = (typeof rowResult.options)[number]
export const resultLabels: Record<Result, { state: TagState; label: string }> = {
  same: { state: 'good', label: 'Khớp' },
  different: { state: 'stopped', label: 'Có điểm khác' },
  'no-dossier': { state: 'stopped', label: 'Không có hồ sơ' },
  'not-on-list': { state: 'stopped', label: 'Hồ sơ ngoài danh sách' },
}
