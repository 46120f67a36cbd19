// Writes down why members have no task, and ends such a reason.
import { sql } from 'kysely'
import { endWaiver, waiveTask } from '#contract/tasks.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditWork } from '#modules/tasks/history.ts'
import { manageTasks } from '#modules/tasks/scope.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'

interface Found {
  id: string
  full_name: string
  organisation_id: string
  path: string
  status: string
}

export const serveWaive = serveCommand(waiveTask, {
  scope: manageTasks,
  run: async (context, input) => {
    const { tx, province, actor, newId } = context
    const { reason, from, to } = input
    if (to !== undefined && to < from) return refuse('tasks.days-reversed')
    const wanted = [...new Set(input.memberIds)]
    const validTo = to === undefined ? null : addDays(to, 1)
    // Held, so that two who write a reason for the same person take turns.
    const { rows: members } = await sql<Found>`
      select m.id, m.full_name, m.organisation_id, m.path, m.status
        from members m where ${manageTasks.rows(actor, province, 'm')} and m.id = any(${wanted}::uuid[])
       order by m.id for update of m`.execute(tx)
    if (members.length < wanted.length) return notFound()
    const { rows: waived } = await sql<{ member_id: string }>`
      select w.member_id from task_waivers w where w.province_code = ${province} and w.member_id = any(${wanted}::uuid[])
         and daterange(w.valid_from, w.valid_to) && daterange(${from}::date, ${validTo}::date)`.execute(tx)
    const unable = members.filter(
      ({ id, status }) => status === 'left' || waived.some((waiver) => waiver.member_id === id),
    )
    if (unable.length > 0) return refuse('tasks.waived-already', { names: unable.map(({ full_name }) => full_name) })
    const rows = members.map((member) => ({
      province_code: province,
      id: newId(),
      path: member.path,
      member_id: member.id,
      reason,
      valid_from: from,
      valid_to: validTo,
      recorded_by: actor.displayName,
    }))
    await tx.insertInto('task_waivers').values(rows).execute()
    for (const member of members) {
      const until = to === undefined ? '' : ` đến ${formatDate(to)}`
      const summary = `Ghi lý do ${member.full_name} chưa được giao nhiệm vụ từ ${formatDate(from)}${until}: ${reason}.`
      auditWork(context, { ...member, member_id: member.id }, summary)
    }
    return { ids: rows.map(({ id }) => id) }
  },
})

export const serveEndWaiver = serveCommand(endWaiver, {
  scope: manageTasks,
  run: async (context, input) => {
    const { tx, province, actor, today } = context
    const waiver = await tx
      .selectFrom('task_waivers')
      .selectAll('task_waivers')
      .where('province_code', '=', province)
      .where('id', '=', input.id)
      .where(manageTasks.rows(actor, province, 'task_waivers'))
      .forUpdate()
      .executeTakeFirst()
    if (waiver === undefined) return notFound()
    if (waiver.version !== input.version)
      return new Stale({ id: waiver.id, reason: waiver.reason, version: waiver.version })
    if (waiver.valid_to !== null && waiver.valid_to <= today) return refuse('tasks.waiver-over')
    const version = waiver.version + 1
    // One that has not begun yet never holds.
    const valid_to = waiver.valid_from > today ? waiver.valid_from : today
    await tx
      .updateTable('task_waivers')
      .set({ valid_to, version })
      .where('province_code', '=', province)
      .where('id', '=', waiver.id)
      .execute()
    const member = await tx
      .selectFrom('members')
      .select(['id', 'full_name', 'organisation_id', 'path'])
      .where('province_code', '=', province)
      .where('id', '=', waiver.member_id)
      .executeTakeFirstOrThrow()
    const summary = `Kết thúc lý do ${member.full_name} chưa được giao nhiệm vụ.`
    auditWork(context, { ...member, member_id: member.id }, summary, { to: [waiver.valid_to, valid_to] })
    return { id: waiver.id, version }
  },
})
