// Gives the demonstration some life: invented cases under way in the branch of its secretary, taken step by step through the commands.
import { tellDocuments } from '#cli/demonstration-documents.ts'
import { tellDues } from '#cli/demonstration-dues.ts'
import { tellEvaluations } from '#cli/demonstration-evaluations.ts'
import { tellInspections } from '#cli/demonstration-inspections.ts'
import { tellMeetings } from '#cli/demonstration-meetings.ts'
import { tellPlans } from '#cli/demonstration-plans.ts'
import { tellReviews } from '#cli/demonstration-reviews.ts'
import { tellTasks } from '#cli/demonstration-tasks.ts'
import type { CaseDetail } from '#contract/cases.ts'
import { inScope, subtree } from '#db/tenancy.ts'
import { type Entered, filled, papersFor } from '#demo/fill-step.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { newId } from '#kernel/identifier.ts'
import { type Application, runOperation } from '#kernel/run.ts'
import { takeUpProbations } from '#modules/cases/public.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { addDays, addYears } from '#rules/calendar/dates.ts'

/** Who acts in the stories: the branch, its committee, the province, in the order in which they are asked whose a step is. */
export interface Cast {
  secretary: Actor
  office: Actor
  board: Actor
}

interface Person {
  id: string
  fullName: string
}

/** Tells stories that end today: `ago` is how many days before today something happened. */
class Teller {
  readonly #application: Application
  readonly #cast: Cast
  readonly #today: string
  readonly #signal: AbortSignal | undefined

  constructor(application: Application, cast: Cast, signal: AbortSignal | undefined) {
    this.#application = application
    this.#cast = cast
    this.#signal = signal
    this.#today = dateInVietNam(application.clock.now())
  }

  day = (ago: number): string => addDays(this.#today, -ago)

  async ask<T>(actor: Actor, name: string, input: unknown): Promise<T> {
    this.#signal?.throwIfAborted()
    const outcome = await runOperation(this.#application, {
      name,
      input,
      credential: { kind: 'actor', actor },
      idempotencyKey: newId(),
      request: { requestId: newId(), address: null, userAgent: 'demonstration' },
    })
    if (outcome.kind === 'done') return outcome.output as T
    const why = outcome.kind === 'refused' ? `${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}` : ''
    throw new Error(`the demonstration could not do ${name}: ${outcome.kind} ${why} ${JSON.stringify(input)}`)
  }

  /** The open case of a kind that another one opened, about whom it names. */
  async opened(lifecycle: string, subjectName: string): Promise<string> {
    const { rows } = await this.ask<{ rows: { id: string; subjectName: string }[] }>(this.#cast.board, 'cases.list', {
      lifecycle,
      open: true,
      limit: 100,
    })
    const found = rows.find((row) => row.subjectName === subjectName)
    if (found === undefined) throw new Error(`the demonstration has no open ${lifecycle} of ${subjectName}`)
    return found.id
  }

  /** Takes steps one after the other, each so many days ago, by whoever of the cast may. */
  async take(caseId: string, known: Entered, steps: readonly (readonly [code: string, ago: number])[]): Promise<void> {
    for (const [code, ago] of steps) {
      const { actor, shown } = await this.#whose(caseId, code)
      const step = shown.next.find((possible) => possible.step === code)
      if (step === undefined) throw new Error(`the demonstration has no step ${code}`)
      const on = this.day(ago)
      const facts = filled(step, on, known)
      const papers = papersFor(step, on, facts)
      await this.ask(actor, 'cases.take-step', { id: caseId, version: shown.version, step: code, on, facts, papers })
      await backgroundDone(this.#application)
    }
  }

  async #whose(caseId: string, code: string): Promise<{ actor: Actor; shown: CaseDetail }> {
    for (const actor of Object.values(this.#cast)) {
      const shown = await this.ask<CaseDetail>(actor, 'cases.get', { id: caseId })
      if (shown.next.some((possible) => possible.step === code && possible.mine)) return { actor, shown }
    }
    throw new Error(`nobody in the demonstration may take ${code}`)
  }
}

