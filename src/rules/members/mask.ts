// How a number of a person is shown where the whole is not needed.

/** All but the last 3 characters as dots; null stays null. */
export const maskNumber = (value: string | null): string | null =>
  value === null ? null : `${'•'.repeat(Math.max(0, value.length - 3))}${value.slice(-3)}`
