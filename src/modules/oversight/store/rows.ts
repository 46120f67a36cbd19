// The rows of reviews within a scope: read or held; raising a version.
import type { Selectable } from 'kysely'
import type { BranchReviews, ReviewCampaigns, ReviewNames, ReviewQuestions } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { ReviewGround } from '#rules/reviews/grounds.ts'
import type { QuestionKind } from '#rules/reviews/questions.ts'
import type { NameState } from '#rules/reviews/steps.ts'

export type Consulted = Readonly<Record<string, { on: string; said: string }>>
export type CampaignRow = Omit<Selectable<ReviewCampaigns>, 'grounds'> & { grounds: ReviewGround[] }
export type ReviewRow = Omit<Selectable<BranchReviews>, 'grounds' | 'state' | 'consulted'> & {
  grounds: ReviewGround[]
  state: 'open' | 'closed'
  consulted: Consulted
}
export type QuestionRow = Omit<Selectable<ReviewQuestions>, 'kind' | 'weighed'> & {
  kind: QuestionKind
  weighed: 'explained' | 'to-consider' | null
}
export type NameRow = Omit<Selectable<ReviewNames>, 'ground' | 'state' | 'statement_how'> & {
  ground: ReviewGround
  state: NameState
  statement_how: 'said' | 'absent' | null
}

type Keep = 'read' | 'share' | 'lock'
interface Rows {
  branch_reviews: ReviewRow
  review_questions: QuestionRow
  review_names: NameRow
}

/** One row within the scope. `lock`: whoever changes it; `share`: nobody closes it meanwhile. */
export async function findRow<T extends keyof Rows>(
  { tx, province, actor }: QueryContext,
  table: T,
  scope: SeatScope,
  id: string,
  keep: Keep,
): Promise<Rows[T] | undefined> {
  const base = tx
    .selectFrom(table as 'review_names')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, table))
  const held = keep === 'read' ? base : keep === 'share' ? base.forShare() : base.forUpdate()
  return (await held.executeTakeFirst()) as Rows[T] | undefined
}

/** The review of something the transaction already reached. */
export const reviewOf = ({ tx, province }: Pick<QueryContext, 'tx' | 'province'>, id: string): Promise<ReviewRow> =>
  tx
    .selectFrom('branch_reviews')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .$castTo<ReviewRow>()
    .executeTakeFirstOrThrow()

/** Writes columns of a review the caller holds and raises its version. */
export async function changeReview(
  { tx, province }: CommandContext,
  row: ReviewRow,
  changes: Partial<Pick<ReviewRow, 'state' | 'closed_on' | 'facts_on'>> & { consulted?: string } = {},
): Promise<{ id: string; version: number }> {
  const version = row.version + 1
  await tx
    .updateTable('branch_reviews')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version }
}

/** Writes columns of a name the caller holds and raises its version. */
export async function changeName(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  row: Pick<NameRow, 'id' | 'version' | 'state'>,
  changes: Partial<Omit<NameRow, 'province_code' | 'id' | 'review_id' | 'path' | 'version'>>,
): Promise<{ id: string; version: number; state: NameState }> {
  const version = row.version + 1
  await tx
    .updateTable('review_names')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version, state: changes.state ?? row.state }
}

/** As what the one it is about stands in the branch of the review; undefined: has left it since (moved, left the list, died). */
export async function standingOf(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  { review_id, member_id }: Pick<NameRow, 'review_id' | 'member_id'>,
): Promise<string | undefined> {
  const there = await tx
    .selectFrom('members')
    .innerJoin('branch_reviews', (join) =>
      join
        .onRef('branch_reviews.province_code', '=', 'members.province_code')
        .onRef('branch_reviews.organisation_id', '=', 'members.organisation_id'),
    )
    .select('members.status')
    .where('members.province_code', '=', province)
    .where('members.id', '=', member_id)
    .where('members.status', '<>', 'left')
    .where('branch_reviews.id', '=', review_id)
    .executeTakeFirst()
  return there?.status
}

export const questionsOf = (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  reviewId: string,
  memberId?: string,
): Promise<QuestionRow[]> => {
  const all = tx
    .selectFrom('review_questions')
    .selectAll()
    .where('province_code', '=', province)
    .where('review_id', '=', reviewId)
    .orderBy('full_name')
    .orderBy('id')
  return (memberId === undefined ? all : all.where('member_id', '=', memberId)).$castTo<QuestionRow>().execute()
}

export const namesOf = (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  reviewId: string,
): Promise<NameRow[]> =>
  tx
    .selectFrom('review_names')
    .selectAll()
    .where('province_code', '=', province)
    .where('review_id', '=', reviewId)
    .orderBy('seq')
    .$castTo<NameRow>()
    .execute()
