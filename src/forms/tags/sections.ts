// The repeated and optional parts that templates may use, apart from registers and boxes: grounds, recipients, courses, family, opinions.
import { addMonths, isIsoDate } from '#rules/calendar/dates.ts'
import { branchAlone } from '#rules/lifecycle/levels.ts'
import { clean, LONG, MEDIUM } from '../blanks.ts'
import { factLines } from '../fact-lines.ts'
import type { FormCareerEntry, FormData, FormRelative } from '../form-data.ts'
import { bodyAt, hasAbove, nameAt, numberLine } from '../organisation-names.ts'
import { printTitle } from '../print-code.ts'
import { specOf } from '../specs.ts'
import { dateInDigits, dateInWords, NO_SHORT_DATE, period } from '../write-date.ts'
import { comesBack } from './case-tags.ts'
import { condition, list, type Section } from './section.ts'
import type { PaperContext } from './tag.ts'
import { meetingOf, voteOf } from './vote-tags.ts'

/** What the paper rests on: what was given (instruments), then recorded papers with number, day and whose they are. */
function grounds({ spec, data }: PaperContext): string[] {
  const names = data.organisations ?? {}
  // Whatever is looked into is noted as missing with it: no more than is needed.
  const theirs: FormData = { organisations: names, ...(data.offices !== undefined && { offices: data.offices }) }
  const papers = spec.restsOn.flatMap((code) => {
    const paper = data.papers?.findLast((p) => p.code === code)
    if (paper === undefined) return []
    const other = specOf(code)
    const issuer = data.issuers?.[code] ?? other.issuer
    const whose = issuer === 'person' || issuer === 'outside' ? undefined : bodyAt(issuer, names)
    const named = printTitle(code).replace(/ \(.*\)$/, '')
    const title = comesBack(data) ? named.replace(/kết nạp(?! lại)/, 'kết nạp lại') : named
    const said = whose !== undefined && !/ của /.test(title) ? `của ${whose}` : undefined
    // A bare number takes type and body here too, those of the paper it belongs to.
    const no = paper.no === null ? undefined : numberLine(paper.no, { ...other, issuer }, theirs)
    const parts = [title, no === undefined ? undefined : `số ${no}`, dateInWords(paper.on), said]
    return [parts.filter((part) => part !== undefined).join(' ')]
  })
  return [...(data.grounds ?? []).flatMap((ground) => clean(ground) ?? []), ...papers]
}

/** Work and study last; an award, a discipline is of one day. */
const timeOf = ({ kind, fromDate, toDate }: FormCareerEntry): string | undefined =>
  (kind === 'award' || kind === 'discipline') && (toDate ?? null) === null
    ? dateInDigits(fromDate)
    : period(fromDate, toDate)

/** The forms ask for journeys of three months or more only (§12.1, 18); what is known to the month is left in. */
function isAsked({ kind, fromDate, toDate }: FormCareerEntry): boolean {
  if (kind !== 'journey' || !isIsoDate(fromDate ?? '') || !isIsoDate(toDate ?? '')) return true
  return (toDate ?? '') >= addMonths(fromDate ?? '', 3)
}

const course = (name: string, kinds: readonly FormCareerEntry['kind'][], least = 3): Section =>
  list(
    name,
    ({ data }) => data.career?.filter((entry) => kinds.includes(entry.kind) && isAsked(entry)),
    [
      ['thời gian', timeOf],
      ['việc', (e) => e.title],
      ['nơi', (e) => e.place],
      ['chi tiết', (e) => e.detail],
      ['văn bản', (e) => e.document],
    ],
    { least },
  )

