// Asks, saves, removes and shares an organisation's own questions, and shows what others shared.
import { sql } from 'kysely'
import {
  ask,
  getReceived,
  listQuestions,
  removeQuestion,
  removeReceived,
  saveQuestion,
  shareQuestion,
} from '#contract/questions.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { answerOf, withoutSmall } from '#modules/reports/questions/answer.ts'
import {
  askedOf,
  findReceived,
  heldQuestion,
  MOST_QUESTIONS,
  type QuestionRow,
  questionsOf,
  type ReceivedRow,
  receivedBy,
  savedAt,
  sendAnswer,
} from '#modules/reports/questions/store.ts'
import { keepQuestions, viewStatistics } from '#modules/reports/scope.ts'

const mayKeep = ({ actor }: QueryContext): boolean => keepQuestions.roles.includes(actor.seat.role)

const shownQuestion = (context: QueryContext, row: QuestionRow) => ({
  id: row.id,
  organisationId: row.organisation_id,
  title: row.title,
  filter: row.filter,
  show: row.show,
  rowField: row.row_field,
  columnField: row.column_field,
  savedOn: row.saved_on,
  savedBy: row.saved_by,
  version: row.version,
  allowed: mayKeep(context) ? [saveQuestion.name, removeQuestion.name, shareQuestion.name] : [],
})

const shownReceived = (context: QueryContext, row: Omit<ReceivedRow, 'answer'>) => ({
  id: row.id,
  title: row.title,
  senderName: row.sender_name,
  show: row.show,
  sentOn: row.sent_on,
  sentBy: row.sent_by,
  allowed: mayKeep(context) ? [removeReceived.name] : [],
})

export const serveAsk = serveQuery(ask, {
  scope: viewStatistics,
  run: async (context, { rowField, columnField, ...filter }) => {
    const answered = await answerOf(context, { filter, rowField, columnField })
    return answered instanceof Refusal ? answered : answered.answer
  },
})

export const serveListQuestions = serveQuery(listQuestions, {
  scope: viewStatistics,
  run: async (context, { organisationId }) => {
    const place = await placeAsked(context, viewStatistics, organisationId)
    if (place === undefined) return notFound()
    const questions = await questionsOf(context, place)
    const received = await receivedBy(context, place)
    return {
      questions: questions.map((row) => shownQuestion(context, row)),
      received: received.map((row) => shownReceived(context, row)),
      allowed: mayKeep(context) ? [saveQuestion.name] : [],
    }
  },
})

const said = (
  context: CommandContext,
  at: { organisation_id: string; path: string },
  summary: string,
  changes: Record<string, readonly [unknown, unknown]> = {},
) =>
  context.audit({
    organisationId: at.organisation_id,
    path: at.path,
    subjectType: 'organisation',
    subjectId: at.organisation_id,
    summary,
    changes,
  })

