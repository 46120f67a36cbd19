// What register is looked at, as it stands in the address under the names of the contract.
import { useSearchParams } from 'react-router'
import { type CaseListKind, caseListKind } from '#contract/case-lists.ts'
import type { InputOf } from '#contract/operation.ts'
import { type listRegister, type RegisterKind, registerKind } from '#contract/registers.ts'

export type AskedRegister = Omit<InputOf<typeof listRegister>, 'after' | 'limit'>

/** Registers of the record first, then lists of people whose cases are open. */
export const registerTitles: Record<RegisterKind | CaseListKind, string> = {
  members: 'Danh sách đảng viên',
  probationers: 'Đảng viên dự bị',
  transfers: 'Chuyển sinh hoạt đảng',
  'file-numbers': 'Số lý lịch',
  admission: 'Đề nghị kết nạp',
  recognition: 'Đề nghị công nhận',
  exemption: 'Miễn vì lý do khác',
}

/** The list of members of the seat's own organisation today, where the address says nothing. */
export function useAskedRegister(): AskedRegister {
  const [search] = useSearchParams()
  const given = (name: string) => {
    const value = search.get(name)
    return value === null || value === '' ? undefined : value
  }
  const register = registerKind.safeParse(search.get('register')).data ?? 'members'
  const from = register === 'transfers' ? given('from') : undefined
  const [on, organisationId, provinceCode] = [given('on'), given('organisationId'), given('provinceCode')]
  return {
    register,
    ...(organisationId !== undefined && { organisationId }),
    ...(on !== undefined && { on }),
    ...(from !== undefined && { from }),
    ...(provinceCode !== undefined && { provinceCode }),
  }
}

/** Which list of people whose cases are open the address names; null where it names a register. */
export function useAskedCaseList(): CaseListKind | null {
  const [search] = useSearchParams()
  return caseListKind.safeParse(search.get('register')).data ?? null
}
