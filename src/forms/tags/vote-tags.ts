// Tags about the meeting and its vote: who came, how it was counted, what it gave. Counts only, never who voted how.
import type { VoteBody } from '#rules/votes/vote.ts'
import type { FormMeeting, FormOther, FormVote } from '../form-data.ts'
import { countInWords } from '../number-words.ts'
import { dates, type PaperContext, type Read, type Tag, text } from './tag.ts'

const bodyOf = ({ spec, data }: PaperContext): VoteBody | null => data.body ?? spec.body

/** The last one of the body whose paper this is; one that names no body serves any. */
function ofBody<T extends { body?: VoteBody }>(all: readonly T[] | undefined, c: PaperContext): T | undefined {
  return all?.findLast((one) => one.body === undefined || one.body === bodyOf(c))
}
export const voteOf = (c: PaperContext): FormVote | undefined => ofBody(c.data.votes, c)
export const meetingOf = (c: PaperContext): FormMeeting | undefined => ofBody(c.data.meetings, c)

const vote =
  (name: keyof FormVote): Read =>
  (c) => {
    const value = voteOf(c)?.[name]
    return typeof value === 'number' ? value : undefined
  }
const meeting =
  (name: keyof FormMeeting): Read =>
  (c) => {
    const value = meetingOf(c)?.[name]
    return typeof value === 'number' || typeof value === 'string' ? value : undefined
  }
const of =
  (who: (c: PaperContext) => FormOther | null | undefined, name: keyof FormOther): Read =>
  (c) =>
    who(c)?.[name]

/** "87,5": one place after the comma, none when it is even. */
function share(part: number | undefined, whole: number | null | undefined): string | undefined {
  if (part === undefined || whole === null || whole === undefined || whole <= 0) return undefined
  return (Math.round((part / whole) * 1000) / 10).toString().replace('.', ',')
}
const shareOf =
  (name: 'inFavour' | 'against' | 'other'): Read =>
  (c) =>
    share(voteOf(c)?.[name], voteOf(c)?.denominator)

const counted = (name: string, read: Read): Tag[] => [
  text(name, read, '……'),
  text(`${name} bằng chữ`, (c) => {
    const value = read(c)
    return typeof value === 'number' ? countInWords(value) : undefined
  }),
]

const ballot: Read = (c) => {
  const kind = voteOf(c)?.ballot
  return kind === 'secret' ? 'bỏ phiếu kín' : kind === 'card' ? 'biểu quyết bằng thẻ đảng viên' : undefined
}
const outcome: Read = (c) => {
  const passed = voteOf(c)?.passed
  return passed === true ? 'đủ tỷ lệ cần có' : passed === false ? 'chưa đủ tỷ lệ cần có' : undefined
}
const chair = (c: PaperContext) => meetingOf(c)?.chair
const secretary = (c: PaperContext) => meetingOf(c)?.secretary

export const voteTags: readonly Tag[] = [
  text('người được biểu quyết', (c) => ((bodyOf(c) ?? 'branch') === 'branch' ? 'đảng viên chính thức' : 'cấp ủy viên')),
  ...dates('ngày họp', meeting('on')),
  text('giờ bắt đầu họp', meeting('startsAt'), '……'),
  text('giờ kết thúc họp', meeting('endsAt'), '……'),
  text('địa điểm họp', meeting('place')),
  text('tổng số thành viên', meeting('total'), '……'),
  text('số dự bị', meeting('probationary'), '……'),
  text('số có mặt', meeting('present'), '……'),
  text('số dự bị có mặt', meeting('presentProbationary'), '……'),
  text('số vắng mặt', meeting('absent'), '……'),
  text('lý do vắng mặt', meeting('absentReason')),
  text('chủ trì', of(chair, 'fullName')),
  text('chức vụ chủ trì', of(chair, 'post')),
  text('thư ký', of(secretary, 'fullName')),
  text('hình thức biểu quyết', ballot),
  ...counted('tổng số được biểu quyết', vote('official')),
  ...counted('miễn sinh hoạt vắng mặt', vote('exemptAbsent')),
  ...counted('miễn sinh hoạt có biểu quyết', vote('exemptVoting')),
  ...counted('sinh hoạt nơi khác vắng mặt', vote('awayAbsent')),
  ...counted('sinh hoạt nơi khác có biểu quyết', vote('awayVoting')),
  ...counted('đình chỉ', vote('suspended')),
  ...counted('số để tính tỷ lệ', vote('denominator')),
  ...counted('số cần có', vote('required')),
  ...counted('số phiếu phát ra', vote('issued')),
  ...counted('số phiếu thu về', vote('returned')),
  ...counted('số phiếu hợp lệ', vote('valid')),
  ...counted('số phiếu không hợp lệ', vote('invalid')),
  ...counted('số tán thành', vote('inFavour')),
  ...counted('số không tán thành', vote('against')),
  ...counted('số ý kiến khác', vote('other')),
  text('tỷ lệ tán thành', shareOf('inFavour'), '……'),
  text('tỷ lệ không tán thành', shareOf('against'), '……'),
  text('tỷ lệ ý kiến khác', shareOf('other'), '……'),
  text('kết quả biểu quyết', outcome),
]
