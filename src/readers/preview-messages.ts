// Owns the messages between the server and the process that reads a file for it.
import type { PaymentField } from '#rules/dues/payment-columns.ts'
import type { PaymentRow } from '#rules/dues/payment-list.ts'
import type { ListLayout as Layout } from '#rules/lists/list-reader.ts'
import type { ListLayout, MemberListOptions, MemberRow, RowsSkipped } from '#rules/member-list/types.ts'
import type { ReorganisationField } from '#rules/reorganisation/columns.ts'
import type { ReorganisationLine } from '#rules/reorganisation/sheet.ts'
import type { FileGiven } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import type { Refusal } from './refusal.ts'

/** The lists that can be read: what is asked, the rows that come out, what is known at the end. */
export type Lists = {
  members: {
    options: MemberListOptions
    row: MemberRow
    summary: { readonly layouts: readonly ListLayout[]; readonly skipped: readonly RowsSkipped[] }
  }
  payments: { options: object; row: PaymentRow; summary: { readonly layouts: readonly Layout<PaymentField>[] } }
  reorganisations: {
    options: object
    row: ReorganisationLine
    summary: { readonly layouts: readonly Layout<ReorganisationField>[] }
  }
}

export type Summary<List extends keyof Lists> = Lists[List]['summary'] & {
  readonly sheetsWithoutList: readonly string[]
  /** Peak resident bytes of the reading process. */
  readonly peakRss: number
}

export type ParentMessage<List extends keyof Lists = keyof Lists> =
  | { [L in List]: { kind: 'read'; list: L; options: Lists[L]['options'] } & Given }[List]
  | { kind: 'taken' }

type Given = { file: FileGiven; limits: ReadLimits; rssLimit: number }

export type ChildMessage<List extends keyof Lists = keyof Lists> =
  | { kind: 'progress'; rows: number; about: number }
  | { kind: 'rows'; rows: readonly Lists[List]['row'][] }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'done'; summary: Summary<List> }
