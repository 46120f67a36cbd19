// What the record knows of the members of a branch that a review asks about, and writing the questions down.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { openTransfersOf } from '#modules/cases/public.ts'
import { duesStateOf } from '#modules/dues/public.ts'
import { absencesIn } from '#modules/meetings/public.ts'
import { disciplinesIn } from '#modules/members/public.ts'
import type { ReviewRow } from '#modules/oversight/store/rows.ts'
import type { Question, RecordedFacts } from '#rules/reviews/questions.ts'

/** Everybody who belongs to the branch today, by name. */
const peopleOf = async ({ tx, province }: CommandContext, organisationId: string) =>
  tx
    .selectFrom('members')
    .select(['id', 'full_name'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('status', 'in', ['full', 'probationary'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute()

/** The facts of each member from the day the campaign looks from until today; whoever is exempt or suspended is not asked about. */
export async function recordedFacts(context: CommandContext, review: ReviewRow): Promise<RecordedFacts[]> {
  const { today } = context
  const { organisation_id: branch, facts_from: from } = review
  // One after the other: the transaction has one connection.
  const people = await peopleOf(context, branch)
  const dues = await duesStateOf(context, branch, today.slice(0, 7))
  const absences = await absencesIn(context, review.path, from, today)
  const transfers = await openTransfersOf(context, branch)
  const disciplines = await disciplinesIn(context, branch, from, today)
  return people.map(({ id, full_name }) => {
    const sittings = absences.find(({ memberId }) => memberId === id)
    return {
      memberId: id,
      fullName: full_name,
      unpaidMonths: dues.find(({ memberId }) => memberId === id)?.unpaidMonths ?? [],
      held: sittings?.held ?? 0,
      absent: sittings?.absent ?? 0,
      transferOpenedOn: transfers.get(id) ?? null,
      decisions: disciplines.filter(({ memberId }) => memberId === id),
    }
  })
}

/** Writes new questions; one that has no answer yet is said as the record stands now, one that has keeps its words. */
export async function writeQuestions(
  { tx, province, newId }: CommandContext,
  review: ReviewRow,
  questions: readonly Question[],
): Promise<void> {
  const rows = JSON.stringify(questions.map((question) => ({ ...question, id: newId() })))
  await sql`
    insert into review_questions (province_code, id, review_id, path, member_id, full_name, kind, fact)
    select ${province}, q.id, ${review.id}::uuid, ${review.path}, q."memberId", q."fullName", q.kind, q.fact
      from jsonb_to_recordset(${rows}::jsonb) as q(id uuid, "memberId" uuid, "fullName" text, kind text, fact text)
    on conflict (province_code, review_id, member_id, kind) do update
      set fact = excluded.fact, version = review_questions.version + 1
      where review_questions.answer is null and review_questions.fact <> excluded.fact`.execute(tx)
}
