// Answers lists of tasks, one task, the counts that wait, and a file of evidence.
import { sql } from 'kysely'
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import { countTasks, getTask, getTaskFile, listMyTasks, listTasks } from '#contract/tasks.ts'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { rowOf, shownTask } from '#modules/tasks/queries/shown-task.ts'
import { manageTasks, overseeTasks, viewTasks } from '#modules/tasks/scope.ts'
import { commitmentsToAgree } from '#modules/tasks/store/commitments.ts'
import { type Asked, countWaiting, mine, readTasks } from '#modules/tasks/store/list.ts'
import { findTask } from '#modules/tasks/store/tasks.ts'

const cursor = z.tuple([date, id])

async function pageOf(context: QueryContext, asked: Omit<Asked, 'after'> & { after: string | undefined }) {
  const after = readCursor(asked.after, cursor)
  if (after instanceof Refusal) return after
  const rows = await readTasks(context, viewTasks, { ...asked, after })
  const page = cutPage(rows, asked.limit, (row) => [row.due_on, row.id])
  return { rows: page.rows.map((row) => rowOf(context, row)), next: page.next, total: null }
}

export const serveList = serveQuery(listTasks, {
  scope: overseeTasks,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeTasks, input.organisationId)
    if (place === undefined) return notFound()
    const { lo, hi } = subtree(place.path)
    const { show, memberId, assignerId, source, dueFrom, dueTo, after, limit } = input
    const conditions = [
      sql<boolean>`(t.path >= ${lo} and t.path < ${hi})`,
      ...(memberId === undefined ? [] : [sql<boolean>`t.member_id = ${memberId}`]),
      ...(assignerId === undefined ? [] : [sql<boolean>`t.assigner_id = ${assignerId}`]),
      ...(source === undefined ? [] : [sql<boolean>`t.source = ${source}`]),
      ...(dueFrom === undefined ? [] : [sql<boolean>`t.due_on >= ${dueFrom}::date`]),
      ...(dueTo === undefined ? [] : [sql<boolean>`t.due_on <= ${dueTo}::date`]),
    ]
    return pageOf(context, { show, conditions, after, limit })
  },
})

export const serveListMine = serveQuery(listMyTasks, {
  scope: viewTasks,
  run: async (context, { show, after, limit }) => pageOf(context, { show, conditions: [mine(context)], after, limit }),
})

export const serveGet = serveQuery(getTask, {
  scope: viewTasks,
  run: async (context, input) => {
    const task = await findTask(context, viewTasks, input.id, 'read')
    return task === undefined ? notFound() : shownTask(context, task)
  },
})

export const serveCount = serveQuery(countTasks, {
  scope: viewTasks,
  run: async (context) => {
    const counted = await countWaiting(context, viewTasks)
    return {
      mine: counted.mine,
      overdue: counted.overdue,
      toConfirm: counted.to_confirm,
      overdueBelow: counted.overdue_below,
      toAgree: mayUse(manageTasks, context.actor) ? await commitmentsToAgree(context) : [],
    }
  },
})

const BYTES_LIMIT = 32 * 1024 * 1024

/** Nothing is written down of who looked at a file. */
export const serveGetFile = serveCommand(getTaskFile, {
  scope: viewTasks,
  unaudited: true,
  run: async (context, input) => {
    const { tx, province, actor, files, secrets } = context
    const file = await tx
      .selectFrom('task_files')
      .select(['task_id', 'name', 'media_type', 'content_sealed'])
      .where('province_code', '=', province)
      .where('id', '=', input.fileId)
      .executeTakeFirst()
    const task = file === undefined ? undefined : await findTask(context, viewTasks, file.task_id, 'read')
    if (file === undefined || task === undefined) return notFound()
    const kept = await files.keep(actor.accountId, {
      name: file.name,
      mediaType: file.media_type,
      body: Buffer.from(secrets.unseal(file.content_sealed), 'base64'),
      limit: BYTES_LIMIT,
    })
    return kept === null ? refuse('kernel.too-large', { limit: '32 MB' }) : { downloadId: kept.id, fileName: file.name }
  },
})
