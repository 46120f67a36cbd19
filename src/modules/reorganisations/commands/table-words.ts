// What the tables hold, in the words of people: for saying what has changed since a reorganisation.
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^organisation|^letterheads/, 'tổ chức'],
  [/^member|^career/, 'hồ sơ đảng viên'],
  [/^post_/, 'chức vụ'],
  [/^account/, 'tài khoản'],
  [/^case|^citizens/, 'việc đang xử lý'],
  [/^dossier/, 'giấy tờ trong hồ sơ'],
  [/^dues/, 'sổ đảng phí'],
  [/^task|^commitment/, 'nhiệm vụ, cam kết'],
  [/^meeting|^branch_months|^election|^score|^paper/, 'sinh hoạt, bầu cử'],
  [/^evaluation|^four_goods/, 'đánh giá'],
  [/^document|^classified/, 'văn bản'],
]

/** Each word once. */
export const wordsOfTables = (tables: readonly string[]): string[] => [
  ...new Set(tables.map((table) => WORDS.find(([pattern]) => pattern.test(table))?.[1] ?? 'việc khác')),
]
