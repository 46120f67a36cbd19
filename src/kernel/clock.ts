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

/** The calendar date in Viet Nam at an instant, `YYYY-MM-DD`. */
export const dateInVietNam = (at: Date): string => inVietNam.format(at)
