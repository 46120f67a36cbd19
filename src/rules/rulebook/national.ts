// The rulebook the program ships: instruments, parameters of the country and of provinces, holiday tables.
import instruments from '../../../data/rulebook/instruments.json' with { type: 'json' }
import { shippedHolidays } from './holiday-tables.ts'
import type { Instrument, Rulebook } from './rulebook.ts'
import { shippedParameters } from './shipped-parameters.ts'

export const shippedRulebook: Rulebook = {
  instruments: instruments.items as Instrument[],
  parameters: shippedParameters,
  holidays: shippedHolidays,
}
