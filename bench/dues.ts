// The month page of a small province with a hundred open books and of a province of ten thousand, each beside a plain query; work by branch; and a month closed for
// every branch of an invented country, two provinces at a time: one declaration and one receipt a member.
// node bench/dues.ts [members] [folder to keep]
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '#db/open.ts'
import type { CommandContext } from '#kernel/context.ts'
import { fileStore } from '#kernel/files.ts'
import { Refusal } from '#kernel/refusal.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { asSystem } from '#kernel/system.ts'
import { operations } from '#modules/all.ts'
import { dayAfter, firstDayOf, monthOf } from '#rules/dues/months.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY, openCountry } from './country.ts'
import { fillDues, reopen, widen } from './dues-country.ts'
import { childrenOf, cpuOf, postmasterOf } from './machine.ts'

const members = Number(process.argv[2] ?? 560_000)
const kept = process.argv[3]
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'dangvu-bench-dues-')))
const country = await openCountry(folder, members)
const { owner } = country
const month = monthOf(country.today)
const server = postmasterOf(folder)
/** Provinces by the number of their branches. */
const { rows: provinces } = await owner.query<Place>(
  `select p.province_code as code, p.id, p.path, count(*)::integer as branches from organisations p
     join organisations o on o.province_code = p.province_code and o.type_code in ('branch', 'grassroots-branch') and o.code not like '%.W%'
      and o.founded_on < $1::date and o.ended_on is null
    where p.path = p.province_code || '/' and p.province_code <> '00' group by 1, 2, 3 order by 4`,
  [dayAfter(month)],
)
const [small] = provinces
const large = provinces.at(-1)
if (small === undefined || large === undefined) throw new Error('no provinces')
await fillDues(owner, month, small.code)
await owner.query('truncate dues_months')
const database = openPool(country.ownerUrl, { asApplication: true, max: 2 })
const application = createApplication({
  database,
  secrets: secretsFrom(MASTER_KEY),
  files: fileStore(join(folder, 'files')),
})

/** Runs an operation as the program itself, in one province. */
async function ask<T>(province: string, name: string, input: object): Promise<T> {
  const served = operations.get(name)
  if (served === undefined) throw new Error(`no operation ${name}`)
  const run = (context: CommandContext) => served.run(context as never, input as never, undefined as never)
  const answer = (await asSystem(application, province, name, run)) as T | Refusal
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}

/** Processor time of the server's processes from now on; those that end meanwhile (autovacuum) are left out. */
function watchServer(): () => number {
  const before = new Map(childrenOf(server).map((pid) => [pid, cpuOf(pid)]))
  return () => childrenOf(server).reduce((sum, pid) => sum + cpuOf(pid) - (before.get(pid) ?? 0), 0)
}

/** Milliseconds of the middle and the 95th percentile of 20 times. */
async function timed(work: () => Promise<unknown>): Promise<string> {
  const took: number[] = []
  const spent = watchServer()
  for (let time = 0; time < 22; time += 1) {
    const at = performance.now()
    await work()
    if (time > 1) took.push(performance.now() - at)
  }
  took.sort((a, b) => a - b)
  const cpu = spent() / 22
  return `p50 ${took[10]?.toFixed(1)} ms, p95 ${took[18]?.toFixed(1)} ms (database ${cpu.toFixed(1)} ms)`
}

interface Place {
  code: string
  id: string
  path: string
  branches: number
}

/** The dues of the same branches, straight from the lines. */
const plain = ({ code, path }: Place) =>
  owner.query(
    `select o.id, count(e.id), sum(e.amount) from organisations o
       left join dues_entries e on e.province_code = $1 and e.organisation_id = o.id and e.for_month = $4
      where o.province_code = $1 and o.path >= $2 and o.path < $3 and o.type_code in ('branch', 'grassroots-branch')
      group by o.id, o.sort_key order by o.sort_key, o.id`,
    [code, path, `${path.slice(0, -1)}0`, month],
  )

async function pages(state: string, place: Place): Promise<void> {
  const { code, id: organisationId, branches } = place
  const shown = await timed(() => ask(code, 'meetings.get-month', { organisationId, month }))
  console.log(
    `Month page, ${state}, ${branches} branches: ${shown}; plain query of dues ${await timed(() => plain(place))}`,
  )
  if (branches > 1000) return
  const dues = await timed(() => ask(code, 'dues.list-branch-months', { organisationId, month, limit: 100 }))
  console.log(`Dues by branch, ${state}, ${Math.min(branches, 100)} of ${branches} branches: ${dues}`)
}

async function work({ code, id: organisationId, branches }: Place): Promise<void> {
  const year = month.slice(0, 4)
  for (const [span, from, to] of [
    ['month', firstDayOf(month), `${month}-28`],
    ['year', `${year}-01-01`, `${year}-12-31`],
  ]) {
    const took = await timed(() => ask(code, 'tasks.count-branches', { organisationId, from, to }))
    console.log(`Work by branch, a ${span}, ${branches} branches: ${took}`)
  }
}

console.log(`${members} members asked for; load ${loadavg()[0]?.toFixed(1)}.`)
await work(small)
const spent = watchServer()
const started = performance.now()
let books = 0
const waiting = provinces.values()
const closeNext = async (): Promise<void> => {
  for (const { code, id } of waiting) {
    const input = { organisationId: id, month, withBelow: true }
    const { closed } = await ask<{ closed: number }>(code, 'dues.close-month', input)
    books += closed
  }
}
await Promise.all([closeNext(), closeNext()])
const took = performance.now() - started
const busy = spent()
const { rows } = await owner.query('select sum(members)::integer as members from dues_months')
const each = (busy * 1000) / rows[0].members
console.log(
  `${books} books of ${rows[0].members} members closed, two provinces at a time: ${(took / 1000).toFixed(1)} s, ${(busy / 1000).toFixed(1)} s of processor, ` +
    `${each.toFixed(1)} µs a member: ${((each * 5.6) / 2).toFixed(0)} s for 5.6 million on two processors; load ${loadavg()[0]?.toFixed(1)}.`,
)
await pages('closed', small)
await reopen(owner, small.code, 100, month)
await pages('100 open', small)
await widen(owner, large.code, 10_000, month)
await pages('closed', { ...large, branches: 10_000 })
await database.pool.end()
await country.close()
if (kept === undefined) await rm(folder, { recursive: true, force: true })
