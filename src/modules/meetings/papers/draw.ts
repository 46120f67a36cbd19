// Draws the text of a paper from what a meeting recorded (§1.4): lines to read through and correct, «# » before a heading,
// «|» before a row of a table.

import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import { citedOn, electionLines, electionSheet } from '#modules/meetings/papers/election.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { excludedInWords } from '#rules/meetings/electorate.ts'
import { onlineInWords } from '#rules/meetings/sitting.ts'
import { taskResult } from '#rules/meetings/task-result.ts'
import { tableRow } from '#rules/text/table-rows.ts'

/** A heading that begins so, and what follows it, stands after the signatures. */
export const APPENDIX = 'Phụ lục'

const forms: Record<string, string> = {
  'expulsion-proposal': 'đề nghị khai trừ',
  dismissal: 'cách chức',
  warning: 'cảnh cáo',
  reprimand: 'khiển trách',
}
const some = (lines: readonly (string | null)[]): string[] => lines.filter((line) => line !== null)

/** Where it was held; an online meeting needs no place. */
function placeOf({ form, place }: MeetingDetail): string {
  if (form !== 'online') return `tại ${place ?? '……'}`
  return place === null ? 'họp trực tuyến' : `họp trực tuyến, ${place}`
}

const paragraphs = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Names in a row, each with the reason where one is known. */
const named = (rows: MeetingDetail['attendance']): string =>
  rows.map(({ fullName, reason }) => (reason === null ? fullName : `${fullName} (${reason})`)).join('; ')

function attendance(m: MeetingDetail): string[] {
  const by = (state: string) => m.attendance.filter((row) => row.state === state)
  const line = (label: string, state: string): string | null =>
    by(state).length === 0 ? null : `${label}: ${by(state).length} đồng chí: ${named(by(state))}.`
  return some([
    `Tổng số ${m.kind === 'branch-committee' ? 'chi ủy viên' : 'đảng viên'}: ${m.counts.members}; có mặt: ${m.counts.present}.`,
    line('Vắng có lý do', 'excused'),
    line('Vắng không lý do', 'absent'),
    line('Không tính (được miễn, tạm đi nơi khác, bị đình chỉ)', 'exempt'),
    m.heldReason === null ? null : `Không đủ người để ra nghị quyết: ${m.heldReason}.`,
  ])
}

/** A vote in a sentence, with its share. */
function voteLine(vote: MeetingVote): string {
  const { subject, inFavour, denominator, against, other, outcome, manner, form } = vote
  const share = denominator === 0 ? '0' : (((inFavour ?? 0) * 100) / denominator).toFixed(1).replace('.', ',')
  const how = manner === 'card' ? 'giơ thẻ đảng' : 'bỏ phiếu kín'
  const which = form === null ? '' : `; hình thức: ${forms[form]}`
  const result = outcome === 'passed' ? 'đủ tỷ lệ, được thông qua' : 'không đủ tỷ lệ'
  return `${subject}: ${how}; tán thành ${inFavour}/${denominator} (${share}%), không tán thành ${against}, ý kiến khác ${other}: ${result}${which}.`
}

const isRound = ({ kind }: MeetingVote): boolean => kind === 'election'
const counted = (m: MeetingDetail): MeetingVote[] =>
  m.votes.filter((vote) => vote.state === 'counted' && !isRound(vote))

/** The meeting as papers tell it, with what it decided of elections besides their rounds. */
interface ToldMeeting extends MeetingDetail {
  electionsEnded: readonly string[]
}
const elections = (m: ToldMeeting): string[] => [
  ...m.votes.filter((vote) => vote.state === 'counted' && isRound(vote)).flatMap(electionLines),
  ...m.electionsEnded,
]

function tasks(m: MeetingDetail): string[] {
  return m.tasks.map(({ title, assigneeName, dueOn }) => `${title}: ${assigneeName}, hạn ${formatDate(dueOn)}.`)
}

const earlier = (m: MeetingDetail): string[] =>
  m.earlierTasks.map(
    (task) => `${task.title} (${task.assigneeName}, hạn ${formatDate(task.dueOn)}): ${taskResult(task, m.on)}.`,
  )

