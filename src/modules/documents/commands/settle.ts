// Settles a reading part by part: fields of the head, pieces of work; or gives the reading up.
import { dropReading, settleHead, settleTask } from '#contract/document-readings.ts'
import type { DocumentDoer } from '#contract/document-shapes.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { refuseSubject } from '#modules/documents/flow/take-said.ts'
import { auditDocument, nameOfDocument } from '#modules/documents/history.ts'
import { shownDocument } from '#modules/documents/queries/shown-document.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import { changeRow, heldDocument } from '#modules/documents/store/documents.ts'
import { addTasks, changeTask, removeDocument, tasksOf } from '#modules/documents/store/parts.ts'
import { doersBelow } from '#modules/tasks/public.ts'
import { titleOfTask } from '#rules/documents/proposal.ts'

const COLUMNS = {
  type: 'type',
  symbol: 'symbol',
  issuedOn: 'issued_on',
  place: 'place',
  superior: 'superior',
  issuer: 'issuer',
  subject: 'subject',
  signer: 'signer',
} as const

export const serveSettleHead = serveCommand(settleHead, {
  scope: keepDocuments,
  run: async (context, input) => {
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'reading') return refuse('documents.not-reading')
    const marked = refuseSubject(input.subject)
    if (marked !== null) return marked
    const given = Object.entries(COLUMNS).filter(([field]) => input[field as keyof typeof COLUMNS] !== undefined)
    const { direction, body, urgency } = input
    const after = await changeRow(context, row, {
      ...Object.fromEntries(given.map(([field, column]) => [column, input[field as keyof typeof COLUMNS]])),
      ...(direction !== undefined && { direction }),
      ...(body !== undefined && { body }),
      ...(urgency !== undefined && { urgency }),
      settled_fields: [...new Set([...row.settled_fields, ...input.fields, ...given.map(([field]) => field)])],
    })
    auditDocument(context, row, `Xem phần đầu của văn bản đang đọc «${row.file_name}».`)
    return { id: row.id, version: after.version }
  },
})

export const serveSettleTask = serveCommand(settleTask, {
  scope: keepDocuments,
  run: async (context, input) => {
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    const tasks = await tasksOf(context, row.id)
    const task = tasks.find(({ seq }) => seq === input.seq)
    if (input.seq !== undefined && task === undefined) return notFound()
    if (task?.state === 'assigned') return refuse('documents.task-assigned')
    const title = input.title ?? task?.title
    if (title === undefined)
      return refuse('documents.task-untitled', {}, [{ path: 'title', message: 'Ghi việc phải làm.' }])
    const { memberIds, organisationIds } = input
    let doers: DocumentDoer[] = task?.doers ?? []
    if (memberIds !== undefined || organisationIds !== undefined) {
      const found = await doersBelow(context, row.path, memberIds ?? [], organisationIds ?? [])
      if (found === undefined) return notFound()
      const unable = found.filter(({ able }) => !able).map(({ name }) => name)
      if (unable.length > 0) return refuse('tasks.cannot-be-given-work', { names: unable })
      doers = found.map(({ memberId, organisationId, name }) => ({
        id: memberId ?? organisationId,
        name,
        kind: memberId === null ? 'organisation' : 'member',
      }))
    }
    const kept = doers.some(({ id }) => id === task?.lead_id) ? (task?.lead_id ?? null) : null
    const lead_id = input.leadId === undefined ? kept : input.leadId
    if (lead_id !== null && !doers.some(({ id }) => id === lead_id)) return refuse('tasks.lead-not-chosen')
    const changes = {
      state: input.keep ? 'settled' : 'dropped',
      title,
      detail: input.detail === undefined ? (task?.detail ?? null) : input.detail,
      due_on: input.dueOn === undefined ? (task?.due_on ?? null) : input.dueOn,
      doers,
      lead_id,
    }
    const seq = task?.seq ?? Math.max(0, ...tasks.map((one) => one.seq)) + 1
    if (task === undefined) await addTasks(context, [{ ...changes, document_id: row.id, path: row.path, seq }])
    else await changeTask(context, task, changes)
    const after = await changeRow(context, row, {})
    auditDocument(context, row, `${input.keep ? 'Giữ' : 'Bỏ'} việc «${titleOfTask(title)}» của ${nameOfDocument(row)}.`)
    return { id: row.id, version: after.version, seq }
  },
})

export const serveDrop = serveCommand(dropReading, {
  scope: keepDocuments,
  run: async (context, input) => {
    const row = await heldDocument(context, keepDocuments, input, (now) => shownDocument(context, now))
    if (!('state' in row)) return row
    if (row.state !== 'reading' && row.state !== 'draft') return refuse('documents.not-reading')
    await removeDocument(context, row.id)
    const what = row.state === 'draft' ? `dự thảo «${row.subject}»` : `văn bản đang đọc «${row.file_name}»`
    auditDocument(context, row, `Bỏ ${what}, không giữ lại.`)
    return { id: row.id }
  },
})
