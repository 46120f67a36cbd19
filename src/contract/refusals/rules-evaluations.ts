// Sentences of the refusals of the rules about evaluations.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const whoOf = (f: RefusalFacts): string => (f.collectives === true ? 'tập thể' : 'người')

/** What the share is taken of, as the province laid it down. */
const among: Readonly<Record<string, string>> = {
  HTT: ' xếp hoàn thành tốt',
  HTT_or_better: ' xếp hoàn thành tốt trở lên',
}

export const evaluationRuleRefusals: Record<string, RefusalText> = {
  'evaluations.too-many-excellent': {
    message: (f) =>
      `Có ${f.rated} ${whoOf(f)} xếp hoàn thành xuất sắc; ${f.pct} % của ${f.people} ${whoOf(f)}${among[String(f.base)] ?? ''} nên nhiều nhất ${f.allowed} ${whoOf(f)}.`,
    // Decided first, an excellent one stands alone: what the share is taken of is decided later.
    next: (f) =>
      `${among[String(f.base)] === undefined ? 'Xét lại' : 'Quyết định trước những trường hợp xếp hoàn thành tốt, rồi xét lại'} để bớt số ${whoOf(f)} xếp hoàn thành xuất sắc.`,
  },
  'evaluations.points-above': {
    message: (f) =>
      `Điểm quá mức: nhóm tiêu chí chung nhiều nhất ${f.common}, kết quả nhiệm vụ nhiều nhất ${f.results}.`,
    next: () => 'Xem lại số điểm của từng nhóm.',
  },
  'evaluations.level-open': {
    message: (f) =>
      `Được ${f.score} điểm nhưng chưa đủ điều kiện hoàn thành nhiệm vụ, mà cũng không thuộc trường hợp không hoàn thành.`,
    next: () => 'Cấp có thẩm quyền xem xét, quyết định mức xếp loại và ghi lý do.',
  },
}
