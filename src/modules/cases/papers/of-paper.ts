// What of a case belongs on one of its papers: the case as it stood when the paper came, the vote that was its own, and the facts it is about.
import { factLines, factOf, factText } from '#forms/fact-lines.ts'
import type { FormData, FormOther, FormVote } from '#forms/form-data.ts'
import { bodyAt } from '#forms/organisation-names.ts'
import { isPrintCode, type PrintCode } from '#forms/print-code.ts'
import { genericOf, specOf } from '#forms/specs.ts'
import { dateInWords } from '#forms/write-date.ts'
import { byWhoDecides, cameAt, issuerOf, issuersOf, leavesMinutes, namesPaper } from '#modules/cases/papers/issuer.ts'
import { resolvedIn } from '#modules/cases/papers/resolved.ts'
import type { Sitting } from '#modules/cases/papers/sittings.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { boxForms } from '#rules/lifecycle/boxes.ts'
import type { Entry, Facts, RecordedStep } from '#rules/lifecycle/case.ts'
import { entriesOf, papersOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import { isLevel } from '#rules/lifecycle/levels.ts'
import { paperTitle } from '#rules/lifecycle/papers.ts'
import type { Effect, FactSpec, Step } from '#rules/lifecycle/types.ts'

/** A vote with the step that counted it. */
export interface CountedVote {
  at: number
  on: string
  title: string
  vote: FormVote
  /** Of the meeting that counted it, where one did. */
  sitting?: Sitting['meeting'] | undefined
}

/** Why somebody on probation does not count. */
export const PROBATIONARY = 'đảng viên dự bị'

/** What goes to the place that is asked about somebody. */
const asksElsewhere = new Set<string>(['DM-96', 'DM-97'])
/** What is said to the one it is about. */
const toThePerson = new Set<string>(['notice', 'statement-request', 'decline-notice', 'DM-33', 'apology'])
/** Forms that more than one step writes on: they say what the case says by now. */
const travelling = new Set<string>([...boxForms.map(({ code }) => code), '1-213', '3-213', '1-SHĐ', '2-SHĐ'])
/** Of these it matters what the receiving end said, also to the one that began it. */
const answeredFor = new Set<string>(['1-SHĐ', 'response-slip'])
/** Of these the facts of the case are no content: they list what changed, or what lies in the dossier. */
const ownOnly = new Set<string>(['3-HSĐV', 'contents-list', 'appeal-letter'])
/** What is written about a whole journey says what the steps in between recorded of it. */
const tellsOf: Readonly<Partial<Record<PrintCode, readonly string[]>>> = {
  'DM-63': ['depart', 'extend'],
  'DM-82': ['depart', 'extend', 'come-home'],
}

/** Who introduces and who helps, as these steps name them; where they are active as far as that was written. */
function othersIn(steps: readonly RecordedStep[]): Pick<FormData, 'introducers' | 'mentor'> {
  const said = (name: string): Facts => steps.findLast(({ facts }) => facts[name] !== undefined)?.facts ?? {}
  const { introducers } = said('introducers')
  const { mentorActiveAt, ...helping } = said('mentor')
  const mentor = textOf(helping.mentor)
  return {
    ...(Array.isArray(introducers) && {
      introducers: introducers.map(({ name, activeAt }) => ({ fullName: name, unit: activeAt })) as FormOther[],
    }),
    ...(mentor !== undefined && { mentor: { fullName: mentor, unit: textOf(mentorActiveAt) } }),
  }
}

/** Facts of these steps; the count of a vote is none to be printed by its name. */
function factsIn(steps: readonly RecordedStep[]): Facts {
  const { vote: _vote, ...facts } = Object.assign({}, ...steps.map((step) => step.facts)) as Facts
  return facts
}

/**
 * `reason` is the word of many steps. Why something was sent back, called back or prolonged is no reason of the case: of those steps only the one
 * that brought the paper says it there.
 */
const withOwnReason = ({ lifecycle }: LoadedCase, steps: readonly RecordedStep[], came: number): RecordedStep[] =>
  steps.map((recorded, at) => {
    const { kind = 'forward' } = stepOf(lifecycle, recorded.step)
    if (at === came || kind === 'forward' || recorded.facts.reason === undefined) return recorded
    const { reason: _reason, ...facts } = recorded.facts
    return { ...recorded, facts }
  })

/** What stands for the reason where a case has no other (§10): never where the step still to come gives its own. */
function withoutStandIns({ lifecycle }: LoadedCase, code: string, came: number, facts: Facts): Facts {
  const asks = ({ makes, facts: asked }: Step): boolean =>
    namesPaper(makes, code) && asked?.some(({ name }) => name === 'reason') === true
  if (came >= 0 || !lifecycle.steps.some(asks)) return facts
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !standIns.includes(name)))
}
const standIns: readonly string[] = [
  'reason',
  'cause',
  'movingKind',
  'route',
  'summary',
  'ground',
  'purpose',
  'abroadKind',
  'journeyFor',
  'breach',
]