interface Told {
  teller: Teller
  cast: Cast
  branchId: string
  /** Official members of the branch without a post, the oldest first. */
  members: readonly Person[]
}

async function notice({ teller, cast, branchId }: Told, fullName: string, gender: string, ago: number) {
  const birthDate = addYears(teller.day(ago), -24)
  const { id } = await teller.ask<{ id: string }>(cast.secretary, 'citizens.register', {
    organisationId: branchId,
    fullName,
    gender,
    birthDate,
    educationCode: 'upper-secondary',
  })
  const opened = await teller.ask<{ id: string }>(cast.secretary, 'cases.open', {
    lifecycle: 'pool',
    citizenId: id,
    step: 'notice',
    on: teller.day(ago),
    facts: { source: 'branch', pupil: false, birthOn: birthDate },
  })
  return { caseId: opened.id, birthOn: birthDate }
}

/** Somebody whose file for admission waits for answers on the background. */
async function admissionUnderWay(told: Told): Promise<void> {
  const { teller, members } = told
  const fullName = 'Hồ Thị Minh Họa'
  const { caseId, birthOn } = await notice(told, fullName, 'female', 330)
  const mentor = members.at(-1)
  const known: Entered = {
    birthOn,
    education: 'upper-secondary',
    area: 'ordinary',
    youthAge: false,
    mentor: mentor?.fullName,
    mentorId: mentor?.id,
    mentorOfficial: true,
    certificateIssuedOn: teller.day(240),
    way: 'letter',
    waiver: 'none',
    asked: [{ about: fullName, relation: 'self', abroad: false, place: 'Đảng ủy nơi cư trú trước đây' }],
    introducers: members.slice(-3, -1).map(({ id, fullName: name }) => ({
      name,
      memberId: id,
      official: true,
      monthsTogether: 30,
      replacement: false,
    })),
  }
  await teller.take(caseId, known, [
    ['propose-listing', 320],
    ['approve-listing', 310],
    ['propose-class', 300],
  ])
  await teller.take(await teller.opened('awareness-class', fullName), known, [
    ['forward', 295],
    ['enrol', 280],
    ['certify', 240],
  ])
  await teller.take(caseId, known, [
    ['propose-opening', 60],
    ['allow-opening', 52],
  ])
  await teller.take(await teller.opened('admission', fullName), known, [
    ['submit-application', 45],
    ['declare-cv', 40],
    ['name-introducers', 38],
    ['start-verification', 35],
  ])
  await teller.take(await teller.opened('verification', fullName), known, [['send', 33]])
}

/** A member who moves to another branch of the province: the branch has signed, the committee is to sign. */
async function transferUnderWay({ teller, cast, members }: Told, to: { id: string; name: string }, province: string) {
  const member = members.at(-4)
  if (member === undefined) return
  const { id } = await teller.ask<{ id: string }>(cast.secretary, 'cases.open', {
    lifecycle: 'formal-transfer-out',
    memberId: member.id,
    step: 'request',
    on: teller.day(6),
    facts: {
      cause: 'residence',
      effectiveOn: teller.day(10),
      reach: 'superior',
      newPlace: to.name,
      underInspection: false,
    },
    papers: [{ code: 'competent-decision', no: '12/QĐ', on: teller.day(10), keptAt: null }],
    places: { 'receiving-branch': { provinceCode: province, organisationId: to.id } },
  })
  await teller.take(id, {}, [['sign-branch', 3]])
}

/** The oldest member asks to be exempt: the branch is to decide. */
async function exemptionAsked({ teller, cast, members }: Told): Promise<void> {
  const member = members[0]
  if (member === undefined) return
  await teller.ask(cast.secretary, 'cases.open', {
    lifecycle: 'exemption',
    memberId: member.id,
    step: 'request',
    on: teller.day(4),
    facts: { route: 'age-health', asked: 'oral', from: teller.day(-10) },
  })
}

