// Shapes that meetings and their votes share.
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import { disciplineForms } from '#rules/meetings/discipline-vote.ts'
import { voteKinds } from '#rules/votes/vote.ts'

export const meetingKind = z.enum([
  'regular',
  'thematic',
  'regular-with-thematic',
  'branch-committee',
  'party-group',
  'extraordinary',
  'congress',
])
export const meetingForm = z.enum(['in-person', 'online'])
export const meetingState = z.enum(['planned', 'notified', 'open', 'closed', 'published', 'cancelled'])
export const onlineReason = z.enum(['dispersed', 'not-stable', 'cannot-leave-post', 'special'])
export const attendanceState = z.enum(['present', 'excused', 'absent', 'exempt', 'not-recorded'])
export const agendaPart = z.enum(['opening', 'last-month', 'thematic', 'next-month', 'other', 'closing'])
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'Tháng có dạng năm-tháng, ví dụ 2026-11.' })
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Giờ có dạng 19:30.' })
export const year = z.coerce.number().int().min(2000).max(2200)

export const head = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  kind: meetingKind,
  form: meetingForm,
  month,
  on: date,
  time: z.string(),
  place: z.string().nullable(),
  subject: z.string().nullable(),
  state: meetingState,
  movedReason: z.string().nullable(),
  classified: z.boolean(),
  version: z.int(),
})
export type MeetingHead = z.output<typeof head>

/** Kinds of the rule `vote`, and `discipline`: several forms on one ballot (V-05). */
export const meetingVoteKind = z.enum([...voteKinds, 'discipline'])
export const voteManner = z.enum(['card', 'ballot'])
export const disciplineForm = z.enum(disciplineForms)

export const electorateRow = z.object({
  memberId: id,
  fullName: z.string(),
  counts: z.boolean(),
  /** Why somebody does not count. */
  reason: z.enum(['probationary', 'suspended', 'exempt-absent', 'exempt-voting', 'away-absent']).nullable(),
})

export const meetingVote = z.object({
  id,
  seq: z.int(),
  kind: meetingVoteKind,
  subject: z.string(),
  manner: voteManner,
  state: z.enum(['open', 'counted', 'cancelled']),
  /** Those who count, those of them who are there, and how many votes are needed. */
  denominator: z.int(),
  voters: z.int(),
  required: z.int().nullable(),
  electorate: z.array(electorateRow),
  issued: z.int().nullable(),
  returned: z.int().nullable(),
  valid: z.int().nullable(),
  inFavour: z.int().nullable(),
  against: z.int().nullable(),
  other: z.int().nullable(),
  forms: z.array(z.object({ form: disciplineForm, votes: z.int(), added: z.int(), required: z.int() })),
  outcome: z.enum(['passed', 'short']).nullable(),
  form: disciplineForm.nullable(),
  basis: z.string().nullable(),
  caseId: id.nullable(),
  /** Of an election: its list, or a round of it with the seats to fill and the votes of each candidate. */
  electionId: id.nullable(),
  round: z.int().nullable(),
  seats: z.int().nullable(),
  candidates: z.array(
    z.object({
      memberId: id,
      fullName: z.string(),
      votes: z.int().nullable(),
      elected: z.boolean(),
      tied: z.boolean(),
    }),
  ),
  cancelledReason: z.string().nullable(),
  version: z.int(),
})
export type MeetingVote = z.output<typeof meetingVote>
