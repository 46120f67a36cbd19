// Sends sheets of reorganisations in a test world the way an office does, and compares everything there is before and after.
import type { ReorganisationDetail } from '#contract/reorganisations.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Outcome } from '#kernel/run.ts'
import { codeOf, type Place, type World } from '../../../../test/harness/world.ts'

export const HEADING = 'TT,Mã cũ,Tên cũ,Hình thức,Mã mới,Tên mới,Cấp trên mới,Loại hình mới,Đảng viên chuyển,Ghi chú'
export const decision = {
  decisionNo: '100-QĐ/TU',
  decidedOn: '2026-11-10',
  issuer: 'Ban Thường vụ Tỉnh ủy',
  effectiveOn: '2026-11-15',
}

/** Histories that only grow, and what a reorganisation keeps of itself. */
const GROW = ['audit_entries', 'audit_heads', 'idempotency_keys', 'reorganisations', 'reorganisation_images']

export function reorganisingIn(world: World) {
  const start = async (
    actor: Actor | null,
    place: Place,
    lines: readonly string[],
    more: object = {},
    heading = HEADING,
  ): Promise<Outcome> => {
    const body = Buffer.from(`\ufeffPHƯƠNG ÁN SẮP XẾP\r\n${heading}\r\n${lines.join('\r\n')}\r\n`)
    const file = { name: 'sap-xep.csv', mediaType: 'text/csv', body, limit: 1_000_000 }
    const upload = actor === null ? undefined : await world.application.files.keep(actor.accountId, file)
    const input = { organisationId: place.id, uploadId: upload?.id ?? '0'.repeat(32), ...decision, ...more }
    return world.call(actor, 'reorganisations.start', input)
  }
  const seen = (actor: Actor, id: string): Promise<ReorganisationDetail> =>
    world.ask(actor, 'reorganisations.get', { id })
  const started = async (actor: Actor, place: Place, lines: readonly string[], more?: object) => {
    const outcome = await start(actor, place, lines, more)
    if (outcome.kind !== 'done') throw new Error(`${codeOf(outcome)} ${JSON.stringify(outcome)}`)
    return seen(actor, (outcome.output as { id: string }).id)
  }
  const act = async (
    actor: Actor | null,
    name: string,
    { header }: ReorganisationDetail,
    more: object = {},
    key?: string,
  ) => {
    const input = { id: header.id, version: header.version, ...more }
    const outcome = await world.call(actor, `reorganisations.${name}`, input, key)
    await backgroundDone(world.application)
    return outcome
  }
  /** Every row of every table of organisations, in one order. */
  const dump = async (): Promise<Record<string, string[]>> => {
    const { owner } = world.database
    const { rows: tables } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'province_code'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    )
    const all: Record<string, string[]> = {}
    for (const { name } of tables.filter((table) => !GROW.includes(table.name))) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      all[name] = rows.map(({ row }) => row)
    }
    return all
  }
  return { start, started, seen, act, dump }
}
