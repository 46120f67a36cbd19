// A directive of a province sent to 130 communes and 4,000 branches, and the tree of its progress when all have made plans of it, beside a
// plain query over the same work: node bench/plans.ts. Targets: sent under 10 s, the tree under 300 ms.
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openPool } from '#db/open.ts'
import type { CommandContext } from '#kernel/context.ts'
import { fileStore } from '#kernel/files.ts'
import { Refusal, Stale } from '#kernel/refusal.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { asSystem } from '#kernel/system.ts'
import { operations } from '#modules/all.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY } from './country.ts'

const COMMUNES = 130
const BRANCHES = 4000
const TASKS = 10
const folder = await mkdtemp(join(tmpdir(), 'dangvu-bench-plans-'))
const server = await startEmbedded(folder)
const admin = new pg.Client({ connectionString: server.url('postgres') })
await admin.connect()
await admin.query('create database bench')
await admin.end()
const owner = new pg.Client({ connectionString: server.url('bench') })
await owner.connect()
await migrate(owner)
await owner.query(
  `with places as (
     select '11/' as path, null as above, 'province-committee' as type, 0 as n
     union all select '11/' || c || '/', '11/', 'commune-committee', c from generate_series(1, $1::integer) c
     union all select '11/' || (b % $1 + 1) || '/' || b || '/', '11/' || (b % $1 + 1) || '/', 'branch', b from generate_series(1, $2::integer) b
   ), named as (select p.*, gen_random_uuid() as id from places p)
   insert into organisations (province_code, id, path, parent_id, type_code, code, name, search_key, sort_key, founded_on, created_at, updated_at)
   select '11', n.id, n.path, a.id, n.type, n.path, 'Tổ chức ' || n.n, 'to chuc ' || n.n, 'to chuc ' || n.n, '2025-07-01', now(), now()
     from named n left join named a on a.path = n.above order by length(n.path)`,
  [COMMUNES, BRANCHES],
)
const application = createApplication({
  database: openPool(server.url('bench'), { asApplication: true, max: 2 }),
  secrets: secretsFrom(MASTER_KEY),
  files: fileStore(join(folder, 'files')),
})

/** Runs an operation as the program itself in the province. */
async function ask<T>(name: string, input: object): Promise<T> {
  const served = operations.get(name)
  if (served === undefined) throw new Error(`no operation ${name}`)
  const parsed = served.operation.input.parse(input)
  const run = (context: CommandContext) => served.run(context as never, parsed as never, undefined as never)
  const answer = await asSystem(application, '11', name, run)
  if (answer instanceof Refusal || answer instanceof Stale) throw new Error(JSON.stringify(answer))
  return answer as T
}

/** Milliseconds of the middle and the slowest of so many times. */
async function timed(what: string, times: number, work: () => Promise<unknown>): Promise<void> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const at = performance.now()
    await work()
    took.push(performance.now() - at)
  }
  took.sort((a, b) => a - b)
  const ms = (at: number) => `${(took[at] ?? 0).toFixed(0)} ms`
  console.log(`${what}: ${times === 1 ? ms(0) : `middle ${ms(times >> 1)}, slowest ${ms(times - 1)}`}`)
}

const province = (await owner.query(`select id from organisations where path = '11/'`)).rows[0]?.id as string
const head = { organisationId: province, title: 'Chỉ thị', startsOn: '2026-01-01', endsOn: '2099-12-31' }
const { id } = await ask<{ id: string }>('plans.create', head)
for (let at = 1; at <= TASKS; at += 1) {
  const due = at % 5 === 0 ? { dueKind: 'trigger', waitsFor: 'hướng dẫn' } : { dueKind: 'by', dueOn: '2026-01-31' }
  await ask('plans.set-task', { id, version: at, title: `Việc ${at}`, ...due })
}
await ask('plans.adopt', { id, version: TASKS + 1, adoptedBy: 'Kế hoạch 01-KH/TU' })
console.log(`load average ${loadavg()[0]?.toFixed(1)}`)
await timed(`sent to ${COMMUNES + BRANCHES} organisations`, 1, () =>
  ask('plans.send', { id, version: TASKS + 2, below: 'all' }),
)
await ask('plans.set-task', { id, version: TASKS + 3, title: 'Việc mới' })
await timed('changed and sent anew', 1, () => ask('plans.send', { id, version: TASKS + 4 }))

