// What time it is: instants in UTC, "today" in Viet Nam. The only place that reads the machine's clock.

export interface Clock {
  now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }

const inVietNam = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const HOUR = 3_600_000
/** Since 1975 the clocks of Viet Nam are whole hours from UTC: within an hour the date is one. */
const WHOLE_HOURS_SINCE = Date.UTC(1976)
let lastHour = Number.NaN
let lastDate = ''

/** The calendar date in Viet Nam at an instant, `YYYY-MM-DD`. Asked twice with every request, so that of the last hour asked for is kept. */
export function dateInVietNam(at: Date): string {
  const time = at.getTime()
  const hour = Math.floor(time / HOUR)
  if (hour === lastHour) return lastDate
  const date = inVietNam.format(at)
  if (time >= WHOLE_HOURS_SINCE) {
    lastHour = hour
    lastDate = date
  }
  return date
}
