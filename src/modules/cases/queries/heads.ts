// Shows a case as a line of a list.
import { sql } from 'kysely'
import type { CaseHead } from '#contract/cases.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { CaseRow, HeadRow } from '#modules/cases/store/cases.ts'
import { headColumns } from '#modules/cases/store/cases.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

export function shownHead(row: HeadRow): CaseHead {
  const lifecycle = lifecycleByCode(row.lifecycle)
  return {
    id: row.id,
    lifecycle: row.lifecycle,
    title: lifecycle?.title ?? row.lifecycle,
    subjectKind: row.subject_kind as CaseHead['subjectKind'],
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    openedOn: row.opened_on as unknown as string,
    state: row.state,
    stateTitle: lifecycle?.states.find((s) => s.code === row.state)?.title ?? row.state,
    end: row.end_kind as CaseHead['end'],
  }
}

/** Cases that hang together with one: the one it came from, those it opened, its other end where that is in reach, and `named` by what stands in its way. */
export async function relatedTo(
  { tx, province }: QueryContext,
  row: Pick<CaseRow, 'id' | 'subject_id' | 'parent_id' | 'counterpart_province' | 'counterpart_id'>,
  named: readonly string[],
): Promise<CaseHead[]> {
  const other = row.counterpart_province === province ? row.counterpart_id : null
  const { rows } = await sql<HeadRow>`
    select ${headColumns} from cases c
      join organisations o on o.province_code = ${province} and o.id = c.organisation_id
     where c.province_code = ${province} and (c.id = ${row.parent_id} or c.id = ${other} or c.parent_id = ${row.id}
            or c.subject_id = ${row.subject_id} and c.id <> ${row.id} and c.end_kind is null and c.lifecycle = any(${[...named]}::text[]))
     order by c.id`.execute(tx)
  return rows.map(shownHead)
}
