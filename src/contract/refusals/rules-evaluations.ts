// Sentences of the refusals of the rules about evaluations.
import type { RefusalText } from '#contract/refusals.ts'

export const evaluationRuleRefusals: Record<string, RefusalText> = {
  'evaluations.too-many-excellent': {
    message: (f) =>
      `Có ${f.rated} người xếp hoàn thành xuất sắc; ${f.pct} % của ${f.people} người nên nhiều nhất ${f.allowed} người.`,
    next: () => 'Xét lại để bớt số người xếp hoàn thành xuất sắc.',
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
