// The rows of questions and of answers received from elsewhere.
import { type Selectable, sql } from 'kysely'
import type { Question, QuestionAnswer, QuestionFilter } from '#contract/questions.ts'
import { subtree } from '#db/tenancy.ts'
import type { Questions, ReceivedAnswers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { CrossField } from '#rules/statistics/cross-fields.ts'
import { searchKey } from '#rules/text/search-key.ts'

interface Place {
  id: string
  path: string
}

type Typed = {
  filter: QuestionFilter
  show: Question['show']
  row_field: CrossField | null
  column_field: CrossField | null
}
export type QuestionRow = Omit<Selectable<Questions>, keyof Typed> & Typed
export type ReceivedRow = Omit<Selectable<ReceivedAnswers>, keyof Typed | 'answer'> & Typed & { answer: QuestionAnswer }

/** More saved questions than anybody looks through. */
export const MOST_QUESTIONS = 200

/**
 * Those that went into the keeping of an organisation when they ended and it took over (decision 062): they lie directly below it, and did not
 * belong to it. What they had saved is used on from there.
 */
async function keptBy({ tx, province }: QueryContext, { id, path }: Place): Promise<string[]> {
  const { lo, hi } = subtree(path)
  const { rows } = await sql<{ id: string }>`
    select o.id from organisations o
     where o.province_code = ${province} and o.path >= ${lo} and o.path < ${hi} and o.ended_on is not null and o.parent_id <> ${id}
       and o.path ~ ('^' || ${path} || '[^/]+/$')`.execute(tx)
  return rows.map((row) => row.id)
}

type Asked = Pick<QuestionRow, keyof Typed>

/** What is asked of an organisation, to compare: whatever it is called, and whether it names the organisation or nobody. */
export function askedOf({ filter, show, row_field, column_field }: Asked, organisationId: string): string {
  const of = filter.organisationId ?? organisationId
  const asked = Object.entries({ ...filter, organisationId: of }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([asked, show, row_field, column_field])
}

/** Of an organisation and of those it keeps; a question that it or another of them asks too is there once. Of too many its own stay. */
export async function questionsOf(context: QueryContext, place: Place): Promise<QuestionRow[]> {
  const own = await savedAt(context, [place.id])
  const known = new Set(own.map((row) => askedOf(row, place.id)))
  const kept = await savedAt(context, await keptBy(context, place))
  const more = kept.filter((row) => known.size !== known.add(askedOf(row, place.id)).size)
  const keyOf = ({ title, id }: QuestionRow) => `${searchKey(title)} ${id}`
  return [...own, ...more].slice(0, MOST_QUESTIONS).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export async function savedAt(
  { tx, province }: QueryContext,
  organisationIds: readonly string[],
): Promise<QuestionRow[]> {
  if (organisationIds.length === 0) return []
  return tx
    .selectFrom('questions')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', 'in', [...organisationIds])
    .orderBy('title')
    .orderBy('id')
    .limit(MOST_QUESTIONS)
    .$castTo<QuestionRow>()
    .execute()
}

/** A question the scope reaches, locked for the command that changes it. */
export async function heldQuestion(
  { tx, province, actor }: CommandContext,
  scope: SeatScope,
  id: string,
): Promise<QuestionRow | undefined> {
  return tx
    .selectFrom('questions')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'questions'))
    .forUpdate()
    .$castTo<QuestionRow>()
    .executeTakeFirst()
}

/** Answers received, the newest first, without their figures; also of those that are kept. */
export async function receivedBy(context: QueryContext, place: Place): Promise<Omit<ReceivedRow, 'answer'>[]> {
  const { tx, province } = context
  return tx
    .selectFrom('received_answers')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', 'in', [place.id, ...(await keptBy(context, place))])
    .orderBy('sent_on', 'desc')
    .orderBy('id')
    .limit(MOST_QUESTIONS)
    .$castTo<ReceivedRow>()
    .execute()
}

export async function findReceived(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<ReceivedRow | undefined> {
  return tx
    .selectFrom('received_answers')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'received_answers'))
    .$castTo<ReceivedRow>()
    .executeTakeFirst()
}

export interface SentTo {
  organisationId: string
  name: string
  whole: boolean
}

/** Puts the answer before the organisations named; `asked` is the path of what was counted. Answers to whom it came. */
export async function sendAnswer(
  { tx, province, today, newId, actor }: CommandContext,
  question: QuestionRow,
  targets: readonly string[],
  answers: { asked: string; counts: QuestionAnswer; hidden: QuestionAnswer },
): Promise<SentTo[]> {
  const { asked, counts, hidden } = answers
  const { rows } = await sql<SentTo>`
    select s.organisation_id as "organisationId", s.name, s.whole
      from share_answer(${province}, ${question.id}, ${[...targets]}::uuid[], ${targets.map(() => newId())}::uuid[], ${asked},
             ${JSON.stringify(counts)}::jsonb, ${JSON.stringify(hidden)}::jsonb, ${today}::date, ${actor.displayName}) s`.execute(
    tx,
  )
  return rows
}
