// The field that finds a branch to hold members, by name in the directory of the province.
import { findOrganisations } from '#contract/organisations.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { useOperation } from '../../app/client.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'

interface BranchFieldProps extends FieldProps {
  chosen: Found | null
  onChoose: (found: Found | null) => void
  provinceCode?: string
  /** Any organisation, not only those members belong to directly. */
  any?: boolean
}

export function BranchField({ provinceCode, any = false, ...field }: BranchFieldProps) {
  const search = (text: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: LookupField calls `search` once in every render.
    const answer = useOperation(findOrganisations, { text, limit: 20, provinceCode }, { when: text.length >= 2 })
    const rows = text.length < 2 ? [] : (answer.data?.rows ?? [])
    return {
      busy: answer.isFetching,
      found: rows
        .filter((row) => row.endedOn === null && (any || organisationTypes.byCode(row.typeCode)?.holdsMembers === true))
        .map((row) => ({ id: row.id, name: row.name, detail: [...row.parentNames].reverse().slice(0, 2).join(', ') })),
    }
  }
  return (
    <LookupField {...field} hint={field.hint ?? 'Gõ vài chữ của tên chi bộ rồi chọn; không cần dấu.'} search={search} />
  )
}
