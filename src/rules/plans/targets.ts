// Targets of a plan: what is measured how, the facts that can be counted in the record, and whether a figure reaches its goal.

export const measures = ['number', 'fact', 'hand'] as const
export type Measure = (typeof measures)[number]

/** Facts the record can count of an organisation and all below it; all but `own-count` are shares in per cent. */
export const targetFacts = {
  'admitted-share': 'Tỷ lệ kết nạp trong năm trên số đảng viên',
  'assigned-share': 'Tỷ lệ đảng viên được giao nhiệm vụ trong tháng',
  'rated-good-share': 'Tỷ lệ đảng viên xếp loại hoàn thành tốt trở lên trong năm đã công bố gần nhất',
  'branches-with-committee-share': 'Tỷ lệ chi bộ có chi ủy',
  'branches-with-model-share': 'Tỷ lệ chi bộ có mô hình mới trong năm',
  // By a question the organisation composed itself.
  'own-share': 'Câu hỏi thống kê của tổ chức: tỷ lệ trên tổng số đảng viên',
  'own-count': 'Câu hỏi thống kê của tổ chức: số đảng viên',
} as const
export type TargetFact = keyof typeof targetFacts
export const targetFactCodes = Object.keys(targetFacts) as [TargetFact, ...TargetFact[]]

/** Facts that need a question. */
export const isOwnFact = (fact: string | null): boolean => fact === 'own-share' || fact === 'own-count'

/** What a fact is measured in; of the people an own question counts the office may say another word. */
export const unitOfFact = (fact: TargetFact, said: string): string =>
  fact !== 'own-count' ? '%' : said === '' || said === '%' ? 'đảng viên' : said

/** Why a goal cannot be reached as it is written; null where it can. */
export function goalProblem(
  measure: Measure,
  unit: string,
  { goal, most }: { goal: number; most: number | null },
): 'share-over-hundred' | 'share-not-summed' | null {
  if (unit !== '%') return null
  if (measure === 'number') return 'share-not-summed'
  return measure === 'fact' && Math.max(goal, most ?? goal) > 100 ? 'share-over-hundred' : null
}

/** The value of a fact out of what was counted. */
export const valueOfFact = (fact: TargetFact, part: number, whole: number): number | null =>
  fact === 'own-count' ? part : share(part, whole)

/** Part of a whole in per cent with one place; null of nothing. */
export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10

/** Whether a figure reaches the goal and does not go over the most there may be (3–4 %); null where there is no figure. */
export function isReached(target: { goal: number; most: number | null }, figure: number | null): boolean | null {
  if (figure === null) return null
  return figure >= target.goal && (target.most === null || figure <= target.most)
}
