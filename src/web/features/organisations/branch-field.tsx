// The field that finds a branch to hold members, by name in the directory of the province.
import { findOrganisations } from '#contract/organisations.ts'
import { useOperation } from '../../app/client.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'
import { foundBranches } from './found-branches.ts'

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
    const answer = useOperation(
      findOrganisations,
      { text, limit: 20, holdsMembers: !any, provinceCode },
      { when: text.length >= 2 },
    )
    return { busy: answer.isFetching, ...foundBranches(text.length < 2 ? undefined : answer.data) }
  }
  return (
    <LookupField
      {...field}
      hint={field.hint ?? 'Gõ vài chữ của tên chi bộ, có thể kèm tên xã, rồi chọn; không cần dấu.'}
      search={search}
    />
  )
}