/** What the receiving end answered, as far as the steps of either end say it: the last word counts. */
function answered(steps: readonly RecordedStep[], base: FormData): Facts {
  const last = steps.findLast(({ step }) => Object.hasOwn(answers, step))
  const answer = last === undefined ? 'open' : answers[last.step]
  if (last === undefined || answer === 'open') return { refusal: undefined }
  if (answer === 'sent-back') return { sentBack: true, sentBackBecause: last.facts.reason }
  const receiver = bodyAt('receiving-branch', base.organisations ?? {})
  return { refusal: undefined, receivedOn: last.on, receivedBy: receiver }
}
const answers: Readonly<Record<string, 'open' | 'received' | 'sent-back'>> = {
  send: 'open',
  'send-again': 'open',
  announce: 'open',
  receive: 'received',
  'received-there': 'received',
  refuse: 'sent-back',
  'refused-there': 'sent-back',
}

/** RES-03: what the residence said to this slip; to the one of the year before is no answer. */
function opinionOf(steps: readonly RecordedStep[]): Facts {
  const asked = steps.findLastIndex(({ papers }) => papers.some(({ code }) => code === '3-213'))
  const given = steps.findLastIndex(({ facts }) => textOf(facts.opinionOn) !== undefined)
  return given < asked ? { opinion: undefined, opinionOn: undefined } : {}
}

/** What a submission about one person, and what was concluded on it, is about. */
function submittedAs(lifecycle: string, name: string, { readmission }: Facts): Facts {
  const subject = matters[readmission === true ? 'readmission' : lifecycle]
  return subject === undefined ? {} : { subject, proposal: `xem xét, quyết định ${subject} đối với ${name}` }
}
const submitted = new Set<string>(['01-TTr', '04-TBKL'])
const matters: Readonly<Record<string, string>> = {
  admission: 'kết nạp đảng viên',
  readmission: 'kết nạp lại người vào Đảng',
  probation: 'công nhận đảng viên chính thức',
}

/** How somebody leaves the list, and from which day a decision holds: that of the step that carries it out. */
function takingEffect({ lifecycle }: LoadedCase, steps: readonly RecordedStep[]): Facts {
  const step = steps.findLast(({ step: code }) =>
    (stepOf(lifecycle, code).effects ?? []).some((effect) => takesEffect.includes(effect)),
  )
  const how = leavesAs[lifecycle.code]
  return { ...(step !== undefined && { leftOn: step.on }), ...(how !== undefined && { leftHow: how }) }
}
const takesEffect: readonly Effect[] = [
  ...(['member.leave-by-deletion', 'member.leave-by-expulsion', 'member.leave-by-resignation'] as const),
  ...(['member.leave-by-annulment', 'member.discipline'] as const),
]
const leavesAs: Readonly<Record<string, string>> = {
  'name-deletion': 'Xóa tên trong danh sách đảng viên',
  'probationer-deletion': 'Xóa tên đảng viên dự bị',
  resignation: 'Xin ra khỏi Đảng',
  discipline: 'Khai trừ',
}

/** What lies before whoever receives: the papers that this end has recorded, with their numbers and days. */
function received({ lifecycle, given }: LoadedCase): Pick<FormData, 'enclosures'> {
  const papers = papersOf(lifecycle, given).filter(({ code }) => !notReceived.includes(code))
  const said = papers.map(({ code, no, on }) =>
    [paperTitle(code), no === null ? undefined : `số ${no}`, dateInWords(on)].filter((part) => part !== undefined),
  )
  return { enclosures: [...new Set(said.map((parts) => parts.join(', ')))] }
}
const notReceived: readonly string[] = ['response-slip', 'competent-decision']

/**
 * A complaint is answered by the level it was sent to (DEL-11, DIS-12): what that level writes is its own paper, whoever decided before, and what
 * the member writes is addressed to it.
 */
