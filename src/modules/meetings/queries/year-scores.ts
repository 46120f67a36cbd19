// The year of the branches directly below a committee: how many of their regular meetings were scored, in which bands, and what the year comes to.
import { listYearScores, type YearScoreRow } from '#contract/meeting-scores.ts'
import { explainRefusal } from '#contract/refusals.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { formFor } from '#modules/meetings/flow/score.ts'
import { overseeMeetings } from '#modules/meetings/scope.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { yearScoresBelow } from '#modules/meetings/store/scores.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { type MeetingBand, meetingFormOf } from '#rules/meetings/forms.ts'
import { meetingYearScore } from '#rules/meetings/year-score.ts'

const mean = (points: readonly number[]): number | null =>
  points.length === 0 ? null : Math.round((points.reduce((sum, one) => sum + one, 0) * 100) / points.length) / 100

export const serveListYearScores = serveQuery(listYearScores, {
  scope: overseeMeetings,
  run: async (context, input) => {
    const place = await meetingPlaceAsked(context, overseeMeetings, input.organisationId)
    if (place === undefined) return notFound()
    const { year } = input
    const last = `${year}-12-31`
    const on = context.today < last ? context.today : last
    // Branches of one committee score by one form.
    const form = await formFor(context, place.path, on)
    const setting = { ...(await settingOf(context)), on }
    const branches = place.isBranch ? [] : await yearScoresBelow(context, overseeMeetings, place.id, year)
    const rows = branches.map(({ organisationId, name, months }): YearScoreRow => {
      const { refusals, values } = meetingYearScore({ form, meetings: months }, setting)
      const [why] = refusals
      const scored = months.flatMap(({ points }) => points ?? [])
      return {
        organisationId,
        name,
        held: months.length,
        scored: scored.length,
        points: mean(scored),
        counts: values.counts as Record<MeetingBand, number>,
        band: values.band as MeetingBand | null,
        atMost: values.atMost as MeetingBand | null,
        why: why === undefined ? null : explainRefusal(why.code, why.facts ?? {}).message,
      }
    })
    return {
      organisationId: place.id,
      organisationName: place.name,
      year,
      form,
      title: meetingFormOf(form).title,
      rows,
    }
  },
})
