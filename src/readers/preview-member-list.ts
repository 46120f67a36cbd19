// Owns the preview of a list of members: who is recorded already, and how many of each kind.
import type { MemberListOptions, MemberRow, MemberValues } from '#rules/member-list/types.ts'
import type { Summary } from './preview-messages.ts'
import { type ReadingLimits, readListFile } from './read-list-file.ts'
import type { Refusal } from './refusal.ts'

export type PreviewOptions = ReadingLimits & {
  /** YYYY-MM-DD. */
  readonly today: string
  readonly mapping?: MemberListOptions['mapping']
  readonly branchNames?: readonly string[]
  /** Takes rows in batches of up to 500, in order; reading waits while it works. */
  readonly onRows?: (rows: readonly MemberRow[]) => void | Promise<void>
  /** Says for a batch which people are already recorded; their state becomes `match` unless they have problems. */
  readonly findExisting?: (values: readonly MemberValues[]) => Promise<readonly boolean[]>
}

export type PreviewResult =
  | ({ readonly ok: true; readonly totals: Totals } & Summary<'members'>)
  | { readonly ok: false; readonly refusal: Refusal }

type Totals = { rows: number; new: number; match: number; problem: number }

/** Reads a list given by its path or its bytes. Never throws for what the file holds; throws what onRows throws. */
export async function previewMemberList(file: string | Uint8Array, options: PreviewOptions): Promise<PreviewResult> {
  const { today, mapping, branchNames, onRows, findExisting: _existing, ...limits } = options
  const totals: Totals = { rows: 0, new: 0, match: 0, problem: 0 }
  const read = await readListFile('members', file, {
    ...limits,
    list: { today, mapping, branchNames },
    onRows: async (batch) => {
      const rows = await withMatches(batch, options)
      for (const row of rows) {
        totals.rows++
        totals[row.state]++
      }
      await onRows?.(rows)
    },
  })
  return read.ok ? { ...read, totals } : read
}

async function withMatches(rows: readonly MemberRow[], options: PreviewOptions): Promise<readonly MemberRow[]> {
  if (options.findExisting === undefined) return rows
  const known = await options.findExisting(rows.map((row) => row.values))
  return rows.map((row, i) => (known[i] === true && row.state === 'new' ? { ...row, state: 'match' as const } : row))
}
