// The forms of discipline, as they are called (DIS-01).

export const penaltyNames = {
  reprimand: 'Khiển trách',
  warning: 'Cảnh cáo',
  dismissal: 'Cách chức',
  expulsion: 'Khai trừ',
} as const
export type Penalty = keyof typeof penaltyNames

const codes = Object.keys(penaltyNames) as Penalty[]

/** The form that a code or its Vietnamese name means, null when neither does. */
export function penaltyOf(text: string): Penalty | null {
  const wanted = text.normalize('NFC').trim().toLowerCase()
  return codes.find((code) => code === wanted || penaltyNames[code].toLowerCase() === wanted) ?? null
}
