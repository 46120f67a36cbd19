// Sentences of the refusals of new models, commendations and awards.
import type { RefusalText } from '#contract/refusals.ts'

const day = (on: unknown): string => String(on).split('-').reverse().join('/')

export const commendationRefusals: Record<string, RefusalText> = {
  'commendations.date-ahead': {
    message: (f) => `Ngày ${day(f.on)} chưa đến.`,
    next: () => 'Ghi ngày có thật.',
  },
  'commendations.people-elsewhere': {
    message: (f) => `Có người không thuộc ${f.organisation}.`,
    next: () => 'Chọn đảng viên của tổ chức ấy, hoặc ghi ở tổ chức của người đó.',
  },
  'commendations.withdrawn-already': {
    message: () => 'Mục này đã rút.',
    next: () => 'Tải lại trang.',
  },
}
