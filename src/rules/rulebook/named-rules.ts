// The rules that answer by name (`dangvu rule NAME`): each a title and a pure function of facts and setting.
import { eligibility } from '../admission/eligibility.ts'
import { introducers } from '../admission/introducers.ts'
import { readmission } from '../admission/readmission.ts'
import { workingDaysAdd } from '../calendar/working-days-rule.ts'
import { partyAge } from '../members/party-age-rule.ts'
import { nameDeletion } from '../standing/name-deletion.ts'
import { vote } from '../votes/vote.ts'
import type { RuleAnswer } from './answer.ts'
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
  readmission: rule('Kết nạp lại người đã ra khỏi Đảng', readmission),
  vote: rule('Số phải biểu quyết, số phiếu cần và kết quả', vote),
  'party-age': rule('Tuổi đảng và mức Huy hiệu Đảng kế tiếp', partyAge),
  'name-deletion': rule('Xóa tên đảng viên: lý do, kiểm điểm, biểu quyết ở chi bộ', nameDeletion),
}

export type RuleName = keyof typeof namedRules

/** The facts a rule takes. */
export type FactsOf<Name extends RuleName> = Parameters<(typeof namedRules)[Name]['run']>[0]
