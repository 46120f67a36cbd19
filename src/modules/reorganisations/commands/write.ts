// Writes a sheet under its decision, takes it back whole, or confirms it.
import { sql } from 'kysely'
import { commitReorganisation, confirmReorganisation, undoReorganisation } from '#contract/reorganisations.ts'
import type { AuditEvent, CommandContext } from '#kernel/context.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { refreshWork } from '#modules/cases/public.ts'
import { factsOf, figuresChangedMany, type MemberRow, moveFigures } from '#modules/members/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { ReorganisationLine } from '#rules/reorganisation/sheet.ts'
import { kindNames } from '#rules/reorganisation/words.ts'
import { carryOut } from '../flow/carry-out.ts'
import type { Moves, Own, Work } from '../flow/context.ts'
import { differing, workOf } from '../flow/trial.ts'
import { reorganise } from '../scope.ts'
import { tenantTables } from '../store/catalogue.ts'
import { changedSince, dropImages, imagesOf, kept, memberImages, restore } from '../store/images.ts'
import { about, change, held, isAnswer, type Kept, ownOf } from '../store/kept.ts'
import { totalsOf } from '../store/known.ts'
import { movePaths, moving } from '../store/paths.ts'
import { wordsOfTables } from './table-words.ts'

/** A plan made while a table was small reads all of it for each row that a foreign key looks up. */
async function forgetPlans({ tx }: CommandContext): Promise<void> {
  await sql`discard plans`.execute(tx)
}

/** The work of cases names places of the line above: put anew once this stands. */
const refreshAfter = ({ effects, province }: CommandContext): void => {
  effects.after = [...(effects.after ?? []), async (application) => void (await refreshWork(application, province))]
}

/** In the history of every organisation that was reorganised, and of those that took over. */
function tellHistories({ context, plan, places }: Work, own: Own, taken: boolean): void {
  const since = `từ ngày ${formatDate(own.effectiveOn)} (${own.document})`
  const say = (ref: string, what: string): void => {
    const place = places.get(ref)
    if (place === undefined) return
    const summary = taken ? `Hoàn tác: ${what} ${since}.` : `${what} ${since}.`
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'organisation',
      subjectId: place.id,
      summary,
    })
  }
  const nameOf = (ref: string | null): string => (ref === null ? '' : (places.get(ref)?.name ?? ''))
  for (const { id, kind, to, ends } of plan.gives) {
    const into = to === null || to === id ? '' : ` vào «${nameOf(to)}»`
    say(id, `${kindNames[kind]} «${nameOf(id)}»${into}${ends ? ', kết thúc hoạt động' : ''}`)
    if (to !== null && to !== id && !to.startsWith('new:')) say(to, `«${nameOf(to)}» tiếp nhận «${nameOf(id)}»`)
  }
  for (const { id, parent, name, code } of plan.places) {
    const what = [
      ...(parent === undefined ? [] : [`trực thuộc «${nameOf(parent)}»`]),
      ...(name === undefined ? [] : [`mang tên «${name}»`]),
      ...(code === undefined ? [] : [`mang mã ${code}`]),
    ]
    say(id, `Sắp xếp «${nameOf(id)}»${what.length === 0 ? '' : `: ${what.join(', ')}`}`)
  }
}

export const serveCommit = serveCommand(commitReorganisation, {
  scope: reorganise,
  writing: 'alone',
  run: async (context, input) => {
    const row = await held(context, input, 'ready')
    if (isAnswer(row)) return row
    const own = ownOf(row)
    context.progress.expect('Đang xem lại bảng', null)
    await forgetPlans(context)
    // What is said while everything still lies where it lay is told at the new paths.
    const said: AuditEvent[] = []
    const telling = { ...context, audit: (event: AuditEvent) => void said.push(event) }
    const work = await workOf(telling, own, row.lines as unknown as ReorganisationLine[])
    const before = await totalsOf(context, own.path)
    const paths = new Map([...work.places].map(([ref, { path }]) => [ref, path]))
    const done = work.hinders.length === 0 ? await carryOut(work, true) : null
    if (done === null || work.hinders.length > 0) {
      const messages = work.hinders.slice(0, 5).map(({ message }) => message)
      return refuse('reorganisations.hindered', { total: work.hinders.length, messages })
    }
    const after = await totalsOf(context, own.path)
    const lost = differing(before, after)
    if (lost.length > 0) return refuse('reorganisations.counts-differ', { what: lost })
    const { moves, ...counts } = done
    const now = new Map(moves.paths.map(({ from, to }) => [from, to]))
    for (const [ref, place] of work.places) {
      const path = paths.get(ref) ?? place.path
      work.places.set(ref, { ...place, path: now.get(path) ?? path })
    }
    for (const event of said) context.audit({ ...event, path: now.get(event.path) ?? event.path })
    tellHistories({ ...work, context }, own, false)
    context.audit({
      ...about(row),
      summary: `Sắp xếp tổ chức theo ${own.document}, hiệu lực ${formatDate(own.effectiveOn)}: thành lập ${counts.founded}, kết thúc ${counts.ended}, chuyển vị trí ${counts.moved} tổ chức, chuyển ${counts.members} đảng viên.`,
    })
    refreshAfter(context)
    const version = await change(context, row, {
      state: 'committed',
      committed_at: context.now.toISOString(),
      committed_by: context.actor.displayName,
      moves: JSON.stringify(moves),
      report: JSON.stringify({ ...(row.report as object), before, after, hinders: [] }),
    })
    return { version, ...counts }
  },
})

