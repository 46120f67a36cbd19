// Judges the lines of a sheet against the record of today and tries them: everything is written and rolled back, so that what is shown is what
// a commit does.
import { sql } from 'kysely'
import type { ReorganisationLineShown, ReorganisationTotals } from '#contract/reorganisations.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Plan } from '#rules/reorganisation/plan.ts'
import { planReorganisation } from '#rules/reorganisation/plan.ts'
import type { ReorganisationLine } from '#rules/reorganisation/sheet.ts'
import type { Hinder } from '#rules/reorganisation/words.ts'
import { tenantTables } from '../store/catalogue.ts'
import { type KnownPlace, knownOrganisations, totalsOf, touchedBy } from '../store/known.ts'
import { carryOut } from './carry-out.ts'
import type { Own, Work } from './context.ts'

export interface Report {
  lines: ReorganisationLineShown[]
  hinders: Hinder[]
  before: ReorganisationTotals
  after: ReorganisationTotals | null
}

/** What has to be the same before and after: nobody and nothing is lost. */
const EQUAL = {
  members: 'số đảng viên',
  probationary: 'số đảng viên dự bị',
  cases: 'việc đang xử lý',
  tasks: 'nhiệm vụ đang mở',
  money: 'tiền trong các sổ quỹ',
  documents: 'văn bản',
  evaluations: 'phiếu đánh giá',
  accounts: 'tài khoản',
} as const

/** Names of the counts that disagree. */
export const differing = (before: ReorganisationTotals, after: ReorganisationTotals): string[] =>
  (Object.keys(EQUAL) as (keyof typeof EQUAL)[]).filter((of) => before[of] !== after[of]).map((of) => EQUAL[of])

/** The plan of the lines as the record stands now, ready to be carried out. */
export async function workOf(context: CommandContext, own: Own, lines: readonly ReorganisationLine[]): Promise<Work> {
  const places = await knownOrganisations(context, own.path)
  const plan = planReorganisation(lines, {
    rootId: own.organisationId,
    known: places,
    effectiveOn: own.effectiveOn,
  })
  const tables = await tenantTables(context.tx)
  return {
    context,
    own,
    plan,
    tables,
    places: new Map(places.map((place) => [place.id, place])),
    hinders: [...plan.hinders],
  }
}

/** Tries everything; afterwards the record is as before. */
export async function tryOut(context: CommandContext, own: Own, lines: readonly ReorganisationLine[]): Promise<Report> {
  const { tx } = context
  // What a trial says and sets off stays a trial.
  const work = await workOf({ ...context, audit: () => undefined, effects: {} }, own, lines)
  const before = await totalsOf(context, own.path)
  const shown = await linesShown(work, lines)
  if (work.hinders.length > 0) return { lines: shown(work.hinders), hinders: work.hinders, before, after: null }
  await sql`savepoint trial`.execute(tx)
  await carryOut(work, false)
  const after = await totalsOf(context, own.path)
  await sql`rollback to savepoint trial`.execute(tx)
  await sql`release savepoint trial`.execute(tx)
  const lost = work.hinders.length === 0 ? differing(before, after) : []
  if (lost.length > 0) {
    work.hinders.push({
      row: 0,
      code: 'counts-differ',
      message: `Số liệu trước và sau không khớp: ${lost.join(', ')}.`,
    })
  }
  const hinders = work.hinders.toSorted((a, b) => a.row - b.row)
  return { lines: shown(hinders), hinders, before, after: hinders.length === 0 ? after : null }
}

/** The lines as people read them, with what each touches; counted before anything is tried. */
async function linesShown(
  work: Work,
  lines: readonly ReorganisationLine[],
): Promise<(hinders: readonly Hinder[]) => ReorganisationLineShown[]> {
  const { plan, places } = work
  const idOf = new Map<number, string>()
  for (const { row, id } of [...plan.places, ...plan.gives]) idOf.set(row, id)
  const asked = [...new Set(idOf.values())].flatMap((id) => {
    const place = places.get(id)
    const whole =
      plan.gives.every((giving) => giving.id !== id) || plan.gives.some((giving) => giving.id === id && giving.ends)
    return place === undefined ? [] : [{ id, path: place.path, whole }]
  })
  const touched = await touchedBy(work.context, asked)
  return (hinders) =>
    lines.map((line) => {
      const id = idOf.get(line.row)
      const place = id === undefined ? undefined : places.get(id)
      const said = [line.oldName, line.oldCode].filter((part) => part !== '').join(', mã ')
      return {
        row: line.row,
        kind: line.kind,
        old: place === undefined ? said : `${place.name}, mã ${place.code}`,
        becomes: becomes(line, plan, id, places),
        touched: id === undefined ? null : (touched.get(id) ?? null),
        hinders: hinders.filter(({ row }) => row === line.row).map(({ message }) => message),
      }
    })
}

function becomes(
  line: ReorganisationLine,
  plan: Plan,
  id: string | undefined,
  places: ReadonlyMap<string, KnownPlace>,
): string {
  const nameOf = (ref: string | null | undefined): string =>
    ref === null || ref === undefined
      ? ''
      : (places.get(ref)?.name ?? plan.founds.find((one) => one.ref === ref)?.name ?? '')
  const made = plan.founds.find(({ row }) => row === line.row)
  const parts = [
    ...(made === undefined ? [] : [`thành lập «${made.name}», mã ${made.code}, trực thuộc «${nameOf(made.parent)}»`]),
    ...(made === undefined && (line.kind === 'merge' || line.kind === 'consolidate' || line.kind === 'dissolve')
      ? [`vào «${nameOf(plan.gives.find((one) => one.id === id)?.to) || line.newName}»`]
      : []),
    ...plan.places
      .filter(({ row }) => row === line.row)
      .flatMap(({ parent, name, code }) => [
        ...(parent === undefined ? [] : [`trực thuộc «${nameOf(parent)}»`]),
        ...(name === undefined ? [] : [`mang tên «${name}»`]),
        ...(code === undefined ? [] : [`mang mã ${code}`]),
      ]),
    ...(line.type === '' ? [] : [`loại hình ${line.type}`]),
  ]
  return parts.filter((part) => part !== 'vào «»').join('; ')
}
