// Owns writing meetings as a calendar that phones subscribe to (iCalendar, RFC 5545): events, escaped and folded lines.

export interface CalendarEvent {
  id: string
  /** `YYYY-MM-DD` and `HH:MM` in Viet Nam. */
  on: string
  time: string
  minutes: number
  title: string
  place: string | null
  /** Raised with every change, so that a phone takes the newest. */
  version: number
}

const escaped = (text: string): string => text.replaceAll(/([\\;,])/g, '\\$1').replaceAll('\n', '\\n')

/** Lines of at most 75 octets; what is longer goes on in a line that begins with a space. Letters are never cut. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return [...parts, part].join('\r\n')
}

/** The instant in UTC as the format writes it: Viet Nam is seven hours ahead all the year. */
const instant = (on: string, time: string): string =>
  `${new Date(`${on}T${time}:00+07:00`).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** The whole calendar; `stamp` is the instant it was written, ISO. */
export function calendarText(name: string, events: readonly CalendarEvent[], stamp: string): string {
  const written = `${stamp.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dang vu//Sinh hoat//VI',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@dangvu`,
      `DTSTAMP:${written}`,
      `SEQUENCE:${event.version}`,
      `DTSTART:${instant(event.on, event.time)}`,
      `DURATION:PT${event.minutes}M`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.place === null ? [] : [`LOCATION:${escaped(event.place)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
