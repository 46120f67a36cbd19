// Facts of the rules about evaluations: the level, the share of excellent ones, who is reviewed.
import { z } from 'zod'
import { date } from '#contract/fields.ts'
import { flag, given, months, percent } from '#contract/rules/shapes.ts'
import { evaluatedRoles } from '#rules/evaluations/level.ts'
import { levels } from '#rules/evaluations/levels.ts'
import { quotaBases, quotaRoundings } from '#rules/evaluations/quota.ts'

const people = z
  .int({ error: 'Cần số người, là số nguyên.' })
  .min(0, { error: 'Không được nhỏ hơn 0.' })
  .nullable()
  .optional()
const points = z.number({ error: 'Cần số điểm.' }).min(0, { error: 'Không được nhỏ hơn 0.' })
const level = z.enum(levels, { error: 'Chọn HTXS, HTT, HT hoặc KHT.' })

export const quotaFacts = z.strictObject({
  counts: z
    .strictObject({ HTXS: people, HTT: people, HT: people, KHT: people, unrated: people })
    .refine((counts) => Object.values(counts).some((n) => n !== null && n !== undefined), {
      error: 'Cần ít nhất một số người.',
    })
    .describe('số người theo mức; unrated: chưa xếp loại'),
  base: given(
    z.enum(quotaBases, { error: 'Chọn HTT, HTT_or_better hoặc all.' }),
    'tính trên người hoàn thành tốt, hoàn thành tốt trở lên, hay mọi người được xếp loại',
  ),
  pct: given(percent, 'tỷ lệ nhiều nhất (%)'),
  rounding: given(
    z.enum(quotaRoundings, { error: 'Chọn down, half-up hoặc up.' }),
    'bỏ phần lẻ, làm tròn lên từ nửa hay làm tròn lên',
  ),
  outstanding: given(flag, 'tổ chức có thành tích nổi trội'),
})

const evaluationLevelShape = z.strictObject({
  role: z
    .enum(evaluatedRoles, { error: 'Chọn collective, head, deputy, leader hoặc member.' })
    .describe('tập thể, người đứng đầu, cấp phó, lãnh đạo khác, đảng viên không giữ chức vụ'),
  common: given(points, 'điểm nhóm tiêu chí chung'),
  results: given(points, 'điểm kết quả nhiệm vụ'),
  score: given(points, 'tổng điểm, khi không có điểm từng nhóm'),
  tasksDonePct: given(percent, 'phần nhiệm vụ hoàn thành (%)'),
  overTargetPct: given(percent, 'phần nhiệm vụ vượt mức (%)'),
  latePct: given(percent, 'phần nhiệm vụ chậm (%)'),
  subordinateDisciplined: given(flag, 'tập thể: cấp dưới có đơn vị, người đứng đầu bị kỷ luật'),
  targetsMetPct: given(percent, 'phần chỉ tiêu đạt (%)'),
  disciplined: given(flag, 'bị kỷ luật trong kỳ'),
  degraded: given(flag, 'mất đoàn kết, suy thoái đã có kết luận'),
  unitsDisciplinedPct: given(percent, 'phần đơn vị cấp dưới bị kỷ luật (%)'),
  inspectionDone: given(flag, 'chi bộ: đã làm đủ kế hoạch kiểm tra, giám sát'),
  breachMissed: given(flag, 'chi bộ: cấp trên kỷ luật đảng viên về vi phạm mà chi bộ không phát hiện'),
  collectiveLevel: given(level, 'mức của tập thể mà người đứng đầu phụ trách'),
  collectiveScore: given(percent, 'điểm của tập thể'),
  quarters: given(
    z.array(level.nullable()).max(4, { error: 'Không được quá 4 quý.' }),
    'mức từng quý, theo thứ tự; null là không có',
  ),
})

const isGiven = (value: number | null | undefined): boolean => value !== null && value !== undefined

/** Either both groups or the score, never both ways at once. */
export const evaluationLevelFacts = evaluationLevelShape.refine(
  ({ common, results, score }) =>
    isGiven(score) ? !isGiven(common) && !isGiven(results) : isGiven(common) && isGiven(results),
  { path: ['score'], error: 'Cần common và results, hoặc chỉ score.' },
)

export const evaluationDueFacts = z.strictObject({
  period: z
    .string({ error: 'Cần năm, quý hoặc tháng.' })
    .regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, {
      error: 'Kỳ là năm, quý hoặc tháng, ví dụ 2026, 2026-Q2 hoặc 2026-11.',
    })
    .describe('kỳ đánh giá, ví dụ 2026, 2026-Q2 hoặc 2026-11'),
  leader: given(flag, 'là người lãnh đạo, quản lý'),
  admittedOn: given(date, 'ngày quyết định kết nạp'),
  suspended: given(flag, 'đang bị đình chỉ sinh hoạt'),
  exempt: given(flag, 'được miễn công tác và sinh hoạt'),
  monthsInQuarter: given(months.max(3, { error: 'Một quý có 3 tháng.' }), 'số tháng giữ nhiệm vụ trong quý'),
})
