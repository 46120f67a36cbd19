// The month page of a hundred branches beside a plain sum over the same lines, and a month closed for every branch of an invented country:
// one declaration and one receipt a member, province by province.
// node bench/dues.ts [members] [folder to keep]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '#db/open.ts'
import type { CommandContext } from '#kernel/context.ts'
import { fileStore } from '#kernel/files.ts'
import { Refusal } from '#kernel/refusal.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { asSystem } from '#kernel/system.ts'
import { operations } from '#modules/all.ts'
import { firstDayOf, monthOf } from '#rules/dues/months.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY, openCountry } from './country.ts'

const members = Number(process.argv[2] ?? 560_000)
const kept = process.argv[3]
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'dangvu-bench-dues-')))
const country = await openCountry(folder, members)
const month = monthOf(country.today)

/** What everybody declared, and one receipt each for the month. */
async function fill(): Promise<void> {
  const { rows } = await country.owner.query('select exists (select from dues_entries) as filled')
  if (rows[0].filled === true) return
  await country.owner.query(`
    insert into dues_bases (province_code, id, path, organisation_id, member_id, member_type, base, region, from_month, declared_on, declared_by, recorded_at)
    select m.province_code, gen_random_uuid(), m.path, m.organisation_id, m.id,
           (array['insured', 'pensioner', 'uninsured-working-age', 'student'])[1 + (n % 4)], 4000000 + (n % 2000) * 10000, 1 + n % 4,
           '2026-02', '2026-02-01', 'Bench', now()
      from (select m.*, row_number() over () as n from members m where status <> 'left') m`)
  await country.owner.query(
    `insert into dues_entries (province_code, id, path, organisation_id, kind, amount, booked_on, member_id, member_name, for_month, channel,
                               receipt_year, receipt_no, recorded_at, recorded_by)
     select b.province_code, gen_random_uuid(), b.path, b.organisation_id, 'collected', 20000, $1::date, b.member_id, 'Bench', $2, 'cash',
            extract(year from $1::date), row_number() over (partition by b.province_code, b.organisation_id), now(), 'Bench'
       from dues_bases b`,
    [firstDayOf(month), month],
  )
  await country.owner.query('vacuum (analyze) dues_bases, dues_entries')
}

await fill()
await country.owner.query('truncate dues_months')
const database = openPool(country.ownerUrl, { asApplication: true, max: 2 })
const application = createApplication({
  database,
  secrets: secretsFrom(MASTER_KEY),
  files: fileStore(join(folder, 'files')),
})
const provinces = await country.owner.query(
  `select province_code as code, id from organisations where path = province_code || '/' and province_code <> '00' order by 1`,
)
function operation(name: string) {
  const found = operations.get(name)
  if (found === undefined) throw new Error(`no operation ${name}`)
  return found
}
const close = operation('dues.close-month')
const page = operation('dues.list-branch-months')

/** Milliseconds of the middle and the 95th percentile of 20 times. */
async function timed(work: () => Promise<unknown>): Promise<string> {
  const took: number[] = []
  for (let time = 0; time < 22; time += 1) {
    const at = performance.now()
    await work()
    if (time > 1) took.push(performance.now() - at)
  }
  took.sort((a, b) => a - b)
  return `p50 ${took[10]?.toFixed(1)} ms, p95 ${took[18]?.toFixed(1)} ms`
}

/** The page of the committee with the most branches below it and of its province, as the operation answers it and as one plain query. */
async function pages(state: string): Promise<void> {
  const { rows: places } = await country.owner.query(`
    (select o.province_code as code, o.parent_id as id, p.path, count(*)::integer as branches from organisations o
       join organisations p on p.province_code = o.province_code and p.id = o.parent_id
      where o.type_code = 'branch' group by 1, 2, 3 order by 4 desc limit 1)
    union all
    (select o.province_code, p.id, p.path, count(*)::integer from organisations o
       join organisations p on p.path = o.province_code || '/'
      where o.type_code in ('branch', 'grassroots-branch') group by 1, 2, 3 order by 4 desc limit 1)`)
  for (const { code, id, path, branches } of places) {
    const input = { organisationId: id, month, limit: 100 }
    const run = (context: CommandContext) => page.run(context as never, input as never)
    const shown = await timed(() => asSystem(application, code, 'dues.list-branch-months', run))
    const plain = await timed(() =>
      country.owner.query(
        `select o.id, count(e.id), sum(e.amount) from organisations o
           left join dues_entries e on e.province_code = $1 and e.organisation_id = o.id and e.for_month = $4
          where o.province_code = $1 and o.path >= $2 and o.path < $3 and o.type_code in ('branch', 'grassroots-branch')
          group by o.id, o.sort_key order by o.sort_key, o.id limit 100`,
        [code, path, `${path.slice(0, -1)}0`, month],
      ),
    )
    console.log(
      `Month page, ${state}, ${Math.min(branches, 100)} of ${branches} branches: ${shown}; plain query ${plain}`,
    )
  }
}

await pages('open')
const started = performance.now()
let books = 0
for (const { code, id } of provinces.rows) {
  const at = performance.now()
  const input = { organisationId: id, month, withBelow: true }
  const run = (context: CommandContext) => close.run(context as never, input as never)
  const answer = (await asSystem(application, code, 'dues.close-month', run)) as { closed: number } | Refusal
  if (answer instanceof Refusal) throw new Error(answer.code)
  books += answer.closed
  console.log(`${code}: ${answer.closed} books, ${Math.round(performance.now() - at)} ms`)
}
const took = Math.round(performance.now() - started)
const { rows } = await country.owner.query('select sum(members)::integer as members from dues_months')
console.log(`${books} books of ${rows[0].members} members closed in ${took} ms.`)
await pages('closed')
await database.pool.end()
await country.close()
if (kept === undefined) await rm(folder, { recursive: true, force: true })
