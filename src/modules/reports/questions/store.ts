// The rows of questions and of answers received from elsewhere.
import { type Selectable, sql } from 'kysely'
import type { Question, QuestionAnswer, QuestionFilter } from '#contract/questions.ts'
import type { Questions, ReceivedAnswers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { CrossField } from '#rules/statistics/cross-fields.ts'

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

export async function questionsOf({ tx, province }: QueryContext, organisationId: string): Promise<QuestionRow[]> {
  return tx
    .selectFrom('questions')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
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

/** Answers received, the newest first, without their figures. */
export async function receivedBy(
  { tx, province }: QueryContext,
  organisationId: string,
): Promise<Omit<ReceivedRow, 'answer'>[]> {
  return tx
    .selectFrom('received_answers')
    .selectAll()
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
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
