// Sentences of the refusals that rules give, whoever asks them.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (value: RefusalFacts[string] | undefined): string =>
  String(value ?? '')
    .split('-')
    .reverse()
    .join('/')

export const ruleRefusals: Record<string, RefusalText> = {
  'calendar.year-without-table': {
    message: (f) => `Chưa tính được ngày làm việc: chưa có bảng ngày nghỉ của năm ${f.year}.`,
    next: (f) => `Nhập bảng ngày nghỉ lễ, tết và ngày hoán đổi của năm ${f.year} vào sổ quy định.`,
    ruleId: 'wd',
    basis: 'Bộ luật Lao động 2019, Điều 112',
  },
  'rulebook.no-value-in-force': {
    message: (f) => `Không có mức nào của quy định ${f.ruleId} áp dụng cho ngày ${day(f.on)}.`,
    next: () => 'Xem sổ quy định: mức này có thể chỉ dùng cho một tỉnh khác hoặc một thời gian khác.',
  },
  'rulebook.value-unconfirmed': {
    message: (f) => `Mức của quy định ${f.ruleId} cho ngày ${day(f.on)} chưa được xác nhận nên chưa áp dụng.`,
    next: () => 'Đối chiếu với văn bản rồi xác nhận trong sổ quy định; trước đó tính theo văn bản cấp trên đang có.',
  },
}
