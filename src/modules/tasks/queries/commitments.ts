// Answers the commitment of a member for a year, and how those of a branch stand.
import { z } from 'zod'
import {
  agreeCommitment,
  getCommitment,
  listCommitments,
  noteCommitment,
  reviewCommitment,
  type ShownCommitment,
  sendCommitmentBack,
  submitCommitment,
  writeCommitment,
} from '#contract/commitments.ts'
import { id } from '#contract/fields.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { doTasks, manageTasks, overseeTasks, viewTaskMembers } from '#modules/tasks/scope.ts'
import {
  type CommitmentRow,
  commitmentOf,
  findPerson,
  listCommitmentsUnder,
  type Person,
  reviewsOf,
} from '#modules/tasks/store/commitments.ts'
import { mayWriteFor } from '#rules/tasks/commitment.ts'

function allowedFor(
  { actor, today }: QueryContext,
  person: Person,
  year: number,
  state: CommitmentRow['state'] | null,
) {
  const own = actor.memberId === person.id
  const writes = mayUse(doTasks, actor) && (own || mayUse(manageTasks, actor)) && person.status !== 'left'
  const judges = mayUse(manageTasks, actor)
  const open = state === null || state === 'draft' || state === 'sent-back'
  return [
    ...(writes && open && mayWriteFor(year, today) ? [writeCommitment.name] : []),
    ...(writes && open && state !== null ? [submitCommitment.name] : []),
    ...(judges && state === 'submitted' ? [agreeCommitment.name] : []),
    ...(judges && (state === 'submitted' || state === 'agreed') ? [sendCommitmentBack.name] : []),
    ...(writes && state === 'agreed' ? [reviewCommitment.name] : []),
    ...(judges && state === 'agreed' ? [noteCommitment.name] : []),
  ]
}

/** The commitment of a person as the caller may see it; `row` undefined while nothing is written. */
export async function shownCommitment(
  context: QueryContext,
  person: Person,
  year: number,
  row: CommitmentRow | undefined,
): Promise<ShownCommitment> {
  const reviews = row === undefined ? [] : await reviewsOf(context, row.id)
  return {
    id: row?.id ?? null,
    memberId: person.id,
    fullName: person.full_name,
    organisationName: person.organisation_name,
    year,
    state: row?.state ?? null,
    items: (row?.items ?? []).map(({ heading, content }) => ({ heading, text: content })),
    submittedOn: row?.submitted_on ?? null,
    agreedOn: row?.agreed_on ?? null,
    sentBackReason: row?.sent_back_reason ?? null,
    reviews: reviews.map((review) => ({
      quarter: review.quarter,
      memberText: review.member_words,
      memberOn: review.member_on,
      branchText: review.branch_words,
      branchOn: review.branch_on,
      branchAuthor: review.branch_author,
    })),
    version: row?.version ?? null,
    allowed: allowedFor(context, person, year, row?.state ?? null),
  }
}

export const serveGetCommitment = serveQuery(getCommitment, {
  scope: viewTaskMembers,
  run: async (context, input) => {
    const memberId = input.memberId ?? context.actor.memberId
    if (memberId === null) return refuse('commitments.no-member')
    const person = await findPerson(context, viewTaskMembers, memberId)
    if (person === undefined) return notFound()
    return shownCommitment(context, person, input.year, await commitmentOf(context, person.id, input.year))
  },
})

const cursor = z.tuple([z.string(), id])

export const serveListCommitments = serveQuery(listCommitments, {
  scope: overseeTasks,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeTasks, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const { year, show, limit } = input
    const { rows, countOf } = await listCommitmentsUnder(context, { ...subtree(place.path), year, show, after, limit })
    const page = cutPage(rows, limit, (row) => [row.sort_key, row.id])
    return {
      rows: page.rows.map((row) => ({
        memberId: row.id,
        fullName: row.full_name,
        organisationName: row.organisation_name,
        state: row.state,
        agreedOn: row.agreed_on,
      })),
      next: page.next,
      total: null,
      counts: {
        missing: countOf(null),
        draft: countOf('draft'),
        submitted: countOf('submitted'),
        sentBack: countOf('sent-back'),
        agreed: countOf('agreed'),
      },
    }
  },
})
