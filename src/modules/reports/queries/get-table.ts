// A table of the official statistics as of a day.
import { getTable as contract } from '#contract/reports.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { buildTable, refusePeriod } from '../build-table.ts'
import { viewStatistics } from '../scope.ts'
import { findAsked } from '../store/asked.ts'

export const getTable = serveQuery(contract, {
  scope: viewStatistics,
  run: async (context, input) => {
    const wrong = refusePeriod(input)
    if (wrong !== null) return wrong
    const asked = await findAsked(context, viewStatistics, input)
    if (asked instanceof Refusal) return asked
    const { form, on, from, year } = input
    return buildTable(context, asked, { form, on, from, year, today: context.today })
  },
})
