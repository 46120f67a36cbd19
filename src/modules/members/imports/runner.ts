// Reads an uploaded list behind the command that asked for it: rows are kept in batches until the file ends or nobody wants it.
import { inScope, type Tx } from '#db/tenancy.ts'
import { type Actor, reachOf } from '#kernel/actor.ts'
import type { BackgroundWork } from '#kernel/background.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { Application } from '#kernel/run.ts'
import { type BranchBook, branchBook } from '#modules/members/imports/branches.ts'
import { type KeptMapping, mappingFor } from '#modules/members/imports/layout.ts'
import { matchPeople } from '#modules/members/imports/match.ts'
import { firstDecision } from '#modules/members/imports/staged.ts'
import { changeImport, noteProgress, recount } from '#modules/members/imports/store/imports.ts'
import { deleteRows, insertRows, type NewRow } from '#modules/members/imports/store/rows.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { type PreviewResult, previewMemberList } from '#readers/preview-member-list.ts'
import type { MemberRow } from '#rules/member-list/types.ts'

/** One reading of one import: its version tells it from an earlier or later reading. */
export interface Reading {
  actor: Actor
  province: string
  importId: string
  version: number
}

/** Nobody wants the rest any more: cancelled by a person. */
class NotWanted extends Error {}

const PROGRESS_EVERY = 500

/** The failure after which a person may say what the columns are: the file is read once more. */
export const NOT_UNDERSTOOD = 'import.no-member-list'

interface Place {
  path: string
  uploadAccount: string
  uploadId: string
  mapping: KeptMapping | null
  branches: BranchBook
}

async function placeOf(tx: Tx, { province, importId, version }: Reading): Promise<Place | null> {
  const record = await tx
    .selectFrom('imports')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', importId)
    .where('version', '=', version)
    .where('state', '=', 'reading')
    .executeTakeFirst()
  if (record === undefined) return null
  const organisation = await organisationById(tx, province, record.organisation_id)
  if (organisation === undefined) return null
  return {
    path: record.path,
    uploadAccount: record.upload_account_id,
    uploadId: record.upload_id,
    mapping: record.mapping === null ? null : (JSON.parse(record.mapping) as KeptMapping),
    branches: await branchBook(tx, province, organisation),
  }
}

/** Judges a batch against the records and makes rows of it that can be kept. */
export async function stageRows(
  tx: Tx,
  application: Pick<Application, 'secrets'>,
  place: { province: string; importId: string | null; path: string; branches: BranchBook; from: number },
  rows: readonly MemberRow[],
): Promise<NewRow[]> {
  const placed = rows.map((row) => {
    const branch = place.branches.find(row.values.branch)
    return { row, organisationId: branch.organisationId, findings: [...row.findings, ...branch.findings] }
  })
  const matched = await matchPeople(
    tx,
    application.secrets,
    place.province,
    place,
    placed.map(({ row, findings }) => ({ values: row.values, findings })),
  )
  return placed.map(({ row, organisationId }, i) => {
    const { state, findings, matchedId } = matched[i] ?? { state: 'problem' as const, findings: [], matchedId: null }
    return {
      seq: place.from + i,
      sheet: row.sheet,
      sheetRow: row.row,
      state,
      decision: firstDecision(state),
      corrected: false,
      organisationId,
      matchedId,
      content: { values: row.values, findings },
    }
  })
}

/** The work of reading, to be started once the command has committed. */
export const readInBackground = (reading: Reading): BackgroundWork => {
  const { actor, province, importId, version } = reading
  return async (application, signal) => {
    const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inScope(application.database, reachOf(actor), work)
    const finish = (changes: Parameters<typeof changeImport>[3]): Promise<boolean> =>
      within(async (tx) => {
        if (!(await noteProgress(tx, province, importId, version, { read, expected }))) return false
        if (changes.state === 'failed') await deleteRows(tx, province, importId)
        else await recount(tx, province, importId)
        await changeImport(tx, province, { id: importId, version }, changes)
        return true
      })
    const fail = async (code: string): Promise<void> => {
      const over = await finish({ state: 'failed', failure_code: code })
      if (over && source !== null && code !== NOT_UNDERSTOOD) {
        await application.files.discard(source.uploadAccount, source.uploadId)
      }
    }
    let source: Pick<Place, 'uploadAccount' | 'uploadId'> | null = null
    let read = 0
    let expected: number | null = null
    let noted = 0
    try {
      const place = await within((tx) => placeOf(tx, reading))
      if (place === null) return
      source = place
      const file = await application.files.find(place.uploadAccount, place.uploadId)
      if (file === null) return await fail('imports.upload-gone')
      const stopped = new AbortController()
      const stop = () => stopped.abort()
      signal.addEventListener('abort', stop)
      const keep = async (rows: readonly MemberRow[]): Promise<void> =>
        within(async (tx) => {
          if (!(await noteProgress(tx, province, importId, version, { read: read + rows.length, expected }))) {
            throw new NotWanted()
          }
          const kept = await stageRows(
            tx,
            application,
            { province, importId, path: place.path, branches: place.branches, from: read + 1 },
            rows,
          )
          await insertRows(tx, { province, importId, path: place.path }, kept, application.secrets)
          read += rows.length
        })
      const result: PreviewResult = await previewMemberList(file.path, {
        today: dateInVietNam(application.clock.now()),
        ...(place.mapping === null ? {} : { mapping: mappingFor(place.mapping) }),
        branchNames: place.branches.names,
        signal: stopped.signal,
        onProgress: (_rows, about) => {
          expected = about
          if (Date.now() - noted < PROGRESS_EVERY) return
          noted = Date.now()
          void within((tx) => noteProgress(tx, province, importId, version, { read, expected })).then(
            (wanted) => wanted || stop(),
            () => undefined,
          )
        },
        onRows: keep,
      }).finally(() => signal.removeEventListener('abort', stop))
      if (!result.ok) {
        const code = result.refusal.code === 'import.cancelled' ? 'imports.interrupted' : result.refusal.code
        return await fail(code)
      }
      expected = read
      const layout = JSON.stringify(result.layouts)
      await finish({ state: 'ready', layout, rows_left_out: result.skipped.length })
    } catch (error) {
      if (error instanceof NotWanted) return
      await fail('imports.fault')
    }
  }
}