function ofHandler(code: PrintCode, facts: Facts, base: FormData): Partial<FormData> {
  const level = facts.handlerLevel
  if (!isLevel(level)) return {}
  const { issuer } = specOf(code)
  return issuer === 'person' ? { addressee: bodyAt(level, base.organisations ?? {}) } : { issuer: level }
}

/** §12.4: a line for each item that changed, with what it was, and for each thing that is new; «K» where nothing did, whatever was declared before. */
function supplementLines(code: PrintCode, specs: readonly FactSpec[], facts: Facts): { label: string; text: string }[] {
  if (code !== '3-HSĐV') return []
  if (facts.changed === false) return [{ label: 'Tất cả các mục', text: 'K' }]
  const saidIn = (name: string) => {
    const fields = specs.find((spec) => spec.name === name)?.fields ?? []
    const said = (entry: Entry) => (key: string) =>
      factText(
        entry[key],
        fields.find((field) => field.name === key),
      )
    return entriesOf(facts[name]).map(said)
  }
  const changed = saidIn('changes').map((said) => {
    const before = said('before')
    return {
      label: said('what') ?? '',
      text: `${said('after')}${before === undefined ? '' : ` (trước đây: ${before})`}`,
    }
  })
  const added = saidIn('entries').map((said) => {
    const from = said('from')
    const parts = [said('title'), from === undefined ? undefined : `từ ${from}`, said('place')]
    return { label: said('kind') ?? '', text: parts.filter((part) => part !== undefined).join(', ') }
  })
  return [...changed, ...added]
}

/** The line of a list made for the one the case is about, with why by the titles of what was chosen. */
function listed({ row }: LoadedCase, data: FormData, { person, organisations }: FormData): Pick<FormData, 'members'> {
  if (row.subject_kind !== 'member' || person?.fullName === undefined) return {}
  const facts = data.facts ?? {}
  const [country, from, to] = ['country', 'from', 'to'].map((name) => textOf(facts[name]))
  const reason = ['abroadKind', 'what', 'cause'].map((name) => factOf(data, name)).find((said) => said !== undefined)
  return { members: [{ ...person, branch: organisations?.branch, country, from, to, reason }] }
}

/** The step that brings the paper counts a vote of its own, and was not taken yet: whatever was voted before is another vote. */
const awaitsVote = (steps: readonly Step[], code: string): boolean =>
  steps.some(({ vote, makes, needs }) => vote !== undefined && (namesPaper(makes, code) || namesPaper(needs, code)))

const voteIn = ({ lifecycle, given }: LoadedCase, came: number): FormVote['body'] => {
  const recorded = given.steps[came]
  return recorded === undefined ? undefined : stepOf(lifecycle, recorded.step).vote?.body
}

const specsIn = ({ lifecycle }: LoadedCase, steps: readonly RecordedStep[]): FactSpec[] =>
  steps.flatMap(({ step }) => [...(stepOf(lifecycle, step).facts ?? [])])

/** What a paper lists: of the opening what the case is about, of the step that made the paper what the paper is about. */
function contentsOf(
  code: PrintCode,
  loaded: LoadedCase,
  came: number,
  until: readonly RecordedStep[],
): ReturnType<typeof factLines> {
  const making = came > 0 ? until.slice(came) : []
  const between = withOwnReason(loaded, until.slice(1, came > 0 ? came : undefined), -1)
  const about = [
    ...(ownOnly.has(code) ? [] : until.slice(0, 1)),
    ...between.filter(({ step }) => tellsOf[code]?.includes(step)),
    ...making,
  ]
  const [asked, made] = [factsIn(about), factsIn(making)]
  // What only had to be confirmed is no content, nor what the opening answered with no, nor on what is delivered how it was.
  const contents = specsIn(loaded, about).filter(
    ({ kind, name, mustBeTrue }) =>
      mustBeTrue !== true &&
      !(kind === 'flag' && asked[name] === false && made[name] === undefined) &&
      !(name === 'deliveredBy' && toThePerson.has(code)),
  )
  return factLines(contents, asked)
}

