// Makes the Excel file of a table, keeps it for the caller for a day, and writes the export into the organisation's history.
import { exportTable as contract } from '#contract/reports.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { buildTable, refusePeriod } from '../build-table.ts'
import { exportStatistics } from '../scope.ts'
import { excelOf } from '../sheet.ts'
import { findAsked } from '../store/asked.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** No table comes near it. */
const LIMIT = 16 * 1024 * 1024

export const exportTable = serveCommand(contract, {
  scope: exportStatistics,
  run: async (context, input) => {
    const wrong = refusePeriod(input)
    if (wrong !== null) return wrong
    const asked = await findAsked(context, exportStatistics, input)
    if (asked instanceof Refusal) return asked
    const { form, on, from, year } = input
    const table = await buildTable(context, asked, { form, on, from, year, today: context.today })
    // The head of the organisation board signs; below the committees directly under the province it is the secretary.
    const signer = asked.path.split('/').length <= 3 ? 'TRƯỞNG BAN' : 'BÍ THƯ'
    const body = await excelOf(table, signer)
    const place = searchKey(table.organisation.name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
    const fileName = `bieu-${form.toLowerCase()}-${place}-${on}.xlsx`
    const kept = await context.files.keep(context.actor.accountId, {
      name: fileName,
      mediaType: MEDIA_TYPE,
      body,
      limit: LIMIT,
    })
    if (kept === null) throw new Error('a table longer than any table')
    context.audit({
      organisationId: asked.id,
      path: asked.path,
      subjectType: 'export',
      subjectId: asked.id,
      summary: `Xuất ${table.name} «${table.title}» của ${table.organisation.name}, ngày ${formatDate(on)}`,
    })
    return { downloadId: kept.id, fileName }
  },
})
