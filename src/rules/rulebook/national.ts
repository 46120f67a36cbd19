// The rulebook the program ships: instruments, parameters of the country and of provinces, holiday tables.
import people from '../../../data/rulebook/parameters/people.json' with { type: 'json' }
import { shippedHolidays } from './holiday-tables.ts'
import type { Parameter, Rulebook } from './rulebook.ts'

export const shippedRulebook: Rulebook = {
  instruments: [],
  parameters: people as Parameter[],
  holidays: shippedHolidays,
}
