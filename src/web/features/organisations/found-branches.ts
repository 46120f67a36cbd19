// What the directory found, as a field offers it, and whether there is more than is shown.
import type { OutputOf } from '#contract/operation.ts'
import type { findOrganisations } from '#contract/organisations.ts'
import type { Found } from '../../ui/lookup-field.tsx'

type Answer = Pick<OutputOf<typeof findOrganisations>, 'more'> & {
  rows: readonly Pick<OutputOf<typeof findOrganisations>['rows'][number], 'id' | 'name' | 'parentNames' | 'endedOn'>[]
}

/** Living organisations with the two above them. `note`: the list was cut. */
export function foundBranches(answer: Answer | undefined): { found: Found[]; note?: string } {
  if (answer === undefined) return { found: [] }
  const found = answer.rows
    .filter((row) => row.endedOn === null)
    .map((row) => ({ id: row.id, name: row.name, detail: [...row.parentNames].reverse().slice(0, 2).join(', ') }))
  return {
    found,
    ...(answer.more && { note: 'Còn nữa, danh sách trên chưa đủ. Gõ thêm chữ của tên chi bộ hoặc tên xã để thu hẹp.' }),
  }
}
