// Part of the bench about cases: ten thousand open ones in a province, their work put anew, and the queue of the province.
import { moveFiguresOn } from '#cli/daily.ts'
import { openPool } from '#db/open.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { refreshWork } from '#modules/cases/public.ts'
import type { Case, RecordedStep, StepInput } from '#rules/lifecycle/case.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { open } from '#rules/lifecycle/take.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY } from './country.ts'
import type { Caller } from './people.ts'
import { spread } from './report.ts'
import { repeat } from './scenarios.ts'
import { measure, type Stage } from './stage.ts'

const OPEN = 10_000

const paper = (code: string, on: string) => ({ code, no: '01', on, keptAt: null }) as never

/** Cases as they stand after their first step, of kinds with different terms. */
const kinds: { lifecycle: string; input: (on: string) => StepInput }[] = [
  {
    lifecycle: 'formal-transfer-out',
    input: (on) => ({
      step: 'request',
      on,
      facts: { cause: 'residence', effectiveOn: on, reach: 'superior', newPlace: 'Xã bên', underInspection: false },
      papers: [paper('competent-decision', on)],
    }),
  },
  {
    lifecycle: 'name-deletion',
    input: (on) => ({
      step: 'open',
      on,
      facts: { ground: 'no-activity', months: 4, summary: 'Không sinh hoạt' },
      papers: [paper('evidence-list', on)],
    }),
  },
]

interface Someone {
  id: string
  name: string
  branch: string
  path: string
}

/** Opens cases about members of the province, spread over its branches and the last hundred days. */
async function fill({ country }: Stage, { province, path }: Caller): Promise<number> {
  const { owner } = country
  const { rows: there } = await owner.query<{ count: number }>(
    'select count(*)::int as count from cases where province_code = $1 and end_kind is null',
    [province],
  )
  const missing = OPEN - (there[0]?.count ?? 0)
  if (missing <= 0) return OPEN
  const { rows: people } = await owner.query<Someone>(
    `select id, full_name as name, organisation_id as branch, path from members
      where province_code = $1 and path >= $2 and path < $3 and status = 'full'
        and not exists (select from cases k where k.province_code = $1 and k.subject_id = members.id)
      order by md5(id::text) limit $4`,
    [province, path, `${path.slice(0, -1)}0`, missing],
  )
  const cases: unknown[] = []
  for (const [i, someone] of people.entries()) {
    const kind = kinds[i % kinds.length]
    const lifecycle = lifecycleByCode(kind?.lifecycle ?? '')
    if (kind === undefined || lifecycle === undefined) throw new Error('an unknown kind of case')
    const on = new Date(Date.now() - (i % 100) * 86_400_000).toISOString().slice(0, 10)
    const places = { branch: { id: someone.branch, name: '' }, province: { id: newId(), name: '' } }
    const given: Omit<Case, 'lifecycle' | 'steps'> = { id: newId(), subjectId: someone.id, places, known: {} }
    const asker = { kind: 'post', organisationId: someone.branch, role: 'secretary', personId: null } as const
    const today = country.today
    const taken = open(lifecycle, given, kind.input(on), asker, { book: shippedRulebook, on: today, province })
    if (!taken.ok) throw new Error(`${lifecycle.code}: ${JSON.stringify(taken.refusals)}`)
    const step: RecordedStep = taken.step
    const to = lifecycle.steps.find((s) => s.code === step.step)?.to
    cases.push({
      id: given.id,
      path: someone.path,
      branch: someone.branch,
      code: lifecycle.code,
      subject: someone.id,
      name: someone.name,
      on,
      state: to,
      step,
    })
  }
  await owner.query(
    `with given as (select * from jsonb_to_recordset($2::jsonb) as g(id uuid, path text, branch uuid, code text, subject uuid, name text,
       "on" date, state text, step jsonb)), put as (
       insert into cases (province_code, id, path, organisation_id, lifecycle, subject_kind, subject_id, subject_name, opened_on, state)
       select $1, id, path, branch, code, 'member', subject, name, "on", state from given)
     insert into case_steps (province_code, case_id, seq, path, step, taken_on, recorded_at, author, recorded)
     select $1, id, 1, path, step ->> 'step', "on", now(), 'Người Đo', step from given`,
    [province, JSON.stringify(cases)],
  )
  await owner.query('analyze cases, case_steps, case_work')
  return OPEN
}

/** The queue of a province with ten thousand open cases, and all their terms counted anew. */
export async function cases(stage: Stage): Promise<void> {
  const [caller] = stage.people.provinces
  if (caller === undefined) throw new Error('nobody at a province')
  const filled = await fill(stage, caller)
  const application = createApplication({
    database: openPool(stage.country.ownerUrl, { asApplication: true, max: 4 }),
    secrets: secretsFrom(MASTER_KEY),
    files: fileStore(stage.options.folder),
  })
  await moveFiguresOn(application)
  await stage.country.owner.query('delete from case_work where province_code = $1', [caller.province])
  const started = performance.now()
  const changed = await refreshWork(application, caller.province)
  const seconds = (performance.now() - started) / 1000
  await application.database.pool.end()
  await stage.country.owner.query('analyze case_work')
  stage.tell({
    what: `All terms of ${filled} open cases of a province counted anew`,
    target: '< 10 s',
    measured: `${seconds.toFixed(1)} s, ${changed} written`,
    yardstick: '–',
    met: seconds < 10,
  })
  const differing = await measure(stage, [repeat(caller, 'cases.list-differences', {})])
  stage.tell({
    what: `Cases among them that today's rules would judge otherwise, one reader`,
    target: 'p95 < 1 s',
    measured: spread(differing),
    yardstick: '–',
    cpu: differing.cpu,
    met: differing.p95 < 1000,
  })
  for (const tab of ['mine', 'waiting'] as const) {
    const load = await measure(stage, [repeat(caller, 'cases.list-work', { tab })])
    stage.tell({
      what: `Queue of that province, ${tab}, one reader`,
      target: 'p95 < 100 ms',
      measured: spread(load),
      yardstick: '–',
      cpu: load.cpu,
      met: load.p95 < 100,
    })
  }
}
