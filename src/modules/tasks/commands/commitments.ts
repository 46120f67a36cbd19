// The yearly commitment: written and submitted by the member, agreed or sent back by the branch, looked at each quarter by both (G7).
import {
  agreeCommitment,
  noteCommitment,
  reviewCommitment,
  sendCommitmentBack,
  submitCommitment,
  writeCommitment,
} from '#contract/commitments.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditWork } from '#modules/tasks/history.ts'
import { shownCommitment } from '#modules/tasks/queries/commitments.ts'
import { doTasks, manageTasks, viewTaskMembers, writeForMembers } from '#modules/tasks/scope.ts'
import {
  type CommitmentRow,
  changeCommitment,
  commitmentOf,
  findPerson,
  lockCommitment,
  type Person,
} from '#modules/tasks/store/commitments.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { mayWriteFor, quarterBegins } from '#rules/tasks/commitment.ts'

const answered = (id: string, version: number, state: CommitmentRow['state']) => ({ id, version, state })

const OPEN: readonly CommitmentRow['state'][] = ['draft', 'sent-back']

interface Found {
  row: CommitmentRow
  person: Person
}

/** The commitment at the version the caller saw, held, with whose it is; or why not. */
async function heldCommitment(
  context: CommandContext,
  scope: SeatScope,
  input: { id: string; version: number },
): Promise<Found | Refusal | Stale> {
  const row = await lockCommitment(context, scope, input.id)
  const person = row === undefined ? undefined : await findPerson(context, viewTaskMembers, row.member_id)
  if (row === undefined || person === undefined) return notFound()
  if (row.version !== input.version) return new Stale(await shownCommitment(context, person, row.year, row))
  return { row, person }
}

const say = (context: CommandContext, person: Person, summary: string): void =>
  auditWork(context, { ...person, member_id: person.id }, summary)

export const serveWriteCommitment = serveCommand(writeCommitment, {
  scope: doTasks,
  run: async (context, input) => {
    const { tx, province, actor, today, newId } = context
    const { year } = input
    const memberId = input.memberId ?? actor.memberId
    if (memberId === null) return refuse('commitments.no-member')
    const person = await findPerson(context, writeForMembers, memberId)
    if (person === undefined || person.status === 'left') return notFound()
    if (!mayWriteFor(year, today)) return refuse('commitments.year-closed', { year })
    const items = JSON.stringify(input.items.map(({ heading, text }) => ({ heading, content: text })))
    const before = await commitmentOf(context, person.id, year)
    if (before === undefined) {
      const id = newId()
      const written = await tx
        .insertInto('commitments')
        .values({
          province_code: province,
          id,
          path: person.path,
          member_id: person.id,
          organisation_id: person.organisation_id,
          year,
          items,
        })
        .onConflict((on) => on.columns(['province_code', 'member_id', 'year']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (written === undefined) return refuse('commitments.exists', { year })
      say(context, person, `Viết kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${year} của ${person.full_name}.`)
      return answered(id, 1, 'draft')
    }
    if (input.version === undefined) return refuse('commitments.exists', { year })
    const found = await heldCommitment(context, doTasks, { id: before.id, version: input.version })
    if (!('row' in found)) return found
    const { row } = found
    if (!OPEN.includes(row.state)) return refuse('commitments.wrong-state', { state: row.state })
    const version = await changeCommitment(context, row, { items })
    say(context, person, `Sửa kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${year} của ${person.full_name}.`)
    return answered(row.id, version, row.state)
  },
})

export const serveSubmitCommitment = serveCommand(submitCommitment, {
  scope: doTasks,
  run: async (context, input) => {
    const found = await heldCommitment(context, doTasks, input)
    if (!('row' in found)) return found
    const { row, person } = found
    if (!OPEN.includes(row.state)) return refuse('commitments.wrong-state', { state: row.state })
    const changes = { state: 'submitted', submitted_on: context.today, sent_back_reason: null } as const
    const version = await changeCommitment(context, row, changes)
    say(context, person, `Gửi chi bộ kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${row.year} của ${person.full_name}.`)
    return answered(row.id, version, 'submitted')
  },
})

export const serveAgreeCommitment = serveCommand(agreeCommitment, {
  scope: manageTasks,
  run: async (context, input) => {
    const found = await heldCommitment(context, manageTasks, input)
    if (!('row' in found)) return found
    const { row, person } = found
    if (row.state !== 'submitted') return refuse('commitments.wrong-state', { state: row.state })
    const on = input.meetingOn
    if (on > context.today) return refuse('commitments.date-ahead', { on })
    const version = await changeCommitment(context, row, { state: 'agreed', agreed_on: on })
    const what = `kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${row.year} của ${person.full_name}`
    say(context, person, `Chi bộ thống nhất ${what} trong cuộc họp ngày ${formatDate(on)}.`)
    return answered(row.id, version, 'agreed')
  },
})

export const serveSendCommitmentBack = serveCommand(sendCommitmentBack, {
  scope: manageTasks,
  run: async (context, input) => {
    const found = await heldCommitment(context, manageTasks, input)
    if (!('row' in found)) return found
    const { row, person } = found
    if (OPEN.includes(row.state)) return refuse('commitments.wrong-state', { state: row.state })
    const changes = { state: 'sent-back', agreed_on: null, sent_back_reason: input.reason } as const
    const version = await changeCommitment(context, row, changes)
    const what = `kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${row.year} của ${person.full_name}`
    say(context, person, `Trả lại ${what}: ${input.reason}.`)
    return answered(row.id, version, 'sent-back')
  },
})

type Words =
  | { member_words: string; member_on: string }
  | { branch_words: string; branch_on: string; branch_author: string }

/** Writes the words of one side about a quarter; a second writing replaces the first, and the history keeps that it was written. */
async function look(context: CommandContext, { row, person }: Found, quarter: number, words: Words, who: string) {
  const { tx, province, today } = context
  if (row.state !== 'agreed') return refuse('commitments.not-agreed')
  if (quarterBegins(row.year, quarter) > today) return refuse('commitments.quarter-ahead', { quarter, year: row.year })
  await tx
    .insertInto('commitment_reviews')
    .values({ province_code: province, commitment_id: row.id, quarter, path: row.path, ...words })
    .onConflict((on) => on.columns(['province_code', 'commitment_id', 'quarter']).doUpdateSet(words))
    .execute()
  const version = await changeCommitment(context, row, {})
  const what = `kế hoạch tu dưỡng, rèn luyện, phấn đấu quý ${quarter} năm ${row.year} của ${person.full_name}`
  say(context, person, `${who} ghi kết quả ${what}.`)
  return answered(row.id, version, row.state)
}

export const serveReviewCommitment = serveCommand(reviewCommitment, {
  scope: doTasks,
  run: async (context, input) => {
    const found = await heldCommitment(context, doTasks, input)
    if (!('row' in found)) return found
    const words = { member_words: input.text, member_on: context.today }
    return look(context, found, input.quarter, words, 'Đảng viên')
  },
})

export const serveNoteCommitment = serveCommand(noteCommitment, {
  scope: manageTasks,
  run: async (context, input) => {
    const found = await heldCommitment(context, manageTasks, input)
    if (!('row' in found)) return found
    const { today, actor } = context
    const words = { branch_words: input.text, branch_on: today, branch_author: actor.displayName }
    return look(context, found, input.quarter, words, 'Chi bộ')
  },
})
