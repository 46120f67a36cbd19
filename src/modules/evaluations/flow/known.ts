// What the system knows of a person in the period of an evaluation, as facts beside the lines: work and dues. No score comes of them.
import type { Evidence } from '#contract/evaluation-shapes.ts'
import type { QueryContext } from '#kernel/context.ts'
import { duesStateOf } from '#modules/dues/public.ts'
import type { Found } from '#modules/evaluations/store/rows.ts'
import { taskCountsOf } from '#modules/tasks/public.ts'
import { firstDayOf, lastDayOf } from '#rules/evaluations/period.ts'

export async function knownOf(context: QueryContext, { round, row }: Found): Promise<Evidence[]> {
  const { member_id: memberId } = row
  if (memberId === null) return []
  const [from, to] = [firstDayOf(round.period), lastDayOf(round.period)]
  const [work] = await taskCountsOf(context, [memberId], from, to)
  const month = (to < context.today ? to : context.today).slice(0, 7)
  const dues = (await duesStateOf(context, round.organisation_id, month)).find((one) => one.memberId === memberId)
  const known: Evidence[] = []
  if (work !== undefined)
    known.push({
      kind: 'task',
      text: `Nhiệm vụ có hạn trong kỳ: ${work.due}; đúng hạn ${work.onTime}, xong muộn ${work.late}, quá hạn chưa xong ${work.overdue}.`,
    })
  if (dues !== undefined && dues.owed !== null)
    known.push({
      kind: 'dues',
      text:
        dues.outstanding === 0 && dues.unpaidMonths.length === 0
          ? `Đảng phí đã nộp đủ đến tháng ${month.split('-').reverse().join('/')}.`
          : `Đảng phí: ${dues.unpaidMonths.length} tháng trong năm chưa nộp đủ.`,
    })
  return known
}
