// Lines of the lists of members and of probationers: who belonged there on a day, by place in the tree and then by name.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { RegisterLine } from '#modules/members/registers/lines.ts'
import type { MemberSelection } from '#modules/members/store/filter.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { maskNumber } from '#rules/members/mask.ts'

export type After = readonly (string | number | null)[] | null

type Listed = MemberRow & { branch_path: string; branch_name: string | null }

/** So many lines from behind a key on. `whole`: card numbers in full. */
export async function peopleLines(
  { tx, province, secrets }: QueryContext,
  selection: MemberSelection,
  after: After,
  count: number,
  whole: boolean,
): Promise<RegisterLine[]> {
  const behind: RawBuilder<unknown> =
    after === null
      ? sql``
      : sql`and (${selection.branchPath}, m.sort_key, m.id) > (${after[0]}::text, ${after[1]}::text, ${after[2]}::uuid)`
  const { rows } = await sql<Listed>`
    select m.*, ${selection.branchPath} as branch_path,
           (select o.name from organisations o where o.province_code = ${province} and o.id = ${selection.branchId}) as branch_name
      from ${selection.from} where ${selection.where} ${behind}
     order by ${selection.branchPath}, m.sort_key, m.id limit ${count}`.execute(tx)
  return rows.map((row) => {
    const cardNo = row.card_no_sealed === null ? null : secrets.unseal(row.card_no_sealed)
    return {
      id: row.id,
      memberId: row.id,
      key: [row.branch_path, row.sort_key, row.id],
      member: {
        fullName: row.full_name,
        gender: row.gender as 'male' | 'female' | null,
        birthDate: row.birth_date,
        hometown: row.hometown,
        residence: row.residence,
        occupationCode: row.occupation_code,
        occupation: row.occupation,
        decisionOn: row.decision_on,
        document: row.decision_no,
        admittedOn: row.admitted_on,
        officialOn: row.official_on,
        cardNo: whole ? cardNo : maskNumber(cardNo),
        fileNo: row.file_no,
        branch: row.branch_name,
        note: row.note,
      },
    }
  })
}
