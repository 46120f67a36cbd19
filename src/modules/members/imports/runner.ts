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

/** How far a reading has come, and transactions within the reach of who asked for it. */
interface UnderWay {
  reading: Reading
  progress: { read: number; expected: number | null }
  within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/** Whether the reading is still wanted; its progress is kept then. */
const goesOn = (tx: Tx, { reading, progress }: UnderWay): Promise<boolean> =>
  noteProgress(tx, reading.province, reading.importId, reading.version, progress)

/** Keeps a batch of rows in the import. */
async function keepRows(
  underWay: UnderWay,
  application: Application,
  place: Place,
  rows: readonly MemberRow[],
): Promise<void> {
  const { progress, within } = underWay
  const { province, importId } = underWay.reading
  await within(async (tx) => {
    if (!(await goesOn(tx, { ...underWay, progress: { ...progress, read: progress.read + rows.length } })))
      throw new NotWanted()
    const { path, branches } = place
    const kept = await stageRows(tx, application, { province, importId, path, branches, from: progress.read + 1 }, rows)
    await insertRows(tx, { province, importId, path }, kept, application.secrets)
  })
  progress.read += rows.length
}

/** Notes twice a second at most about how many rows there are; calls `stop` when nobody wants the rest. */
function notingProgress(underWay: UnderWay, stop: () => void): (rows: number, about: number) => void {
  let noted = 0
  return (_rows, about) => {
    underWay.progress.expected = about
    if (Date.now() - noted < PROGRESS_EVERY) return
    noted = Date.now()
    void underWay
      .within((tx) => goesOn(tx, underWay))
      .then(
        (wanted) => wanted || stop(),
        () => undefined,
      )
  }
}

/** The work of reading, to be started once the command has committed. */
export const readInBackground = (reading: Reading): BackgroundWork => {
  const { actor, province, importId, version } = reading
  return async (application, signal) => {
    const within: UnderWay['within'] = (work) => inScope(application.database, reachOf(actor), work)
    const underWay: UnderWay = { reading, progress: { read: 0, expected: null }, within }
    const finish = (changes: Parameters<typeof changeImport>[3]): Promise<boolean> =>
      within(async (tx) => {
        if (!(await goesOn(tx, underWay))) return false
        if (changes.state === 'failed') await deleteRows(tx, province, importId)
        else await recount(tx, province, importId)
        await changeImport(tx, province, { id: importId, version }, changes)
        return true
      })
    let source: Pick<Place, 'uploadAccount' | 'uploadId'> | null = null
    const fail = async (code: string): Promise<void> => {
      const over = await finish({ state: 'failed', failure_code: code })
      if (over && source !== null && code !== NOT_UNDERSTOOD) {
        await application.files.discard(source.uploadAccount, source.uploadId)
      }
    }
    try {
      const place = await within((tx) => placeOf(tx, reading))
      if (place === null) return
      source = place
      const file = await application.files.find(place.uploadAccount, place.uploadId)
      if (file === null) return await fail('imports.upload-gone')
      const unwanted = new AbortController()
      const result: PreviewResult = await previewMemberList(file.path, {
        today: dateInVietNam(application.clock.now()),
        ...(place.mapping === null ? {} : { mapping: mappingFor(place.mapping) }),
        branchNames: place.branches.names,
        signal: AbortSignal.any([signal, unwanted.signal]),
        onProgress: notingProgress(underWay, () => unwanted.abort()),
        onRows: (rows) => keepRows(underWay, application, place, rows),
      })
      if (!result.ok) {
        const { code, facts } = result.refusal
        if (facts.fault !== undefined) application.noteFault(new Error(`reading a list: ${facts.fault}`))
        return await fail(code === 'import.cancelled' ? 'imports.interrupted' : code)
      }
      underWay.progress.expected = underWay.progress.read
      const layout = JSON.stringify(result.layouts)
      await finish({ state: 'ready', layout, rows_left_out: result.skipped.length })
    } catch (error) {
      if (error instanceof NotWanted) return
      application.noteFault(error)
      await fail('imports.fault')
    }
  }
}