/** The same as a table (§1.4). */
const earlierTable = (m: MeetingDetail): string[] => {
  const rows = m.earlierTasks.map((task) =>
    tableRow(
      `${task.title} (${task.assigneeName}, hạn ${formatDate(task.dueOn)})`,
      task.atStart,
      taskResult(task, m.on),
    ),
  )
  return rows.length === 0 ? [] : [tableRow('Nhiệm vụ', 'Tình trạng đầu kỳ', 'Kết quả'), ...rows]
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`# ${heading}`, ...lines]

/** What was said under an item, or under none. */
const spoken = (m: MeetingDetail, under: string | null): string[] =>
  m.opinions
    .filter(({ itemId, content }) => itemId === under && content !== '')
    .map(({ speaker, content }) => `${speaker}: ${content}`)

function items(m: MeetingDetail, part: readonly string[] | null): string[] {
  return m.items
    .filter((item) => part === null || part.includes(item.part))
    .flatMap((item) => {
      const said = spoken(m, item.id)
      return [`${item.heading}.`, ...paragraphs(item.content), ...(part === null ? said : [])]
    })
}

/** Whoever spoke without words that were written down. */
function silent(m: MeetingDetail): string[] {
  const said = new Set(m.opinions.filter(({ content }) => content !== '').map(({ speaker }) => speaker))
  const names = m.opinions.map(({ speaker }) => speaker).filter((speaker) => !said.has(speaker))
  return names.length === 0 ? [] : [`Cùng phát biểu: ${names.join('; ')}.`]
}

/** All that was said, under whichever item. */
const opinions = (m: MeetingDetail): string[] => [
  ...m.opinions.filter(({ content }) => content !== '').map(({ speaker, content }) => `${speaker}: ${content}`),
  ...silent(m),
]

function minutes(m: ToldMeeting): string[] {
  const free = [...spoken(m, null), ...silent(m)]
  const dues =
    m.dues === null
      ? []
      : [
          `Đã nộp đủ tháng ${m.month.slice(5)}: ${m.dues.paid}/${m.dues.members - m.dues.exempt - m.dues.nothing} đảng viên phải nộp.`,
          ...(m.dues.exempt === 0 ? [] : [`Được miễn: ${m.dues.exempt} đảng viên.`]),
          ...(m.dues.nothing === 0 ? [] : [`Khai thu nhập 0 đồng, không phải nộp: ${m.dues.nothing} đảng viên.`]),
          ...(m.dues.owing.length === 0 ? [] : [`Còn thiếu: ${m.dues.owing.join(', ')}.`]),
          ...(m.dues.unknown === 0 ? [] : [`Chưa biết mức đóng, chưa khai thu nhập: ${m.dues.unknown} đảng viên.`]),
        ]
  return [
    ...section('Thời gian, địa điểm', [
      `Bắt đầu ${m.startedAt ?? '……'}, kết thúc ${m.endedAt ?? '……'} ngày ${formatDate(m.on)} (${m.minutesHeld ?? '……'} phút), ${placeOf(m)}.`,
      ...(m.form === 'online' && onlineInWords(m) !== null ? [`Họp trực tuyến vì: ${onlineInWords(m)}.`] : []),
      ...(m.subject === null ? [] : [`Nội dung chính: ${m.subject}.`]),
      `Chủ trì: ${m.chair ?? '……'}. Thư ký: ${m.minutesBy ?? '……'}.`,
    ]),
    ...section('Thành phần', attendance(m)),
    ...section('Đảng phí', dues),
    ...section('Kết quả nhiệm vụ đã giao', earlier(m)),
    ...section('Nội dung', items(m, null)),
    ...section('Ý kiến phát biểu', free),
    ...section('Biểu quyết', counted(m).map(voteLine)),
    ...section('Bầu cử', elections(m)),
    ...section('Chấm điểm buổi sinh hoạt', score(m)),
    ...section('Phân công nhiệm vụ', tasks(m)),
    ...section('Kết luận', paragraphs(m.conclusion)),
    `Cuộc họp kết thúc lúc ${m.endedAt ?? '……'}; biên bản đã được đọc trước cuộc họp.`,
  ]
}

const comma = (points: number): string => String(points).replace('.', ',')

