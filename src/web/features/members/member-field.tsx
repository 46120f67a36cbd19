// The field that finds one member by name within an organisation.
import { listMembers } from '#contract/members.ts'
import { useList } from '../../app/client.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { showDate } from '../../ui/format.ts'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'

interface MemberFieldProps extends FieldProps {
  chosen: Found | null
  onChoose: (found: Found | null) => void
  /** The organisation whose members are offered. */
  within: string
  provinceCode?: string
}

export function MemberField({ within, provinceCode, ...field }: MemberFieldProps) {
  const search = (text: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: LookupField calls `search` once in every render.
    const list = useList(listMembers, {
      organisationId: within,
      text: text === '' ? undefined : text,
      limit: 20,
      provinceCode,
    })
    return {
      busy: list.isPending || list.isStale,
      found: list.rows.map((row) => ({
        id: row.id,
        name: row.fullName,
        detail: row.birthDate === null ? row.branchName : `Sinh ${showDate(row.birthDate)}, ${row.branchName}`,
      })),
    }
  }
  return <LookupField {...field} hint={field.hint ?? 'Gõ vài chữ của tên rồi chọn; không cần dấu.'} search={search} />
}
