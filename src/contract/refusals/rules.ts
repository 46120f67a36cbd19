// Sentences of the refusals that rules give, whoever asks them.
import type { RefusalText } from '#contract/refusals.ts'

export const ruleRefusals: Record<string, RefusalText> = {
  'calendar.year-without-table': {
    message: (f) => `Chưa tính được ngày làm việc: chưa có bảng ngày nghỉ của năm ${f.year}.`,
    next: (f) => `Nhập bảng ngày nghỉ lễ, tết và ngày hoán đổi của năm ${f.year} vào sổ quy định.`,
    ruleId: 'wd',
    basis: 'Bộ luật Lao động 2019, Điều 112',
  },
}
