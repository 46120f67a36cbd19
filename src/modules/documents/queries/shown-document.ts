// A document as it goes over the wire: in a list, and with everything that hangs on it.
import { addVersion, getVersionFile, issueDocument } from '#contract/document-drafts.ts'
import { exportPackage } from '#contract/document-exchange.ts'
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
import { isReceiver, openingsOf, ownOpening } from '#modules/documents/store/openings.ts'
import { linkedBy, linksOf, recipientsOf, type TaskPart, tasksOf } from '#modules/documents/store/parts.ts'
import { versionsOf } from '#modules/documents/store/versions.ts'
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

const allowedFor = ({ actor }: QueryContext, row: DocumentRecord): string[] => {
  const { state, direction, issued_seq, file_name } = row
  if (!mayUse(keepDocuments, actor)) return []
  if (state === 'arrived') return [acknowledgeDocument.name]
  const linking = [linkDocument, unlinkDocument]
  const names = (operations: readonly { name: string }[]) => operations.map(({ name }) => name)
  if (state === 'reading') return names([settleHead, settleTask, confirmReading, dropReading, ...linking])
  if (state === 'draft')
    return names([addVersion, getVersionFile, issueDocument, changeDocument, dropReading, ...linking])
  return names([
    // What was issued of a draft stays as it is.
    ...(issued_seq === null ? [changeDocument] : [getVersionFile]),
    ...linking,
    settleTask,
    assignDocumentTasks,
    ...(direction === 'outgoing' ? [sendDocument] : []),
    ...(direction === 'outgoing' && file_name !== null ? [exportPackage] : []),
  ])
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
  const all = row.direction === 'outgoing' ? await versionsOf(context, row.id) : []
  const versions = mayUse(keepDocuments, context.actor) ? all : []
  const openedAt = isReceiver(context, row) ? await ownOpening(context, row) : null
  const openings = row.direction === 'outgoing' ? await openingsOf(context, row) : null
  const opened = openings && Map.groupBy(openings, (one) => one.organisation_id)
  const open_tasks = tasks.filter(({ state }) => state === 'proposed' || state === 'settled').length
  return {
    ...rowOf({ ...row, organisation_name: place?.name ?? '', open_tasks }),
    body: row.body as ShownDocument['body'],
    no: row.no,
    place: row.place,
    superior: row.superior,
    signer: row.signer,
    signerPost: row.signer_post,
    versions: versions.map((one) => ({
      seq: one.seq,
      fileName: one.file_name,
      letters: one.letters,
      note: one.note,
      writtenBy: one.written_by,
      writtenAt: new Date(one.written_at).toISOString(),
    })),
    issuedSeq: row.issued_seq,
    hasLayout: all.some((one) => one.seq === row.issued_seq && one.file_name === null),
    package: row.package_hash === null ? null : { from: row.package_from ?? '', hash: row.package_hash },
    openedAt,
    asksOpening: isReceiver(context, row) && openedAt === null,
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
      opened: opened === null || one.organisation_id === null ? null : (opened.get(one.organisation_id)?.length ?? 0),
    })),
    tasks: tasks.map(shownTask),
    allowed: allowedFor(context, row),
  }
}
