// The rules that answer by name (`dangvu rule NAME`): each a title and a pure function of facts and setting.
import { admissionDeadlines } from '../admission/deadlines.ts'
import { eligibility } from '../admission/eligibility.ts'
import { introducers } from '../admission/introducers.ts'
import { admissionPlace } from '../admission/place.ts'
import { readmission } from '../admission/readmission.ts'
import { workingDaysAdd } from '../calendar/working-days-rule.ts'
import { duesDefault } from '../dues/default.ts'
import { dues } from '../dues/dues.ts'
import { duesReport } from '../dues/report.ts'
import { duesSplit } from '../dues/split.ts'
import { evaluationDue } from '../evaluations/due.ts'
import { evaluationLevel } from '../evaluations/level.ts'
import { evaluationQuota } from '../evaluations/quota.ts'
import { meetingCalendar } from '../meetings/calendar.ts'
import { meetingQuorum } from '../meetings/quorum.ts'
import { meetingScore } from '../meetings/score.ts'
import { meetingSitting } from '../meetings/sitting.ts'
import { meetingYearScore } from '../meetings/year-score.ts'
import { partyAge } from '../members/party-age-rule.ts'
import { recognitionDeadlines } from '../probation/deadlines.ts'
import { probation } from '../probation/probation.ts'
import { appeal } from '../standing/appeal.ts'
import { exemption } from '../standing/exemption.ts'
import { nameDeletion } from '../standing/name-deletion.ts'
import { formalTransfer } from '../transfer/formal.ts'
import { temporaryTransfer } from '../transfer/temporary.ts'
import { vote } from '../votes/vote.ts'
import type { RuleAnswer } from './answer.ts'
import { parameterGet, termEnd } from './parameter-rules.ts'
import type { Setting } from './rulebook.ts'

/** A rule by name. Facts arrive checked by the schema of the same name in contract/rules. */
export interface NamedRule<Facts> {
  /** Vietnamese, one line: what it answers. */
  title: string
  run: (facts: Facts, setting: Setting) => RuleAnswer
}

const rule = <Facts>(title: string, run: NamedRule<Facts>['run']): NamedRule<Facts> => ({ title, run })

export const namedRules = {
  'working-days.add': rule('Ngày hết một thời hạn tính bằng ngày làm việc', workingDaysAdd),
  'admission.eligibility': rule('Tuổi, học vấn, giấy chứng nhận lớp bồi dưỡng của người vào Đảng', eligibility),
  'admission.introducers': rule('Người giới thiệu vào Đảng', introducers),
  'admission.place': rule('Tổ chức đảng xét kết nạp người đang học, biệt phái, làm hợp đồng', admissionPlace),
  readmission: rule('Kết nạp lại người đã ra khỏi Đảng', readmission),
  vote: rule('Số phải biểu quyết, số phiếu cần và kết quả', vote),
  'party-age': rule('Tuổi đảng và mức Huy hiệu Đảng kế tiếp', partyAge),
  'name-deletion': rule('Xóa tên đảng viên: lý do, kiểm điểm, biểu quyết ở chi bộ', nameDeletion),
  'admission.deadlines': rule('Hạn quyết định kết nạp và hạn tổ chức lễ kết nạp', admissionDeadlines),
  probation: rule('Thời gian dự bị: ngày hết, hạn xét công nhận, ngày nhắc', probation),
  'recognition.deadlines': rule('Hạn quyết định công nhận đảng viên chính thức', recognitionDeadlines),
  'transfer.formal': rule('Chuyển sinh hoạt đảng chính thức: các hạn và điều không được', formalTransfer),
  'transfer.temporary': rule('Chuyển sinh hoạt đảng tạm thời: thời gian được phép', temporaryTransfer),
  exemption: rule('Miễn công tác và sinh hoạt đảng: cấp quyết định, thời gian', exemption),
  appeal: rule('Khiếu nại xóa tên, kỷ luật: hạn gửi và hạn trả lời của từng cấp', appeal),
  'meeting-score': rule('Điểm, mức và lý do mất điểm của một kỳ sinh hoạt chi bộ', meetingScore),
  'meeting-score.year': rule('Xếp loại sinh hoạt chi bộ cả năm theo biểu có quy định', meetingYearScore),
  'meeting.quorum': rule('Đủ người để ra nghị quyết chưa, tỷ lệ đảng viên dự họp', meetingQuorum),
  'meeting.sitting': rule('Họp theo tổ đảng, trực tuyến hay tập trung: được không, ít nhất bao lâu', meetingSitting),
  'meeting-calendar': rule('Ngày sinh hoạt thường kỳ từng tháng, chuyên đề từng quý của một năm', meetingCalendar),
  dues: rule('Đảng phí phải đóng của một tháng', dues),
  'dues.default': rule('Các tháng không đóng đảng phí trong năm, đến tháng thứ ba', duesDefault),
  'dues.split': rule('Đảng phí giữ lại ở từng cấp và nộp lên', duesSplit),
  'dues.b01': rule('Kiểm tra số học của báo cáo B01/ĐP', duesReport),
  'evaluation-quota': rule('Số người được xếp hoàn thành xuất sắc nhiều nhất', evaluationQuota),
  'evaluation-level': rule('Mức xếp loại theo điểm và điều kiện', evaluationLevel),
  'evaluation-due': rule('Có kiểm điểm, đánh giá trong kỳ không, vì sao', evaluationDue),
  'parameter.get': rule('Một mức của sổ quy định đang áp dụng', parameterGet),
  'term.end': rule('Ngày hết một thời hạn của sổ quy định', termEnd),
}

export type RuleName = keyof typeof namedRules

/** The facts a rule takes. */
export type FactsOf<Name extends RuleName> = Parameters<(typeof namedRules)[Name]['run']>[0]
