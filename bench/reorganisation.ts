// 100 organisations with some 2,000 members reorganised from one sheet in an invented province of 20,000: tried, written and taken back, each
// beside plain statements for the same people: node bench/reorganisation.ts. Target: each under 10 s.
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openPool } from '#db/open.ts'
import { demonstration } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import type { Actor } from '#kernel/actor.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { rebuildFigures } from '#modules/members/public.ts'
import { loadShippedRulebook } from '#modules/rulebook/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY } from './country.ts'
import { cpuOfChildren, postmasterOf } from './machine.ts'

const MERGED = 50
const TIMES = Number(process.argv[2] ?? 3)
const folder = await mkdtemp(join(tmpdir(), 'dangvu-bench-reorganisation-'))
const server = await startEmbedded(folder)
const admin = new pg.Client({ connectionString: server.url('postgres') })
await admin.connect()
await admin.query('create database bench')
await admin.end()
const owner = new pg.Client({ connectionString: server.url('bench') })
await owner.connect()
await migrate(owner)
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const from = addDays(today, -1)
const secrets = secretsFrom(MASTER_KEY)
await loadDemo(owner, demonstration({ today: addDays(today, -30) }), { protection: secrets, rebuildFigures })
const database = openPool(server.url('bench'), { asApplication: true, max: 2 })
await loadShippedRulebook(database, new Date())
const files = fileStore(join(folder, 'files'))
const application = createApplication({ database, secrets, files })

// What members declared for their dues goes along with them.
await owner.query(
  `insert into dues_bases (province_code, id, path, organisation_id, member_id, member_type, base, from_month, declared_on, declared_by, recorded_at)
   select province_code, gen_random_uuid(), path, organisation_id, id, 'pensioner', 4000000, '2026-01', '2026-01-05', 'Bench', now()
     from members where status <> 'left'`,
)
await owner.query('vacuum (analyze)')
const province = (
  await owner.query(
    `select id, path, province_code as code from organisations where parent_id is null and province_code <> '00'`,
  )
).rows[0]
// Branches of one superior merged two by two; as many others of its neighbours go to another superior.
const { rows: branches } = await owner.query<{ id: string; code: string; people: number; parent: string }>(
  `select o.id, o.code, count(m.*)::integer as people, o.parent_id as parent from organisations o
     join members m on m.province_code = o.province_code and m.organisation_id = o.id and m.status <> 'left'
     join organisations p on p.province_code = o.province_code and p.id = o.parent_id and p.type_code = 'commune-committee'
    where o.type_code = 'branch' and o.ended_on is null
      and not exists (select from memberships s where s.province_code = o.province_code and s.organisation_id = o.id and s.valid_from >= $1)
    group by o.id, o.code, o.parent_id having count(m.*) between 12 and 40 order by o.parent_id, o.code`,
  [from],
)
const byParent = [...Map.groupBy(branches, (row) => row.parent).values()]
const pairs = byParent.flatMap((own) => own.flatMap((row, at) => (at % 2 === 1 ? [[own[at - 1], row] as const] : [])))
const merged = pairs.slice(0, MERGED)
const used = new Set(merged.flatMap((pair) => pair.map((row) => row?.id)))
const moved = branches.filter(({ id }) => !used.has(id)).slice(0, MERGED)
const { rows: above } = await owner.query<{ id: string; name: string; code: string }>(
  `select id, name, code from organisations where province_code = $1 and type_code = 'commune-committee' and ended_on is null order by code desc`,
  [province.code],
)
const target = above.find(({ id }) => moved.every(({ parent }) => parent !== id))
const people = (rows: readonly ({ people: number } | undefined)[]) =>
  rows.reduce((sum, row) => sum + (row?.people ?? 0), 0)
const lines = [
  'TT,Mã cũ,Tên cũ,Hình thức,Mã mới,Tên mới,Cấp trên mới,Loại hình mới,Đảng viên chuyển,Ghi chú',
  ...merged.map(([a, b], at) => `${at + 1},${a?.code},,Sáp nhập,${b?.code},,,,,`),
  ...moved.map(({ code }, at) => `${merged.length + at + 1},${code},,Chuyển trực thuộc,,,${target?.code},,,`),
]
const gone = people(merged.map(([a]) => a))
console.log(
  `load average ${loadavg()[0]?.toFixed(1)}; ${merged.length} merged (${gone} members go), ${moved.length} under another superior (${people(moved)} members)`,
)

