// Owns the causes of a failed year that the statistics of the year tell apart (E-21).
import { listIn } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

export const failingCauses = ['degraded', 'targets-under-half', 'civil-servant-rated', 'disciplined', 'other'] as const
export type FailingCause = (typeof failingCauses)[number]

export const causeNames: Readonly<Record<FailingCause, string>> = {
  degraded: 'Mất đoàn kết, suy thoái đã có kết luận',
  'targets-under-half': 'Đạt dưới một nửa chỉ tiêu, nhiệm vụ',
  'civil-servant-rated': 'Cán bộ, công chức, viên chức bị xếp không hoàn thành',
  disciplined: 'Bị kỷ luật trong năm',
  other: 'Nguyên nhân khác',
}

/** Those the statistics of the day ask for; none where nothing is laid down. */
export function causesAsked(setting: Setting): readonly string[] {
  const { parameter } = valueOn(setting, 'E-21', 'failing-causes')
  return parameter === null ? [] : listIn(parameter)
}