/** Puts figures back by what changed, so that whatever was counted since stays counted. */
async function figuresBack(
  context: CommandContext,
  row: Kept,
  moves: Moves,
  images: readonly { before: MemberRow; after: MemberRow }[],
): Promise<void> {
  const { tx, province, today } = context
  const turned = (pairs: Moves['leaves']) => pairs.map(({ from, to }) => ({ from: to, to: from }))
  await moveFigures(tx, province, turned(moves.leaves))
  const changes = images.map(({ before, after }) => ({ before: factsOf(after), after: factsOf(before) }))
  if (changes.length > 0) await figuresChangedMany(tx, province, today, changes)
  const lo = row.path
  await sql`delete from organisation_figures where province_code = ${province} and path >= ${lo} and path < ${`${lo.slice(0, -1)}0`}
     and total = 0 and not path = any(${moves.figures}::text[] collate "C")`.execute(tx)
}

export const serveUndo = serveCommand(undoReorganisation, {
  scope: reorganise,
  writing: 'alone',
  run: async (context, input) => {
    const { tx, province } = context
    const row = await held(context, input, 'committed')
    if (isAnswer(row)) return row
    await forgetPlans(context)
    const moves = row.moves as unknown as Moves
    const tables = await tenantTables(tx)
    context.progress.expect('Đang hoàn tác', moving(tables).length + 2 * kept(tables).length)
    const back = moves.paths.map(({ from, to }) => ({ from: to, to: from }))
    await movePaths(context, tables, back)
    const founded = moves.founded.map(({ path }) => path)
    const images = await imagesOf(context, row.id)
    // Thousands of rows are looked up by key: hashed once, whatever the planner thinks a table holds.
    await sql`set local enable_nestloop = off`.execute(tx)
    const changed = await changedSince(context, tables, images, founded)
    if (changed.length > 0) return refuse('reorganisations.changed-since', { what: wordsOfTables(changed) })
    await figuresBack(context, row, moves, memberImages<MemberRow>(images))
    await restore(context, tables, images)
    await sql`set local enable_nestloop = on`.execute(tx)
    // What an account brings along lies where the account lies.
    for (const table of ['sessions', 'backup_codes'] as const) {
      await sql`update ${sql.table(table)} s set path = a.path from accounts a
         where s.province_code = ${province} and a.province_code = ${province} and a.id = s.account_id and s.path <> a.path`.execute(
        tx,
      )
    }
    await dropImages(context, row.id)
    const own = ownOf(row)
    tellHistories(await workOf(context, own, row.lines as unknown as ReorganisationLine[]), own, true)
    context.audit({
      ...about(row),
      summary: `Hoàn tác lần sắp xếp tổ chức theo ${own.document}: mọi dữ liệu trở lại như trước. Lý do: ${input.reason}`,
    })
    refreshAfter(context)
    const ended = { ended_at: context.now.toISOString(), ended_by: context.actor.displayName }
    return { version: await change(context, row, { state: 'undone', undone_reason: input.reason, ...ended }) }
  },
})

export const serveConfirm = serveCommand(confirmReorganisation, {
  scope: reorganise,
  run: async (context, input) => {
    const row = await held(context, input, 'committed')
    if (isAnswer(row)) return row
    await dropImages(context, row.id)
    context.audit({
      ...about(row),
      summary: `Xác nhận lần sắp xếp tổ chức theo ${ownOf(row).document}; không hoàn tác được nữa.`,
    })
    const ended = { state: 'confirmed', ended_at: context.now.toISOString(), ended_by: context.actor.displayName }
    return { version: await change(context, row, ended) }
  },
})
