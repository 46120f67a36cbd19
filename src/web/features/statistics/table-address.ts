// What table is asked for, as it stands in the address under the names of the contract.
import { useSearchParams } from 'react-router'
import type { InputOf } from '#contract/operation.ts'
import { type getTable, type TableForm, tableForm } from '#contract/reports.ts'
import { today } from '../../ui/format.ts'

export type Asked = InputOf<typeof getTable>

export const formTitles: Record<TableForm, string> = {
  '1': 'Biểu 1: Tăng, giảm đảng viên',
  '3': 'Biểu 3: Đội ngũ đảng viên',
  '4': 'Biểu 4: Dân tộc và tôn giáo',
  '5': 'Biểu 5: Tổ chức đảng và đảng viên theo loại hình',
}

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
  const from = form === '1' ? given('from') : undefined
  return {
    form,
    on: given('on') ?? today(),
    ...(organisationId !== undefined && { organisationId }),
    ...(from !== undefined && { from }),
    ...(provinceCode !== undefined && { provinceCode }),
  }
}
