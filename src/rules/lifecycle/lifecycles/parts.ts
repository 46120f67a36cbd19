// Shared pieces of lifecycles: who acts at each level, how a fact is asked for, the boxes nobody should write twice.
import type { Level } from '../levels.ts'
import type { Actor, Choice, Clock, Condition, FactSpec, Sending, State, Step } from '../types.ts'

/** Somebody who sits at a level. */
type Post = Exclude<Actor, string>

/** The branch: its secretary, deputy and committee. */
export const branch: Actor = { at: 'branch', roles: ['secretary', 'committee-member'] }
/** A whole committee with its office and its organisation board. */
export const at = (level: Level): Post => ({
  at: level,
  roles: level.endsWith('branch')
    ? ['secretary', 'committee-member']
    : ['secretary', 'committee-member', 'office', 'organisation-board'],
})
export const intermediate = at('intermediate')
export const grassroots = at('grassroots')
export const deciding = at('deciding')
/** Decisions about a person are recorded by the secretary's, the office's or the organisation board's seat, never by a single member. */
export const decides = (level: Level): Post => ({ at: level, roles: ['secretary', 'office', 'organisation-board'] })
/** The branch does what a grassroots committee does where there is none (chi bộ cơ sở). */
export const branchAlone: Actor = { at: 'branch', roles: ['secretary'], without: 'grassroots' }
/** Whoever stands above a branch that is the grassroots organisation itself: its superior, or the province where there is none between. */
export const aboveBranchAlone: Post = { ...decides('deciding'), without: 'grassroots' }

export const without = (level: Level): Condition => ({ level, exists: false })
export const having = (level: Level): Condition => ({ level, exists: true })
export const when = (fact: string, ...is: readonly (string | boolean)[]): Condition => ({ fact, is })

export const not = (condition: Condition): Condition => ({ not: condition })

type More = Partial<Omit<FactSpec, 'name' | 'label' | 'kind'>>
const fact =
  (kind: FactSpec['kind']) =>
  (name: string, label: string, more: More = {}): FactSpec => ({ name, label, kind, ...more })

export const date = fact('date')
export const number = fact('number')
export const text = fact('text')
export const flag = fact('flag')
/** A flag that has to be confirmed. */
export const confirm = (name: string, label: string, more: More = {}): FactSpec =>
  flag(name, label, { mustBeTrue: true, ...more })
export const choice = (
  name: string,
  label: string,
  choices: Readonly<Record<string, string | Omit<Choice, 'code'>>>,
  more: More = {},
): FactSpec => ({
  name,
  label,
  kind: 'choice',
  choices: Object.entries(choices).map(
    ([code, said]): Choice => (typeof said === 'string' ? { code, title: said } : { code, ...said }),
  ),
  ...more,
})
export const list = (name: string, label: string, fields: readonly FactSpec[], more: More = {}): FactSpec => ({
  name,
  label,
  kind: 'list',
  fields,
  ...more,
})

/** Why something was refused, returned or given up. */
export const reason: FactSpec = text('reason', 'Lý do')
/** As the introduction form asks it, with the month. */
export const duesPaidTo: FactSpec = text('duesPaidTo', 'Đã đóng đảng phí hết tháng', { hint: 'Ví dụ 10/2026.' })
/** The day of birth: beside what the record of the person says, which is not passed over in silence. */
export const birthDate: FactSpec = date('birthOn', 'Ngày sinh', {
  past: true,
  onRecord: { says: 'recordBirthOn', seen: 'seenBirthOn', label: 'Khác ngày sinh trong hồ sơ quần chúng' },
})
/** Name of the member who helps; whether official is confirmed, as only an official member may. */
export const mentorFacts: readonly FactSpec[] = [
  text('mentor', 'Đảng viên được phân công giúp đỡ', {
    person: { id: 'mentorId', official: 'mentorOfficial', activeAt: 'mentorActiveAt' },
  }),
  confirm('mentorOfficial', 'Người giúp đỡ là đảng viên chính thức'),
]

/** Warnings of an ordinary deadline, in days. */
export const WARNINGS: Clock['warns'] = [15, 7, 3, 1]

/** A step that sends the case back with its reason, so that a mistake is mended and not wiped out. */
export const returning = (
  code: string,
  title: string,
  from: readonly string[],
  to: string,
  actors: readonly Actor[],
  ruleIds: readonly string[],
): Step => ({ code, title, kind: 'return', from, to, actors, facts: [reason], ruleIds })

/** Where a case stands once its member is on the list no more. */
export const memberHasLeft: State = {
  code: 'member-left',
  title: 'Đảng viên không còn trong danh sách',
  end: 'cancelled',
  counts: 'origin',
}

/** The program takes it once the record says so (death, deletion, expulsion, resignation …), and passes it on. */
export const memberLeft = (
  from: readonly string[],
  ruleIds: readonly string[],
  sends: readonly Sending[] = [],
): Step => ({
  code: 'member-left',
  title: 'Ghi đảng viên không còn trong danh sách',
  kind: 'exit',
  from,
  to: memberHasLeft.code,
  actors: ['system'],
  ruleIds,
  receives: 'transfer.member-left',
  sends,
})
