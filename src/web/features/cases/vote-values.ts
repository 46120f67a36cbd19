// Owns the count sheet of a vote: what is typed, who counts, the votes needed and whether they are reached, by the rule `vote` itself.
import type { z } from 'zod'
import type { PossibleCaseStep, voteCount } from '#contract/cases.ts'
import { peopleRuleRefusals } from '#contract/refusals/rules-people.ts'
import type { RefusalText } from '#contract/refusals.ts'
import { isIsoDate } from '#rules/calendar/dates.ts'
import type { Parameter } from '#rules/rulebook/rulebook.ts'
import { countVote, type VoteBody, type VoteCount, type VoteKind } from '#rules/votes/vote.ts'
import type { FieldError } from '../../ui/use-form.ts'

export type StepVote = NonNullable<PossibleCaseStep['vote']>
type Counts = z.input<typeof voteCount>
export type VoteField = keyof Counts
type NumberField = Exclude<VoteField, 'ballot'>
/** As typed. */
export type VoteValues = Readonly<Record<VoteField, string>>

const voteLabels: Record<VoteField, string> = {
  ballot: 'Cách biểu quyết',
  official: 'Tổng số đảng viên chính thức của chi bộ',
  exemptAbsent: 'Được miễn sinh hoạt, vắng mặt',
  exemptVoting: 'Được miễn sinh hoạt, có dự và biểu quyết',
  awayAbsent: 'Đang sinh hoạt tạm thời nơi khác, vắng mặt',
  awayVoting: 'Đang sinh hoạt tạm thời nơi khác, có dự và biểu quyết',
  suspended: 'Bị đình chỉ sinh hoạt, bị khởi tố, tạm giam',
  inFavour: 'Số phiếu tán thành',
  against: 'Số phiếu không tán thành',
  other: 'Ý kiến khác, phiếu không hợp lệ',
}
const BODY_MEMBERS = 'Tổng số cấp ủy viên có quyền biểu quyết'

/** What a field of the sheet is called: in a committee other people are counted than in a branch. */
export const voteLabel = (name: VoteField, { body }: Pick<StepVote, 'body'>): string =>
  name === 'official' && body !== 'branch' ? BODY_MEMBERS : voteLabels[name]
export const voteFields = Object.keys(voteLabels) as readonly VoteField[]
export const ballotTitles = { secret: 'Bỏ phiếu kín', card: 'Giơ thẻ đảng viên' } as const
export const groupFields = [
  'exemptAbsent',
  'exemptVoting',
  'awayAbsent',
  'awayVoting',
  'suspended',
] as const satisfies readonly NumberField[]
export const castFields = ['inFavour', 'against', 'other'] as const satisfies readonly NumberField[]
const numberFields = ['official', ...groupFields, ...castFields] as const

/** Those exempt or away count as absent until somebody says that they came and voted. */
export function startVote(counts: StepVote['counts']): VoteValues {
  return {
    ballot: '',
    official: counts === null ? '' : String(counts.official),
    exemptAbsent: String(counts?.exempt ?? 0),
    exemptVoting: '0',
    awayAbsent: String(counts?.away ?? 0),
    awayVoting: '0',
    suspended: String(counts?.suspended ?? 0),
    inFavour: '',
    against: '',
    other: '',
  }
}

const numberOf = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)

const numbersOf = (values: VoteValues): Record<NumberField, number> =>
  Object.fromEntries(numberFields.map((name) => [name, numberOf(values[name])])) as Record<NumberField, number>

/** As it is sent; what is not a number is left for the check before. */
export const voteSent = (values: VoteValues): Counts => ({
  ...numbersOf(values),
  ballot: values.ballot as Counts['ballot'],
})

/** The three values the rule looks up, as a rulebook of nothing else. */
function settingOf(vote: StepVote, on: string) {
  const parameters = (vote.parameters ?? []).map(
    ({ ruleId, name, value, basis }): Parameter => ({
      ruleId,
      name,
      title: '',
      value,
      unit: 'text',
      trigger: null,
      basis: { instrument: null, clause: basis },
      validFrom: null,
      validTo: null,
      province: null,
      confidence: 'A',
      confirmed: true,
      note: null,
    }),
  )
  return { book: { instruments: [], parameters, holidays: [] }, on, province: null }
}