// Everybody has made a plan; half of the work of branches is given to somebody.
await owner.query(
  `insert into plans (province_code, id, path, organisation_id, state, title, starts_on, ends_on, root_id, receipt_id, taken_issue, adopted_by, adopted_on)
   select '11', gen_random_uuid(), r.path, r.organisation_id, 'adopted', 'Kế hoạch', '2026-01-01', '2099-12-31', r.root_id, r.id, r.issue, 'NQ', '2026-02-01'
     from plan_receipts r`,
)
await owner.query(
  `insert into plan_tasks (province_code, id, plan_id, path, place, root_id, origin_id, title, due_kind, due_on, waits_for, state, done_on)
   select '11', gen_random_uuid(), p.id, p.path, t.place, t.id, t.id, t.title, t.due_kind, case when random() < 0.5 then t.due_on else '2099-12-31' end, t.waits_for,
          case when d.done then 'done' else 'open' end, case when d.done then date '2026-03-01' end
     from plans p cross join plan_tasks t cross join lateral (select random() < 0.3 and p.id is not null and t.id is not null as done) d
    where p.receipt_id is not null and t.plan_id = $1`,
  [id],
)
await owner.query(
  `insert into tasks (province_code, id, path, organisation_id, organisation_name, assigner_id, assigner_path, assigner_name, batch_id, title, assignee_name, leads,
                      assigned_on, due_on, source, source_id, source_title, state, percent)
   select '11', gen_random_uuid(), t.path, p.organisation_id, 'Bench', p.organisation_id, t.path, 'Bench', gen_random_uuid(), t.title, 'Bench', true,
          '2026-02-01', '2026-12-31', 'plan', t.id, 'Kế hoạch', 'accepted', 40
     from plan_tasks t join plans p on p.id = t.plan_id where t.path like '11/%/%/' and t.place % 2 = 0`,
)
await owner.query('vacuum (analyze) organisations, plans, plan_tasks, plan_receipts, tasks')
const { rows: amount } = await owner.query(
  'select (select count(*) from plan_tasks) as work, (select count(*) from tasks) as given',
)
console.log(`${amount[0]?.work} pieces of work, ${amount[0]?.given} given to members`)
const commune = (await owner.query(`select id from organisations where path = '11/1/'`)).rows[0]?.id as string
const plain = `select t.path, t.state, count(*) from plan_tasks t join plans p on p.id = t.plan_id where p.root_id = '${id}' group by 1, 2`
await timed('the tree of the province', 20, () => ask('plans.get-progress', { id }))
await timed('plain query: work by organisation and state', 20, () => owner.query(plain))
await timed('the tree of a commune', 20, () => ask('plans.get-progress', { id, organisationId: commune }))
await timed('organisations one by one, those that are late', 20, () => ask('plans.list-below', { id, show: 'late' }))
await timed('the page of the first plan', 20, () => ask('plans.get', { id }))
const waits = (await owner.query(`select id from plan_tasks where plan_id = $1 and due_kind = 'trigger' limit 1`, [id]))
  .rows[0]?.id as string
const { version } = await ask<{ version: number }>('plans.get', { id })
await timed('what all waited for is there', 1, () =>
  ask('plans.release-task', { id, version, taskId: waits, releasedBy: 'Hướng dẫn 03' }),
)

await application.database.pool.end()
await owner.end()
await stopEmbedded(folder)
await rm(folder, { recursive: true, force: true })
