// What the doors and later modules may use of meetings.
export { calendarBehind } from './feeds.ts'
export { type AttendanceCounts, attendanceCountsOf, type MonthsHeld, monthsHeldBelow } from './store/evidence.ts'
export { takeNumber } from './store/papers.ts'
