// Hours of the day in Viet Nam, and how long a meeting took.
import type { QueryContext } from '#kernel/context.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'

/** The instant of `HH:MM` on a day in Viet Nam. */
export const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

/** `HH:MM` in Viet Nam. */
export const timeOf = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)

/**
 * No meeting goes on so long into another day: one that is written down later, or was left open in the evening and is closed in the morning,
 * ended at a time somebody has to say.
 */
const INTO_ANOTHER_DAY = 6 * 3_600_000

/** When it ended as far as is known: when it was closed last, or now while it goes on; null where only people can say it. */
export function endKnown(
  { planned_on, started_at, ended_at }: Pick<MeetingRow, 'planned_on' | 'started_at' | 'ended_at'>,
  { now, today }: Pick<QueryContext, 'now' | 'today'>,
): Date | null {
  const lasts = started_at === null ? 0 : now.getTime() - started_at.getTime()
  return ended_at ?? (today > planned_on && lasts > INTO_ANOTHER_DAY ? null : now)
}

/** Whole minutes from opening to closing; null while it has not closed. */
export const minutesHeld = ({ started_at, ended_at }: Pick<MeetingRow, 'started_at' | 'ended_at'>): number | null =>
  started_at === null || ended_at === null ? null : Math.round((ended_at.getTime() - started_at.getTime()) / 60_000)
