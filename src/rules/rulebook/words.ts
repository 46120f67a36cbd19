// Says a value of the rulebook in words: number with its unit, share of votes, yes or no, and what a term counts from.
import { formatDate, isIsoDate } from '../calendar/dates.ts'
import { dongInWords } from '../dues/money.ts'
import { codeInWords } from './code-words.ts'
import type { Parameter, ParameterUnit } from './rulebook.ts'

export const unitWords: Readonly<Record<ParameterUnit, string>> = {
  'working-day': 'ngày làm việc',
  day: 'ngày',
  month: 'tháng',
  year: 'năm',
  count: 'số lượng',
  fraction: 'phần số phiếu',
  percent: '%',
  dong: 'đồng',
  text: 'lựa chọn',
  flag: 'có hoặc không',
  list: 'danh sách',
}

/** What a term counts from; a code that is not here is shown as it is. */
export const triggerWords: Readonly<Record<string, string>> = {
  birth: 'ngày sinh',
  'branch-resolution': 'ngày chi bộ ra nghị quyết',
  ceremony: 'ngày lễ kết nạp',
  'certificate-issued': 'ngày cấp giấy chứng nhận',
  'decision-issued': 'ngày ban hành quyết định',
  'decision-received': 'ngày nhận được quyết định',
  effective: 'ngày có hiệu lực',
  'file-made': 'ngày lập hồ sơ',
  'file-received': 'ngày nhận đủ hồ sơ',
  introduced: 'ngày giới thiệu',
  leaving: 'ngày ra khỏi Đảng',
  'move-order': 'ngày có quyết định chuyển công tác',
  'notice-issued': 'ngày ra thông báo',
  'probation-ended': 'ngày hết thời gian dự bị',
  'appeal-received': 'ngày nhận được khiếu nại, tố cáo',
  'question-received': 'ngày nhận được câu hỏi',
  'record-cleared': 'ngày được xóa án tích',
  'request-received': 'ngày nhận được đề nghị',
  returned: 'ngày trở về',
  'transfer-notice': 'ngày có thông báo chuyển',
}

export const triggerInWords = (trigger: string): string => triggerWords[trigger] ?? trigger

/** `>=2/3` → `từ 2/3 số phiếu trở lên`. */
const shareInWords = (value: string): string =>
  value.startsWith('>=') ? `từ ${value.slice(2)} số phiếu trở lên` : `trên ${value.slice(1)} số phiếu`

/** A value with what says how it reads; the rule tells apart what one code means in several. */
type Read = Pick<Parameter, 'value' | 'unit' | 'trigger'> & { ruleId?: string }

function plainWords({ value, unit, ruleId }: Read): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'number') {
    if (unit === 'dong') return dongInWords(value)
    const number = String(value).replace('.', ',')
    return unit === 'count' ? number : `${number} ${unitWords[unit]}`
  }
  if (typeof value === 'object') return value.map((code) => codeInWords(code, ruleId)).join('; ')
  if (unit === 'fraction') return shareInWords(value)
  if (isIsoDate(value)) return formatDate(value)
  // The key of an instrument is read by its number.
  return codeInWords(value, ruleId).split('|')[0] ?? value
}

/** A value with its unit and the day it counts from: `30 ngày làm việc, tính từ ngày ban hành quyết định`. */
export function inWords(parameter: Read): string {
  const { trigger } = parameter
  return trigger === null ? plainWords(parameter) : `${plainWords(parameter)}, tính từ ${triggerInWords(trigger)}`
}
