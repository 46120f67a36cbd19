// A list looked through without keeping anything, and the rows of a kept one unmasked: for the shell of the machine itself.
import { inScope } from '#db/tenancy.ts'
import { type Actor, reachOf } from '#kernel/actor.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { Application } from '#kernel/run.ts'
import { branchBook } from '#modules/members/imports/branches.ts'
import { stageRows } from '#modules/members/imports/runner.ts'
import { openContent } from '#modules/members/imports/staged.ts'
import { pageOfRows } from '#modules/members/imports/store/rows.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { type PreviewResult, previewMemberList } from '#readers/preview-member-list.ts'
import type { Finding, MemberValues } from '#rules/member-list/types.ts'

/** One person of a list with the numbers as they are. */
export interface PreviewRow {
  sheet: string
  row: number
  state: 'new' | 'match' | 'problem'
  values: MemberValues
  findings: readonly Finding[]
}

/** Reads a file and judges it against the records; writes nothing. Null when the organisation is beyond the actor's reach. */
export async function previewList(
  application: Application,
  actor: Actor,
  place: { province: string; organisationId: string },
  path: string,
  options: {
    onRows: (rows: readonly PreviewRow[]) => void | Promise<void>
    onProgress?: (rows: number, about: number) => void
    signal?: AbortSignal
  },
): Promise<PreviewResult | null> {
  const { province, organisationId } = place
  const reading = <T>(work: Parameters<typeof inScope<T>>[2]): Promise<T> =>
    inScope(application.database, reachOf(actor), work, { readOnly: true })
  const branches = await reading(async (tx) => {
    const organisation = await organisationById(tx, province, organisationId)
    return organisation === undefined ? null : branchBook(tx, province, organisation)
  })
  if (branches === null) return null
  let from = 1
  return previewMemberList(path, {
    today: dateInVietNam(application.clock.now()),
    branchNames: branches.names,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    onRows: async (rows) => {
      const judged = await reading((tx) =>
        // The preview is read by who asked for it, who may know everybody within reach.
        stageRows(tx, application, { province, importId: null, path: '', branches, from }, rows),
      )
      from += rows.length
      await options.onRows(
        judged.map(({ sheet, sheetRow, state, content }) => ({ sheet, row: sheetRow, state, ...content })),
      )
    },
  })
}

/** The rows of an import that waits or was written, in the order of the file. */
export async function* keptRows(
  application: Application,
  actor: Actor,
  province: string,
  importId: string,
): AsyncGenerator<PreviewRow[]> {
  for (let after = 0; ; ) {
    const wanted = { state: undefined, decision: undefined, code: undefined, after, limit: 1000 }
    const rows = await inScope(
      application.database,
      reachOf(actor),
      (tx) => pageOfRows(tx, province, importId, wanted),
      { readOnly: true },
    )
    if (rows.length === 0) return
    yield rows.map((row) => ({
      sheet: row.sheet,
      row: row.sheet_row,
      state: row.state,
      ...openContent(row.values_sealed, application.secrets),
    }))
    after = rows.at(-1)?.seq ?? after
  }
}
