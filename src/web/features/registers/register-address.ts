// What register is looked at, as it stands in the address under the names of the contract.
import { useSearchParams } from 'react-router'
import type { InputOf } from '#contract/operation.ts'
import { type listRegister, type RegisterKind, registerKind } from '#contract/registers.ts'

export type AskedRegister = Omit<InputOf<typeof listRegister>, 'after' | 'limit'>

export const registerTitles: Record<RegisterKind, string> = {
  members: 'Danh sách đảng viên',
  probationers: 'Đảng viên dự bị',
  transfers: 'Chuyển sinh hoạt đảng',
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
