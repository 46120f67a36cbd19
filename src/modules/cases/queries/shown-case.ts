// Shows a whole case: where it stands, what is missing and why, what next, who holds it, papers, history, terms.
import type { CaseDetail } from '#contract/cases.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { inWords } from '#modules/cases/flow/ask.ts'
import { introducedWith } from '#modules/cases/flow/introduction.ts'
import { askerOf, settingOf } from '#modules/cases/flow/setting.ts'
import { relatedTo, shownHead } from '#modules/cases/queries/heads.ts'
import { withNow } from '#modules/cases/queries/now-on-record.ts'
import { withAnswers } from '#modules/cases/queries/proposed-answers.ts'
import { shownFacts } from '#modules/cases/queries/shown-facts.ts'
import { paperOf, shownStep } from '#modules/cases/queries/shown-step.ts'
import { unheardOf } from '#modules/cases/queries/unheard.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { homePlaces, sideOf } from '#modules/cases/store/places.ts'
import { findSubject, type SubjectKind } from '#modules/cases/store/subjects.ts'
import { organisationById } from '#modules/organisations/public.ts'
import type { RecordedStep } from '#rules/lifecycle/case.ts'
import { describeCase } from '#rules/lifecycle/describe.ts'
import { factsOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import { differencesOf, judgedInWords, titleOf } from '#rules/lifecycle/judged-by.ts'
import { matters } from '#rules/lifecycle/of-old.ts'
import { stepsFromHere } from '#rules/lifecycle/possible.ts'
import type { Step } from '#rules/lifecycle/types.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

/** Kinds of cases about the same person that some step waits for. */
const casesInTheWay = (next: CaseDetail['next']): string[] =>
  next.flatMap(({ reasons }) => reasons.flatMap(({ mend }) => (mend?.kind === 'case' ? (mend.name ?? []) : [])))

const idNames = { member: 'memberId', citizen: 'citizenId', organisation: 'organisationId' } as const

async function seesSubject(context: QueryContext, { subject_kind, subject_id }: LoadedCase['row']): Promise<boolean> {
  if (context.actor.seat.role === 'concerned') return false
  const named = idNames[subject_kind as SubjectKind]
  return (await findSubject(context, { [named]: subject_id }, 'read')) !== undefined
}

/** Whoever receives reads from where: as it was written down, else the branch with the committee above it by the record. */
async function comesFrom(context: QueryContext, { row, lifecycle, given }: LoadedCase): Promise<string | null> {
  if (sideOf(lifecycle) === 'home') return null
  const written = textOf(factsOf(given).oldPlace)
  if (written !== undefined) return written
  const from = (await introducedWith(context, row.id))?.from
  if (from === undefined) return null
  const { branch, grassroots } = await homePlaces({ tx: context.tx, province: from.provinceCode }, from.organisationId)
  const names = [branch, grassroots].flatMap((place) => place?.name ?? [])
  return names.length === 0 ? null : names.join(', ')
}

/** What the person concerned did is not told as done by who received it. */
const takenTitle = ({ own, title }: Step, { by }: RecordedStep): string =>
  by.kind === 'subject' ? (own ?? title) : title

/** As a step of that day would be judged; nothing is judged by the rules of a day to come. */
export const settingFor = (today: Setting, on: string | undefined): Setting =>
  on === undefined || on >= today.on ? today : { ...today, on }

/** `on`: the day on which the next step is to be taken; what stands about the case is said as of today. */
export async function shownCase(context: QueryContext, loaded: LoadedCase, on?: string): Promise<CaseDetail> {
  const { row, lifecycle, given, steps } = loaded
  const setting = await settingOf(context)
  const asker = askerOf(context)
  const description = describeCase(lifecycle, given, setting)
  const organisation = await organisationById(context.tx, context.province, row.organisation_id)
  const next = []
  for (const step of stepsFromHere(lifecycle, given)) {
    if (step.actors.every((actor) => actor === 'system') || !matters(step, given, setting)) continue
    next.push(await shownStep(context, lifecycle, step, given, asker, settingFor(setting, on)))
  }
  const about = { kind: row.subject_kind, id: row.subject_id }
  const offered = await withAnswers(context, about, await withNow(context, row.lifecycle, row.subject_id, next))
  const rank = (kind: string): number => ['forward', 'return', 'exit', 'note'].indexOf(kind)
  return {
    ...shownHead({ ...row, organisation_name: organisation?.name ?? '' }),
    about: lifecycle.about,
    seesSubject: await seesSubject(context, row),
    comesFrom: await comesFrom(context, loaded),
    version: row.version,
    since: description.state.since,
    holder: description.holder,
    missing: description.missing.map(inWords),
    next: offered.toSorted((a, b) => Number(b.mine) - Number(a.mine) || rank(a.kind) - rank(b.kind)),
    ahead: description.ahead.map(({ title }) => title),
    history: steps.map((step) => {
      const recorded = step.recorded as unknown as RecordedStep
      return {
        step: recorded.step,
        title: takenTitle(stepOf(lifecycle, recorded.step), recorded),
        on: recorded.on,
        recordedAt: new Date(step.recorded_at as unknown as Date).toISOString(),
        by: step.author,
        seat: step.seat,
        skipped: recorded.skipped.map((code) => stepOf(lifecycle, code).title),
        facts: shownFacts(stepOf(lifecycle, recorded.step), recorded),
        papers: recorded.papers.map((paper) => ({
          ...paperOf(paper.code),
          no: paper.no,
          on: paper.on,
          keptAt: paper.keptAt,
        })),
        judgedBy: recorded.judgedBy.map((j) => ({
          ...j,
          title: titleOf(setting, j.ruleId, j.name),
          value: judgedInWords(j),
        })),
      }
    }),
    papers: description.papers.map(({ code, there, paper }) => ({
      ...paperOf(code),
      there,
      no: paper?.no ?? null,
      on: paper?.on ?? null,
      keptAt: paper?.keptAt ?? null,
    })),
    clocks: description.clocks.map((clock) => ({
      ...clock,
      holder: clock.holder.name,
      escalates: clock.escalates?.name ?? null,
    })),
    // What has ended was judged by the rules of its days, and nothing is left to do about it.
    differences: (row.end_kind === null ? differencesOf(lifecycle, given, setting) : []).map((difference) => ({
      step: stepOf(lifecycle, difference.step).title,
      ruleId: difference.ruleId,
      name: difference.name,
      title: titleOf(setting, difference.ruleId, difference.name),
      before: difference.before === null ? null : judgedInWords(difference.before),
      now: difference.now === null ? null : judgedInWords(difference.now),
    })),
    related: await relatedTo(context, row, casesInTheWay(next)),
    // Why another end cannot take something up may name others: not for the person concerned.
    unheard: isOwnOnly(context.actor.seat) ? [] : await unheardOf(context, row.id),
    takenOver:
      row.taken_over_from === null || row.taken_over_on === null
        ? null
        : { from: row.taken_over_from, on: row.taken_over_on as unknown as string },
  }
}
