// Tags about the case: what its steps recorded, by the names of its facts; the same facts stand in the generic table of facts.
import { clean, LINES } from '../blanks.ts'
import { dateFactOf, factOf } from '../fact-lines.ts'
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

/** Each with the names of the facts it reads, as the lifecycles record them; the first one known is printed. */
export const caseTags: readonly Tag[] = [
  long('lý do', fact(['reason', 'cause', 'movingKind', 'route', 'unhandled', 'summary', 'ground'])),
  written('ưu điểm', 'strengths'),
  written('hạn chế', 'shortcomings'),
  written('phương hướng', 'improvement'),
  written('nhận xét', 'remark', 'checked'),
  written('nội dung', 'content', 'settlement'),
  written('nội dung vi phạm', 'violation', 'summary'),
  written('tự nhận xét', 'selfRemark'),
  written('đặc điểm lịch sử', 'history'),
  written('hoàn cảnh kinh tế', 'economy'),
  written('lịch sử bản thân', 'biography'),
  long('về việc', fact(['subject'])),
  long('kiến nghị', fact(['proposal', 'request'])),
  long('căn cứ xóa tên', fact(['ground'])),
  text('hình thức kỷ luật', fact(['penalty', 'newPenalty'])),
  text('số giấy chứng nhận', fact(['certificateNo'])),
  ...dates('ngày cấp giấy chứng nhận', day(['certificateIssuedOn'])),
  long('nơi cấp giấy chứng nhận', fact(['certificateIssuedBy'])),
  long('tên lớp', fact(['className'])),
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
  ...dates('ngày vào đảng lần trước', day(['firstAdmittedOn'])),
  long('nơi vào đảng lần trước', fact(['firstAdmittedAt'])),
  ...dates('ngày chính thức lần trước', day(['firstOfficialOn'])),
  long('nơi công nhận lần trước', fact(['firstOfficialAt'])),
  long('người giới thiệu lần trước', fact(['firstIntroducers'])),
  ...dates('từ ngày', day(['from', 'departedOn'])),
  ...dates('đến ngày', day(['extendedTo', 'to'])),
  text('số tháng', fact(['months']), '……'),
  long('nơi chuyển đi', fact(['origin', 'oldPlace'])),
  long('nơi chuyển đến', fact(['destination', 'newPlace'])),
  text('nước đến', fact(['country'])),
  long('mục đích', fact(['purpose'])),
  month('đóng đảng phí đến', 'duesPaidTo'),
  text('số giới thiệu sinh hoạt', fact(['registerNo'])),
  ...dates('ngày giới thiệu sinh hoạt', day(['introducedOn'])),
  ...dates('ngày có hiệu lực', day(['effectiveOn', 'leftOn'])),
  long('hồ sơ kèm theo', ({ data }) => {
    const papers = (data.enclosures ?? []).flatMap((name) => clean(name) ?? [])
    return papers.length === 0 ? undefined : papers.join('; ')
  }),
  long(
    'đảng viên giúp đỡ',
    fact(['mentor'], ({ data }) => data.mentor?.fullName),
  ),
  text('chức vụ người giúp đỡ', ({ data }) => data.mentor?.post),
  long('đơn vị người giúp đỡ', ({ data }) => data.mentor?.unit),
  ...dates('giúp đỡ từ', ({ data }) => data.mentor?.since),
]
