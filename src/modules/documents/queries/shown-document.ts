// A document as it goes over the wire: in a list, and with everything that hangs on it.

import {
  assignDocumentTasks,
  confirmReading,
  dropReading,
  settleHead,
  settleTask,
} from '#contract/document-readings.ts'
import type { DocumentRow, ShownDocument } from '#contract/document-shapes.ts'
import { acknowledgeDocument, changeDocument, linkDocument, sendDocument, unlinkDocument } from '#contract/documents.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { nameOfDocument } from '#modules/documents/history.ts'
import { keepDocuments } from '#modules/documents/scope.ts'
import type { DocumentRecord } from '#modules/documents/store/documents.ts'
import type { Listed } from '#modules/documents/store/list.ts'
import { linkedBy, linksOf, recipientsOf, type TaskPart, tasksOf } from '#modules/documents/store/parts.ts'
import { organisationById } from '#modules/organisations/public.ts'

export const rowOf = (row: Listed): DocumentRow => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  direction: row.direction as DocumentRow['direction'],
  state: row.state as DocumentRow['state'],
  type: row.type as DocumentRow['type'],
  symbol: row.symbol,
  arrivalNo: row.arrival_no,
  issuedOn: row.issued_on,
  registeredOn: row.registered_on,
  issuer: row.issuer,
  subject: row.subject,
  urgency: row.urgency as DocumentRow['urgency'],
  openTasks: row.open_tasks,
  acknowledgedOn: row.acknowledged_on,
  version: row.version,
})

const allowedFor = ({ actor }: QueryContext, { state, direction }: DocumentRecord): string[] => {
  if (!mayUse(keepDocuments, actor)) return []
  if (state === 'arrived') return [acknowledgeDocument.name]
  if (state === 'reading') return [settleHead, settleTask, confirmReading, dropReading].map(({ name }) => name)
  return [
    ...[changeDocument, linkDocument, unlinkDocument, settleTask, assignDocumentTasks].map(({ name }) => name),
    ...(direction === 'outgoing' ? [sendDocument.name] : []),
  ]
}

const shownTask = (task: TaskPart): ShownDocument['tasks'][number] => ({
  seq: task.seq,
  state: task.state as ShownDocument['tasks'][number]['state'],
  title: task.title,
  detail: task.detail,
  section: task.section,
  at: task.at_from === null || task.at_to === null ? null : [task.at_from, task.at_to],
  leadWords: task.lead_words,
  coopWords: task.coop_words,
  dueWords: task.due_words,
  waitsFor: task.waits_for,
  dueOn: task.due_on,
  doers: task.doers,
  leadId: task.lead_id,
  taskIds: task.task_ids,
})

/** With its links, recipients and work. */
export async function shownDocument(context: QueryContext, row: DocumentRecord): Promise<ShownDocument> {
  const { tx, province } = context
  const place = await organisationById(tx, province, row.organisation_id)
  const tasks = await tasksOf(context, row.id)
  const links = await linksOf(context, row.id)
  const linking = await linkedBy(context, row.id)
  const recipients = await recipientsOf(context, row.id)
  const open_tasks = tasks.filter(({ state }) => state === 'proposed' || state === 'settled').length
  return {
    ...rowOf({ ...row, organisation_name: place?.name ?? '', open_tasks }),
    body: row.body as ShownDocument['body'],
    no: row.no,
    place: row.place,
    superior: row.superior,
    signer: row.signer,
    settledFields: row.settled_fields as ShownDocument['settledFields'],
    fileName: row.file_name,
    acknowledgedBy: row.acknowledged_by,
    sentOn: row.sent_on,
    links: links.map((link) => ({
      seq: link.seq,
      kind: link.kind as ShownDocument['links'][number]['kind'],
      targetId: link.target_id,
      text: link.target_text,
    })),
    linkedBy: linking.map((link) => ({
      id: link.id,
      kind: link.kind as ShownDocument['links'][number]['kind'],
      text: `${nameOfDocument(link)} ${link.subject ?? ''}`.trim(),
    })),
    recipients: recipients.map((one) => ({
      seq: one.seq,
      organisationId: one.organisation_id,
      name: one.name,
      sentOn: one.sent_on,
      acknowledgedOn: one.acknowledged_on,
      acknowledgedBy: one.acknowledged_by,
    })),
    tasks: tasks.map(shownTask),
    allowed: allowedFor(context, row),
  }
}
