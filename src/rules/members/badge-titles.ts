// How a Party badge is called in a record, and which badge an entry of the career means.

/** The title of the entry that says a badge of so many years was awarded. */
export const badgeTitle = (years: number): string => `Huy hiệu ${years} năm tuổi Đảng`

/** The years of the badge that an award names, null when it names none. Lists write it in many ways: «Huy hiệu Đảng 40 năm». */
export function badgeYearsOf(title: string): number | null {
  const match = /huy hiệu\D{0,30}(\d{2})(?!\d)/iu.exec(title.normalize('NFC'))
  return match === null ? null : Number(match[1])
}
