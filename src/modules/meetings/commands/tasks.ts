// Tasks that a meeting gives: written by the module of tasks in the same transaction, with the meeting as their source.
import { assignTasks } from '#contract/meetings.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { inTheRoom } from '#modules/meetings/commands/room.ts'
import { auditMeeting, titleOf } from '#modules/meetings/history.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { assignFromSource } from '#modules/tasks/public.ts'

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export const serveAssignTasks = serveCommand(assignTasks, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const place = await organisationById(context.tx, context.province, meeting.organisation_id)
    if (place === undefined) throw new Error('a meeting without its branch')
    const ids = await assignFromSource(
      context,
      { id: place.id, path: place.path, name: place.name },
      { kind: 'meeting', id: meeting.id, title: capital(titleOf(meeting)) },
      meeting.planned_on,
      input.tasks.map(({ title, detail, dueOn, memberIds, leadId }) => ({
        title,
        detail: detail ?? null,
        dueOn,
        memberIds,
        organisationIds: [],
        leadId: leadId ?? null,
      })),
    )
    if (ids instanceof Refusal) return ids
    auditMeeting(context, meeting, `Giao ${input.tasks.length} nhiệm vụ`)
    return { id: meeting.id, ids: ids.flat() }
  },
})
