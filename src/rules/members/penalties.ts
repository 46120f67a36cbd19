// The forms of discipline, as they are called (DIS-01).

export const penaltyNames = {
  reprimand: 'Khiển trách',
  warning: 'Cảnh cáo',
  dismissal: 'Cách chức',
  expulsion: 'Khai trừ',
} as const
export type Penalty = keyof typeof penaltyNames

export const isPenalty = (code: string): code is Penalty => Object.hasOwn(penaltyNames, code)
