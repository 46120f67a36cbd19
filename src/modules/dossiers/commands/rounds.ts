// A round of comparing list and dossiers: opened with everybody of that day, looked at row by row, put right, closed with minutes (DOS-03).
import { sql } from 'kysely'
import type { ParsedInputOf } from '#contract/operation.ts'
import { checkRows, closeReconciliation, settleDifference, startReconciliation } from '#contract/reconciliations.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { shownRound } from '#modules/dossiers/queries/rounds.ts'
import { keepDossiers } from '#modules/dossiers/scope.ts'
import { membersUnder } from '#modules/dossiers/store/people.ts'
import { findRound, type LineRow, lockRound, type RoundRow, rowsBySeq } from '#modules/dossiers/store/rounds.ts'
import { settingOf } from '#modules/dossiers/store/setting.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { nextReconciliation, reconciles } from '#rules/dossiers/custody.ts'

const ROWS_A_STATEMENT = 1000

const dateWrong = (on: string, from: string, today: string): Refusal | null =>
  on < from || on > today ? refuse('reconciliations.date-wrong', { on, from }) : null

/** More members than any grassroots organisation has. */
const EVERYBODY = 20_000

export const serveStart = serveCommand(startReconciliation, {
  scope: keepDossiers,
  run: async (context, input) => {
    const { tx, province, newId, today } = context
    const place = await placeAsked(context, keepDossiers, input.organisationId)
    if (place === undefined) return notFound()
    if (!reconciles(place.typeCode)) return refuse('reconciliations.not-here', { organisation: place.name })
    const wrong = dateWrong(input.on, place.foundedOn, today)
    if (wrong !== null) return wrong
    const people = await membersUnder(context, keepDossiers, { path: place.path, memberIds: null, limit: EVERYBODY })
    if (people.length === 0) return refuse('reconciliations.nobody', { organisation: place.name })
    const id = newId()
    const written = await tx
      .insertInto('reconciliations')
      .values({
        province_code: province,
        id,
        path: place.path,
        organisation_id: place.id,
        started_on: input.on,
      })
      .onConflict((c) => c.columns(['province_code', 'organisation_id']).where('closed_on', 'is', null).doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) {
      const open = await tx
        .selectFrom('reconciliations')
        .select('started_on')
        .where('province_code', '=', province)
        .where('organisation_id', '=', place.id)
        .where('closed_on', 'is', null)
        .executeTakeFirst()
      return refuse('reconciliations.already-open', { organisation: place.name, startedOn: open?.started_on ?? '' })
    }
    const rows = people.map((person, i) => ({
      province_code: province,
      reconciliation_id: id,
      seq: i + 1,
      path: place.path,
      member_id: person.id,
      full_name: person.full_name,
      branch_name: person.branch_name,
    }))
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
      await tx
        .insertInto('reconciliation_rows')
        .values(rows.slice(at, at + ROWS_A_STATEMENT))
        .execute()
    }
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Mở đợt đối chiếu danh sách với hồ sơ của ${people.length} đảng viên, ngày ${formatDate(input.on)}.`,
    })
    return { id, version: 1, members: people.length }
  },
})

type Input = ParsedInputOf<typeof checkRows>

/** Why a row cannot be written like this; null when it can. */
function refuseRow(row: LineRow | undefined, given: Input['rows'][number]): Refusal | null {
  if (row === undefined || row.member_id === null) return refuse('reconciliations.row-not-found', { seq: given.seq })
  if (row.settled_on !== null) return refuse('reconciliations.row-settled', { name: row.full_name })
  if (given.result === 'different' && given.note == null) {
    return refuse('reconciliations.note-missing', { name: row.full_name })
  }
  return null
}

async function writeRows({ tx, province }: CommandContext, round: RoundRow, { rows, on }: Input): Promise<void> {
  if (rows.length === 0) return
  await sql`update reconciliation_rows r set result = w.result, note = w.note, checked_on = ${on}::date
              from unnest(${rows.map((row) => row.seq)}::integer[], ${rows.map((row) => row.result)}::text[],
                          ${rows.map((row) => row.note ?? null)}::text[]) w(seq, result, note)
             where r.province_code = ${province} and r.reconciliation_id = ${round.id} and r.seq = w.seq`.execute(tx)
}

/** Files that belong to nobody on the list, behind the last row. */
async function addExtra({ tx, province }: CommandContext, round: RoundRow, { extra, on }: Input): Promise<void> {
  if (extra.length === 0) return
  const last = await tx
    .selectFrom('reconciliation_rows')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('province_code', '=', province)
    .where('reconciliation_id', '=', round.id)
    .executeTakeFirst()
  await tx
    .insertInto('reconciliation_rows')
    .values(
      extra.map(({ fullName, note }, i) => ({
        province_code: province,
        reconciliation_id: round.id,
        seq: Number(last?.seq ?? 0) + i + 1,
        path: round.path,
        full_name: fullName,
        result: 'not-on-list',
        note,
        checked_on: on,
      })),
    )
    .execute()
}

const raise = ({ tx, province }: CommandContext, round: RoundRow, columns: Partial<RoundRow>) =>
  tx
    .updateTable('reconciliations')
    .set({ ...columns, version: round.version + 1 })
    .where('province_code', '=', province)
    .where('id', '=', round.id)
    .execute()

export const serveCheck = serveCommand(checkRows, {
  scope: keepDossiers,
  run: async (context, input) => {
    const round = await lockRound(context, keepDossiers, input.id)
    if (round === undefined) return notFound()
    if (round.closed_on !== null) return refuse('reconciliations.closed', { closedOn: round.closed_on })
    const wrong = dateWrong(input.on, round.started_on, context.today)
    if (wrong !== null) return wrong
    const known = await rowsBySeq(
      context,
      round.id,
      input.rows.map(({ seq }) => seq),
    )
    for (const given of input.rows) {
      const refused = refuseRow(known.get(given.seq), given)
      if (refused !== null) return refused
    }
    await writeRows(context, round, input)
    await addExtra(context, round, input)
    await raise(context, round, {})
    const after = await findRound(context, keepDossiers, round.id)
    if (after === undefined) throw new Error('a round that was just written is gone')
    context.audit({
      organisationId: round.organisation_id,
      path: round.path,
      summary: `Đối chiếu ${input.rows.length + input.extra.length} hồ sơ với danh sách; còn ${after.unchecked} hồ sơ chưa đối chiếu, ${after.differences} điểm khác.`,
    })
    return { id: round.id, version: after.version, unchecked: after.unchecked, differences: after.differences }
  },
})

export const serveSettle = serveCommand(settleDifference, {
  scope: keepDossiers,
  run: async (context, input) => {
    const { tx, province, today } = context
    const round = await lockRound(context, keepDossiers, input.id)
    if (round === undefined) return notFound()
    const row = (await rowsBySeq(context, round.id, [input.seq])).get(input.seq)
    if (row === undefined) return refuse('reconciliations.row-not-found', { seq: input.seq })
    if (row.result === null || row.result === 'same')
      return refuse('reconciliations.no-difference', { name: row.full_name })
    if (row.settled_on !== null) return refuse('reconciliations.row-settled', { name: row.full_name })
    const wrong = dateWrong(input.on, row.checked_on ?? round.started_on, today)
    if (wrong !== null) return wrong
    await tx
      .updateTable('reconciliation_rows')
      .set({ settled_on: input.on, settled_how: input.how })
      .where('province_code', '=', province)
      .where('reconciliation_id', '=', round.id)
      .where('seq', '=', input.seq)
      .execute()
    const after = await findRound(context, keepDossiers, round.id)
    context.audit({
      organisationId: round.organisation_id,
      path: round.path,
      ...(row.member_id === null ? {} : { subjectType: 'member' as const, subjectId: row.member_id }),
      summary: `Đã xử lý điểm khác giữa danh sách và hồ sơ của ${row.full_name}: ${input.how}.`,
    })
    return { id: round.id, open: after?.open_differences ?? 0 }
  },
})

export const serveClose = serveCommand(closeReconciliation, {
  scope: keepDossiers,
  run: async (context, input) => {
    const round = await lockRound(context, keepDossiers, input.id)
    if (round === undefined) return notFound()
    if (round.closed_on !== null) return refuse('reconciliations.closed', { closedOn: round.closed_on })
    const counted = await findRound(context, keepDossiers, round.id)
    if (counted === undefined) return notFound()
    if (round.version !== input.version) return new Stale(shownRound(counted))
    const wrong = dateWrong(input.on, round.started_on, context.today)
    if (wrong !== null) return wrong
    if (counted.unchecked > 0) return refuse('reconciliations.unchecked', { unchecked: counted.unchecked })
    await raise(context, round, { closed_on: input.on, minutes_no: input.minutesNo, note: input.note ?? null })
    const next = nextReconciliation(input.on, await settingOf(context))
    context.audit({
      organisationId: round.organisation_id,
      path: round.path,
      summary: `Kết thúc đợt đối chiếu hồ sơ bằng biên bản ${input.minutesNo}: ${counted.members} hồ sơ, ${counted.differences} điểm khác.`,
    })
    return { id: round.id, version: round.version + 1, differences: counted.differences, nextOn: next.on }
  },
})
