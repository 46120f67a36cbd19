// How the numbers of curricula are used (NUM-01): those of each thousand in the record, whoever had left included, since none is given twice.
import { sql } from 'kysely'
import type { PathRange } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { RegisterLine } from '#modules/members/registers/lines.ts'

interface Row {
  /** The first three digits and the letters; null for members on the list without such a number. */
  thousand: string | null
  letters: string | null
  used: number
  this_year: number
  first: string | null
  last: string | null
}

/** A line a thousand, then how many members on the list have no number in the form the rule names. The ranges allotted are not kept. */
export async function numberLines(
  { tx, province, actor, today }: QueryContext,
  scope: SeatScope,
  range: PathRange,
): Promise<RegisterLine[]> {
  const { rows } = await sql<Row>`
    with numbered as (
      select m.file_no, m.status, m.admitted_on, m.file_no ~ '^[0-9]{6}[A-ZĐ]{2,3}$' as fits
        from members m
       where m.province_code = ${province} and ${scope.rows(actor, province, 'm')} and m.path >= ${range.lo} and m.path < ${range.hi})
    select case when fits then left(file_no, 3) end as thousand, case when fits then substr(file_no, 7) end as letters, count(*) as used,
           count(*) filter (where left(admitted_on, 4) = ${today.slice(0, 4)}) as this_year,
           min(case when fits then file_no end) as first, max(case when fits then file_no end) as last
      from numbered where fits or status <> 'left'
     group by 1, 2 order by 2 nulls last, 1 nulls last`.execute(tx)
  return rows.map((row, at) => ({
    id: `${row.thousand ?? ''}${row.letters ?? ''}`,
    memberId: null,
    key: [String(at).padStart(6, '0')],
    numbers: {
      block: row.first === null ? 'Chưa có số lý lịch' : `${row.thousand}000–${row.thousand}999 ${row.letters}`,
      used: row.used,
      thisYear: row.this_year,
      first: row.first,
      last: row.last,
    },
  }))
}