/** The score as it stands, with what the branch said of it. */
function score({ score: scored }: MeetingDetail): string[] {
  if (scored === null) return []
  const { points, band, state, inFavour, against, reasons, criteria } = scored
  const voted = inFavour === null ? '' : `; tán thành ${inFavour}, không tán thành ${against}`
  const result = state === 'proposed' ? 'chưa được thông qua' : `xếp mức ${band}`
  const each = criteria.map(({ no, title, points: has, max }) => `${no}. ${title} ${comma(has)}/${comma(max)}`)
  return [
    `${comma(points)} điểm, ${result}${voted}.`,
    `Từng tiêu chí: ${each.join('; ')}.`,
    ...reasons.map((reason) => `${reason}.`),
  ]
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

/** Parts with something in them, numbered in their order. */
const numbered = (parts: readonly (readonly [heading: string, lines: readonly string[]])[]): string[] =>
  parts
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines], i) => [`# ${ROMAN[i]}. ${heading}`, ...lines])

function resolution(m: ToldMeeting): string[] {
  // What is left of the meeting besides its usual parts stands here only where something was written of it.
  const others = { ...m, items: m.items.filter(({ part, content }) => part === 'next-month' || content !== null) }
  const told = m.publishBy === null ? [] : [`Công bố, báo cáo cấp trên trước hết ngày ${formatDate(m.publishBy)}.`]
  return [
    `Cuộc họp ngày ${formatDate(m.on)} có ${m.counts.present}/${m.counts.members} đảng viên dự, họp trong ${m.minutesHeld ?? '……'} phút.`,
    ...numbered([
      ['Tình hình tháng qua', [...items(m, ['last-month']), ...earlierTable(m)]],
      ['Chuyên đề', items(m, ['thematic'])],
      ['Nhiệm vụ tháng tới', [...items(others, ['next-month', 'other']), ...paragraphs(m.conclusion)]],
      ['Phân công, theo dõi thực hiện', [...tasks(m), ...told]],
      ['Biểu quyết', [...counted(m).map(voteLine), ...elections(m)]],
      ['Chấm điểm buổi sinh hoạt', score(m).slice(0, 1)],
    ]),
    ...section(`${APPENDIX}: ý kiến phát biểu`, opinions(m)),
  ]
}

/** Who is asked to come: the body that meets, and the committee member who was told. */
const called = (m: MeetingDetail): string =>
  `${m.kind === 'branch-committee' ? 'chi ủy' : 'đảng viên chi bộ'}${m.committeeMember === null ? '' : `; đồng chí ${m.committeeMember}, cấp ủy viên phụ trách`}`

const notice = (m: MeetingDetail): string[] => [
  `Thời gian: ${m.time} ngày ${formatDate(m.on)}.`,
  `Địa điểm: ${placeOf(m).replace(/^tại /, '')}.`,
  `Thành phần: ${called(m)}.`,
  ...(m.subject === null ? [] : [`Nội dung chính: ${m.subject}.`]),
  ...section(
    'Chương trình',
    m.items.map(({ heading, minutes: time }) => (time === null ? heading : `${heading} (${time} phút)`)),
  ),
  ...section(
    'Tài liệu',
    m.documents.flatMap(({ name }) => (name === null ? [] : [name])),
  ),
]

function countSheet(vote: MeetingVote): string[] {
  const out = excludedInWords(vote.electorate)
  const ballot =
    vote.manner === 'card' ? [] : [`Số phiếu phát ra: ${vote.issued}; thu về: ${vote.returned}; hợp lệ: ${vote.valid}.`]
  return [
    `Việc biểu quyết: ${vote.subject}.`,
    `Số người được tính: ${vote.denominator}; có mặt: ${vote.voters}.`,
    ...(out === '' ? [] : [`Không tính: ${out}.`]),
    ...ballot,
    ...vote.forms.map(
      (one) => `Hình thức ${forms[one.form]}: ${one.votes} phiếu; cộng dồn ${one.added}, cần ${one.required}.`,
    ),
    voteLine(vote),
    `Căn cứ: ${citedOn(vote.basis)}; cần ít nhất ${vote.required ?? '……'}.`,
  ]
}

export type PaperKind = 'notice' | 'minutes' | 'resolution' | 'count-sheet'

/** The lines of a paper; `vote` is that of a count sheet. */
export function drawPaper(kind: PaperKind, meeting: ToldMeeting, vote: MeetingVote | undefined): string[] {
  if (kind === 'minutes') return minutes(meeting)
  if (kind === 'resolution') return resolution(meeting)
  if (kind === 'notice') return notice(meeting)
  if (vote === undefined) return []
  return isRound(vote) ? electionSheet(vote) : countSheet(vote)
}
