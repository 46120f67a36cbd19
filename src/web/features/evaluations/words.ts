// The Vietnamese words of evaluations: periods, levels with their shape, whose turn it is, groups; and points as people write them.
import type { DecidedLevel, EvaluationRow, Evidence } from '#contract/evaluation-shapes.ts'
import type { EvaluationsWaiting } from '#contract/evaluations.ts'
import { monthAfter, monthOf } from '#rules/dues/months.ts'
import { levelNames, levels } from '#rules/evaluations/levels.ts'
import { periodInWords } from '#rules/evaluations/period.ts'
import type { DeadlineName } from '#rules/evaluations/steps.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import type { TagState } from '../../ui/tag.tsx'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const periodLabel = (period: string): string => capital(periodInWords(period))

/** This year and the two before, with their quarters, the newest first; then the months of a year, which few places rate by. */
export function periodChoices(today: string): { value: string; label: string }[] {
  const year = Number(today.slice(0, 4))
  return [year, year - 1, year - 2]
    .flatMap((one) => [String(one), `${one}-Q3`, `${one}-Q2`, `${one}-Q1`])
    .concat(Array.from({ length: 12 }, (_, back) => monthAfter(monthOf(today), -back)))
    .map((value) => ({ value, label: periodLabel(value) }))
}

const levelStates: Record<DecidedLevel, TagState> = {
  HTXS: 'honour',
  HTT: 'good',
  HT: 'waiting',
  KHT: 'stopped',
  unrated: 'ended',
}
const levelLabels: Record<DecidedLevel, string> = {
  HTXS: 'Xuất sắc',
  HTT: 'Tốt',
  HT: 'Hoàn thành',
  KHT: 'Không hoàn thành',
  unrated: 'Chưa xếp loại',
}
export const levelTag = (level: DecidedLevel) => ({ state: levelStates[level], label: levelLabels[level] })
export const levelName = (level: DecidedLevel): string => capital(levelNames[level])
export const levelOptions = levels.map((value) => ({ value, label: levelName(value) }))

export const groupLabels: Record<EvaluationRow['group'], string> = {
  collective: 'Tập thể',
  'central-cadre': 'Cán bộ diện Trung ương quản lý',
  leader: 'Cán bộ lãnh đạo, quản lý',
  staff: 'Cán bộ không giữ chức vụ',
  'outside-system': 'Đảng viên ngoài hệ thống chính trị',
}

const turns: Record<NonNullable<EvaluationRow['nextStep']>, string> = {
  self: 'Chờ tự đánh giá',
  vote: 'Chờ chi bộ',
  appraise: 'Chờ thẩm định',
  answer: 'Chờ trả lời ý kiến',
  decide: 'Chờ quyết định',
  announce: 'Chờ thông báo',
}
export function stateTag({ due, nextStep, late }: EvaluationRow): { state: TagState; label: string } {
  if (!due) return { state: 'ended', label: 'Không thuộc diện' }
  if (nextStep === null) return { state: 'good', label: 'Đã thông báo' }
  return { state: late ? 'stopped' : 'waiting', label: late ? `${turns[nextStep]}, quá hạn` : turns[nextStep] }
}

/** What is to be done, as the work to do says it. */
export const waitingLabels: Record<EvaluationsWaiting['steps'][number]['step'], string> = {
  self: 'Tự đánh giá tập thể',
  vote: 'Ghi kết quả của chi bộ, tập thể',
  appraise: 'Thẩm định',
  answer: 'Trả lời ý kiến',
  decide: 'Quyết định xếp loại',
  announce: 'Thông báo kết quả',
  appeal: 'Trả lời khiếu nại',
}

export const deadlineLabels: Record<DeadlineName, string> = {
  products: 'Hạn đăng ký sản phẩm',
  self: 'Hạn tự đánh giá',
  vote: 'Hạn chi bộ cho ý kiến',
  appraise: 'Hạn thẩm định',
  decide: 'Hạn quyết định',
  announce: 'Hạn thông báo',
}

export const evidenceLabels: Record<Evidence['kind'], string> = {
  meeting: 'Sinh hoạt',
  task: 'Nhiệm vụ',
  commitment: 'Tu dưỡng, rèn luyện',
  dues: 'Đảng phí',
  inspection: 'Kiểm tra, giám sát',
  other: 'Khác',
}

export const showPoints = (points: number | null): string =>
  points === null ? 'Chưa có' : String(points).replace('.', ',')

/** A percentage that may be left out. */
export const typedPercent = (text: string): number | undefined => (text.trim() === '' ? undefined : typedNumber(text))
