// What a decided case changes in the record: each effect of a step as a call to the module that owns the record.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { awardAll, checkList } from '#modules/cases/badges/award.ts'
import { admit, assignMentor, recognise } from '#modules/cases/flow/admit.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { checkMoved, moveBack, moveTogether } from '#modules/cases/flow/move-together.ts'
import { documentOf, paperIn } from '#modules/cases/flow/paper-of.ts'
import { checkChanges, writeChanges } from '#modules/cases/flow/record-changes.ts'
import type { OutsidePlaces } from '#modules/cases/store/places.ts'
import {
  absenceAnswered,
  addCareerEntry,
  awayMember,
  backMember,
  endExemption,
  endSuspension,
  exemptMember,
  extendAbsence,
  extendExemption,
  issueCard,
  leaveMember,
  recordDiscipline,
  restoreMember,
  suspendMember,
  takeBackRecognition,
  withdrawDiscipline,
} from '#modules/members/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import type { Facts, FactValue } from '#rules/lifecycle/case.ts'
import { factsOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import type { Effect } from '#rules/lifecycle/types.ts'
import type { Penalty } from '#rules/members/penalties.ts'

type Answer = Refusal | object | null
type Carry = (context: CommandContext, going: Going, facts: Facts) => Promise<Answer>

const dateIn = (facts: Facts, ...names: string[]): string | undefined =>
  names.map((name) => textOf(facts[name])).find((value) => value !== undefined)

const about = (going: Going) => ({ memberId: going.row.subject_id, document: documentOf(going) })

const leave =
  (kind: 'expelled' | 'name-deleted' | 'resigned'): Carry =>
  (context, going) =>
    leaveMember(context, { ...about(going), kind, on: going.step.on })

/** The receiving end cannot reach the record: it moves when the other end hears of it (arrival.ts), in a transaction that reaches both. */
const movedByTheOtherEnd: Carry = async () => null

const formOf = (value: FactValue | undefined): string => textOf(value) ?? ''

/** A form of discipline enters the record. Dismissal ends the posts held. */
const recordForm = (context: CommandContext, going: Going, form: string): Promise<Answer> =>
  recordDiscipline(context, { ...about(going), on: going.step.on, form, posts: 'all' })

/** The form decided; or that of a complaint, for which the one of before is withdrawn: who was expelled is back, who is expelled now leaves. */
const discipline: Carry = async (context, going, facts) => {
  const form = formOf(facts.penalty)
  const changed = textOf(going.step.facts.newPenalty)
  if (changed === undefined) return recordForm(context, going, form)
  const takeBack = form !== changed && form === 'expulsion' ? restore : withdrawForm
  return inTurn(context, going, facts, takeBack, form !== changed && changed === 'expulsion' ? expel : formBy(changed))
}

/** One after the other; the first refusal stops it. */
async function inTurn(context: CommandContext, going: Going, facts: Facts, ...each: Carry[]): Promise<Answer> {
  for (const carry of each) {
    const answer = await carry(context, going, facts)
    if (answer instanceof Refusal) return answer
  }
  return null
}

/** The day this case put its form on the record: another decision may have laid down the same form. */
const dayOfForm = ({ after, lifecycle }: Going): string | undefined =>
  after.steps
    .slice(0, -1)
    .findLast(({ step }) =>
      stepOf(lifecycle, step).effects?.some((e) => e === 'member.discipline' || e === 'member.leave-by-expulsion'),
    )?.on

const withdrawForm: Carry = (context, going, facts) =>
  withdrawDiscipline(context, {
    ...about(going),
    which: { form: formOf(facts.penalty) as Penalty, ratherOn: dayOfForm(going) },
    reason: 'Kết luận giải quyết khiếu nại',
  })

const formBy =
  (form: string): Carry =>
  (context, going) =>
    recordForm(context, going, form)

/** Expelled: the form of discipline enters the record, and the member leaves. */
const expel: Carry = (context, going, facts) => inTurn(context, going, facts, formBy('expulsion'), leave('expelled'))

/** A decision overturned: who had to leave is back, a form of discipline is withdrawn. */
const restore: Carry = async (context, going, facts) => {
  const penalty = formOf(facts.penalty)
  if (penalty !== '') {
    const withdrawn = await withdrawForm(context, going, facts)
    if (withdrawn instanceof Refusal) return withdrawn
    if (penalty !== 'expulsion') return withdrawn
  }
  return backOnTheList(context, going, facts)
}

/** In the branch of before; where that has ended, in the one the case was handed to. */
const backOnTheList: Carry = (context, going) =>
  restoreMember(context, { ...about(going), on: going.step.on, standIn: going.row.organisation_id })

const endsSuspension: Carry = (context, going) =>
  endSuspension(context, { ...about(going), from: going.step.on, ifAny: true })

/** The day after the last day of a time, as records keep ends; null where no last day is said. */
const dayAfter = (last: string | undefined): string | null => (last === undefined ? null : addDays(last, 1))

const away: Carry = (context, going, facts) => {
  const outside = (going.row.places as OutsidePlaces)['receiving-branch']
  const named = going.after.places['receiving-branch']?.name ?? textOf(facts.newPlace) ?? textOf(facts.country) ?? ''
  const purpose = going.lifecycle.code === 'abroad' ? 'abroad' : textOf(facts.purpose) === 'study' ? 'study' : 'work'
  return awayMember(context, {
    ...about(going),
    from: dateIn(facts, 'departedOn', 'from') ?? going.step.on,
    // From abroad one is back when the branch has received.
    until: purpose === 'abroad' ? null : dayAfter(dateIn(facts, 'to')),
    purpose,
    introductionNo: (paperIn(going, ['GT-8', 'GT-2']) ?? paperIn(going, ['3A-SHĐ', '3B-SHĐ']))?.no ?? null,
    duesPaidTo: textOf(facts.duesPaidTo) ?? null,
    place: { path: null, name: named, ...(outside === undefined ? {} : { province: outside.provinceCode }) },
  })
}

/** A journey that is over, with its days and where it led (B8): the return report stays a paper of the case. */
const journey: Carry = async (context, going, facts) => {
  const country = textOf(facts.country)
  if (country === undefined) return null
  const written = await addCareerEntry(context, {
    memberId: going.row.subject_id,
    kind: 'journey',
    title: journeyTitles[textOf(facts.abroadKind) ?? 'private'] ?? 'Ở ngoài nước',
    fromDate: dateIn(facts, 'departedOn', 'from') ?? null,
    toDate: dateIn(facts, 'returnedOn') ?? going.step.on,
    place: country,
    detail: textOf(facts.journeyFor) ?? null,
    document: documentOf(going, ['3A-SHĐ', '3B-SHĐ']),
  })
  return written instanceof Refusal && written.code !== 'members.entry-exists' ? written : null
}
const journeyTitles: Readonly<Record<string, string>> = {
  posting: 'Công tác, học tập ở ngoài nước',
  labour: 'Lao động ở ngoài nước',
  temporary: 'Ra ngoài nước có thời hạn',
  private: 'Đi việc riêng ở ngoài nước',
}

const carries: Record<Effect, Carry> = {
  'member.admit': admit,
  'member.recognise': recognise,
  'member.take-back-recognition': (context, going) =>
    takeBackRecognition(context, { ...about(going), from: going.step.on }),
  'member.mentor': assignMentor,
  'member.move': movedByTheOtherEnd,
  'member.exempt': (context, going, facts) =>
    exemptMember(context, {
      ...about(going),
      from: dateIn(facts, 'from') ?? going.step.on,
      until: dayAfter(dateIn(facts, 'to')),
    }),
  'member.extend-exemption': (context, going, facts) =>
    extendExemption(context, { ...about(going), until: dayAfter(dateIn(facts, 'to')) ?? '', on: going.step.on }),
  'member.end-exemption': (context, going) =>
    endExemption(context, { ...about(going), from: going.step.on, ifAny: true }),
  'member.leave-by-deletion': leave('name-deleted'),
  'member.leave-by-expulsion': expel,
  'member.leave-by-resignation': leave('resigned'),
  'member.leave-by-annulment': leave('name-deleted'),
  'member.discipline': discipline,
  'member.suspend': (context, going) => suspendMember(context, { ...about(going), from: going.step.on }),
  'member.end-suspension': endsSuspension,
  'member.restore': restore,
  'member.away': away,
  'member.absence-answered': (context, going) => absenceAnswered(context, going.row.subject_id, going.step.on),
  'member.extend-absence': (context, going, facts) =>
    extendAbsence(context, { ...about(going), until: dayAfter(dateIn(facts, 'extendedTo')) ?? '' }),
  'member.back': (context, going) => backMember(context, { ...about(going), on: going.step.on, ifAny: true }),
  'record.check-change': checkChanges,
  'record.change': writeChanges,
  'journey.record': journey,
  'card.issue': (context, going, facts) =>
    issueCard(context, { ...about(going), issuedOn: dateIn(facts, 'cardIssuedOn') ?? going.step.on }),
  'badge.list': checkList,
  'badge.award': awardAll,
  'members.check-list': checkMoved,
  'members.move-together': moveTogether,
  'members.move-back': moveBack,
}

/** Carries out what the step changes; the first refusal stops it, and with it the whole transaction. */
export async function carryOut(context: CommandContext, going: Going): Promise<Refusal | null> {
  const facts = factsOf(going.after)
  for (const effect of stepOf(going.lifecycle, going.step.step).effects ?? []) {
    const answer = await carries[effect](context, going, facts)
    if (answer instanceof Refusal) return answer
  }
  return null
}