const actor: Actor = {
  accountId: newId(),
  displayName: 'Bench',
  memberId: null,
  provinceCode: province.code,
  national: false,
  mustChangePassword: false,
  sessionId: null,
  secondFactor: false,
  seat: {
    id: newId(),
    role: 'organisation-board',
    postName: 'Ban Tổ chức',
    organisationId: province.id,
    path: province.path,
  },
}

async function ask<T>(name: string, input: object): Promise<T> {
  const outcome = await runOperation(application, {
    name,
    input,
    credential: { kind: 'actor', actor },
    idempotencyKey: newId(),
    request: { requestId: newId(), address: null, userAgent: 'bench' },
  })
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome).slice(0, 500))
  return outcome.output as T
}

const postmaster = postmasterOf(folder)
/** Seconds on the clock, of the program's processor and of the database's. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [at, own, backends] = [performance.now(), process.cpuUsage(), cpuOfChildren(postmaster)]
  const answer = await work()
  const { user, system } = process.cpuUsage(own)
  const program = (user + system) / 1_000_000
  const seconds = ((performance.now() - at) / 1000).toFixed(2)
  const base = ((cpuOfChildren(postmaster) - backends) / 1000).toFixed(2)
  console.log(`  ${what}: ${seconds} s; processor: program ${program.toFixed(2)}, database ${base} s`)
  return answer
}

for (let time = 1; time <= TIMES; time += 1) {
  console.log(`time ${time}, load average ${loadavg()[0]?.toFixed(1)}`)
  const ids = merged.map(([a]) => a?.id)
  const into = merged.map(([, b]) => b?.id)
  await timed(`yardstick: ${gone} members moved by six plain statements, nothing asked, taken back`, async () => {
    const pair = 'unnest($1::uuid[], $2::uuid[]) as x(old_id, new_id) join organisations n on n.id = x.new_id'
    await owner.query('begin')
    for (const text of [
      `update memberships t set valid_to = $3 from ${pair} where t.organisation_id = x.old_id and t.valid_to is null`,
      `insert into memberships (province_code, id, member_id, organisation_id, path, valid_from, basis)
       select m.province_code, gen_random_uuid(), m.id, n.id, n.path, $3::date, 'transfer' from members m, ${pair} where m.organisation_id = x.old_id and m.status <> 'left'`,
      ...['transferred-out', 'transferred-in'].map(
        (kind) => `insert into member_movements (province_code, id, member_id, organisation_id, path, kind, happened_on)
       select m.province_code, gen_random_uuid(), m.id, n.id, n.path, '${kind}', $3::date from members m, ${pair} where m.organisation_id = x.old_id and m.status <> 'left'`,
      ),
      `update member_statuses t set path = n.path from members m, ${pair} where m.organisation_id = x.old_id and t.member_id = m.id and $3::date is not null`,
      `update members t set organisation_id = n.id, path = n.path, version = t.version + 1 from ${pair} where t.organisation_id = x.old_id and $3::date is not null`,
    ]) {
      await owner.query(text, [ids, into, from])
    }
    await owner.query('rollback')
  })
  const body = Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
  const upload = await files.keep(actor.accountId, { name: 'bang.csv', mediaType: 'text/csv', body, limit: 1_000_000 })
  const decision = { decisionNo: '100-QĐ/TU', decidedOn: from, issuer: 'Ban Thường vụ', effectiveOn: from }
  const start = { organisationId: province.id, uploadId: upload?.id, ...decision }
  const { id } = await timed('tried', () => ask<{ id: string }>('reorganisations.start', start))
  const seen = () => ask<{ header: { version: number }; hinders: unknown[] }>('reorganisations.get', { id })
  const tried = await seen()
  if (tried.hinders.length > 0) throw new Error(JSON.stringify(tried.hinders.slice(0, 3)))
  await timed('written', () => ask('reorganisations.commit', { id, version: tried.header.version }))
  const { header } = await seen()
  await timed('taken back', () => ask('reorganisations.undo', { id, version: header.version, reason: 'Bench' }))
}

await application.database.pool.end()
await owner.end()
await stopEmbedded(folder)
await rm(folder, { recursive: true, force: true })
