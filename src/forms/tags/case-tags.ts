// Tags about the case: what its steps recorded, by the names of its facts; the same facts stand in the generic table of facts.
import type { RecordedPaper } from '#rules/lifecycle/case.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import { clean, LINES } from '../blanks.ts'
import { dateFactOf, factOf } from '../fact-lines.ts'
import type { FormData } from '../form-data.ts'
import { introductionForms } from '../introduction-boxes.ts'
import { nameAt } from '../organisation-names.ts'
import { blankOfMonth, dateInWords } from '../write-date.ts'
import { dates, long, type Read, type Tag, text } from './tag.ts'

/** The first of these facts that says something; then what else the data know. */
const fact =
  (names: readonly string[], otherwise?: Read): Read =>
  (c) => {
    for (const name of names) {
      const said = factOf(c.data, name)
      if (said !== undefined) return said
    }
    return otherwise?.(c)
  }
const day =
  (names: readonly string[], otherwise?: Read): Read =>
  (c) =>
    names.map((name) => dateFactOf(c.data, name)).find((date) => date !== undefined) ?? otherwise?.(c)
/** Something a person writes out: whole dotted lines where it is missing. */
const written = (name: string, ...facts: readonly string[]): Tag => text(name, fact(facts), LINES)
/** A month, recorded as a date or as somebody wrote it. */
const month = (name: string, factName: string): Tag =>
  text(name, (c) => dateInWords(dateFactOf(c.data, factName)) ?? factOf(c.data, factName), blankOfMonth)

/** The introduction by which somebody goes: its number and day are those of the notices about it. */
const introductions: readonly string[] = [...introductionForms.map(({ code }) => code), 'DM-59']
const introduction = ({ papers }: FormData): RecordedPaper | undefined =>
  papers?.findLast(({ code }) => introductions.includes(code))

/** A branch with the committee above it, as somebody from elsewhere has to read it; what stands alone is said alone. */
const placed = ({ organisations = {} }: FormData, ...levels: readonly Level[]): string | undefined => {
  const names = [...new Set(levels.flatMap((level) => nameAt(level, organisations) ?? []))]
  return names.length === 0 ? undefined : names.join(', ')
}

/** Whoever had left is taken in again: papers that serve both say so. */
export const comesBack = ({ facts }: FormData): boolean => facts?.readmission === true

