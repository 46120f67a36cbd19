// Hours of the day in Viet Nam, and how long a meeting took.
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'

/** The instant of `HH:MM` on a day in Viet Nam. */
export const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

/** `HH:MM` in Viet Nam. */
export const timeOf = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)

/** Whole minutes from opening to closing; null while it has not closed. */
export const minutesHeld = ({ started_at, ended_at }: Pick<MeetingRow, 'started_at' | 'ended_at'>): number | null =>
  started_at === null || ended_at === null ? null : Math.round((ended_at.getTime() - started_at.getTime()) / 60_000)
