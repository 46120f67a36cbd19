// Shapes that meetings and their votes share.
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import { disciplineForms } from '#rules/meetings/discipline-vote.ts'
import { voteKinds } from '#rules/votes/vote.ts'

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
  cancelledReason: z.string().nullable(),
  version: z.int(),
})
export type MeetingVote = z.output<typeof meetingVote>
