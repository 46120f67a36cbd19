// Facts of the rules about one person: admission, introducers, readmission, party age, name deletion.
import { z } from 'zod'
import { date } from '#contract/fields.ts'
import { count, flag, given, months } from '#contract/rules/shapes.ts'
import { educationLevels, educationProofs } from '#rules/admission/eligibility.ts'
import { waysTogether } from '#rules/admission/introducers.ts'
import { admissionSituations } from '#rules/admission/place.ts'
import { leavingGrounds } from '#rules/admission/readmission.ts'
import { deletionGrounds } from '#rules/standing/name-deletion.ts'

export const eligibilityFacts = z.strictObject({
  birthOn: date.refine((on) => on >= '1900-01-01', { error: 'Năm sinh phải từ 1900.' }).describe('ngày sinh'),
  education: given(z.enum(educationLevels), 'học vấn; không nêu thì không xét'),
  area: given(z.enum(['ordinary', 'hardship']), 'nơi ở; hardship: vùng khó khăn, không nêu là diện thường'),
  over60Consent: given(flag, 'quá 60 tuổi: đã có văn bản đồng ý'),
  certificateIssuedOn: given(date, 'ngày cấp giấy chứng nhận lớp bồi dưỡng; không nêu là chưa có'),
  educationProof: given(z.enum(educationProofs), 'bằng, tương đương hay học xong chương trình'),
  elderConsent: given(flag, 'già làng, người có uy tín: đã có văn bản đồng ý của cấp tỉnh'),
})

const introducer = z.strictObject({
  official: flag.describe('là đảng viên chính thức'),
  monthsTogether: given(months, 'số tháng cùng một nơi'),
  replacement: given(flag, 'được phân công thay người khác'),
  monthsOfficial: given(months, 'số tháng là đảng viên chính thức'),
  together: given(z.enum(waysTogether), 'cùng làm, lao động, học hay cư trú'),
})

export const introducersFacts = z.strictObject({
  youthAge: flag.describe('người vào Đảng trong tuổi Đoàn'),
  youthUnion: given(flag, 'nơi đó có tổ chức Đoàn'),
  tradeUnion: given(flag, 'nơi đó có công đoàn cơ sở'),
  introducers: given(z.array(introducer).max(20, { error: 'Không được quá 20 người.' }), 'những người giới thiệu'),
  unionResolution: given(flag, 'Đoàn hoặc công đoàn đã có nghị quyết; không nêu là chưa có'),
  unionMember: given(flag, 'người vào Đảng là đoàn viên của tổ chức đó'),
})

export const admissionPlaceFacts = z.strictObject({
  situation: z.enum(admissionSituations).describe('đang học, biệt phái, chờ tốt nghiệp, chờ việc hay làm hợp đồng'),
  months: given(months, 'số tháng học, biệt phái hoặc hợp đồng liên tục'),
})

export const readmissionFacts = z
  .strictObject({
    leftOn: given(date, 'ngày ra khỏi Đảng'),
    ground: z.enum(leavingGrounds).describe('lý do ra khỏi Đảng'),
    recordClearedOn: given(date, 'ngày được xóa án tích'),
    timesReadmitted: given(count, 'số lần đã được kết nạp lại'),
    provincialConsent: given(flag, 'đã có văn bản đồng ý của cấp tỉnh'),
  })
  // Whoever left for another reason may have had a record cleared long before.
  .refine(
    ({ ground, leftOn, recordClearedOn }) =>
      ground !== 'lesser-conviction' || !(leftOn && recordClearedOn) || leftOn <= recordClearedOn,
    { path: ['recordClearedOn'], error: 'Ngày được xóa án tích không được trước ngày ra khỏi Đảng.' },
  )

export const partyAgeFacts = z.strictObject({
  decisionOn: given(date, 'ngày quyết định kết nạp (lần đầu)'),
  cardDateOn: given(date, 'ngày trên thẻ, khi không còn quyết định'),
  gaps: given(
    z
      .array(z.strictObject({ from: date, to: given(date, 'ngày trở lại sinh hoạt') }))
      .max(100, { error: 'Không được quá 100 khoảng.' }),
    'thời gian không sinh hoạt: ngày đầu, ngày trở lại',
  ),
})

/** Numbers that say nothing without how many there are in all. */
const ofOfficial = ['exemptAbsent', 'exemptVoting', 'awayAbsent', 'awayVoting', 'suspended', 'inFavour'] as const

export const nameDeletionFacts = z
  .strictObject({
    ground: z.enum(deletionGrounds).describe('lý do xóa tên'),
    months: given(months, 'số tháng đã kéo dài'),
    requestsForStatement: given(count, 'số lần yêu cầu kiểm điểm mà không được trả lời'),
    statement: given(z.enum(['given', 'refused']), 'đã nộp kiểm điểm, hoặc cố tình không kiểm điểm'),
    official: given(count, 'số đảng viên chính thức của chi bộ'),
    exemptAbsent: given(count, 'được miễn, vắng mặt'),
    exemptVoting: given(count, 'được miễn, có mặt biểu quyết'),
    awayAbsent: given(count, 'sinh hoạt tạm thời nơi khác, vắng mặt'),
    awayVoting: given(count, 'sinh hoạt tạm thời nơi khác, có mặt biểu quyết'),
    suspended: given(count, 'bị đình chỉ, khởi tố, tạm giam'),
    inFavour: given(count, 'số phiếu tán thành'),
  })
  .refine((facts) => (facts.official ?? null) !== null || ofOfficial.every((name) => (facts[name] ?? null) === null), {
    path: ['official'],
    error: 'Cần số đảng viên chính thức của chi bộ thì mới đếm được phiếu.',
  })
