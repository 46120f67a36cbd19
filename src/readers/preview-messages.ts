// Owns the messages between the server and the process that reads a file for it.
import type { ListLayout, MemberListOptions, MemberRow, RowsSkipped } from '#rules/member-list/types.ts'
import type { FileGiven } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import type { Refusal } from './refusal.ts'

export type PreviewSummary = {
  readonly layouts: readonly ListLayout[]
  readonly skipped: readonly RowsSkipped[]
  readonly sheetsWithoutList: readonly string[]
  readonly totals: { rows: number; new: number; match: number; problem: number }
  /** Peak resident bytes of the reading process. */
  readonly peakRss: number
}

export type ParentMessage =
  | { kind: 'read'; file: FileGiven; options: MemberListOptions; limits: ReadLimits; rssLimit: number }
  | { kind: 'taken' }

export type ChildMessage =
  | { kind: 'progress'; rows: number; about: number }
  | { kind: 'rows'; rows: readonly MemberRow[] }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'done'; summary: PreviewSummary }
