// Answers the book of hand-overs, one record, and the reading log.
import { z } from 'zod'
import { getHandover, type HandoverRow, listHandovers, listReadings, type Reading } from '#contract/dossier-custody.ts'
import { date, id } from '#contract/fields.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { overseeDossiers } from '#modules/dossiers/scope.ts'
import { findHandover, type HandoverHead, listHandovers as readHandovers } from '#modules/dossiers/store/handovers.ts'
import { listReadings as readReadings } from '#modules/dossiers/store/readings.ts'
import { findMember } from '#modules/members/public.ts'
import { placeAsked } from '#modules/organisations/public.ts'

/** A place in a list by day. */
const byDay = z.tuple([date, id])

const shownHead = (row: HandoverHead): HandoverRow => ({
  id: row.id,
  direction: row.direction as HandoverRow['direction'],
  on: row.handed_on,
  no: row.no,
  organisationName: row.organisation_name,
  otherSide: row.other_side,
  reason: row.reason as HandoverRow['reason'],
  sealed: row.sealed,
  dossiers: row.dossiers,
  recordedBy: row.recorded_by,
})

export const serveListHandovers = serveQuery(listHandovers, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeDossiers, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, byDay)
    if (after instanceof Refusal) return after
    const rows = await readHandovers(context, overseeDossiers, { path: place.path, after, limit: input.limit })
    const page = cutPage(rows, input.limit, (row) => [row.handed_on, row.id])
    return { rows: page.rows.map(shownHead), next: page.next, total: null }
  },
})

export const serveGetHandover = serveQuery(getHandover, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const found = await findHandover(context, overseeDossiers, input.id)
    if (found === undefined) return notFound()
    const { head, rows } = found
    return {
      ...shownHead(head),
      giver: head.giver,
      receiver: head.receiver,
      note: head.note,
      rows: rows.map((row) => ({
        memberId: row.member_id,
        fullName: row.full_name,
        branchName: row.branch_name,
        papers: row.papers,
        note: row.note,
      })),
    }
  },
})

export const serveListReadings = serveQuery(listReadings, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const { memberId } = input
    const member = memberId === undefined ? null : await findMember(context, overseeDossiers, memberId, 'read')
    const place = memberId === undefined ? await placeAsked(context, overseeDossiers, input.organisationId) : null
    if (member === undefined || place === undefined) return notFound()
    const after = readCursor(input.after, byDay)
    if (after instanceof Refusal) return after
    const asked = { path: place?.path ?? null, memberId: member?.id ?? null, after, limit: input.limit }
    const rows = await readReadings(context, overseeDossiers, asked)
    const page = cutPage(rows, input.limit, (row) => [row.read_on, row.id])
    return {
      rows: page.rows.map(
        (row): Reading => ({
          id: row.id,
          memberId: row.member_id,
          fullName: row.full_name,
          on: row.read_on,
          reader: row.reader,
          readerUnit: row.reader_unit,
          purpose: row.purpose,
          permittedBy: row.permitted_by,
          permittedDocument: row.permitted_document,
          copies: row.copies,
          copiesPermittedBy: row.copies_permitted_by,
          recordedBy: row.recorded_by,
        }),
      ),
      next: page.next,
      total: null,
    }
  },
})
