// Puts down which days of a year are off and which Saturdays and Sundays are worked instead.
import type { ParsedInputOf } from '#contract/operation.ts'
import { setHolidayYear } from '#contract/rulebook.ts'
import { type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { leaveToBeDone } from '#modules/rulebook/changed.ts'
import { shownYear } from '#modules/rulebook/queries/holidays.ts'
import { keepRulebook, refuseOthers } from '#modules/rulebook/scope.ts'
import { holidaysOf, putHolidays } from '#modules/rulebook/store/holidays.ts'
import { renewRevision } from '#modules/rulebook/store/revisions.ts'
import { COUNTRY } from '#modules/rulebook/store/versions.ts'
import { formatDate, isoWeekday } from '#rules/calendar/dates.ts'
import { missingHolidays } from '#rules/calendar/missing-holidays.ts'

type Input = ParsedInputOf<typeof setHolidayYear>

/** What is wrong with the days, or null. A holiday of the law may only be left out with a reason. */
function refuseDays({ year, off, worked, reason }: Input): Refusal | null {
  const days = [...off.map((day) => day.on), ...worked]
  const strange = days.find((on) => !on.startsWith(`${year}-`))
  if (strange !== undefined) return refuse('rulebook.day-outside-the-year', { on: strange, year })
  const twice = days.find((on, i) => days.indexOf(on) !== i)
  if (twice !== undefined) return refuse('rulebook.day-named-twice', { on: twice })
  const weekday = worked.find((on) => isoWeekday(on) < 6)
  if (weekday !== undefined) return refuse('rulebook.worked-day-not-weekend', { on: weekday })
  const missing = missingHolidays({ year, off, worked })
  return missing.length === 0 || reason !== null
    ? null
    : refuse('rulebook.lawful-holidays-missing', {
        year,
        days: missing.map(({ on, name }) => `${name} ${formatDate(on)}`),
      })
}

export const serveSetHolidayYear = serveCommand(setHolidayYear, {
  scope: keepRulebook,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const wrong = refuseOthers(actor, COUNTRY) ?? refuseDays(input)
    if (wrong !== null) return wrong
    await renewRevision(tx, COUNTRY, context.newId())
    const { year, source, announced, reason } = input
    const rows = await holidaysOf(tx, year)
    const current = rows.find((row) => row.ended_at === null)
    if ((current?.version ?? 0) !== input.version) return new Stale(current === undefined ? null : shownYear(current))
    const off = input.off.toSorted((a, b) => (a.on < b.on ? -1 : 1))
    const worked = input.worked.toSorted()
    const days = { days_off: JSON.stringify(off), days_worked: JSON.stringify(worked) }
    const author = actor.displayName
    const version = await putHolidays(
      tx,
      current,
      { year, source, announced, ...days, author, reason, recorded_at: now },
      now,
    )
    const swaps = worked.length === 0 ? '' : `, ${worked.length} ngày làm bù`
    context.audit({
      organisationId: actor.seat.organisationId,
      path: actor.seat.path,
      subjectType: 'holiday',
      summary: `Ghi bảng ngày nghỉ năm ${year}: ${off.length} ngày nghỉ${swaps}. Nguồn: ${source}`,
      changes: { off: [current?.days_off ?? null, off], worked: [current?.days_worked ?? null, worked] },
    })
    leaveToBeDone(context, COUNTRY)
    return { year, version }
  },
})
