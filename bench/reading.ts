// Parts of the bench that read: pages of lists, searches by name, counts, figures, biểu 3.
import type { Script } from './client.ts'
import type { Caller } from './people.ts'
import { ms, spread } from './report.ts'
import { namesIn, pageThrough, repeat, searchFor } from './scenarios.ts'
import { measure, type Stage } from './stage.ts'

const TARGET_MS = 50
const target = `p95 < ${TARGET_MS} ms`

const scopes = ({ people }: Stage): [string, readonly Caller[]][] => [
  ['commune', people.communes],
  ['province', people.provinces],
]

async function p95(stage: Stage, what: string, scripts: readonly Script[], wanted = true): Promise<void> {
  const load = await measure(stage, scripts)
  stage.tell({
    what,
    target: wanted ? target : '–',
    measured: spread(load),
    yardstick: '–',
    cpu: load.cpu,
    ...(wanted ? { met: load.p95 < TARGET_MS } : {}),
  })
}

/** Pages of a list at commune and province scope. */
export async function lists(stage: Stage): Promise<void> {
  for (const [scope, callers] of scopes(stage)) {
    await p95(
      stage,
      `Page of the list by name, 50 rows, ${scope}`,
      callers.map((c) => pageThrough(c)),
    )
  }
  for (const [scope, callers] of scopes(stage)) {
    for (const sort of ['birth', 'branch'] as const) {
      await p95(
        stage,
        `Page of the list by ${sort}, ${scope}`,
        callers.map((c) => pageThrough(c, sort)),
      )
    }
  }
}

/** Searches by name: common, middling and rare texts apart, because they take different ways. */
export async function searches(stage: Stage): Promise<void> {
  for (const [scope, callers] of scopes(stage)) {
    const names = new Map<string, Awaited<ReturnType<typeof namesIn>>>()
    for (const caller of callers) {
      if (!names.has(caller.path)) names.set(caller.path, await namesIn(stage.country, caller))
    }
    for (const kind of ['common', 'middling', 'rare'] as const) {
      const scripts = callers.map((caller) => searchFor(caller, names.get(caller.path)?.[kind] ?? ['an']))
      await p95(stage, `Search by a ${kind} name, ${scope}`, scripts)
    }
  }
}

/** Counts of a subtree and the figures of an organisation's page. */
export async function counts(stage: Stage): Promise<void> {
  for (const [scope, callers] of scopes(stage)) {
    await p95(
      stage,
      `Count of a subtree, ${scope}`,
      callers.map((c) => repeat(c, 'members.count')),
    )
    await p95(
      stage,
      `Figures of an organisation's page, ${scope}`,
      callers.map((c) => repeat(c, 'members.get-figures')),
    )
  }
  for (const [scope, callers] of scopes(stage)) {
    const filter = { gender: 'female', education: 'upper-secondary', birthYearFrom: 1990 }
    const scripts = callers.map((c) => repeat(c, 'members.count', filter))
    await p95(stage, `Count of a subtree by a filter no figure keeps, ${scope}`, scripts, false)
  }
}

/** Biểu 3 of the whole country, one reader. */
export async function table(stage: Stage): Promise<void> {
  const load = await measure(stage, [
    repeat(stage.people.centre, 'reports.get-table', { form: '3', on: stage.country.today }),
  ])
  stage.tell({
    what: 'Biểu 3 of the whole country, one reader',
    target: 'p95 < 300 ms',
    measured: `p50 ${ms(load.p50)}, **p95 ${ms(load.p95)}**, p99 ${ms(load.p99)}`,
    yardstick: '–',
    cpu: load.cpu,
    met: load.p95 < 300,
  })
}
