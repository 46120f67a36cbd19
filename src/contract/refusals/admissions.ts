// Sentences of the refusals of the admissions module.
import type { RefusalText } from '#contract/refusals.ts'

export const admissionRefusals: Record<string, RefusalText> = {
  'admissions.group-over-plan': {
    message: (f) => `Số của nhóm «${f.group}» (${f.said}) nhiều hơn cả kế hoạch (${f.planned}).`,
    next: () => 'Sửa số của nhóm hoặc số chung.',
  },
  'admissions.plan-exists': {
    message: (f) => `Năm ${f.year} đã có kế hoạch.`,
    next: () => 'Mở lại trang rồi sửa kế hoạch đang có.',
  },
  'admissions.year-over': {
    message: (f) => `Năm ${f.year} đã qua, không đặt lại kế hoạch được.`,
    next: () => 'Ghi kế hoạch cho năm nay hoặc năm sau.',
  },
}
