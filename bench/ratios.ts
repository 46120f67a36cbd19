// Parts of the bench that compare in one run: the program against the database alone, kept figures against counting members.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figureText } from '#modules/members/figures/condition.ts'
import { figures } from '#rules/statistics/figures.ts'
import { capture, findPgbench, type PgbenchLoad, pgbench, writeScripts } from './capture.ts'
import type { Caller } from './people.ts'
import { rate, times } from './report.ts'
import { pageThrough, repeat } from './scenarios.ts'
import { measure, type Stage } from './stage.ts'

type Sent = Awaited<ReturnType<typeof capture>>[number]

const together = (loads: readonly PgbenchLoad[]): number =>
  loads.reduce((sum, l) => sum + l.transactions, 0) / loads.reduce((sum, l) => sum + l.seconds, 0)

/** Members by sex, by status and by age band, counted from the members: what the kept figures stand for. */
const plainCount = ({ province, path }: Caller): string =>
  `select count(*), count(*) filter (where gender = 'female'), count(*) filter (where gender = 'male'),
     ${['full', 'probationary', 'exempt', 'suspended'].map((s) => `count(*) filter (where status = '${s}')`).join(', ')},
     ${[18, 31, 36, 41, 46, 51, 56, 61].map((age) => `count(*) filter (where birth_on <= current_date - interval '${age} years')`).join(', ')}
   from members m where m.province_code = '${province}' and m.path >= '${path}' and m.path < '${path.slice(0, -1)}0'
     and m.status <> 'left'`

/** The same answer as the kept figures give, counted from the members: every figure of an organisation's page. */
const sameCount = ({ province, path }: Caller, today: string): string =>
  `select ${figures.map((figure) => `count(*) filter (where ${figureText(figure, today, 'm')})`).join(', ')}
   from members m where m.province_code = '${province}' and m.path >= '${path}' and m.path < '${path.slice(0, -1)}0'
     and m.status <> 'left'`

/** What the program is measured against: pgbench, and where its scripts lie. */
interface Alone {
  program: string
  folder: string
}

/** The program against pgbench with the same transactions, and kept figures against the plain count. */
export async function ratios(stage: Stage): Promise<void> {
  const program = await findPgbench()
  const { people, say } = stage
  if (program === null) {
    say(
      'pgbench is not installed (Debian: postgresql-contrib or postgresql): ratios to the database alone are not measured.',
    )
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'dangvu-pgbench-'))
  const scopes = [
    ['commune', people.communes],
    ['province', people.provinces],
  ] as const
  try {
    for (const [scope, callers] of scopes) await pagesAlone(stage, { program, folder }, scope, callers)
    for (const [scope, callers] of scopes) await figuresAlone(stage, { program, folder }, scope, callers)
    await neverStale(stage)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Pages of the list: the program, and the database with what the program sends for them. */
async function pagesAlone(
  stage: Stage,
  { program, folder }: Alone,
  scope: string,
  callers: readonly Caller[],
): Promise<void> {
  const { country, options, tell } = stage
  // The same pages: the first ten of each caller's list, each with what the program sends for it.
  const calls: { caller: Caller; operation: string; input: object }[] = []
  for (const caller of callers) {
    const page = pageThrough(caller)
    let last: string | null = null
    for (let i = 0; i < Math.floor(120 / callers.length); i++) {
      const { path } = page(last)
      const query = new URL(path, 'http://localhost').searchParams
      const input = Object.fromEntries(query)
      calls.push({ caller, operation: 'members.list', input })
      last = await askOnce(stage, path, caller.token)
    }
  }
  const scripts = await writeScripts(folder, `list-${scope}`, await capture(country.ownerUrl, calls))
  const alone: PgbenchLoad[] = []
  const load = await measure(
    stage,
    callers.map((c) => pageThrough(c)),
    async (seconds) => {
      alone.push(await pgbench(program, country.ownerUrl, scripts, options.clients, seconds))
    },
  )
  const database = together(alone)
  tell({
    what: `Page of the list by name, ${scope}: program against the database alone`,
    target: '≥ 0.3',
    measured: `${rate(load.perSecond)} → **${times(load.perSecond / database)}**`,
    yardstick: `pgbench, the same transactions: ${rate(database)}`,
    cpu: load.cpu,
    met: load.perSecond / database >= 0.3,
  })
}

/** Kept figures: read by the program and by the database alone, and counted from the members instead. */
async function figuresAlone(
  stage: Stage,
  { program, folder }: Alone,
  scope: string,
  callers: readonly Caller[],
): Promise<void> {
  const { country, options, tell } = stage
  const kept = await capture(
    country.ownerUrl,
    callers.map((caller) => ({ caller, operation: 'members.get-figures', input: {} })),
  )
  const counting = (text: (caller: Caller) => string): Sent[] =>
    kept.map((sent, i): Sent => {
      const [enter, ...rest] = sent
      const leave = rest[rest.length - 1]
      const caller = callers[i]
      if (enter === undefined || leave === undefined || caller === undefined) throw new Error('nothing was caught')
      return [enter, { text: text(caller) }, leave]
    })
  const keptScripts = await writeScripts(folder, `kept-${scope}`, kept)
  const sameScripts = await writeScripts(
    folder,
    `same-${scope}`,
    counting((caller) => sameCount(caller, country.today)),
  )
  const someScripts = await writeScripts(folder, `some-${scope}`, counting(plainCount))
  const keptAlone: PgbenchLoad[] = []
  const sameAlone: PgbenchLoad[] = []
  const someAlone: PgbenchLoad[] = []
  const load = await measure(
    stage,
    callers.map((c) => repeat(c, 'members.get-figures')),
    async (seconds) => {
      keptAlone.push(await pgbench(program, country.ownerUrl, keptScripts, options.clients, seconds))
      sameAlone.push(await pgbench(program, country.ownerUrl, sameScripts, options.clients, seconds))
      someAlone.push(await pgbench(program, country.ownerUrl, someScripts, options.clients, seconds))
    },
  )
  const [a, b, c] = [together(keptAlone), together(sameAlone), together(someAlone)]
  tell({
    what: `Figures of an organisation's page kept, against counting the same ${figures.length} figures, ${scope}`,
    target: '≥ 10×',
    measured: `database ${rate(a)} → **${times(a / b)}**; program ${rate(load.perSecond)} → ${times(load.perSecond / b)}`,
    yardstick: `plain count, same transaction: ${rate(b)}; only sex, status and eight ages: ${rate(c)} (${times(a / c)})`,
    cpu: load.cpu,
    met: a / b >= 10,
  })
}

async function askOnce(stage: Stage, path: string, token: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${stage.program.port}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** Recounts two provinces and compares with what is kept. */
async function neverStale(stage: Stage): Promise<void> {
  let [organisations, differences] = [0, 0]
  for (const caller of stage.people.provinces.slice(0, 2)) {
    const found = JSON.parse(await askOnce(stage, '/api/members.check-figures', caller.token))
    organisations += found.organisations
    differences += found.differences.length
  }
  stage.tell({
    what: 'Kept figures against a recount (members.check-figures, two provinces)',
    target: 'no difference',
    measured: `${differences} differences in ${organisations} organisations`,
    yardstick: 'recount from the members',
    met: differences === 0,
  })
}
