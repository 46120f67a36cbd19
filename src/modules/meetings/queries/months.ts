// The month of the branches below an organisation, from the rows kept of them, with their dues and their work; and whether those rows are right.
import { checkMonths, getMonth } from '#contract/meeting-months.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { besideMonth } from '#modules/meetings/queries/month-beside.ts'
import { overseeMeetings } from '#modules/meetings/scope.ts'
import { type MonthSum, monthsThatDiffer, readMonth } from '#modules/meetings/store/months.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import type { MeetingBand } from '#rules/meetings/forms.ts'
import { numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'

const NAMES = [
  'branches',
  'planned',
  'held',
  'thematic',
  'members',
  'present',
  'short',
  'late',
  'published',
  'scored',
  'good',
] as const

const totalOf = (rows: readonly MonthSum[]): Record<(typeof NAMES)[number], number> => {
  const sum = (name: (typeof NAMES)[number]): number => rows.reduce((added, row) => added + row[name], 0)
  return Object.fromEntries(NAMES.map((name) => [name, sum(name)])) as Record<(typeof NAMES)[number], number>
}

export const serveGetMonth = serveQuery(getMonth, {
  scope: overseeMeetings,
  run: async (context, input) => {
    const place = await meetingPlaceAsked(context, overseeMeetings, input.organisationId)
    if (place === undefined) return notFound()
    const setting = { ...(await settingOf(context)), on: `${input.month}-28` }
    const least = (name: string): number => {
      const parameter = parameterOn(setting, 'M-04', name)
      return parameter === undefined ? 0 : numberIn(parameter)
    }
    const rows = await readMonth(context, overseeMeetings, {
      path: place.path,
      month: input.month,
      types: branchTypes,
      minutes: { regular: least('minimum-minutes'), combined: least('combined-minutes') },
    })
    const ids = rows.map(({ id }) => id)
    const beside = await besideMonth(context, { path: place.path, month: input.month }, ids)
    return {
      organisationId: place.id,
      organisationName: place.name,
      month: input.month,
      total: { ...totalOf(rows), ...beside.all },
      rows: rows.map(({ id, band, ...row }) => ({
        organisationId: id,
        ...row,
        ...beside.of(id),
        band: band as MeetingBand | null,
      })),
    }
  },
})

export const serveCheckMonths = serveQuery(checkMonths, {
  scope: overseeMeetings,
  run: async (context) => ({ differences: await monthsThatDiffer(context, overseeMeetings) }),
})
