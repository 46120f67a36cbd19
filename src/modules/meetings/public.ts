// What the doors and later modules may use of meetings.
export { calendarBehind } from './feeds.ts'
