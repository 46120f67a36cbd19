// Finds what a register is asked about, and answers its lines page by page and their number.
import { sql } from 'kysely'
import type { RegisterKind } from '#contract/registers.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { type ListPlace, organisationAt } from '#modules/members/exports/place.ts'
import { numberLines } from '#modules/members/registers/file-numbers.ts'
import type { RegisterLine } from '#modules/members/registers/lines.ts'
import { type After, peopleLines } from '#modules/members/registers/people.ts'
import { countTransfers, type Period, transferLines } from '#modules/members/registers/transfers.ts'
import { memberFilter } from '#modules/members/store/filter.ts'

export interface RegisterQuestion {
  register: RegisterKind
  organisationId?: string | undefined
  on?: string | undefined
  from?: string | undefined
}

export interface RegisterSource {
  place: ListPlace
  /** Null for a list as of one day. */
  from: string | null
  on: string
  /** How many values a key has. */
  keys: 1 | 2 | 3
  lines: (after: After, count: number, whole: boolean) => Promise<RegisterLine[]>
  /** Counted no further than one past the limit. */
  count: (limit: number) => Promise<number>
}

/** The source of a register within the scope; refuses a day that has not come, a period that runs backwards, an organisation out of reach. */
export async function registerSource(
  context: QueryContext,
  scope: SeatScope,
  { register, organisationId, on = context.today, from }: RegisterQuestion,
): Promise<RegisterSource | Refusal> {
  const status = register === 'probationers' ? 'probationary' : 'living'
  const ofPeople = register === 'members' || register === 'probationers'
  // Of the others only the organisation is looked at: who is there today is another question.
  const selection = await memberFilter(context, scope, {
    organisationId,
    ...(ofPeople ? { on, status } : {}),
  })
  if (selection instanceof Refusal) return selection
  const place = await organisationAt(context, selection.path)
  if (ofPeople) {
    return {
      place,
      from: null,
      on,
      keys: 3,
      lines: (after, count, whole) => peopleLines(context, selection, after, count, whole),
      count: async (limit) => {
        const { rows } = await sql<{ total: number }>`select count(*) as total from (
          select from ${selection.from} where ${selection.where} limit ${limit + 1}) c`.execute(context.tx)
        return rows[0]?.total ?? 0
      },
    }
  }
  const wrong = (path: string, message: string): Refusal => refuse('kernel.invalid-input', {}, [{ path, message }])
  if (register === 'file-numbers') {
    if (on !== context.today) return wrong('on', 'Số lý lịch chỉ đếm được theo hồ sơ hôm nay.')
    const all = await numberLines(context, scope, selection.range)
    return {
      place,
      from: null,
      on,
      keys: 1,
      lines: async (after, count) =>
        all.filter(({ key }) => after === null || (key[0] ?? '') > String(after[0])).slice(0, count),
      count: async () => all.length,
    }
  }
  const period: Period = { range: selection.range, from: from ?? `${on.slice(0, 4)}-01-01`, to: on }
  if (on > context.today) return wrong('on', 'Ngày này chưa đến.')
  if (period.from > on) return wrong('from', 'Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.')
  return {
    place,
    from: period.from,
    on,
    keys: 2,
    lines: (after, count, whole) => transferLines(context, scope, period, after, count, whole),
    count: (limit) => countTransfers(context, scope, period, limit),
  }
}
