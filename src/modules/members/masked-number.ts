// A sealed number as a list shows it. Unsealing the fifty of a page is a seventh of its cost, and the same pages are opened all day.
import type { Secrets } from '#kernel/secrets.ts'
import { maskNumber } from '#rules/members/mask.ts'

/** What is shown of the sealed values met last, never the numbers themselves. A sealed value is another one each time it is sealed. */
const shown = new Map<string, string>()
const KEPT = 10_000

/** All but the last three characters as dots; null where there is no number. Throws as `unseal` does. */
export function maskSealed(secrets: Secrets, sealed: string | null): string | null {
  if (sealed === null) return null
  let masked = shown.get(sealed)
  if (masked === undefined) {
    masked = maskNumber(secrets.unseal(sealed)) ?? ''
    const [oldest] = shown.keys()
    if (shown.size >= KEPT && oldest !== undefined) shown.delete(oldest)
    shown.set(sealed, masked)
  }
  return masked
}