/** `votes`: of the whole case, in order. */
export function dataOfPaper(
  code: PrintCode,
  base: FormData,
  loaded: LoadedCase,
  votes: readonly CountedVote[],
): FormData {
  const { lifecycle, given, row } = loaded
  const isMinutes = code === 'vote-minutes'
  const minuting = given.steps.map(({ step }) => leavesMinutes(stepOf(lifecycle, step)))
  const minuted = isMinutes ? votes.findLast(({ at }) => minuting[at]) : undefined
  const came = travelling.has(code) ? -1 : (minuted?.at ?? cameAt(loaded, code))
  const until = came < 0 ? given.steps : given.steps.slice(0, came + 1)
  const counted = votes.filter(({ at }) => at < until.length)
  const ours = came < 0 && !isMinutes && awaitsVote(lifecycle.steps, code) ? [] : counted
  const passedOn = base.facts ?? {}
  const stated = { ...passedOn, ...factsIn(withOwnReason(loaded, until, came)) }
  const said: Facts = {
    ...withoutStandIns(loaded, code, came, stated),
    ...(answeredFor.has(code) && answered(given.steps, base)),
    ...takingEffect(loaded, until),
    ...(code === '3-213' && opinionOf(given.steps)),
    // The head of an introduction is the giver's; what the host writes stands in its boxes.
    ...(passedOn.duesPaidTo !== undefined && travelling.has(code) && { duesPaidTo: passedOn.duesPaidTo }),
    ...(minuted !== undefined && { subject: minuted.title }),
    ...(submitted.has(code) && submittedAs(lifecycle.code, row.subject_name, stated)),
    ...resolvedIn(code, lifecycle.code, row.subject_name, stated),
  }
  const factSpecs = [...(base.factSpecs ?? []), ...specsIn(loaded, until)]
  const ownLines = supplementLines(code, factSpecs, said)
  const issuer = issuerOf(code, loaded, minuted?.at ?? cameAt(loaded, code))
  const decidedBy = came < 0 || !(isMinutes || byWhoDecides.includes(code)) ? undefined : voteIn(loaded, came)
  return {
    ...base,
    ...othersIn(until),
    ...(issuer !== undefined && { issuer }),
    issuers: issuersOf(specOf(code).restsOn.filter(isPrintCode), loaded),
    ...(decidedBy !== undefined && { body: decidedBy }),
    ...(asksElsewhere.has(code) && textOf(said.place) !== undefined && { addressee: textOf(said.place) ?? null }),
    ...(toThePerson.has(code) && row.subject_kind === 'member' && { addressee: `đồng chí ${row.subject_name}` }),
    ...ofHandler(code, said, base),
    ...listed(loaded, { facts: said, factSpecs }, base),
    ...(code === 'response-slip' && received(loaded)),
    facts: said,
    factSpecs,
    ...(!travelling.has(code) && { lines: ownLines.length > 0 ? ownLines : contentsOf(code, loaded, came, until) }),
    votes: ours.map(({ vote }) => vote),
    meetings: meetingsOf(loaded, code, came, ours),
    ...(minuted !== undefined && { on: minuted.on }),
  }
}

/** The step of a vote says the day on which it happened, and so does the step that makes a paper without one: minutes, a resolution, a hand-over. */
function meetingsOf(
  { lifecycle, given }: LoadedCase,
  code: string,
  came: number,
  votes: readonly CountedVote[],
): NonNullable<FormData['meetings']> {
  const met = votes.map(({ on, vote, sitting }) => ({
    on,
    ...sitting,
    ...sizeOf(vote),
    ...(vote.body !== undefined && { body: vote.body }),
  }))
  const made = came < 0 ? undefined : given.steps[came]
  const isOwn = made !== undefined && namesPaper(stepOf(lifecycle, made.step).makes, code)
  const voted = made !== undefined && votes.some(({ at }) => at === came)
  if (isOwn) return voted || made.facts.vote !== undefined ? met : [...met, { on: made.on }]
  // Minutes that were handed in are of the day they bear.
  const handedIn = made?.papers.findLast((paper) => paper.code === code)
  return handedIn?.on != null && genericOf(handedIn.code as PrintCode) === 'minutes'
    ? [...met, { on: handedIn.on }]
    : met
}

/** How many belong to the body: of a branch by its frozen list, probationers among them; of a committee by the count. */
function sizeOf({ body, electorate, official }: FormVote): { total?: number; probationary?: number } {
  if (body !== 'branch') return official === undefined ? {} : { total: official }
  if (electorate === undefined) return {}
  return {
    total: electorate.length,
    probationary: electorate.filter(({ reason }) => reason === PROBATIONARY).length,
  }
}
