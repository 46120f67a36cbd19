// The field that finds the branch a name of a list means: only branches under the organisation of the list.
import { findOrganisations, listChildren } from '#contract/organisations.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { useList, useOperation } from '../../app/client.ts'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'

interface ImportBranchFieldProps {
  label: string
  organisation: { id: string; name: string }
  provinceCode?: string
  onChoose: (found: Found) => void
}

const isBranch = (typeCode: string): boolean => organisationTypes.byCode(typeCode)?.isBranch === true

export function ImportBranchField({ label, organisation, provinceCode, onChoose }: ImportBranchFieldProps) {
  // Those directly below stand ready; deeper ones are found by name in the directory.
  const below = useList(listChildren, { parentId: organisation.id, limit: 200, provinceCode })
  const search = (text: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: LookupField calls `search` once in every render.
    const answer = useOperation(findOrganisations, { text, limit: 50, provinceCode }, { when: text.length >= 2 })
    const key = searchKey(text)
    const near = below.rows
      .filter((row) => isBranch(row.typeCode) && row.endedOn === null && searchKey(row.name).includes(key))
      .map((row) => ({ id: row.id, name: row.name }))
    const deeper = (text.length < 2 ? [] : (answer.data?.rows ?? []))
      .filter((row) => isBranch(row.typeCode) && row.endedOn === null && row.parentNames.includes(organisation.name))
      .filter((row) => !near.some((one) => one.id === row.id))
      .map((row) => ({ id: row.id, name: row.name, detail: row.parentNames.at(-1) }))
    return { busy: below.isPending || answer.isFetching, found: [...near, ...deeper] }
  }
  return (
    <LookupField
      name="branch"
      label={label}
      hint="Chọn trong các chi bộ của tổ chức; gõ vài chữ để tìm, không cần dấu."
      chosen={null}
      onChoose={(found) => found !== null && onChoose(found)}
      search={search}
    />
  )
}
