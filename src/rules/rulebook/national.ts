// The rulebook the program ships: instruments, parameters of the country and of provinces, holiday tables.
import { shippedHolidays } from './holiday-tables.ts'
import type { Rulebook } from './rulebook.ts'

export const shippedRulebook: Rulebook = { instruments: [], parameters: [], holidays: shippedHolidays }