export const serveSaveQuestion = serveCommand(saveQuestion, {
  scope: keepQuestions,
  run: async (context, input) => {
    const { tx, province, newId, today, actor } = context
    const written = {
      title: input.title,
      filter: JSON.stringify(input.filter),
      show: input.show,
      row_field: input.rowField ?? null,
      column_field: input.columnField ?? null,
      saved_on: today,
      saved_by: actor.displayName,
    }
    const { row_field, column_field } = written
    /** What is saved there by now, and which of it asks the same; two who save at once take turns. */
    const standingAt = async (at: string, own?: string) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`questions ${province} ${at}`}, 0))`.execute(tx)
      const standing = await savedAt(context, [at])
      const asked = askedOf({ ...input, row_field, column_field }, at)
      return { standing, same: standing.find((one) => one.id !== own && askedOf(one, at) === asked) }
    }
    if (input.id !== undefined) {
      const row = await heldQuestion(context, keepQuestions, input.id)
      if (row === undefined) return notFound()
      if (row.version !== input.version) return new Stale(shownQuestion(context, row))
      const { same } = await standingAt(row.organisation_id, row.id)
      if (same !== undefined) return refuse('reports.question-saved', { title: same.title })
      const version = row.version + 1
      await tx
        .updateTable('questions')
        .set({ ...written, version })
        .where('province_code', '=', province)
        .where('id', '=', row.id)
        .execute()
      said(context, row, `Sửa câu hỏi thống kê «${input.title}».`, { title: [row.title, input.title] })
      return { id: row.id, version }
    }
    const place = await placeAsked(context, keepQuestions, input.organisationId)
    if (place === undefined) return notFound()
    const { standing, same } = await standingAt(place.id)
    if (same !== undefined) return refuse('reports.question-saved', { title: same.title })
    if (standing.length >= MOST_QUESTIONS) return refuse('reports.too-many-questions', { most: MOST_QUESTIONS })
    const at = { organisation_id: place.id, path: place.path }
    const id = newId()
    await tx
      .insertInto('questions')
      .values({ province_code: province, id, ...at, ...written })
      .execute()
    said(context, at, `Lưu câu hỏi thống kê «${input.title}».`)
    return { id, version: 1 }
  },
})

export const serveRemoveQuestion = serveCommand(removeQuestion, {
  scope: keepQuestions,
  run: async (context, input) => {
    const row = await heldQuestion(context, keepQuestions, input.id)
    if (row === undefined) return notFound()
    if (row.version !== input.version) return new Stale(shownQuestion(context, row))
    await context.tx
      .deleteFrom('questions')
      .where('province_code', '=', context.province)
      .where('id', '=', row.id)
      .execute()
    said(context, row, `Bỏ câu hỏi thống kê «${row.title}».`)
    return { id: row.id }
  },
})

export const serveShareQuestion = serveCommand(shareQuestion, {
  scope: keepQuestions,
  run: async (context, input) => {
    const row = await heldQuestion(context, keepQuestions, input.id)
    if (row === undefined) return notFound()
    if (row.version !== input.version) return new Stale(shownQuestion(context, row))
    // One transaction is of one province; so is what organisations share.
    if (row.filter.provinceCode !== undefined && row.filter.provinceCode !== context.province)
      return refuse('reports.other-province')
    // The place is named, because who changes the question may sit elsewhere than who saved it.
    const filter = { ...row.filter, organisationId: row.filter.organisationId ?? row.organisation_id }
    const [rowField, columnField] = [row.row_field ?? undefined, row.column_field ?? undefined]
    const answered = await answerOf(context, { filter, rowField, columnField })
    if (answered instanceof Refusal) return answered
    const { answer: counts, selection } = answered
    const answers = { asked: selection.path, counts, hidden: withoutSmall(counts) }
    const sent = await sendAnswer(context, row, [...new Set(input.organisationIds)], answers)
    if (sent.length === 0) return refuse('reports.nobody-to-share-with')
    const where = sent.length === 1 ? sent[0]?.name : `${sent.length} tổ chức`
    said(context, row, `Chia sẻ câu trả lời của câu hỏi thống kê «${row.title}» cho ${where}.`)
    return { sent }
  },
})

export const serveGetReceived = serveQuery(getReceived, {
  scope: viewStatistics,
  run: async (context, { id }) => {
    const row = await findReceived(context, viewStatistics, id)
    if (row === undefined) return notFound()
    return {
      ...shownReceived(context, row),
      organisationId: row.organisation_id,
      rowField: row.row_field,
      columnField: row.column_field,
      filter: row.filter,
      answer: row.answer,
    }
  },
})

export const serveRemoveReceived = serveCommand(removeReceived, {
  scope: keepQuestions,
  run: async (context, { id }) => {
    const row = await findReceived(context, keepQuestions, id)
    if (row === undefined) return notFound()
    const gone = await context.tx
      .deleteFrom('received_answers')
      .where('province_code', '=', context.province)
      .where('id', '=', row.id)
      .executeTakeFirst()
    // Somebody has removed it since it was found.
    if (gone.numDeletedRows === 0n) return notFound()
    said(context, row, `Bỏ câu trả lời thống kê «${row.title}» do ${row.sender_name} chia sẻ.`)
    return { id: row.id }
  },
})
