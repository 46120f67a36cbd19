// Questions and petitions of members, complaints and denunciations: sent, recorded, answered, passed on, withdrawn (G8, I5).
import type { ParsedInputOf } from '#contract/operation.ts'
import { answerPetition, passPetition, recordPetition, sendPetition, withdrawPetition } from '#contract/petitions.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { organisationById, placeAsked } from '#modules/organisations/public.ts'
import { auditReview } from '#modules/oversight/history.ts'
import { mayWithdraw, shownPetition } from '#modules/oversight/queries/petitions.ts'
import { answerPetitions, seePetitions, sendPetitions } from '#modules/oversight/scope.ts'
import {
  bearsName,
  endPetition,
  findPetition,
  type TypedPetition,
  writePetition,
} from '#modules/oversight/store/petitions.ts'
import { namesDecider } from '#rules/petitions/answer-by.ts'

const wordsOf = { question: 'chất vấn', petition: 'kiến nghị', appeal: 'khiếu nại', denunciation: 'tố cáo' } as const

const audit = (
  context: CommandContext,
  row: Pick<TypedPetition, 'organisation_id' | 'path' | 'kind' | 'no' | 'year'>,
  what: string,
) => auditReview(context, { ...row, title: `số ${row.no} năm ${row.year}` }, `${what} ${wordsOf[row.kind]}`)

/** Whoever has no record is no member and sends nothing. */
export const serveSendPetition = serveCommand(sendPetition, {
  scope: sendPetitions,
  run: async (context, { kind, subject, content }) => {
    const { tx, province, actor, today } = context
    const place = await organisationById(tx, province, actor.seat.organisationId)
    if (place === undefined || actor.memberId === null) return notFound()
    const sender = { sender_id: actor.memberId, sender_name: actor.displayName }
    const said = { kind, subject, content, how: 'sent' as const, received_on: today }
    const written = await writePetition(context, place, { ...said, ...sender })
    const row = { organisation_id: place.id, path: place.path, kind, no: written.no, year: Number(today.slice(0, 4)) }
    audit(context, row, 'Gửi')
    return { ...written, version: 1, state: 'open' as const }
  },
})

type Recorded = ParsedInputOf<typeof recordPetition>

/** What or whom a complaint or denunciation is about, and who decides; nothing of a question. */
async function aboutOf(context: CommandContext, { kind, aboutId, aboutName = null, decider = null }: Recorded) {
  if (!namesDecider(kind)) return {}
  const { actor } = context
  const onlyNamed = kind === 'denunciation' && aboutId === undefined && bearsName(actor, aboutName)
  if ((aboutId !== undefined && aboutId === actor.memberId) || onlyNamed) return refuse('petitions.own-matter')
  const member =
    aboutId === undefined
      ? null
      : await context.tx
          .selectFrom('members')
          .select(['id', 'full_name'])
          .where('province_code', '=', context.province)
          .where('id', '=', aboutId)
          .executeTakeFirst()
  if (member === undefined) return notFound()
  const name = aboutName ?? member?.full_name ?? null
  if (name === null || decider === null) {
    const missing = [...(name === null ? ['aboutName'] : []), ...(decider === null ? ['decider'] : [])]
    const fields = missing.map((path) => ({ path, message: 'Cần điền mục này.' }))
    return refuse('petitions.about-missing', {}, fields)
  }
  return { about_id: member?.id ?? null, about_name: name, decider }
}

export const serveRecordPetition = serveCommand(recordPetition, {
  scope: answerPetitions,
  run: async (context, input) => {
    const { kind, subject, content, how, receivedOn, senderName = null } = input
    const place = await placeAsked(context, answerPetitions, input.organisationId)
    if (place === undefined) return notFound()
    if (receivedOn > context.today) return refuse('petitions.date-wrong', { on: receivedOn, from: null })
    if (senderName === null && kind !== 'denunciation')
      return refuse('petitions.sender-missing', {}, [{ path: 'senderName', message: 'Cần điền mục này.' }])
    const about = await aboutOf(context, input)
    if (about instanceof Refusal) return about
    const said = { kind, subject, content, how, received_on: receivedOn, sender_id: null, sender_name: senderName }
    const written = await writePetition(context, place, { ...said, ...about })
    const year = Number(receivedOn.slice(0, 4))
    audit(context, { organisation_id: place.id, path: place.path, kind, no: written.no, year }, 'Vào sổ')
    return { ...written, version: 1, state: 'open' as const }
  },
})

/** Held, open, at the version the caller saw; or why not. */
async function held(
  context: CommandContext,
  scope: typeof answerPetitions,
  input: { id: string; version: number; on?: string },
): Promise<TypedPetition | Refusal | Stale> {
  const row = await findPetition(context, scope, input.id, 'lock')
  if (row === undefined) return notFound()
  if (row.version !== input.version) return new Stale(await shownPetition(context, row))
  if (row.state !== 'open') return refuse('petitions.not-open', { on: row.answered_on })
  const { on } = input
  return on !== undefined && (on > context.today || on < row.received_on)
    ? refuse('petitions.date-wrong', { on, from: row.received_on })
    : row
}

export const serveAnswerPetition = serveCommand(answerPetition, {
  scope: answerPetitions,
  run: async (context, input) => {
    const row = await held(context, answerPetitions, input)
    if (!('organisation_id' in row)) return row
    audit(context, row, 'Trả lời')
    const { answer, on, paper = null } = input
    return endPetition(context, row, { state: 'answered', answer, paper, answered_on: on })
  },
})

export const servePassPetition = serveCommand(passPetition, {
  scope: answerPetitions,
  run: async (context, input) => {
    const row = await held(context, answerPetitions, input)
    if (!('organisation_id' in row)) return row
    audit(context, row, 'Chuyển')
    const { answer, on, paper = null } = input
    return endPetition(context, row, { state: 'passed', answer, paper, answered_on: on })
  },
})

export const serveWithdrawPetition = serveCommand(withdrawPetition, {
  scope: seePetitions,
  run: async (context, input) => {
    const row = await held(context, seePetitions, { id: input.id, version: input.version })
    if (!('organisation_id' in row)) return row
    if (!mayWithdraw(context, row)) return refuse('petitions.not-yours')
    audit(context, row, 'Rút')
    return endPetition(context, row, { state: 'withdrawn', answer: input.reason, answered_on: context.today })
  },
})
