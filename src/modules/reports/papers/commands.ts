// The life of a report: begun from the record, counted anew, written, corrected with a reason, given up while nobody has seen it. Sending: `send.ts`.
import { correctReport, createReport, fillReport, removeReport, writeSection } from '#contract/report-papers.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { countReport } from '#modules/reports/papers/count.ts'
import { outlineFor, outlineOf } from '#modules/reports/papers/outlines.ts'
import { askedByPlanOf } from '#modules/reports/papers/owed.ts'
import { calledAbove, ownPlace, titleOf } from '#modules/reports/papers/schedules.ts'
import { changeReport, heldReport, type ReportRow } from '#modules/reports/papers/store.ts'
import { writeReports } from '#modules/reports/scope.ts'
import { isPeriodOf } from '#rules/reports/periods.ts'

export function say(
  { audit }: CommandContext,
  row: Pick<ReportRow, 'organisation_id' | 'path'>,
  summary: string,
): void {
  audit({ organisationId: row.organisation_id, path: row.path, summary })
}

export const serveCreateReport = serveCommand(createReport, {
  scope: writeReports,
  run: async (context, { type, from, to, title: given, organisationId, planReportId = null }) => {
    const { tx, province, today, newId } = context
    const place = await ownPlace(context, organisationId)
    if (place === undefined) return notFound()
    const period = { from, to }
    const wanted = planReportId === null ? undefined : await askedByPlanOf(context, place, planReportId, to)
    if ((type === 'plan') !== (planReportId !== null) || (type === 'plan' && wanted?.from !== from))
      return refuse('reports.not-asked')
    if (!isPeriodOf(type, period))
      return refuse('reports.not-a-period', {}, [{ path: 'from', message: 'Chọn lại kỳ.' }])
    if (from > today) return refuse('reports.period-ahead')
    const content = await countReport(context, place.id, type, period)
    if (content instanceof Refusal) return content
    const id = newId()
    const outline = await outlineFor(context, place.path, type)
    const title = given ?? wanted?.title ?? titleOf(type, period, await calledAbove(context, place.path, type, period))
    const written = await tx
      .insertInto('reports')
      .values({
        province_code: province,
        id,
        path: place.path,
        organisation_id: place.id,
        type,
        from_on: from,
        to_on: to,
        title,
        content: JSON.stringify(content),
        counted_on: today,
        plan_report_id: planReportId,
        outline: outline && JSON.stringify(outline),
      })
      .onConflict((conflict) => conflict.constraint('reports_once').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written === undefined) return refuse('reports.written-already', { title })
    say(context, { organisation_id: place.id, path: place.path }, `Soạn «${title}», lấy số liệu từ hồ sơ.`)
    return { id, version: 1 }
  },
})

export const serveFillReport = serveCommand(fillReport, {
  scope: writeReports,
  run: async (context, input) => {
    const row = await heldReport(context, input)
    if (!('state' in row)) return row
    const period = { from: row.from_on, to: row.to_on }
    const content = await countReport(context, row.organisation_id, row.type, period)
    if (content instanceof Refusal) return content
    say(context, row, `Lấy lại số liệu của «${row.title}».`)
    return changeReport(context, row, { content: JSON.stringify(content), counted_on: context.today })
  },
})

export const serveWriteSection = serveCommand(writeSection, {
  scope: writeReports,
  run: async (context, input) => {
    const row = await heldReport(context, input)
    if (!('state' in row)) return row
    const section = outlineOf(row).sections.find(({ key }) => key === input.section)
    if (section === undefined || section.onlyHeading === true) return refuse('reports.no-such-section')
    const texts = { ...row.texts, [section.key]: input.paragraphs }
    say(context, row, `Viết mục «${section.heading}» của «${row.title}».`)
    return changeReport(context, row, { texts: JSON.stringify(texts) })
  },
})

export const serveCorrectReport = serveCommand(correctReport, {
  scope: writeReports,
  run: async (context, input) => {
    const row = await heldReport(context, input, 'any')
    if (!('state' in row)) return row
    if (row.state !== 'sent') return refuse('reports.not-sent')
    say(context, row, `Soạn bản sửa của «${row.title}», lý do: ${input.reason}.`)
    return changeReport(context, row, { state: 'draft', reason: input.reason })
  },
})

export const serveRemoveReport = serveCommand(removeReport, {
  scope: writeReports,
  run: async (context, input) => {
    const { tx, province } = context
    const row = await heldReport(context, input, 'any')
    if (!('state' in row)) return row
    if (row.edition > 0) return refuse('reports.sent-once')
    await tx.deleteFrom('reports').where('province_code', '=', province).where('id', '=', row.id).execute()
    say(context, row, `Bỏ bản nháp «${row.title}».`)
    return { id: row.id }
  },
})
