// Answers one case, lists of cases, and which cases may be opened about somebody.
import { sql } from 'kysely'
import { z } from 'zod'
import { getCase, listCases, listLifecycles } from '#contract/cases.ts'
import { id } from '#contract/fields.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { askerOf, settingOf } from '#modules/cases/flow/setting.ts'
import { answeredFor } from '#modules/cases/queries/answered-for.ts'
import { fitnessFor } from '#modules/cases/queries/fitness.ts'
import { shownHead } from '#modules/cases/queries/heads.ts'
import { withNow } from '#modules/cases/queries/now-on-record.ts'
import { settingFor, shownCase } from '#modules/cases/queries/shown-case.ts'
import { shownStep } from '#modules/cases/queries/shown-step.ts'
import { viewCases } from '#modules/cases/scope.ts'
import { caseFrom, findCase, type HeadRow, headColumns } from '#modules/cases/store/cases.ts'
import { parentFor } from '#modules/cases/store/parent.ts'
import { placesOf } from '#modules/cases/store/places.ts'
import { findSubject } from '#modules/cases/store/subjects.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { offeredIn } from '#rules/lifecycle/offering.ts'
import type { Step } from '#rules/lifecycle/types.ts'

export const serveGetCase = serveQuery(getCase, {
  scope: viewCases,
  run: async (context, input) => {
    const loaded = await findCase(context, viewCases, input.id, 'read')
    return loaded === undefined ? notFound() : shownCase(context, loaded, input.on)
  },
})

const cursor = z.tuple([id])

export const serveListCases = serveQuery(listCases, {
  scope: viewCases,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const place = input.organisationId === undefined ? null : await organisationById(tx, province, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const conditions = [viewCases.rows(actor, province, 'c')]
    if (place !== null) conditions.push(sql`c.path >= ${place.path} and c.path < ${`${place.path.slice(0, -1)}0`}`)
    const subject = input.memberId ?? input.citizenId
    if (subject !== undefined) conditions.push(sql`c.subject_id = ${subject}`)
    if (input.lifecycle !== undefined) conditions.push(sql`c.lifecycle = ${input.lifecycle}`)
    if (input.open !== undefined) conditions.push(input.open ? sql`c.end_kind is null` : sql`c.end_kind is not null`)
    if (after !== null) conditions.push(sql`c.id < ${String(after[0])}::uuid`)
    const { rows } = await sql<HeadRow>`
      select ${headColumns} from cases c
        join organisations o on o.province_code = ${province} and o.id = c.organisation_id
       where ${sql.join(conditions, sql` and `)}
       order by c.id desc limit ${input.limit + 1}`.execute(tx)
    const page = cutPage(rows, input.limit, (row) => [row.id])
    return { rows: page.rows.map(shownHead), next: page.next, total: null }
  },
})

/** The step is said to a case that waits for it, as a complaint is to the decision it is against. */
const tellsParent = ({ sends = [] }: Step): boolean => sends.some(({ to }) => to === 'parent')

export const serveListLifecycles = serveQuery(listLifecycles, {
  scope: viewCases,
  run: async (context, input) => {
    const subject = await findSubject(context, input, 'read')
    if (subject === undefined) return notFound()
    const asker = askerOf(context)
    const setting = settingFor(await settingOf(context), input.on)
    const { role } = context.actor.seat
    const fitness = await fitnessFor(context, subject)
    const offered = []
    for (const lifecycle of lifecycles) {
      if (lifecycle.subject !== subject.kind) continue
      const head = { id: '', lifecycle: lifecycle.code, subject_kind: subject.kind, subject_id: subject.id }
      const places = await placesOf(context, lifecycle, subject.organisationId, {})
      const known = await caseFrom(context, head, [], places)
      const openings = []
      for (const step of lifecycle.steps) {
        if (step.from.length > 0 || step.actors.every((actor) => actor === 'system')) continue
        // Who has left may complain about it while the decision can be complained about, and nothing else; a member only then too.
        const needsDecision = role === 'concerned' || (role === 'member' && tellsParent(step))
        if (needsDecision && (await parentFor(context, lifecycle, step.code, subject.id)) === null) continue
        const given = answeredFor(lifecycle, step, known, asker)
        const shown = given && (await shownStep(context, lifecycle, step, given, asker, setting))
        if (shown?.mine) openings.push(shown)
      }
      if (openings.length === 0) continue
      const { code, title, about } = lifecycle
      const { group, place } = offeredIn(code)
      const unfit = fitness(lifecycle, known.known)
      const shown = await withNow(context, code, subject.id, openings)
      offered.push({ code, title, about, subjectKind: subject.kind, group, place, unfit, openings: shown })
    }
    offered.sort((a, b) => a.place - b.place)
    return { lifecycles: offered.map(({ place: _, ...shown }) => shown) }
  },
})
