// Votes and cases seen from both ends: what of a branch waits for a vote, and in which meetings a case was voted on.
import type { MeetingHead } from '#contract/meeting-shapes.ts'
import { listCasesToVote, listVotesOfCase } from '#contract/meeting-votes.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { casesToVote } from '#modules/cases/public.ts'
import { shownVote } from '#modules/meetings/queries/shown.ts'
import { keepMeetings, overseeMeetings } from '#modules/meetings/scope.ts'
import { findMeeting } from '#modules/meetings/store/meetings.ts'
import { votesOfCase } from '#modules/meetings/store/room.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { disciplineForms } from '#rules/meetings/discipline-vote.ts'

const isForm = (kind: string): boolean => disciplineForms.some((form) => form === kind)

export const serveListCasesToVote = serveQuery(listCasesToVote, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await findMeeting(context, keepMeetings, input.id)
    if (meeting === undefined) return notFound()
    const rows = await casesToVote(context, meeting.organisation_id)
    return {
      rows: rows.map(({ id, lifecycle, subject_name, kinds }) => ({
        caseId: id,
        title: lifecycleByCode(lifecycle)?.title ?? lifecycle,
        subjectName: subject_name,
        // Several forms stand on one ballot (V-05).
        kinds: kinds.some(isForm) ? ['discipline' as const, ...new Set(kinds)] : [...new Set(kinds)],
      })),
    }
  },
})

export const serveListVotesOfCase = serveQuery(listVotesOfCase, {
  scope: overseeMeetings,
  run: async (context, input) => ({
    rows: (await votesOfCase(context, overseeMeetings, input.caseId)).map(({ meeting, vote }) => ({
      meetingId: meeting.id,
      meetingKind: meeting.kind as MeetingHead['kind'],
      month: meeting.month,
      on: meeting.planned_on,
      organisationName: meeting.organisation_name,
      vote: shownVote(vote),
    })),
  }),
})
