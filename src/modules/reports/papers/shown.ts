// Puts a report together as it is shown: the draft as it stands, or an edition as it was sent.
import { takeOutline, writeTable } from '#contract/report-outlines.ts'
import {
  correctReport,
  fillReport,
  printReport,
  type ReportSection,
  removeReport,
  type ShownReport,
  sendReport,
  writeSection,
} from '#contract/report-papers.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { outlineFor, outlineOf, standsBy } from '#modules/reports/papers/outlines.ts'
import { type EditionRow, editionsOf, isOwn, type ReportRow, sendersOf } from '#modules/reports/papers/store.ts'
import { draftTables, filledTable } from '#modules/reports/papers/tables.ts'
import { writeReports } from '#modules/reports/scope.ts'

/** The outline of the draft with what was typed. */
export const sectionsOf = (row: ReportRow): ReportSection[] =>
  outlineOf(row).sections.map(({ key, heading, level, figures, onlyHeading }) => ({
    key,
    heading,
    level,
    figures: [...figures],
    onlyHeading: onlyHeading === true,
    paragraphs: row.texts[key] ?? [],
  }))

function allowedOn(context: QueryContext, row: ReportRow): string[] {
  const writes = isOwn(context, row.organisation_id) && mayUse(writeReports, context.actor)
  if (!writes) return [printReport.name]
  if (row.state === 'sent') return [correctReport.name, printReport.name]
  const draft = [
    fillReport.name,
    writeSection.name,
    writeTable.name,
    takeOutline.name,
    sendReport.name,
    printReport.name,
  ]
  return row.edition === 0 ? [...draft, removeReport.name] : draft
}

/** The edition asked for, or what the caller has before him: the draft of the own organisation, else the last that was sent. */
export async function chosenEdition(
  context: QueryContext,
  row: ReportRow,
  asked: number | undefined,
): Promise<{ editions: EditionRow[]; edition: EditionRow | null } | undefined> {
  const editions = await editionsOf(context, row.id)
  if (asked === undefined && row.state === 'draft' && isOwn(context, row.organisation_id))
    return { editions, edition: null }
  const edition = editions.find(({ no }) => no === (asked ?? row.edition))
  return edition === undefined ? undefined : { editions, edition }
}

/** Undefined where there is no such edition. */
export async function shownReport(
  context: QueryContext,
  row: ReportRow,
  asked: number | undefined,
): Promise<ShownReport | undefined> {
  const { tx, province } = context
  const chosen = await chosenEdition(context, row, asked)
  if (chosen === undefined) return undefined
  const { editions, edition } = chosen
  const place = await organisationById(tx, province, row.organisation_id)
  const below = await sendersOf(context, row.organisation_id, row.type, { from: row.from_on, to: row.to_on })
  // What a plan asks for is not asked of everybody directly below: its own page says of whom.
  const senders = row.type === 'plan' ? below.filter(({ reportId }) => reportId !== null) : below
  const missing = senders.filter(({ reportId }) => reportId === null).map(({ organisationName }) => organisationName)
  const own = isOwn(context, row.organisation_id)
  const inForce = edition === null ? await outlineFor(context, row.path, row.type) : null
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationName: edition?.content.organisationName ?? place?.name ?? '',
    type: row.type,
    from: row.from_on,
    to: row.to_on,
    title: edition?.content.title ?? row.title,
    // Above, a correction that is being written is not there yet.
    state: own ? row.state : 'sent',
    edition: edition?.no ?? null,
    reason: own ? row.reason : null,
    countedOn: edition?.content.countedOn ?? row.counted_on,
    sections: edition?.content.sections ?? sectionsOf(row),
    content: edition?.content.content ?? row.content,
    tables: (edition === null ? await draftTables(context, row) : (edition.content.tables ?? [])).map(filledTable),
    outlineChanged: edition === null && !standsBy(row, inForce),
    editions: editions.map((one) => ({
      no: one.no,
      sentOn: one.sent_on,
      sentBy: one.sent_by,
      signedBy: one.signed_by,
      signerPost: one.signer_post,
      number: one.number,
      documentId: one.content.documentId ?? null,
      reason: one.reason,
    })),
    below: { expected: senders.length, sent: senders.length - missing.length, missing },
    version: row.version,
    allowed: allowedOn(context, row),
  }
}
