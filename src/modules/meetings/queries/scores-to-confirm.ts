// The voted scores that wait for somebody of the level above: for whoever is in charge of the branch, else for the committee right above it.
import { sql } from 'kysely'
import { listScoresToConfirm } from '#contract/meeting-scores.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { QueryContext } from '#kernel/context.ts'
import { serveQuery } from '#kernel/serve.ts'
import { asksToConfirm } from '#modules/meetings/queries/score.ts'
import { correctScores } from '#modules/meetings/scope.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

type Row = OutputOf<typeof listScoresToConfirm>['rows'][number]

/** The first day on which the province asks for it, by any version of the rule: before it lie years of scores that nobody confirms. */
const askedSince = ({ book, province }: Setting): string =>
  book.parameters
    .filter((p) => p.ruleId === 'SCORE-01' && p.name === 'confirmed-above' && p.value === true)
    .filter((p) => p.province === null || p.province === province)
    .map(({ validFrom }) => validFrom ?? '0001-01-01')
    .toSorted()[0] ?? '9999-12-31'

/** Of meetings that are over, the oldest first; as in `confirm-score`, whoever was in charge on the day of the meeting. */
const waitingSince = async ({ tx, province, actor }: QueryContext, since: string): Promise<Row[]> =>
  (
    await sql<Row>`
      select m.id, m.kind, m.planned_on as on, o.name as "organisationName", s.hundredths / 100.0::float8 as points, s.band
        from meeting_scores s
        join meetings m on m.province_code = ${province} and m.id = s.meeting_id and m.state in ('closed', 'published')
             and m.planned_on >= ${since}::date
        join organisations o on o.province_code = ${province} and o.id = m.organisation_id
        left join lateral (
          select c.member_id from members_in_charge c
           where c.province_code = ${province} and c.organisation_id = m.organisation_id and c.valid_from <= m.planned_on
           order by c.valid_from desc limit 1) c on true
       where ${correctScores.rows(actor, province, 's')} and s.state = 'voted' and s.confirmed_by is null and s.path <> ${actor.seat?.path ?? ''}
         and (c.member_id = ${actor.memberId} or (c.member_id is null and o.parent_id = ${actor.seat?.organisationId ?? null}))
       order by m.planned_on, o.sort_key, m.id limit 200`.execute(tx)
  ).rows

export const serveListScoresToConfirm = serveQuery(listScoresToConfirm, {
  scope: correctScores,
  run: async (context) => {
    const setting = await settingOf(context)
    const asked = (on: string): boolean => asksToConfirm({ ...setting, on })
    if (!asked(context.today)) return { rows: [] }
    return { rows: (await waitingSince(context, askedSince(setting))).filter(({ on }) => asked(on)) }
  },
})