/** Each with the names of the facts it reads, as the lifecycles record them; the first one known is printed. */
export const caseTags: readonly Tag[] = [
  long(
    'lý do',
    fact([
      'reason',
      'cause',
      'movingKind',
      'route',
      'unhandled',
      'summary',
      'ground',
      'purpose',
      'abroadKind',
      'journeyFor',
      'breach',
      'how',
    ]),
  ),
  written('ưu điểm', 'strengths'),
  written('hạn chế', 'shortcomings'),
  written('phương hướng', 'improvement'),
  written('nhận xét', 'remark', 'checked'),
  written('nội dung', 'content', 'settlement'),
  written('ý kiến nơi cư trú', 'opinion'),
  ...dates('ngày ý kiến nơi cư trú', day(['opinionOn'])),
  written('nội dung vi phạm', 'violation', 'summary'),
  written('tự nhận xét', 'selfRemark'),
  written('đặc điểm lịch sử', 'history'),
  written('hoàn cảnh kinh tế', 'economy'),
  written('lịch sử bản thân', 'biography'),
  long('về việc', fact(['subject'])),
  long('thời kỳ', fact(['period'])),
  long('kiến nghị', fact(['proposal', 'request'])),
  long('căn cứ xóa tên', fact(['ground'])),
  text('hình thức kỷ luật', fact(['penalty', 'newPenalty'])),
  text('số giấy chứng nhận', fact(['certificateNo'])),
  ...dates('ngày cấp giấy chứng nhận', day(['certificateIssuedOn'])),
  long('nơi cấp giấy chứng nhận', fact(['certificateIssuedBy'])),
  long('tên lớp', fact(['className'])),
  long('nơi mở lớp', fact(['place'])),
  text('kết quả học tập', fact(['result'])),
  ...dates(
    'ngày lễ kết nạp',
    day(['ceremonyOn'], ({ data }) => data.person?.admittedOn),
  ),
  ...dates('ngày hết thời gian dự bị', day(['probationEndsOn'])),
  ...dates(
    'ngày tính chính thức',
    day(['recognisedFrom', 'officialOn'], ({ data }) => data.person?.officialOn),
  ),
  text('kết nạp hoặc kết nạp lại', ({ data }) => (comesBack(data) ? 'kết nạp lại' : 'kết nạp')),
  ...dates('ngày vào đảng lần trước', day(['firstAdmittedOn'])),
  long('nơi vào đảng lần trước', fact(['firstAdmittedAt'])),
  ...dates('ngày chính thức lần trước', day(['firstOfficialOn'])),
  long('nơi công nhận lần trước', fact(['firstOfficialAt'])),
  ...dates('ngày ra khỏi đảng lần trước', day(['leftOn'])),
  // «Lý do khác» names none.
  long('lý do ra khỏi đảng lần trước', (c) =>
    c.data.facts?.leavingGround === 'other' ? undefined : fact(['leavingGround'])(c),
  ),
  long('người giới thiệu lần trước', fact(['firstIntroducers'])),
  ...dates('từ ngày', day(['from', 'departedOn', 'startsOn'])),
  ...dates('đến ngày', day(['extendedTo', 'to'])),
  text('số tháng', fact(['months']), '……'),
  long('nơi chuyển đi', fact(['origin', 'oldPlace'])),
  long('nơi chuyển đến', fact(['destination', 'newPlace'])),
  long('nơi sinh hoạt đảng', (c) => placed(c.data, 'branch', 'grassroots')),
  long('nơi giới thiệu đi', (c) => placed(c.data, 'branch', 'grassroots') ?? fact(['origin', 'oldPlace'])(c)),
  long(
    'nơi giới thiệu đến',
    (c) => placed(c.data, 'receiving-branch', 'receiving-grassroots') ?? fact(['destination', 'newPlace'])(c),
  ),
  long('bên giao', ({ data }) => data.handover?.from ?? placed(data, 'grassroots')),
  long('bên nhận', ({ data }) => data.handover?.to ?? placed(data, 'receiving-grassroots')),
  text('nước đến', fact(['country'])),
  long('diện ra ngoài nước', fact(['abroadKind'])),
  long('mục đích', fact(['purpose', 'journeyFor'])),
  month('đóng đảng phí đến', 'duesPaidTo'),
  text(
    'số giới thiệu sinh hoạt',
    fact(['registerNo'], ({ data }) => introduction(data)?.no),
  ),
  ...dates(
    'ngày giới thiệu sinh hoạt',
    day(['introducedOn'], ({ data }) => introduction(data)?.on),
  ),
  ...dates('ngày nhận', day(['receivedOn'])),
  long('chi bộ đã nhận', fact(['receivedBy'])),
  long('lý do trả lại', fact(['refusal'])),
  long('nói thêm khi trả lại', fact(['sentBackBecause'])),
  ...dates('ngày có hiệu lực', day(['effectiveOn', 'leftOn'])),
  text('cách ra khỏi đảng', fact(['leftHow'])),
  text('số đảng viên', fact(['members']), '……'),
  text('số hồ sơ', fact(['dossiers']), '……'),
  long('hồ sơ kèm theo', ({ data }) => {
    const papers = (data.enclosures ?? []).flatMap((name) => clean(name) ?? [])
    return papers.length === 0 ? undefined : papers.join('; ')
  }),
  long(
    'đảng viên giúp đỡ',
    fact(['mentor'], ({ data }) => data.mentor?.fullName ?? data.person?.mentors),
  ),
  text('chức vụ người giúp đỡ', ({ data }) => data.mentor?.post),
  long('đơn vị người giúp đỡ', ({ data }) => data.mentor?.unit),
  ...dates('giúp đỡ từ', ({ data }) => data.mentor?.since),
]
