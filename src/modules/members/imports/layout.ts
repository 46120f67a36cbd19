// The columns of a list as they were understood and as a person corrected them.
import type { ColumnField, ImportDetail } from '#contract/imports.ts'
import { columnField } from '#contract/imports.ts'
import { FIELD_LABELS } from '#rules/member-list/messages.ts'
import type { ColumnMapping, ListLayout, MemberField } from '#rules/member-list/types.ts'

/** Corrections as they are kept: by sheet, then by column; '*' means every sheet. */
export type KeptMapping = Record<string, Record<number, ColumnField | null>>

/** Corrections added to earlier ones: for the sheets that hold a list, so that each sheet has its own whole mapping. */
export function addMapping(
  kept: KeptMapping | null,
  sheets: readonly string[],
  columns: readonly { sheet?: string | undefined; index: number; field: ColumnField | null }[],
): KeptMapping {
  const mapping: KeptMapping = structuredClone(kept ?? {})
  for (const { sheet, index, field } of columns) {
    for (const name of sheet === undefined ? sheets : [sheet]) {
      mapping[name] = { ...mapping[name], [index]: field }
    }
  }
  return mapping
}

export const mappingFor = (kept: KeptMapping): { bySheet: Record<string, ColumnMapping> } => ({ bySheet: kept })

const PART = { day: 'ngày', month: 'tháng', year: 'năm' } as const
const OTHERS: Partial<Record<ColumnField, string>> = {
  ordinal: 'Số thứ tự',
  surname: 'Họ và tên đệm',
  givenName: 'Tên',
  genderMale: 'Giới tính: cột Nam',
  genderFemale: 'Giới tính: cột Nữ',
  birthMale: 'Ngày sinh: cột Nam',
  birthFemale: 'Ngày sinh: cột Nữ',
  officialMark: 'Đánh dấu đảng viên chính thức',
  ignore: 'Bỏ qua',
}

/** What a column holds, in Vietnamese. */
export function fieldName(field: ColumnField): string {
  const [whole, part] = field.split(':') as [MemberField, keyof typeof PART | undefined]
  if (part !== undefined) return `${FIELD_LABELS[whole]}: ${PART[part]}`
  return OTHERS[field] ?? FIELD_LABELS[whole]
}

const known: ReadonlySet<string> = new Set(columnField.options)
const asFields = (facts: readonly string[]): ColumnField[] => facts.filter((f): f is ColumnField => known.has(f))

const sheetOf = ({ sheet, headerRows, columns }: ListLayout) => ({
  sheet,
  headerRows: [...headerRows],
  columns: columns.map(({ index, heading, facts, by }) => {
    const fields = asFields(facts)
    return { index, heading, field: fields[0] ?? null, fields, by }
  }),
})

/** The layout as it is shown; null when nothing has been read yet. */
export function layoutShown(kept: string | null): ImportDetail['layout'] {
  if (kept === null) return null
  const [first, ...others] = (JSON.parse(kept) as ListLayout[]).map(sheetOf)
  if (first === undefined) return null
  return {
    ...first,
    otherSheets: others,
    fields: columnField.options.map((field) => ({ field, name: fieldName(field) })),
  }
}