export const sections: readonly Section[] = [
  list('căn cứ', grounds, [['tên căn cứ', (g) => g, LONG]]),
  list('nơi nhận', ({ data }) => data.recipients, [['tên nơi nhận', (r) => r, MEDIUM]]),
  list('giấy tờ kèm theo', ({ data }) => data.enclosures, [['tên giấy tờ', (e) => e, LONG]]),
  list('người giới thiệu', ({ data }) => data.introducers, [
    ['tên người giới thiệu', (i) => i.fullName, MEDIUM],
    ['chức vụ người giới thiệu', (i) => i.post, MEDIUM],
    ['đơn vị người giới thiệu', (i) => i.unit, MEDIUM],
    ['cùng công tác từ', (i) => dateInDigits(i.since), NO_SHORT_DATE],
  ]),
  list(
    'ý kiến nhận xét',
    ({ data }) => data.opinions,
    [
      ['nơi có ý kiến', (o) => o.from, MEDIUM],
      ['ngày có ý kiến', (o) => dateInDigits(o.on), NO_SHORT_DATE],
      ['số người được hỏi', (o) => o.asked, '……'],
      ['số người tán thành', (o) => o.inFavour, '……'],
      ['nội dung ý kiến', (o) => o.text, LONG],
    ],
    { least: 2 },
  ),
  course('quá trình công tác', ['work']),
  course('đào tạo', ['education', 'training']),
  course('khen thưởng', ['award'], 2),
  course('kỷ luật', ['discipline'], 1),
  course('đi nước ngoài', ['journey'], 1),
  list(
    'gia đình',
    ({ data }) => data.family,
    [
      ['quan hệ', (r: FormRelative) => r.relation],
      ['tên người thân', (r) => r.fullName],
      ['năm sinh người thân', (r) => r.birthYear, '………'],
      ['chi tiết người thân', (r) => r.detail, LONG],
    ],
    { least: 4 },
  ),
  list(
    'nội dung vụ việc',
    ({ data }) => data.lines ?? factLines(data.factSpecs ?? [], data.facts),
    [
      ['nhãn', (l) => l.label, MEDIUM],
      ['giá trị', (l) => l.text, LONG],
    ],
    { least: 3 },
  ),
  list(
    'người biểu quyết',
    (c) => voteOf(c)?.electorate,
    [
      ['tên người biểu quyết', (e) => e.fullName, MEDIUM],
      ['được tính', (e) => (e.counts === null ? null : e.counts ? 'Được tính' : 'Không tính'), '……'],
      ['lý do không tính', (e) => e.reason ?? (e.counts === true ? ' — ' : null), '……'],
    ],
    { least: 3 },
  ),
  list(
    'ban kiểm phiếu',
    (c) => voteOf(c)?.counters,
    [
      ['tên người kiểm phiếu', (o) => o.fullName, MEDIUM],
      ['chức vụ người kiểm phiếu', (o) => o.post, MEDIUM],
    ],
    { least: 2 },
  ),
  condition('có cấp trên', ({ spec, data }) => hasAbove(spec, data)),
  condition('có người', ({ data }) => data.person !== null),
  condition('là đảng viên', ({ data }) => data.outsideParty !== true),
  condition('có danh sách', ({ data }) => (data.members ?? []).length > 0),
  condition('xét công nhận', ({ data }) => data.lifecycle !== 'probationer-deletion'),
  condition('xét xóa tên', ({ data }) => data.lifecycle === 'probationer-deletion'),
  // What goes back says why; until somebody has sent it back it is the slip of who received.
  condition('nơi đến tiếp nhận', ({ data }) => data.facts?.sentBack !== true),
  condition('nơi đến trả lại', ({ data }) => data.facts?.sentBack === true),
  // EXM-01, EXM-02: the branch decides for age and health, and proposes for other reasons.
  condition('chi bộ cho miễn', ({ data }) => data.facts?.route !== 'other'),
  condition('chi bộ đề nghị miễn', ({ data }) => data.facts?.route === 'other'),
  condition('có ngày cuối', ({ data }) => data.facts?.route !== 'age-health' || (data.facts?.to ?? null) !== null),
  condition('có đảng ủy bộ phận', ({ data }) => nameAt('intermediate', data.organisations ?? {}) !== undefined),
  // What is known of the line leaves out a level that is not there; where nothing is known all are dotted.
  condition(
    'dòng đảng bộ bộ phận',
    ({ data: { organisations: names = {} } }) =>
      nameAt('intermediate', names) !== undefined || names.branch === undefined,
  ),
  condition('dòng đảng ủy cơ sở', ({ data }) => branchAlone('grassroots', data.organisations ?? {}) === undefined),
  condition(
    'đảng ủy cơ sở giữ cả phiếu',
    ({ data: { organisations: names = {} } }) => names.superior === undefined && names.grassroots !== undefined,
  ),
  condition(
    'dòng cấp ủy cấp trên',
    ({ data: { organisations: names = {} } }) => names.superior !== undefined || names.grassroots === undefined,
  ),
  condition('có người vắng mặt', (c) => (meetingOf(c)?.absent ?? 1) !== 0),
  condition('có biểu quyết', (c) => voteOf(c) !== undefined),
  condition('có phiếu kín', (c) => (voteOf(c)?.ballot ?? 'secret') === 'secret'),
]
