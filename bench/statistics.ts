// Biểu 2, 2B, 6, 7 and a cross table of a province and the country, beside a plain count of the same members:
// node bench/statistics.ts [members] [folder]. The statement limit of the program holds.
import { mkdtemp } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '#db/open.ts'
import type { Actor } from '#kernel/actor.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY, openCountry } from './country.ts'

const members = Number(process.argv[2] ?? 200_000)
const folder = process.argv[3] ?? (await mkdtemp(join(tmpdir(), 'dangvu-bench-statistics-')))
const country = await openCountry(folder, members)
const { owner, today } = country
const year = Number(today.slice(0, 4))

// Everybody was reviewed last year; one in twelve is still waiting.
await owner.query(
  `insert into evaluation_rounds (province_code, id, path, organisation_id, organisation_name, scheme, period, deadlines, opened_on, opened_by)
   select o.province_code, gen_random_uuid(), o.path, o.id, o.name, '366-year', $1, '{}', $1::text::date, 'Bench'
     from (select distinct province_code, organisation_id from members where status <> 'left') m
     join organisations o on o.province_code = m.province_code and o.id = m.organisation_id on conflict do nothing`.replace(
    '$1::text::date',
    `make_date(${year - 1}, 11, 1)`,
  ),
  [String(year - 1)],
)
await owner.query(
  `insert into evaluations (province_code, id, round_id, path, member_id, subject_name, sort_key, group_code, role, due, state, level, announced_on)
   select m.province_code, gen_random_uuid(), r.id, m.path, m.id, 'x', 'x', 'member', 'member', true,
          case when n % 12 = 0 then 'waiting' else 'announced' end, case when n % 12 > 0 then (array['HTXS', 'HTT', 'HTT', 'HT'])[1 + n % 4] end,
          case when n % 12 > 0 then make_date(${year - 1}, 12, 20) end
     from (select m.*, row_number() over () as n from members m where status <> 'left') m
     join evaluation_rounds r on r.province_code = m.province_code and r.organisation_id = m.organisation_id and r.period = $1
   on conflict do nothing`,
  [String(year - 1)],
)
await owner.query('vacuum (analyze) evaluations, evaluation_rounds')

const application = createApplication({
  database: openPool(country.ownerUrl, { asApplication: true, max: 2 }),
  secrets: secretsFrom(MASTER_KEY),
  files: fileStore(folder),
})
const { rows: largest } = await owner.query(
  `select o.id, o.path, o.province_code as province, m.total
     from (select province_code, count(*)::integer as total from members where status <> 'left' group by 1) m
     join organisations o on o.province_code = m.province_code and o.parent_id is null
    order by m.total desc limit 1`,
)
const { rows: centre } = await owner.query(
  `select o.id, o.path, o.province_code as province, 0 as total from organisations o where o.path = '00/'`,
)

function actorAt(place: { id: string; path: string; province: string }): Actor {
  return {
    accountId: newId(),
    displayName: 'Bench',
    memberId: null,
    provinceCode: place.province,
    national: place.path === '00/',
    mustChangePassword: false,
    sessionId: null,
    secondFactor: false,
    seat: {
      id: newId(),
      role: 'organisation-board',
      postName: 'Ban Tổ chức',
      organisationId: place.id,
      path: place.path,
    },
  }
}

async function timed(what: string, work: () => Promise<string>): Promise<void> {
  const times: number[] = []
  let said = ''
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    said = await work()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  console.log(`${what}: ${times.map((ms) => Math.round(ms)).join(' / ')} ms ${said}`)
}

const ask = (actor: Actor, name: string, input: object) => async (): Promise<string> => {
  const outcome = await runOperation(application, {
    name,
    input,
    credential: { kind: 'actor', actor },
    idempotencyKey: null,
    request: { requestId: newId(), address: null, userAgent: 'bench' },
  })
  return outcome.kind === 'done' ? '' : `(${JSON.stringify(outcome).slice(0, 200)})`
}

console.log(
  `${country.members} members, ${country.organisations} organisations, largest province ${largest[0]?.total}; load ${loadavg()[0]?.toFixed(1)}`,
)
for (const [name, place] of [
  ['province', largest[0]],
  ['country', centre[0]],
] as const) {
  const actor = actorAt(place)
  const where = name === 'province' ? `province_code = '${place.province}' and` : ''
  await timed(`${name}, plain count by three codes`, async () => {
    await owner.query(
      `select gender, education_code, occupation_code, count(*) from members where ${where} status <> 'left' group by 1, 2, 3`,
    )
    return ''
  })
  for (const form of ['2', '2B', '6', '7']) {
    const more = form === '6' ? { year: year - 1 } : {}
    await timed(`${name}, biểu ${form} today`, ask(actor, 'reports.get-table', { form, on: today, ...more }))
  }
  if (name === 'country') continue
  await timed(`${name}, biểu 6 of 31/12`, ask(actor, 'reports.get-table', { form: '6', on: `${year - 1}-12-31` }))
  await timed(
    `${name}, cross table age × education`,
    ask(actor, 'reports.ask', { rowField: 'age', columnField: 'education' }),
  )
  await timed(
    `${name}, cross table of the organisations below × gender`,
    ask(actor, 'reports.ask', { rowField: 'below', columnField: 'gender' }),
  )
}
await application.database.pool.end()
await country.close()
