// Owns the shapes of a member list: cells in, columns recognised, people and findings out.
import type { PartialDate } from '../calendar/partial-date.ts'

/** A cell as a sheet reader hands it over. A number shown as a date comes as its serial; an error as its text (#REF!). */
export type Cell =
  | string
  | number
  | boolean
  | Date
  | { readonly serial: number }
  | { readonly error: string }
  | null
  | undefined

/** One row of a sheet; `row` is its 1-based number, cells[0] is column A. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] }

/** Merged cells: rows 1-based, columns 0-based, all inclusive. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export type SheetInfo = {
  readonly name: string
  readonly merges?: readonly Merge[]
  readonly date1904?: boolean
  /** Names of the other sheets that are read: a sheet among branches is named after one. */
  readonly others?: readonly string[]
}

export type DateField = 'birthDate' | 'admittedOn' | 'officialOn' | 'decisionOn' | 'youthUnionOn'

export const MEMBER_FIELDS = [
  'fullName', 'gender', 'birthDate', 'ethnicity', 'religion', 'personalId', 'cardNo', 'fileNo', 'admittedOn', 'officialOn',
  'branch', 'otherName', 'birthName', 'hometown', 'birthPlace', 'residence', 'education', 'professional',
  'politicalTheory', 'language', 'occupation', 'workplace', 'post', 'decisionOn', 'youthUnionOn', 'badgeNo', 'oldCardNo',
  'oldPersonalId', 'cardIssuedOn', 'cardIssuedBy', 'phone', 'email', 'exempt', 'status', 'partyGroup', 'note',
] as const // biome-ignore format: read as a table

export type MemberField = (typeof MEMBER_FIELDS)[number]

/** What a column may hold: a field, a part of one, or something only the reader needs. */
export type ColumnFact =
  | MemberField
  | 'ordinal'
  | 'surname'
  | 'givenName'
  | 'genderMale'
  | 'genderFemale'
  | 'birthMale'
  | 'birthFemale'
  | 'officialMark'
  | `${DateField}:${'day' | 'month' | 'year'}`
  | 'ignore'

export type Severity = 'problem' | 'notice'

export type Finding = {
  readonly field: MemberField | ''
  readonly code: string
  readonly severity: Severity
  /** Vietnamese: what is wrong and what to do. */
  readonly message: string
}

/** Values ready to show: '' when absent or unreadable, dates partial, gender 'male' or 'female'. */
export type MemberValues = { fullName: string; gender: 'male' | 'female' | ''; birthDate: PartialDate | '' } & Record<
  Exclude<MemberField, 'fullName' | 'gender' | 'birthDate'>,
  string
>

export type RowState = 'new' | 'match' | 'problem'

export type MemberRow = {
  readonly sheet: string
  readonly row: number
  readonly values: MemberValues
  readonly findings: readonly Finding[]
  readonly state: RowState
}

export type ListColumn = {
  /** 0-based. */
  readonly index: number
  /** The facts read from the column, in the order they stand in a cell; empty when the heading is not understood. */
  readonly facts: readonly ColumnFact[]
  /** The first fact when it is a field of a member. */
  readonly field: ColumnFact | ''
  readonly heading: string
  /** How the meaning was found: by its heading, by what the cells hold, or given by the caller. */
  readonly by: 'heading' | 'content' | 'caller'
}

export type ListLayout = {
  readonly sheet: string
  /** 1-based rows of the heading; empty when the list has none and columns were known by their content. */
  readonly headerRows: readonly number[]
  readonly columns: readonly ListColumn[]
  /** The branch that the title or the sheet's name gives to every row. */
  readonly branch: string
  readonly monthFirst: boolean
  readonly findings: readonly Finding[]
}

/** Overrides by column index: a fact, several in the order of a stacked cell, or null to ignore the column. */
export type ColumnMapping = Readonly<Record<number, ColumnFact | readonly ColumnFact[] | null>>

export type MemberListOptions = {
  /** YYYY-MM-DD; the rules have no clock. */
  readonly today: string
  /** For every sheet, or by sheet name. */
  readonly mapping?: ColumnMapping | { readonly bySheet: Readonly<Record<string, ColumnMapping>> }
  /** Names of the branches known to the caller; a branch not among them is a notice. */
  readonly branchNames?: readonly string[]
  /** True when the person is already in the records. */
  readonly findExisting?: (values: MemberValues) => boolean
}

export type RowsSkipped = { readonly sheet: string; readonly row: number; readonly kind: string; readonly text: string }