const sentences: Readonly<Record<string, RefusalText>> = peopleRuleRefusals
const UNCLEAR = 'Các số này không khớp nhau.'

export interface VoteStanding {
  denominator: number | null
  required: number | null
  /** Null while the votes in favour are not given. */
  reached: boolean | null
  basis: string | null
  /** What contradicts itself or cannot be decided here, in words. */
  problems: string[]
}

/** How the vote stands with what is typed so far; null while it cannot be said (numbers missing, the rule not known here). */
export function voteStanding(vote: StepVote, values: VoteValues, on: string): VoteStanding | null {
  const numbers = numbersOf(values)
  const electorate = ['official', ...groupFields] as const
  if ((vote.parameters ?? []).length === 0 || electorate.some((name) => Number.isNaN(numbers[name]))) return null
  const inFavour = Number.isNaN(numbers.inFavour) ? null : numbers.inFavour
  const facts = { ...numbers, inFavour, kind: vote.kind as VoteKind, body: vote.body as VoteBody }
  let counted: VoteCount
  try {
    counted = countVote(facts, settingOf(vote, isIsoDate(on) ? on : '2000-01-01'))
  } catch {
    // A body whose rule was not sent along: the server alone counts.
    return null
  }
  const contradictions = counted.refusals.filter(({ code }) => code !== 'votes.too-few')
  const problems = [
    ...contradictions.map(({ code, facts: more = {} }) => sentences[code]?.message(more) ?? UNCLEAR),
    ...overcast(numbers, counted.denominator),
  ]
  const majority = vote.parameters?.find(({ value }) => typeof value === 'string' && /^>/.test(value))
  return {
    denominator: counted.denominator,
    required: counted.required,
    reached: problems.length > 0 ? null : counted.passed,
    basis: majority === undefined ? null : `${majority.basis} (${majority.ruleId})`,
    problems,
  }
}

/** More votes than there are people who count; votes not typed yet count as none. */
function overcast(numbers: Record<NumberField, number>, most: number | null): string[] {
  const cast = castFields.reduce((sum, name) => sum + (Number.isNaN(numbers[name]) ? 0 : numbers[name]), 0)
  return most !== null && cast > most ? [`Cộng các phiếu được ${cast}, nhiều hơn ${most} người được tính.`] : []
}

/** What is missing or cannot be. Whether the votes suffice is not a mistake of the form: it decides which step is taken. */
export function voteErrors(vote: StepVote, values: VoteValues, on: string): FieldError[] {
  const error = (name: VoteField, message: string): FieldError => ({ path: `facts.vote.${name}`, message })
  const numbers = numbersOf(values)
  const missing = numberFields.filter((name) => Number.isNaN(numbers[name]))
  const standing = missing.length > 0 ? null : voteStanding(vote, values, on)
  const tooMany = overcast(numbers, standing?.denominator ?? null)
  return [
    ...(values.ballot === '' ? [error('ballot', 'Cần chọn một mục.')] : []),
    ...missing.map((name) => error(name, values[name].trim() === '' ? 'Cần điền mục này.' : 'Ghi bằng chữ số.')),
    ...(standing?.problems ?? []).map((problem) => error(tooMany.includes(problem) ? 'inFavour' : 'official', problem)),
  ]
}

/** «Đạt» or «Chưa đạt» with the votes needed; nothing while it cannot be said here. */
function resultShown(standing: VoteStanding | null): { label: string; value: string }[] {
  if (standing === null || standing.reached === null) return []
  const value = `${standing.reached ? 'Đạt' : 'Chưa đạt'} (cần ít nhất ${standing.required} phiếu tán thành)`
  return [{ label: 'Kết quả biểu quyết', value }]
}

/** The sheet as a person reads it before it is sent, with its result. */
export function voteShown(vote: StepVote, values: VoteValues, on: string): { label: string; value: string }[] {
  const shown = (name: NumberField) => ({ label: voteLabel(name, vote), value: values[name].trim() })
  return [
    { label: voteLabels.ballot, value: ballotTitles[values.ballot as Counts['ballot']] ?? 'Để trống' },
    shown('official'),
    ...groupFields.filter((name) => numberOf(values[name]) !== 0).map(shown),
    ...castFields.map(shown),
    ...resultShown(voteStanding(vote, values, on)),
  ]
}
