// Which messages a case will still be sent through this system: by the cases it opened and by its other end.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { lifecycleByCode, lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import type { MessageCode } from '#rules/lifecycle/messages.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

export type AwaitingRow = Pick<CaseRow, 'id' | 'lifecycle' | 'counterpart_id' | 'places'>

/** What a lifecycle says to the case it came from, or to its other end. */
const toldTo = (to: 'parent' | 'counterpart', lifecycle: Lifecycle): MessageCode[] =>
  lifecycle.steps.flatMap((step) => (step.sends ?? []).flatMap((s) => (s.to === to ? [s.message] : [])))

const toParent = new Map(lifecycles.map((lifecycle) => [lifecycle.code, toldTo('parent', lifecycle)]))
const toCounterpart = new Map(lifecycles.map((lifecycle) => [lifecycle.code, toldTo('counterpart', lifecycle)]))
const toOtherEnd = new Set(lifecycles.flatMap((lifecycle) => toldTo('counterpart', lifecycle)))

/** The lifecycle that a message of this case opens; undefined for a message that opens none. */
const openedBy = (code: string, message: string): string | undefined =>
  lifecycleByCode(code)
    ?.steps.flatMap((step) => step.sends ?? [])
    .find((sending) => sending.message === message && sending.to === 'new')?.opens

/** The other end works in this system: it has answered, or a place of it was named. */
const knowsOtherEnd = ({ counterpart_id, places }: AwaitingRow): boolean =>
  counterpart_id !== null || Object.keys(places as object).some((level) => level.startsWith('receiving-'))

/**
 * Messages still to come, by case. A case opened by message counts from the moment the message is written, so that nobody is offered
 * by hand what is on its way; one whose message nobody could take no longer counts.
 */
export async function awaitedBy(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  rows: readonly AwaitingRow[],
): Promise<Map<string, MessageCode[]>> {
  const ids = rows.map(({ id }) => id)
  const { rows: opened } = await sql<{ id: string; lifecycle: string | null; message: string | null }>`
    select parent_id as id, lifecycle, null as message from cases
     where province_code = ${province} and parent_id = any(${ids}::uuid[]) and end_kind is null
     union all
    select case_id, null, message from case_messages
     where province_code = ${province} and direction = 'out' and handed_over_at is null and attempts < 5
       and case_id = any(${ids}::uuid[])`.execute(tx)
  const byCase = Map.groupBy(opened, ({ id }) => id)
  return new Map(
    rows.map((row) => {
      const on = (byCase.get(row.id) ?? []).flatMap(({ lifecycle, message }) => {
        if (lifecycle !== null) return toParent.get(lifecycle) ?? []
        const opened = openedBy(row.lifecycle, message ?? '') ?? ''
        // What is on its way may open the other end, which has not been heard of yet.
        return [...(toParent.get(opened) ?? []), ...(toCounterpart.get(opened) ?? [])]
      })
      const other = knowsOtherEnd(row) ? toOtherEnd : []
      return [row.id, [...new Set([...on, ...other])]]
    }),
  )
}