/** The accounts of the demonstration as they act in the stories. */
export async function castOf(application: Application, province: string): Promise<Cast> {
  const actor = async (localName: string): Promise<Actor> => {
    const found = await actorBySignInName(application, `${localName}@${province}`)
    if (found === null) throw new Error(`the demonstration has no account ${localName}`)
    return found
  }
  return {
    secretary: await actor('bithu'),
    office: await actor('vanphong.xa'),
    board: await actor('bantochuc'),
  }
}

/** Some branch below another committee than the one at `path`. */
async function branchElsewhere({ database }: Application, province: string, path: string) {
  const found = await inScope(
    database,
    subtree(`${province}/`),
    (tx) =>
      tx
        .selectFrom('organisations')
        .select(['id', 'name'])
        .where('province_code', '=', province)
        .where('type_code', '=', 'branch')
        .where('ended_on', 'is', null)
        .where('path', 'not like', `${path}%`)
        .orderBy('path')
        .executeTakeFirst(),
    { readOnly: true },
  )
  if (found === undefined) throw new Error('the demonstration has one committee only')
  return found
}

/** The stories one after the other; a folder remembers by their number which were begun, so new ones come last. */
const stories: readonly ((told: Told, application: Application) => Promise<unknown>)[] = [
  (told) => notice(told, 'Bùi Văn Ví Dụ', 'male', 25),
  admissionUnderWay,
  async (told, application) => {
    const { provinceCode } = told.cast.secretary
    const to = await branchElsewhere(application, provinceCode, told.cast.office.seat?.path ?? '')
    await transferUnderWay(told, to, provinceCode)
  },
  exemptionAsked,
  (told) => tellTasks(furtherOf(told)),
  (told) => tellDues(furtherOf(told)),
  (told) => tellMeetings(furtherOf(told)),
  (told) => tellEvaluations(furtherOf(told)),
  (told) => tellDocuments(furtherOf(told)),
  (told) => tellPlans({ ...furtherOf(told), board: told.cast.board }),
  (told) => tellReviews(furtherOf(told)),
  (told) => tellInspections(furtherOf(told)),
  // The others are taken up by the daily look.
  (told, application) => takeUpProbations(application, told.cast.secretary.provinceCode),
]

const furtherOf = ({ teller, cast: { secretary, office }, branchId, members }: Told) => ({
  ask: <T>(actor: Actor, name: string, input: unknown) => teller.ask<T>(actor, name, input),
  secretary,
  office,
  branchId,
  members,
  today: teller.day(0),
})

interface Telling {
  signal?: AbortSignal
  /** How many stories were begun before: they are not told again. */
  from?: number
  /** Called before each story with how many are begun with it. */
  onBegin?: (begun: number) => Promise<void>
}

/**
 * Tells the stories of the demonstration: cases about people of the branch of `cast.secretary`, and everybody on probation taken up.
 * Each to be told once. Throws when a command refuses what a story enters, and when `signal` says to stop: what was told stays, and
 * `from` goes on with the next story.
 */
export async function tellDemonstration(
  application: Application,
  cast: Cast,
  { signal, from = 0, onBegin }: Telling = {},
): Promise<void> {
  const left = stories.slice(from)
  if (left.length === 0) return
  const teller = new Teller(application, cast, signal)
  const { organisationId: branchId } = cast.secretary.seat ?? { organisationId: '' }
  const { rows } = await teller.ask<{ rows: Person[] }>(cast.secretary, 'members.list', {
    organisationId: branchId,
    status: 'full',
    sort: 'birth',
    limit: 50,
  })
  const { holdings } = await teller.ask<{ holdings: { memberId: string }[] }>(cast.secretary, 'members.list-posts', {
    organisationId: branchId,
  })
  const busy = new Set(holdings.map(({ memberId }) => memberId))
  const members = rows.filter(({ id }) => !busy.has(id))
  for (const [at, tell] of left.entries()) {
    signal?.throwIfAborted()
    await onBegin?.(from + at + 1)
    await tell({ teller, cast, branchId, members }, application)
  }
}
