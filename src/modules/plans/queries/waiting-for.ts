// Answers which work of the own plans waits for something that a document of the book may be.
import { sql } from 'kysely'
import { listWaitingFor, releasePlanTask } from '#contract/plan-work.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { documentInBook } from '#modules/documents/public.ts'
import { keepPlans, viewPlans } from '#modules/plans/scope.ts'
import { likeness } from '#rules/plans/waits.ts'

interface Waiting {
  planId: string
  planTitle: string
  version: number
  taskId: string
  title: string
  waitsFor: string | null
}

/** More than anybody looks through. */
const SHOWN = 50
/** Bounds one answer: far more work than an organisation has waiting. */
const MOST = 5000

export const serveListWaitingFor = serveQuery(listWaitingFor, {
  scope: viewPlans,
  run: async (context, { documentId }) => {
    const { tx, province, actor } = context
    const document = await documentInBook(context, documentId)
    if (document === undefined) return notFound()
    // Of whoever keeps the book: another organisation learns of the document by its own copy of it.
    const { rows } = await sql<Waiting>`
      select p.id as "planId", p.title as "planTitle", p.version, t.id as "taskId", t.title, t.waits_for as "waitsFor"
        from plans p
        join plan_tasks t on t.province_code = ${province} and t.plan_id = p.id
       where p.province_code = ${province} and p.organisation_id = ${document.organisationId} and p.state = 'adopted'
         and ${viewPlans.rows(actor, province, 'p')} and t.state = 'open' and t.released_on is null and t.due_kind in ('trigger', 'depends')
       order by p.starts_on desc, p.id, t.place, t.id limit ${MOST}`.execute(tx)
    const found = rows
      .map((row) => ({ ...row, like: likeness(row.waitsFor, document) }))
      .filter((row) => row.like !== null)
      .toSorted((a, b) => (b.like ?? 0) - (a.like ?? 0))
      .slice(0, SHOWN)
    return {
      rows: found.map(({ like, ...row }) => ({ ...row, likely: (like ?? 0) > 0 })),
      allowed: mayUse(keepPlans, actor) ? [releasePlanTask.name] : [],
    }
  },
})
