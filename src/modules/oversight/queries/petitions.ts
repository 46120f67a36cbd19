// Answers the register of questions, petitions, complaints and denunciations with the last day of each (RESP-01, K-19), reckoned and not kept.
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import {
  answerPetition,
  countWaitingPetitions,
  getPetition,
  listMyPetitions,
  listPetitions,
  type PetitionDetail,
  type PetitionRow,
  passPetition,
  withdrawPetition,
} from '#contract/petitions.ts'
import { explainRefusal } from '#contract/refusals.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { answerPetitions, seePetitions } from '#modules/oversight/scope.ts'
import { findPetition, readPetitions, type TypedPetition } from '#modules/oversight/store/petitions.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { namesDecider, settleBy } from '#rules/petitions/answer-by.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

function rowOf(row: TypedPetition, setting: Setting, today: string): PetitionRow {
  const level = organisationTypes.byCode(row.type_code)?.level ?? 'branch'
  const anonymous = row.sender_name === null
  const { on, refusals } = settleBy(row.kind, level, { on: row.received_on, anonymous }, setting)
  const [why] = refusals
  return {
    id: row.id,
    no: row.no,
    year: row.year,
    kind: row.kind,
    how: row.how,
    state: row.state,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    receivedOn: row.received_on,
    senderName: row.sender_name,
    subject: row.subject,
    dueOn: on,
    dueUnknown:
      anonymous && namesDecider(row.kind)
        ? 'Không ghi tên người gửi: không giải quyết như tố cáo; nội dung rõ thì xem xét riêng (K-19).'
        : why === undefined
          ? null
          : explainRefusal(why.code, { ...why.facts }).message,
    late: on !== null && (row.answered_on ?? today) > on,
    version: row.version,
  }
}

const settingFor = async (context: QueryContext): Promise<Setting> => ({
  ...(await settingOf(context)),
  on: context.today,
})

/** What was sent is taken back by who sent it; what came on paper or was spoken, by who keeps the register: the sender gave it up, or it was a mistake. */
export const mayWithdraw = ({ actor }: QueryContext, { sender_id }: TypedPetition): boolean =>
  sender_id === null ? mayUse(answerPetitions, actor) : sender_id === actor.memberId

export async function shownPetition(context: QueryContext, row: TypedPetition): Promise<PetitionDetail> {
  const open = row.state === 'open'
  const answers = open && mayUse(answerPetitions, context.actor)
  return {
    ...rowOf(row, await settingFor(context), context.today),
    content: row.content,
    aboutName: row.about_name,
    decider: row.decider,
    answer: row.answer,
    paper: row.paper,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    allowed: [
      ...(answers ? [answerPetition.name, passPetition.name] : []),
      ...(open && mayWithdraw(context, row) ? [withdrawPetition.name] : []),
    ],
  }
}

export const serveListPetitions = serveQuery(listPetitions, {
  scope: answerPetitions,
  run: async (context, input) => {
    const after = readCursor(input.after, z.tuple([id]))
    if (after instanceof Refusal) return after
    const { show, limit } = input
    const found = await readPetitions(context, answerPetitions, { show, after: after?.[0] ?? null, limit })
    const page = cutPage(found, limit, (row) => [row.id])
    const setting = await settingFor(context)
    return { rows: page.rows.map((row) => rowOf(row, setting, context.today)), next: page.next, total: null }
  },
})

export const serveListMyPetitions = serveQuery(listMyPetitions, {
  scope: seePetitions,
  run: async (context) => {
    const found = await readPetitions(context, seePetitions, { show: 'all', own: true, after: null, limit: 100 })
    const setting = await settingFor(context)
    return { rows: found.map((row) => rowOf(row, setting, context.today)) }
  },
})

export const serveGetPetition = serveQuery(getPetition, {
  scope: seePetitions,
  run: async (context, input) => {
    const row = await findPetition(context, seePetitions, input.id, 'read')
    return row === undefined ? notFound() : shownPetition(context, row)
  },
})

/** Most that one organisation is told about at once. */
const MOST = 500

export const serveCountWaitingPetitions = serveQuery(countWaitingPetitions, {
  scope: answerPetitions,
  run: async (context) => {
    const setting = await settingFor(context)
    const found = await readPetitions(context, answerPetitions, { show: 'open', after: null, limit: MOST })
    const rows = found.map((row) => rowOf(row, setting, context.today))
    const days = rows.flatMap(({ dueOn }) => dueOn ?? []).toSorted()
    return { open: rows.length, late: rows.filter(({ late }) => late).length, dueOn: days[0] ?? null }
  },
})
