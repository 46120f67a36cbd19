// What the system knows of a subject in the period of an evaluation, as facts beside the lines: meetings, work, commitments, dues, discipline.
// No score comes of them (E-10).
import type { EvaluationDetail, Evidence } from '#contract/evaluation-shapes.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type DuesState, duesStateOf } from '#modules/dues/public.ts'
import { toldOf } from '#modules/evaluations/flow/told.ts'
import type { Found } from '#modules/evaluations/store/rows.ts'
import {
  type AttendanceCounts,
  attendanceCountsOf,
  type MonthsHeld,
  monthsHeldBelow,
} from '#modules/meetings/public.ts'
import { disciplinesOf } from '#modules/members/public.ts'
import {
  type CommitmentFacts,
  commitmentFactsOf,
  commitmentsAgreedIn,
  type TaskCounts,
  taskCountsOf,
} from '#modules/tasks/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { firstDayOf, lastDayOf } from '#rules/evaluations/period.ts'

const showMonth = (month: string): string => month.split('-').reverse().join('/')
const monthOf = (day: string): string => day.slice(0, 7)
const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3)

const ofAttendance = ({ held, present, excused, absent }: AttendanceCounts): Evidence[] =>
  held === 0
    ? []
    : [
        {
          kind: 'meeting',
          text: `Dự ${present} trên ${held} buổi sinh hoạt; vắng có lý do ${excused}, vắng không lý do ${absent}.`,
        },
      ]

function ofMonths({ held, scored, hundredths, bands }: MonthsHeld): Evidence[] {
  if (held === 0) return []
  const mean = hundredths === null ? '' : `, trung bình ${String(hundredths / 100).replace('.', ',')} điểm`
  const named = Object.entries(bands).map(([band, months]) => `${band} ${months}`)
  const score = scored === 0 ? 'chưa buổi nào được chấm điểm' : `${scored} buổi được chấm${mean}: ${named.join(', ')}`
  return [{ kind: 'meeting', text: `Chi bộ họp thường kỳ ${held} tháng; ${score}.` }]
}

const ofTasks = ({ due, onTime, late, overdue }: TaskCounts): Evidence[] =>
  due === 0
    ? []
    : [
        {
          kind: 'task',
          text: `Nhiệm vụ có hạn trong kỳ: ${due}; đúng hạn ${onTime}, xong muộn ${late}, quá hạn chưa xong ${overdue}.`,
        },
      ]

const commitmentStates: Record<CommitmentFacts['state'], string> = {
  draft: 'đang viết, chưa gửi chi bộ',
  submitted: 'đã gửi, chi bộ chưa thống nhất',
  'sent-back': 'chi bộ trả lại để viết tiếp',
  agreed: 'chi bộ đã thống nhất',
}

function ofCommitment(facts: CommitmentFacts | null, year: number): Evidence[] {
  if (facts === null)
    return [{ kind: 'commitment', text: `Chưa có kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${year}.` }]
  const { state, agreedOn, items, reviews } = facts
  const on = agreedOn === null ? '' : ` ngày ${formatDate(agreedOn)}`
  const quarters = (side: 'memberText' | 'branchText') =>
    reviews.flatMap((review) => (review[side] === null ? [] : [`quý ${review.quarter}`])).join(', ') || 'chưa'
  const looked =
    state === 'agreed' ? `; tự nhìn lại: ${quarters('memberText')}; chi bộ nhận xét: ${quarters('branchText')}` : ''
  return [
    {
      kind: 'commitment',
      text: `Kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${year}: ${items.length} nội dung, ${commitmentStates[state]}${on}${looked}.`,
    },
  ]
}

async function ofDues(context: QueryContext, organisationId: string, memberId: string, month: string) {
  const dues = (await duesStateOf(context, organisationId, month)).find((one) => one.memberId === memberId)
  if (dues === undefined || dues.owed === null) return []
  return [{ kind: 'dues', text: duesInWords(dues, month) } as const]
}

