// What a page shows, as it stands in its address: read by name, changed in place.
import { useSearchParams } from 'react-router'

/** The address, and how names in it are changed: '' takes one out. The page stays where it is and the way back leads before it. */
export function useAddressValues() {
  const [search, setSearch] = useSearchParams()
  const change = (values: Readonly<Record<string, string>>) =>
    setSearch(
      (old) => {
        for (const [name, value] of Object.entries(values)) {
          if (value === '') old.delete(name)
          else old.set(name, value)
        }
        return old
      },
      { replace: true, preventScrollReset: true },
    )
  return [search, change] as const
}
