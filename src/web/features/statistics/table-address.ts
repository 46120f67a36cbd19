// What table is asked for, as it stands in the address under the names of the contract.
import { useSearchParams } from 'react-router'
import type { InputOf } from '#contract/operation.ts'
import { type getTable, type TableForm, tableForm } from '#contract/reports.ts'
import { periodForms } from '#rules/statistics/tables/table.ts'
import { today } from '../../ui/format.ts'

export type Asked = InputOf<typeof getTable>

export const formTitles: Record<TableForm, string> = {
  '1': 'Biểu 1: Tăng, giảm đảng viên',
  '2': 'Biểu 2: Đảng viên mới kết nạp',
  '2B': 'Biểu 2B: Mới kết nạp theo dân tộc, tôn giáo',
  '3': 'Biểu 3: Đội ngũ đảng viên',
  '4': 'Biểu 4: Dân tộc và tôn giáo',
  '5': 'Biểu 5: Tổ chức đảng và đảng viên theo loại hình',
  '6': 'Biểu 6: Xếp loại đảng viên',
  '7': 'Biểu 7: Nghiệp vụ công tác đảng viên',
}

/** The form looks at a period, not at one day alone. */
export const hasPeriod = (form: TableForm): boolean => periodForms.includes(form)

/** Biểu 3 of the seat's own organisation today, where the address says nothing. */
export function useAsked(): Asked {
  const [search] = useSearchParams()
  const form = tableForm.safeParse(search.get('form')).data ?? '3'
  const given = (name: string) => {
    const value = search.get(name)
    return value === null || value === '' ? undefined : value
  }
  const organisationId = given('organisationId')
  const provinceCode = given('provinceCode')
  const from = hasPeriod(form) ? given('from') : undefined
  const year = form === '6' ? Number(given('year') ?? Number.NaN) : Number.NaN
  return {
    form,
    on: given('on') ?? today(),
    ...(organisationId !== undefined && { organisationId }),
    ...(from !== undefined && { from }),
    ...(Number.isInteger(year) && { year }),
    ...(provinceCode !== undefined && { provinceCode }),
  }
}
