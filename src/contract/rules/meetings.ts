// Facts of the rules about meetings of a branch: score, year, quorum, ways of meeting, calendar.
import { z } from 'zod'
import { count, flag, given, month, percent, year } from '#contract/rules/shapes.ts'
import { meetingBands, meetingFormCodes } from '#rules/meetings/forms.ts'
import { thematicStates } from '#rules/meetings/measures.ts'
import { onlineReasons, sittingWays } from '#rules/meetings/sitting.ts'

const form = z.enum(meetingFormCodes, { error: 'Chọn một biểu chấm điểm.' }).describe('biểu chấm điểm')
const number = (error: string) => z.number({ error }).min(0, { error: 'Không được nhỏ hơn 0.' })
const band = z.enum(meetingBands, { error: 'Chọn tốt, khá, trung bình hoặc kém.' })
const minutes = number('Cần số phút.').max(1440, { error: 'Một ngày có 1440 phút.' })
const days = number('Cần số ngày.').max(3660, { error: 'Không được quá 10 năm.' })

const measured = z.strictObject({
  minutesHeld: given(minutes, 'số phút đã họp'),
  minutesRequired: given(minutes, 'số phút phải họp; không nêu thì theo biểu hoặc sổ quy định'),
  members: given(count, 'số đảng viên của chi bộ'),
  combined: given(flag, 'thường kỳ và chuyên đề trong một buổi'),
  attendancePct: given(percent, 'tỷ lệ dự họp (%)'),
  unexcused: given(count, 'số người vắng không có lý do'),
  longestExcusedRun: given(count, 'số lần vắng có lý do liền nhau nhiều nhất của một người trong năm'),
  committeeMinutes: given(flag, 'chi ủy họp có biên bản'),
  secretaryOnly: given(flag, 'chi bộ chỉ có bí thư'),
  noticeSent: given(flag, 'đã thông báo'),
  uploadDaysBefore: given(days, 'đưa tài liệu lên trước mấy ngày; chưa đưa: 0'),
  thematic: given(
    z.enum(thematicStates, { error: 'Chọn held, missed hoặc not-due.' }),
    'chuyên đề: đã sinh hoạt, đến kỳ mà không, tháng không có',
  ),
  speakingPct: given(percent, 'tỷ lệ đảng viên phát biểu (%)'),
  ideologyMinutes: given(minutes, 'số phút cho tư tưởng, tự phê bình và phê bình'),
  targetsMetPct: given(percent, 'tỷ lệ chỉ tiêu của nghị quyết trước đã đạt (%)'),
  publishDaysAfter: given(days, 'đưa kết quả lên sau mấy ngày; chưa đưa: số ngày đã qua'),
})

export const meetingScoreFacts = z.strictObject({
  form,
  // What is no line of the form, negative or too high the rule refuses itself, line by line.
  lines: given(
    z.record(z.string(), z.number({ error: 'Cần số điểm.' })),
    'điểm theo số dòng của biểu, ví dụ {"1":5,"2.1":4}',
  ),
  measured: given(measured, 'số liệu đã ghi trong buổi họp, để tính điểm những dòng có thang'),
  explained: given(z.record(z.string(), z.string({ error: 'Cần nhập chữ.' })), 'lý do bằng lời theo số dòng'),
  fullMarks: given(
    z.array(
      z.enum(['attendance', 'length', 'speaking', 'minutes'], {
        error: 'Chọn attendance, length, speaking hoặc minutes.',
      }),
    ),
    'biểu binh-thuan: tiêu chí đạt điểm tối đa',
  ),
})

export const meetingYearFacts = z.strictObject({
  form,
  meetings: z
    .array(
      z.strictObject({ month, points: percent.nullable(), band: given(band, 'mức đã xếp; không nêu thì theo điểm') }),
      {
        error: 'Cần danh sách kỳ sinh hoạt.',
      },
    )
    .max(12, { error: 'Một năm có 12 kỳ thường kỳ.' })
    .refine((meetings) => new Set(meetings.map((one) => one.month)).size === meetings.length, {
      error: 'Mỗi tháng một kỳ sinh hoạt thường kỳ (M-01).',
    })
    .refine((meetings) => new Set(meetings.map((one) => one.month.slice(0, 4))).size <= 1, {
      error: 'Các kỳ phải cùng một năm.',
    })
    .describe('các kỳ thường kỳ của một năm, mỗi kỳ tháng và điểm; điểm null: đã họp, chưa chấm'),
})

export const quorumFacts = z.strictObject({
  official: count.describe('số đảng viên chính thức, kể cả những người sau đây'),
  probationary: count.describe('số đảng viên dự bị'),
  exemptAbsent: given(count, 'chính thức được miễn, vắng mặt'),
  exemptVoting: given(count, 'chính thức được miễn, có mặt biểu quyết'),
  awayAbsent: given(count, 'chính thức sinh hoạt tạm thời nơi khác, vắng mặt'),
  awayVoting: given(count, 'chính thức sinh hoạt tạm thời nơi khác, có mặt biểu quyết'),
  suspended: given(count, 'chính thức bị đình chỉ, khởi tố, tạm giam'),
  probationaryExempt: given(count, 'dự bị được miễn, vắng mặt'),
  specialDuty: given(count, 'lực lượng vũ trang làm nhiệm vụ đặc biệt, vắng mặt'),
  presentOfficial: count.describe('số chính thức có mặt'),
  presentProbationary: count.describe('số dự bị có mặt'),
})

const sittingShape = z.strictObject({
  way: z
    .enum(sittingWays, { error: 'Chọn together, party-groups hoặc online.' })
    .describe('họp tập trung, theo tổ đảng thay chi bộ hay trực tuyến'),
  members: count.describe('số đảng viên của chi bộ; trực tuyến thì không kể người được miễn, bị đình chỉ'),
  combined: given(flag, 'thường kỳ và chuyên đề trong một buổi'),
  mergedWithOther: given(flag, 'ghép với cuộc họp khác'),
  groupSittingsThisYear: given(count, 'số lần đã họp theo tổ đảng thay chi bộ trong năm'),
  cannotGather: given(count, 'số đảng viên không tập trung được'),
  reason: given(
    z.enum(onlineReasons, { error: 'Chọn dispersed, not-stable, cannot-leave-post hoặc special.' }),
    'vì sao không tập trung được',
  ),
  secretPapers: given(flag, 'có nội dung bí mật nhà nước'),
})

export const sittingFacts = sittingShape.refine(({ members, cannotGather }) => (cannotGather ?? 0) <= members, {
  path: ['cannotGather'],
  error: 'Không được nhiều hơn số đảng viên.',
})

export const meetingCalendarFacts = z.strictObject({
  year: year.describe('năm'),
  thematicMonths: given(
    z
      .array(
        z
          .int({ error: 'Cần số tháng, từ 1 đến 12.' })
          .min(1, { error: 'Tháng từ 1 đến 12.' })
          .max(12, { error: 'Tháng từ 1 đến 12.' }),
      )
      .max(12, { error: 'Không được quá 12 tháng.' }),
    'các tháng có sinh hoạt chuyên đề',
  ),
})
