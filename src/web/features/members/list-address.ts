// Owns the filter of the member list as it stands in the address bar, under the names the contract uses.
import { useSearchParams } from 'react-router'
import type { listMembers } from '#contract/members.ts'
import type { InputOf } from '#contract/operation.ts'

export type ListInput = InputOf<typeof listMembers>
export const filterNames = [
  'text',
  'organisationId',
  'gender',
  'status',
  'figure',
  'ethnicity',
  'religion',
  'education',
  'professional',
  'theory',
  'occupation',
  'birthYearFrom',
  'birthYearTo',
  'admittedFrom',
  'admittedTo',
  'age',
  'partyAge',
  'event',
  'eventFrom',
  'eventTo',
  'on',
  'provinceCode',
] as const
export type FilterName = (typeof filterNames)[number]
export type Filter = Partial<Record<FilterName, string>>

const NUMBERS: readonly string[] = ['birthYearFrom', 'birthYearTo'] satisfies FilterName[]

/** The filter and order in the address, and changing them. What is not said stays with the server's defaults. */
export function useListAddress() {
  const [search, setSearch] = useSearchParams()
  const filter: Filter = {}
  for (const name of filterNames) {
    const value = search.get(name)
    if (value !== null && value !== '') filter[name] = value
  }
  const sort = search.get('sort') ?? 'name'
  const direction = search.get('direction') === 'desc' ? ('desc' as const) : ('asc' as const)

  const change = (values: Readonly<Record<string, string | undefined>>) =>
    setSearch(
      (old) => {
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined || value === '') old.delete(name)
          else old.set(name, value)
        }
        return old
      },
      { replace: true, preventScrollReset: true },
    )
  return { filter, sort, direction, change, clear: () => setSearch({}, { replace: true }) }
}

/** The filter as the operations take it. An address typed by hand may hold anything: the server answers per field. */
export function toListInput(filter: Filter): ListInput {
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name, NUMBERS.includes(name) ? Number(value) : value]),
  ) as ListInput
}
