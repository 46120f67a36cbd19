// The lines of a round of an election in the minutes, and its counting record.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { excludedInWords } from '#rules/meetings/electorate.ts'

/** The instrument as a paper names it: where a question of an exam tells the clause, that is no place to cite. */
export const citedOn = (basis: string | null): string => basis?.replace(/, bộ câu hỏi[^;]*/g, '') ?? '……'

const share = (votes: number | null, denominator: number): string =>
  denominator === 0 ? '0' : (((votes ?? 0) * 100) / denominator).toFixed(1).replace('.', ',')

const ballots = ({ issued, returned, valid }: MeetingVote): string =>
  `Số phiếu phát ra: ${issued}; thu về: ${returned}; hợp lệ: ${valid}; không hợp lệ: ${(returned ?? 0) - (valid ?? 0)}.`

const each = ({ candidates, denominator }: MeetingVote): string[] =>
  candidates.map(({ fullName, votes }) => `${fullName}: ${votes} phiếu, ${share(votes, denominator)}%.`)

function result({ candidates, seats }: MeetingVote): string[] {
  const elected = candidates.filter((one) => one.elected).map(({ fullName }) => fullName)
  const tied = candidates.filter((one) => one.tied).map(({ fullName }) => fullName)
  return [
    `Trúng cử ${elected.length}/${seats}: ${elected.length === 0 ? 'không có ai' : elected.join(', ')}.`,
    ...(tied.length === 0 ? [] : [`Bằng phiếu nhau, chưa xác định: ${tied.join(', ')}.`]),
  ]
}

/** A round in the minutes. */
export const electionLines = (vote: MeetingVote): string[] => [
  `${vote.subject}: bỏ phiếu kín. ${ballots(vote)}`,
  ...each(vote),
  ...result(vote),
]

/** The counting record of a round. */
export function electionSheet(vote: MeetingVote): string[] {
  const out = excludedInWords(vote.electorate)
  return [
    `${vote.subject}, số lượng cần bầu: ${vote.seats}.`,
    `Danh sách bầu: ${vote.candidates.map(({ fullName }) => fullName).join(', ')}.`,
    `Số người được tính: ${vote.denominator}; có mặt: ${vote.voters}.`,
    ...(out === '' ? [] : [`Không tính: ${out}.`]),
    ballots(vote),
    '# Số phiếu của từng người',
    ...each(vote),
    '# Kết quả',
    ...result(vote),
    `Căn cứ: ${citedOn(vote.basis)}; cần ít nhất ${vote.required ?? '……'} phiếu.`,
  ]
}
