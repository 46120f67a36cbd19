// Elections of one meeting with everything the room needs, and the list of elections of an organisation and all below it.
import { z } from 'zod'
import {
  type Election,
  electedPost,
  listElections,
  listElectionsOfMeeting,
  listWaitingElections,
} from '#contract/elections.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { seatsByHand } from '#modules/identity/public.ts'
import { ELECTING, membersOf, WRITING } from '#modules/meetings/elections/place.ts'
import { nameOfPost, shownElections } from '#modules/meetings/elections/shown.ts'
import { electionsWaitingAt, readElections } from '#modules/meetings/elections/store.ts'
import { isAbove } from '#modules/meetings/queries/score.ts'
import { shownVote } from '#modules/meetings/queries/shown.ts'
import { keepMeetings, ratifyResults, viewMeetings } from '#modules/meetings/scope.ts'
import { findMeeting, type NamedMeeting } from '#modules/meetings/store/meetings.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { votesOf } from '#modules/meetings/store/room.ts'
import { holdingsOf } from '#modules/members/public.ts'

function allowedOf(context: QueryContext, meeting: NamedMeeting, elections: readonly Election[]): string[] {
  const { actor } = context
  const may: string[] = []
  const some = (state: Election['state']): boolean => elections.some((one) => one.state === state)
  if (mayUse(keepMeetings, actor)) {
    if (WRITING.includes(meeting.state) && ELECTING.includes(meeting.kind)) may.push('elections.open')
    if (['closed', 'published'].includes(meeting.state) && some('decided')) may.push('elections.submit')
  }
  if (mayUse(ratifyResults, actor) && isAbove(context, meeting) && some('submitted')) {
    may.push('elections.ratify', 'elections.send-back')
  }
  return may
}

/** Who holds the posts that are elected, and who works as the secretary by a seat given by hand without the post on record: both end. */
async function holdersOf(context: QueryContext, organisationId: string) {
  const { tx, province, today } = context
  const onRecord = await holdingsOf(context, organisationId, today)
  const secretary = { organisationId, role: 'secretary', name: nameOfPost('secretary') } as const
  const byHand = (await seatsByHand(tx, province, secretary, today)).flatMap(({ memberId, displayName, validFrom }) =>
    memberId === null || displayName === null || onRecord.some((one) => one.memberId === memberId)
      ? []
      : [{ postCode: 'secretary' as const, fullName: displayName, since: validFrom }],
  )
  const held = onRecord.flatMap(({ postCode, memberName, validFrom }) => {
    const post = electedPost.safeParse(postCode)
    return post.success ? [{ postCode: post.data, fullName: memberName, since: validFrom }] : []
  })
  return [...held, ...byHand]
}

export const serveListElectionsOfMeeting = serveQuery(listElectionsOfMeeting, {
  scope: viewMeetings,
  run: async (context, { meetingId }) => {
    const meeting = await findMeeting(context, viewMeetings, meetingId)
    if (meeting === undefined) return notFound()
    const found = await readElections(context, { path: meeting.path, meetingId, state: null, after: null, limit: 50 })
    const elections = (await shownElections(context, found)).toReversed()
    const votes = await votesOf(context, meetingId)
    const whole = !isOwnOnly(context.actor.seat)
    const may = allowedOf(context, meeting, elections)
    const writes = may.includes('elections.open')
    const { members } = writes ? await membersOf(context, meeting) : { members: [] }
    const holders = whole ? await holdersOf(context, meeting.organisation_id) : []
    return {
      rows: elections.map((election) => ({
        ...election,
        votes: votes
          .filter(({ election_id }) => election_id === election.id)
          .map((vote) => (whole ? shownVote(vote) : { ...shownVote(vote), electorate: [] })),
      })),
      members: members
        .filter(({ standing }) => standing !== 'probationary')
        .map(({ memberId, fullName }) => ({ memberId, fullName })),
      holders,
      allowed: may,
    }
  },
})

const place = z.tuple([z.uuid()])

export const serveListElections = serveQuery(listElections, {
  scope: viewMeetings,
  run: async (context, input) => {
    const organisation = await meetingPlaceAsked(context, viewMeetings, input.organisationId)
    if (organisation === undefined) return notFound()
    const after = readCursor(input.after, place)
    if (after instanceof Refusal) return after
    const rows = await readElections(context, {
      path: organisation.path,
      state: input.state ?? null,
      after: after?.[0] ?? null,
      limit: input.limit,
    })
    const cut = cutPage(rows, input.limit, ({ id }) => [id])
    return { rows: await shownElections(context, cut.rows), next: cut.next, total: null }
  },
})

export const serveListWaitingElections = serveQuery(listWaitingElections, {
  scope: viewMeetings,
  run: async (context) => {
    const { actor } = context
    const acts = !actor.national && (mayUse(keepMeetings, actor) || mayUse(ratifyResults, actor))
    const rows = acts ? await electionsWaitingAt(context, actor.seat.path) : []
    return { rows: await shownElections(context, rows) }
  },
})
