// Change requests and yearly supplements: what stands in the record beside what is asked for, checked when asked, written when granted.
import { memberFields } from '#contract/member-record.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { documentOf } from '#modules/cases/flow/paper-of.ts'
import { addCareerEntry, changeRecord, fieldsOf, type MemberInput } from '#modules/members/public.ts'
import { parseDateText } from '#rules/calendar/parse-date.ts'
import type { Facts, FactValue, StepInput } from '#rules/lifecycle/case.ts'
import { entriesOf } from '#rules/lifecycle/fold.ts'
import { changeableFields, isChangeCode, namesFor, shownAs, writtenValue } from '#rules/members/changeable.ts'

const NOTHING = 'Chưa ghi'

/** One thing asked for: of a request its own facts, of a supplement an entry of its list. */
interface Asked {
  code: string
  after: string
  path: string
}

const askedIn = (facts: Facts): Asked[] => [
  ...(typeof facts.what === 'string' && typeof facts.after === 'string'
    ? [{ code: facts.what, after: facts.after, path: 'facts.after' }]
    : []),
  ...entriesOf(facts.changes).map(({ what, after }, at) => ({
    code: String(what),
    after: String(after),
    path: `facts.changes.${at}.after`,
  })),
]

/** The step with what the record says now beside each change, whatever was entered there. */
export async function withBefore(
  context: CommandContext,
  lifecycle: string,
  memberId: string,
  entered: StepInput,
): Promise<StepInput> {
  const facts = entered.facts ?? {}
  if (lifecycle !== 'change-request' && lifecycle !== 'yearly-supplement') return entered
  const asked = askedIn(facts).filter(({ code }) => isChangeCode(code))
  if (asked.length === 0) return entered
  const now = await fieldsOf(context, memberId)
  const before = (code: unknown): string =>
    typeof code === 'string' && isChangeCode(code)
      ? (shownAs(code, now?.[changeableFields[code]] ?? null) ?? NOTHING)
      : NOTHING
  const known: Record<string, FactValue | undefined> = { ...facts }
  if (typeof facts.what === 'string' && isChangeCode(facts.what)) known.before = before(facts.what)
  if (facts.changes !== undefined) {
    known.changes = entriesOf(facts.changes).map((entry) => ({ ...entry, before: before(entry.what) }))
  }
  return { ...entered, facts: known }
}

/** The fields asked for as the record keeps them, or the refusal of the first that cannot be read. */
function fieldsAsked({ today }: CommandContext, facts: Facts): MemberInput | Refusal {
  const fields: Record<string, string> = {}
  for (const { code, after, path } of askedIn(facts)) {
    if (!isChangeCode(code)) continue
    const field = changeableFields[code]
    const value = writtenValue(code, after, today)
    const fits = value !== null && memberFields[field].safeParse(value).success
    if (!fits) {
      const names = namesFor(code)?.join('; ')
      const message = names === undefined ? 'Không đọc được giá trị này.' : 'Không có tên này trong danh mục.'
      return refuse('cases.value-unreadable', { value: after, ...(names !== undefined && { names }) }, [
        { path, message },
      ])
    }
    fields[field] = value
  }
  return fields
}

/** When it is asked for: what is asked can be written as it stands. */
export async function checkChanges(context: CommandContext, _going: Going, facts: Facts): Promise<Refusal | null> {
  const fields = fieldsAsked(context, facts)
  if (fields instanceof Refusal) return fields
  const wrong = entriesOf(facts.entries).findIndex(({ from }) => dateOf(from, context.today) === undefined)
  if (wrong === -1) return null
  const value = String(entriesOf(facts.entries)[wrong]?.from ?? '')
  return refuse('cases.value-unreadable', { value }, [
    { path: `facts.entries.${wrong}.from`, message: 'Không đọc được ngày này.' },
  ])
}

/** A date as written; null where none was given, undefined where it cannot be read. */
function dateOf(written: unknown, today: string): string | null | undefined {
  if (typeof written !== 'string' || written.trim() === '') return null
  const read = parseDateText(written, { latestYear: Number(today.slice(0, 4)) })
  return read.kind === 'date' ? read.date : undefined
}

/** Writes what was granted, with what stood before in the history; what stands so already is left. */
async function writeFields(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | null> {
  const fields = fieldsAsked(context, facts)
  if (fields instanceof Refusal) return fields
  if (Object.keys(fields).length === 0) return null
  const written = await changeRecord(context, {
    memberId: going.row.subject_id,
    fields,
    document: documentOf(going, ['competent-decision', 'DM-74', 'DM-76', 'DM-77', '3-HSĐV']),
  })
  return written instanceof Refusal && written.code !== 'members.nothing-changed' ? written : null
}

/** A change request that was granted (DOS-07), or a supplement that was confirmed (DOS-02): fields, and new lines of the career. */
export async function writeChanges(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | null> {
  if (going.lifecycle.code !== 'yearly-supplement') return writeFields(context, going, facts)
  const { steps } = going.after
  const filled = steps.findLastIndex(({ step }) => step === 'fill')
  // The level above stores what the committee below has written already.
  if (going.step.step === 'store' && steps.slice(filled).some(({ step }) => step === 'update')) return null
  if (facts.changed !== true) return null
  const refused = await writeFields(context, going, facts)
  if (refused !== null) return refused
  for (const { kind, title, from, place } of entriesOf(facts.entries)) {
    const written = await addCareerEntry(context, {
      memberId: going.row.subject_id,
      kind: String(kind),
      title: String(title),
      fromDate: dateOf(from, context.today) ?? null,
      place: typeof place === 'string' && place !== '' ? place : null,
      document: documentOf(going, ['3-HSĐV']),
    })
    if (written instanceof Refusal) return written
  }
  return null
}
