// The papers that the cases about members recorded and that count now, for modules that keep an account of papers.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { pureCase } from '#modules/cases/store/cases.ts'
import type { RecordedPaper, RecordedStep } from '#rules/lifecycle/case.ts'
import { papersOf } from '#rules/lifecycle/fold.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

/** A paper of a case about a member, or about the person of the pool who became this member. */
export interface CasePaper extends RecordedPaper {
  memberId: string
  caseId: string
}

interface Row {
  id: string
  lifecycle: string
  subject_id: string
  member_id: string
  recorded: RecordedStep[]
}

/** Every paper of the cases in reach about these members; a paper made void counts no longer, nor do those of a cancelled case. */
export async function recordedPapersOf(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  memberIds: readonly string[],
): Promise<CasePaper[]> {
  if (memberIds.length === 0) return []
  const { rows } = await sql<Row>`
    select c.id, c.lifecycle, c.subject_id, w.member_id,
           (select jsonb_agg(s.recorded order by s.seq) from case_steps s
             where s.province_code = ${province} and s.case_id = c.id) as recorded
      from (select id as subject_id, id as member_id from unnest(${[...memberIds]}::uuid[]) id
            union all
            select z.id, z.member_id from citizens z
             where z.province_code = ${province} and z.member_id = any(${[...memberIds]}::uuid[])) w
      join cases c on c.province_code = ${province} and c.subject_id = w.subject_id
     where c.end_kind is distinct from 'cancelled'
     order by c.id`.execute(tx)
  return rows.flatMap(({ id, lifecycle: code, subject_id, member_id, recorded }) => {
    const lifecycle = lifecycleByCode(code)
    if (lifecycle === undefined || recorded === null) return []
    const given = pureCase({ id, lifecycle: code, subject_id }, recorded, {}, {})
    return papersOf(lifecycle, given).map((paper) => ({ ...paper, memberId: member_id, caseId: id }))
  })
}
