// Answers which open cases have steps that the rules of today would judge otherwise.
import { sql } from 'kysely'
import { z } from 'zod'
import { type CaseDifferences, listDifferences } from '#contract/case-differences.ts'
import { id } from '#contract/fields.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { shownHead } from '#modules/cases/queries/heads.ts'
import { viewCases } from '#modules/cases/scope.ts'
import { type HeadRow, headColumns } from '#modules/cases/store/cases.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { valuesEverLaidDown, valuesNewSince } from '#modules/rulebook/public.ts'
import type { JudgedBy, RecordedStep } from '#rules/lifecycle/case.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import { differencesOf, judgedInWords, restingOn, titleOf } from '#rules/lifecycle/judged-by.ts'
import { lifecycleByCode, lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { citationOf } from '#rules/rulebook/look-up.ts'
import { type Parameter, parameterOn, type Setting } from '#rules/rulebook/rulebook.ts'

/** What a step holds that was judged by a value other than today's: the values there have been, without those that hold. */
function outdated(ever: readonly Parameter[], setting: Setting, ruleId: string | undefined): string[] {
  const patterns = ever.flatMap((p) => {
    if (ruleId !== undefined && p.ruleId !== ruleId) return []
    const now = parameterOn(setting, p.ruleId, p.name)
    const { name, value, unit, trigger } = p
    const otherValue = now === undefined || JSON.stringify(now.value) !== JSON.stringify(value)
    if (otherValue) return [{ ruleId: p.ruleId, name, value }]
    return now.unit === unit && now.trigger === trigger ? [] : [{ ruleId: p.ruleId, name, value, unit, trigger }]
  })
  return [...new Set(patterns.map((pattern) => JSON.stringify([pattern])))]
}

/** What each step rests on today of the values that are new since the oldest open step, by lifecycle and step. */
async function laidDownSince(
  { tx, province }: QueryContext,
  setting: Setting,
  ruleId: string | undefined,
): Promise<Record<string, Record<string, object[]>>> {
  const { rows } = await sql<{ recordedAt: Date | null; on: string }>`
    select min(s.recorded_at) as "recordedAt", min(s.taken_on) as on
      from cases c join case_steps s on s.province_code = ${province} and s.case_id = c.id
     where c.province_code = ${province} and c.end_kind is null`.execute(tx)
  const [oldest] = rows
  if (oldest === undefined || oldest.recordedAt === null) return {}
  const fresh = await valuesNewSince(tx, province, { recordedAt: oldest.recordedAt, on: oldest.on })
  const names = new Set(fresh.map(({ ruleId: rule, name }) => `${rule} ${name}`))
  const isNew = (one: { ruleId: string; name: string }): boolean =>
    names.has(`${one.ruleId} ${one.name}`) && (ruleId === undefined || one.ruleId === ruleId)
  return Object.fromEntries(
    lifecycles.map((lifecycle) => [
      lifecycle.code,
      Object.fromEntries(
        lifecycle.steps.flatMap((step) => {
          const resting = restingOn(lifecycle, step, setting).filter(isNew)
          return resting.length === 0 ? [] : [[step.code, resting]]
        }),
      ),
    ]),
  )
}

async function stepsOf({ tx, province }: QueryContext, ids: readonly string[]): Promise<Map<string, RecordedStep[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('case_steps')
    .select(['case_id', 'recorded'])
    .where('province_code', '=', province)
    .where('case_id', 'in', [...ids])
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  const steps = new Map<string, RecordedStep[]>()
  for (const { case_id, recorded } of rows) {
    steps.set(case_id, [...(steps.get(case_id) ?? []), recorded as unknown as RecordedStep])
  }
  return steps
}

const cited = (judged: JudgedBy): string | null => (judged.basis === undefined ? null : citationOf(judged.basis))

function shownDifferences(
  row: HeadRow,
  steps: readonly RecordedStep[],
  setting: Setting,
  ruleId: string | undefined,
): CaseDifferences['differences'] {
  const lifecycle = lifecycleByCode(row.lifecycle)
  if (lifecycle === undefined) return []
  return steps.flatMap((taken) =>
    differencesOf(lifecycle, { steps: [taken] }, setting)
      .filter((difference) => ruleId === undefined || difference.ruleId === ruleId)
      .map(({ step, ruleId: rule, name, before, now }) => ({
        step: stepOf(lifecycle, step).title,
        on: taken.on,
        ruleId: rule,
        name,
        title: titleOf(setting, rule, name) ?? name,
        before: before === null ? null : judgedInWords(before),
        beforeBasis: before === null ? null : cited(before),
        now: now === null ? null : judgedInWords(now),
        nowBasis: now === null ? null : cited(now),
      })),
  )
}

const cursor = z.tuple([id])

export const serveListDifferences = serveQuery(listDifferences, {
  scope: viewCases,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const place = input.organisationId === undefined ? null : await organisationById(tx, province, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const setting = await settingOf(context)
    const patterns = outdated(await valuesEverLaidDown(tx, province), setting, input.ruleId)
    const resting = JSON.stringify(await laidDownSince(context, setting, input.ruleId))
    const conditions = [viewCases.rows(actor, province, 'c')]
    if (place !== null) conditions.push(sql`c.path >= ${place.path} and c.path < ${`${place.path.slice(0, -1)}0`}`)
    if (after !== null) conditions.push(sql`c.id < ${String(after[0])}::uuid`)
    const { rows } = await sql<HeadRow>`
      select ${headColumns} from cases c
        join organisations o on o.province_code = ${province} and o.id = c.organisation_id
       where ${sql.join(conditions, sql` and `)} and c.end_kind is null
         and exists (select from case_steps s
                      where s.province_code = ${province} and s.case_id = c.id
                        and (s.recorded -> 'judgedBy' @> any (${patterns}::jsonb[])
                             or not s.recorded -> 'judgedBy' @> (${resting}::jsonb -> c.lifecycle -> s.step)))
       order by c.id desc limit ${input.limit + 1}`.execute(tx)
    const page = cutPage(rows, input.limit, (row) => [row.id])
    const steps = await stepsOf(
      context,
      page.rows.map((row) => row.id),
    )
    const shown = page.rows.map((row) => ({
      ...shownHead(row),
      differences: shownDifferences(row, steps.get(row.id) ?? [], setting, input.ruleId),
    }))
    return { rows: shown.filter((row) => row.differences.length > 0), next: page.next, total: null }
  },
})
