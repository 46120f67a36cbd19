// What an inspection waits for and until when: from the months of its programme, K-05, the days of its decision, the days of what is to be put right.
import { daysInMonth, isoDate } from '../calendar/dates.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { announceBy } from './limits.ts'
import type { InspectionState } from './steps.ts'

export type NextStep = 'decide' | 'announce' | 'report' | 'conclude' | 'correct'

export interface Going {
  state: InspectionState
  year: number
  fromMonth: number
  toMonth: number
  signedOn: string | null
  endsOn: string | null
  /** The nearest day of what is still to be put right. */
  correctionDueOn: string | null
}

/** Null: nothing waits, or its months have not begun on the day of the setting. A conclusion has no day of its own on the page. */
export function waitsFor(
  { state, year, fromMonth, toMonth, signedOn, endsOn, correctionDueOn }: Going,
  setting: Setting,
): { step: NextStep; dueOn: string | null } | null {
  switch (state) {
    case 'planned': {
      if (setting.on < isoDate(year, fromMonth, 1)) return null
      return { step: 'decide', dueOn: isoDate(year, toMonth, daysInMonth(year, toMonth)) }
    }
    case 'decided':
      return { step: 'announce', dueOn: signedOn === null ? null : announceBy(signedOn, setting).on }
    case 'announced':
      return { step: 'report', dueOn: endsOn }
    case 'reported':
      return { step: 'conclude', dueOn: null }
    case 'concluded':
      return { step: 'correct', dueOn: correctionDueOn }
    default:
      return null
  }
}
