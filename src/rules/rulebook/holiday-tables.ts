// The holiday tables the program ships, one file of data a year.
import holidays2025 from '../../../data/holidays/2025.json' with { type: 'json' }
import holidays2026 from '../../../data/holidays/2026.json' with { type: 'json' }
import holidays2027 from '../../../data/holidays/2027.json' with { type: 'json' }
import type { HolidayYear } from './rulebook.ts'

export const shippedHolidays: readonly HolidayYear[] = [holidays2025, holidays2026, holidays2027]
