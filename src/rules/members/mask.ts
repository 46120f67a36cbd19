// How a number of a person is shown where the whole is not needed.

/** All but the last 3 characters as dots, all of a shorter one; null stays null. */
export function maskNumber(value: string | null): string | null {
  if (value === null) return null
  const shown = value.length > 3 ? value.slice(-3) : ''
  return '•'.repeat(value.length - shown.length) + shown
}