/** Whoever has nothing to pay has paid nothing; the month that still runs is no month left unpaid (F-06). */
function duesInWords({ owed, exempt, outstanding, unpaidMonths }: DuesState, month: string): string {
  if (unpaidMonths.length > 0) return `Đảng phí: ${unpaidMonths.length} tháng trong năm chưa nộp đủ.`
  if (outstanding > 0) return `Đảng phí: chỉ còn tháng ${showMonth(month)} chưa nộp đủ.`
  if (exempt) return `Đảng phí: được miễn, tính đến tháng ${showMonth(month)}.`
  return owed === 0
    ? 'Đảng phí: khai thu nhập 0 đồng, không phải nộp.'
    : `Đảng phí đã nộp đủ đến tháng ${showMonth(month)}.`
}

const ofDisciplines = (found: readonly { title: string; on: string }[]): Evidence[] =>
  found.map(({ title, on }) => ({
    kind: 'inspection',
    text: `Kỷ luật: ${title.toLowerCase()}, ${on.split('-').reverse().join('/')}.`,
  }))

/** The days of the period that are over. */
function spanOf({ today }: QueryContext, { round }: Found) {
  const [from, last] = [firstDayOf(round.period), lastDayOf(round.period)]
  const to = last < today ? last : today
  return {
    from,
    last,
    to,
    month: monthOf(to),
    months: [monthOf(from), monthOf(to)] as const,
    year: Number(from.slice(0, 4)),
  }
}

/** The commitment of the person for the year of the period with what was said of its quarters. */
export async function commitmentOf(context: QueryContext, found: Found): Promise<EvaluationDetail['commitment']> {
  if (found.row.member_id === null) return null
  const { from, last, year } = spanOf(context, found)
  const facts = await commitmentFactsOf(context, found.row.member_id, year, [quarterOf(from), quarterOf(last)])
  return facts === undefined ? null : { year, ...facts }
}

async function ofMember(
  context: QueryContext,
  found: Found,
  memberId: string,
  commitment: CommitmentFacts | null,
): Promise<Evidence[]> {
  const { from, last, month, months, year } = spanOf(context, found)
  const { round, row } = found
  return [
    ...ofAttendance(await attendanceCountsOf(context, memberId, from, last)),
    ...(row.role === 'member' ? [] : ofMonths(await monthsHeldBelow(context, round.path, ...months))),
    ...ofTasks(await taskCountsOf(context, { memberId }, from, last)),
    ...ofCommitment(commitment, year),
    ...(await ofDues(context, round.organisation_id, memberId, month)),
    ...ofDisciplines(await disciplinesOf(context, memberId, from, last)),
  ]
}

async function ofOrganisation(context: QueryContext, found: Found): Promise<Evidence[]> {
  const { from, last, to, month, months, year } = spanOf(context, found)
  const { organisation_id: organisationId, path } = found.round
  const people = (await duesStateOf(context, organisationId, month)).filter(
    ({ owed, unpaidMonths }) => (owed ?? 0) > 0 || unpaidMonths.length > 0,
  )
  const behind = people.filter(({ unpaidMonths }) => unpaidMonths.length > 0).length
  const { members, agreed } = await commitmentsAgreedIn(context, path, year)
  return [
    ...ofMonths(await monthsHeldBelow(context, path, ...months)),
    ...ofTasks(await taskCountsOf(context, { organisationId }, from, last)),
    ...(members === 0
      ? []
      : [
          {
            kind: 'commitment',
            text: `Kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${year}: chi bộ đã thống nhất của ${agreed} trên ${members} đảng viên.`,
          } as const,
        ]),
    ...(people.length === 0
      ? []
      : [
          {
            kind: 'dues',
            text: `Đảng phí: ${behind} trên ${people.length} đảng viên phải nộp có tháng trong năm chưa nộp đủ.`,
          } as const,
        ]),
    ...(await toldOf(context, { organisationId, year, on: to })),
  ]
}

/** `commitment`: that of the person, as `commitmentOf` answered. */
export const knownOf = (
  context: QueryContext,
  found: Found,
  commitment: EvaluationDetail['commitment'],
): Promise<Evidence[]> =>
  found.row.member_id === null
    ? ofOrganisation(context, found)
    : ofMember(context, found, found.row.member_id, commitment)
