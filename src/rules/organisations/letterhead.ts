// Owns which of the letterheads laid down above an organisation its papers bear: value by value, the nearest one upwards.

/** What can be laid down; null: as the record says. */
export interface LetterheadValues {
  superiorName: string | null
  issuingName: string | null
  place: string | null
  /** How a number is written, with {số} and, where wanted, {loại}. */
  numberPattern: string | null
  signerPost: string | null
}

/** A row with the place in the tree where it was laid down, and whether it is for papers of that organisation or of the branches below it. */
export interface LaidDown extends LetterheadValues {
  path: string
  appliesTo: 'own' | 'branches'
}

/**
 * The values for the papers of one organisation: its own row first, then, for a branch, what those above laid down for their branches, the
 * nearest first.
 */
export function letterheadFor(
  { path, isBranch }: { path: string; isBranch: boolean },
  rows: readonly LaidDown[],
): LetterheadValues {
  const meant = rows
    .filter((row) => (row.path === path ? row.appliesTo === 'own' : isBranch && row.appliesTo === 'branches'))
    .filter((row) => path.startsWith(row.path))
    .toSorted((a, b) => b.path.length - a.path.length)
  const nearest = (name: keyof LetterheadValues): string | null =>
    meant.find((row) => row[name] !== null)?.[name] ?? null
  return {
    superiorName: nearest('superiorName'),
    issuingName: nearest('issuingName'),
    place: nearest('place'),
    numberPattern: nearest('numberPattern'),
    signerPost: nearest('signerPost'),
  }
}
