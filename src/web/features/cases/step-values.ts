// Owns what stands in the form of a step: where it starts, what of it is sent, what is still missing, and how it reads.
import type { openCase, PossibleCaseStep } from '#contract/cases.ts'
import type { InputOf } from '#contract/operation.ts'
import { isIsoDate } from '#rules/calendar/dates.ts'
import { holdsEntered } from '#rules/lifecycle/entered.ts'
import { ruleAsking } from '#rules/lifecycle/paper-rules.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { startNumber, typedNumber } from '#rules/text/written-number.ts'
import { basisWords } from '../../ui/basis-words.ts'
import { showDate, showNumber } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import type { FieldError } from '../../ui/use-form.ts'
import { differing, given, sentBeside } from './beside.ts'
import { startVote, type VoteValues, voteErrors, voteFields, voteLabel, voteSent, voteShown } from './vote-values.ts'
import { capital } from './words.ts'

export type Spec = PossibleCaseStep['asks'][number]
type PlainSpec = Omit<Spec, 'fields' | 'value' | 'onRecord'>
/** `optional`: one of several that may be there, none of them needed. */
export type StepPaper = PossibleCaseStep['papers'][number] & { optional?: boolean }
/** A step as its form asks it. */
export type AskedStep = Omit<PossibleCaseStep, 'papers'> & { papers: readonly StepPaper[] }

/** A step that takes whichever papers are still missing offers those the case knows of. */
export function withOffered(step: PossibleCaseStep, papers: readonly Omit<StepPaper, 'made' | 'when'>[]): AskedStep {
  if (!takesAny(step)) return step
  const missing = papers.filter(({ there }) => !there)
  return {
    ...step,
    papers: missing.map(({ code, title, isForm }) => ({
      code,
      title,
      isForm,
      there: false,
      made: false,
      optional: true,
    })),
  }
}
const takesAny = (step: AskedStep): boolean => step.anyPaper === true
export type Taken = Pick<InputOf<typeof openCase>, 'step' | 'on' | 'facts' | 'papers' | 'places'>

/** A number or a date as typed, a choice by its code; `yes`, `no` or `` for a question; true where a box is ticked. */
type Typed = string | boolean
/** One entry of a list; `key` tells entries apart while they come and go. */
export interface EntryValues {
  key: number
  values: Readonly<Record<string, Typed>>
}
export interface PaperValues {
  /** A paper needed before: whether it is there. What the step makes is there by taking it. */
  there: boolean
  no: string
  on: string
  keptAt: string
}
/** An organisation outside the own line, as it was found in a directory. */
export interface PlaceValue extends Found {
  provinceCode: string
}
export interface StepValues {
  on: string
  facts: Readonly<Record<string, Typed | readonly EntryValues[]>>
  papers: Readonly<Record<string, PaperValues>>
  vote: VoteValues | null
  places: Readonly<Record<string, PlaceValue | null>>
}

/** A question that must be answered yes or no; other flags are boxes to tick. */
export const isQuestion = (spec: PlainSpec): boolean => spec.kind === 'flag' && !spec.optional && !spec.mustBeTrue

function startPlain(spec: PlainSpec, value: unknown): Typed {
  if (spec.kind === 'flag') {
    if (!isQuestion(spec)) return !spec.mustBeTrue && value === true
    return value === true ? 'yes' : value === false ? 'no' : ''
  }
  if (typeof value === 'number') return startNumber(value)
  return typeof value === 'string' ? value : ''
}

/** The reference beside a name that was chosen from the record. */
const startReference = ({ person }: PlainSpec, reference: unknown): [string, string][] =>
  person == null ? [] : [[person.id, typeof reference === 'string' ? reference : '']]

const startEntry = (spec: Spec, value: Readonly<Record<string, unknown>>, key: number): EntryValues => ({
  key,
  values: Object.fromEntries(
    spec.fields.flatMap((field): [string, Typed][] => [
      [field.name, startPlain(field, value[field.name])],
      ...startReference(field, value[field.person?.id ?? '']),
      ...given(value, field.person?.activeAt ?? ''),
    ]),
  ),
})

export const emptyEntry = (spec: Spec, key: number): EntryValues => startEntry(spec, {}, key)

function startFact(spec: Spec): Typed | EntryValues[] {
  if (spec.kind !== 'list') return startPlain(spec, spec.value)
  const known = Array.isArray(spec.value) ? (spec.value as Record<string, unknown>[]) : []
  const least = Math.max(spec.optional ? 0 : 1, spec.min ?? 0)
  const entries = known.length > 0 ? known : Array.from({ length: least }, () => ({}))
  return entries.map((entry, at) => startEntry(spec, entry, at))
}

/** The step happens on another day: a paper it makes moves along as long as it bears the day of the step. */
export function onDay(step: AskedStep, values: StepValues, on: string): StepValues {
  const made = new Set(step.papers.flatMap((paper) => (paper.made ? [paper.code] : [])))
  const moved = Object.entries(values.papers).map(
    ([code, paper]) => [code, made.has(code) && paper.on === values.on ? { ...paper, on } : paper] as const,
  )
  return { ...values, on, papers: Object.fromEntries(moved) }
}

/** What the form starts from: what the case or the record already says, today as the day, also of the papers the step makes. */
export function startValues(step: AskedStep, today: string): StepValues {
  const papers = step.papers.filter((paper) => paper.made || !paper.there)
  return {
    on: today,
    facts: Object.fromEntries(
      step.asks.flatMap((spec): [string, Typed | EntryValues[]][] => [
        [spec.name, startFact(spec)],
        ...startReference(spec, spec.reference),
      ]),
    ),
    papers: Object.fromEntries(
      papers.map(({ code, made }) => [code, { there: false, no: '', on: made ? today : '', keptAt: '' }]),
    ),
    vote: step.vote === null ? null : startVote(step.vote.counts),
    places: Object.fromEntries(step.places.map(({ level }) => [level, null])),
  }
}

const isEntries = (value: unknown): value is readonly EntryValues[] => Array.isArray(value)

/** A typed value as it is sent; undefined where nothing was given. */
function sentPlain(spec: PlainSpec, value: Typed | undefined): string | number | boolean | undefined {
  if (typeof value === 'boolean') return spec.optional && !value ? undefined : value
  const text = (value ?? '').trim()
  if (text === '') return undefined
  if (spec.kind === 'flag') return text === 'yes'
  // What is no longer offered counts as not chosen.
  if (spec.kind === 'choice') return spec.choices.some(({ code }) => code === text) ? text : undefined
  if (spec.kind !== 'number') return text
  return typedNumber(text)
}

type Sent = NonNullable<NonNullable<Taken['facts']>[string]>

function sentFact(spec: Spec, value: StepValues['facts'][string] | undefined): Sent | undefined {
  if (!isEntries(value)) return sentPlain(spec, value)
  return value.map(({ values }) => {
    const entered = askedOf(spec.fields, (field) => sentPlain(field, values[field.name]))
    return Object.fromEntries(
      entered.flatMap((field) => {
        const sent = sentPlain(field, values[field.name])
        return sent === undefined ? [] : [[field.name, sent] as const, ...sentBeside(field, values)]
      }),
    )
  })
}

/** Those of the facts that are asked for, given what else is entered: one that is not asked counts as not entered. */
function askedOf<S extends PlainSpec>(specs: readonly S[], sent: (spec: S) => Sent | undefined): S[] {
  let asked = [...specs]
  for (;;) {
    const entered = Object.fromEntries(asked.map((spec) => [spec.name, sent(spec) as never]))
    const next = asked.filter((spec) => holdsEntered(spec.when, entered))
    if (next.length === asked.length) return asked
    asked = next
  }
}

export interface Asked {
  facts: readonly Spec[]
  /** Papers to be recorded with the step: needed and not there yet, or made by it. */
  papers: readonly StepPaper[]
}

/** What the step asks for, given what stands in the form. */
export function askedFor(step: AskedStep, values: StepValues): Asked {
  const sent = (spec: Spec) => sentFact(spec, values.facts[spec.name])
  // What follows from a chosen organisation is not asked for again.
  const open = step.asks.filter(({ fromPlace }) => fromPlace == null || (values.places[fromPlace] ?? null) === null)
  const facts = askedOf(open, sent)
  const entered = Object.fromEntries(facts.map((spec) => [spec.name, sent(spec) as never]))
  const narrowed = facts.map((spec) => ({
    ...spec,
    choices: spec.choices.filter((choice) => holdsEntered(choice.when, entered)),
  }))
  const papers = step.papers.filter((paper) => (paper.made || !paper.there) && holdsEntered(paper.when, entered))
  return { facts: narrowed, papers }
}

/** The fields of an entry of a list that are asked for. */
export const askedOfEntry = (spec: Spec, entry: EntryValues): PlainSpec[] =>
  askedOf(spec.fields, (field) => sentPlain(field, entry.values[field.name]))

const paperOf = (values: StepValues, code: string): PaperValues =>
  values.papers[code] ?? { there: false, no: '', on: '', keptAt: '' }

/** What goes over the wire. */
export function toTaken(step: AskedStep, values: StepValues): Taken {
  const { facts, papers } = askedFor(step, values)
  const entered = facts.flatMap((spec) => {
    const sent = sentFact(spec, values.facts[spec.name])
    return sent === undefined ? [] : [[spec.name, sent] as const, ...sentBeside(spec, values.facts)]
  })
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    step: step.step,
    on: values.on,
    facts: {
      ...Object.fromEntries(entered),
      ...(step.vote !== null && values.vote !== null && { vote: voteSent(values.vote) }),
    },
    papers: papers
      .filter((paper) => paper.made || paperOf(values, paper.code).there)
      .map(({ code }) => {
        const { no, on, keptAt } = paperOf(values, code)
        return { code, no: orNull(no), on: orNull(on), keptAt: orNull(keptAt) }
      }),
    places: Object.fromEntries(
      step.places.flatMap(({ level }) => {
        const place = values.places[level] ?? null
        return place === null ? [] : [[level, { provinceCode: place.provinceCode, organisationId: place.id }] as const]
      }),
    ),
  }
}

const FILL = 'Cần điền mục này.'
const BAD_DATE = 'Ngày này không đọc được hoặc không có trong lịch.'

function plainError(spec: PlainSpec, value: Typed | undefined): string | null {
  if (spec.mustBeTrue) return value === true ? null : 'Cần xác nhận điều này thì mới ghi được.'
  const sent = sentPlain(spec, value)
  if (sent === undefined) {
    if (spec.optional) return null
    return spec.kind === 'choice' || spec.kind === 'flag' ? 'Cần chọn một mục.' : FILL
  }
  if (spec.kind === 'date' && !isIsoDate(String(sent))) return BAD_DATE
  if (spec.kind !== 'number') return null
  if (Number.isNaN(sent)) return 'Ghi bằng chữ số.'
  if (spec.min !== null && Number(sent) < spec.min) return `Ít nhất là ${showNumber(spec.min)}.`
  return spec.max !== null && Number(sent) > spec.max ? `Nhiều nhất là ${showNumber(spec.max)}.` : null
}

function factErrors(spec: Spec, value: StepValues['facts'][string] | undefined): FieldError[] {
  const path = `facts.${spec.name}`
  if (!isEntries(value)) {
    const message = plainError(spec, value)
    return message === null ? [] : [{ path, message }]
  }
  const least = Math.max(spec.optional ? 0 : 1, spec.min ?? 0)
  if (value.length < least) return [{ path, message: `Cần ít nhất ${least} mục.` }]
  return value.flatMap((entry, at) =>
    askedOfEntry(spec, entry).flatMap((field) => {
      const message = plainError(field, entry.values[field.name])
      return message === null ? [] : [{ path: `${path}.${at}.${field.name}`, message }]
    }),
  )
}

/** Names the article of the rule that asks for the paper, the one the server's refusal names as well. */
function paperNeeded({ ruleIds = [] }: AskedStep, code: string): string {
  const basis = ruleBasis[ruleAsking({ ruleIds }, code)]
  return `Cần có giấy này${basis === undefined ? '' : ` theo ${basisWords(basis, null)}`}. Đánh dấu khi đã có.`
}

/** Everything that is missing or cannot be, in the order of the form. */
export function stepErrors(step: AskedStep, values: StepValues, today: string): FieldError[] {
  const { facts, papers } = askedFor(step, values)
  const day = !isIsoDate(values.on) ? (values.on.trim() === '' ? FILL : BAD_DATE) : null
  const later = day === null && values.on > today ? 'Ngày này ở sau hôm nay.' : null
  const message = day ?? later
  return [
    ...(message === null ? [] : [{ path: 'on', message }]),
    ...step.places
      .filter(({ level, optional }) => !optional && (values.places[level] ?? null) === null)
      .map(({ level }) => ({ path: `places.${level}`, message: 'Cần chọn một tổ chức.' })),
    ...facts.flatMap((spec) => factErrors(spec, values.facts[spec.name])),
    ...facts.flatMap((spec) => {
      const isOpen = differing(spec, values.facts[spec.name]) !== null && sentBeside(spec, values.facts).length === 0
      return isOpen ? [{ path: `facts.${spec.name}`, message: 'Khác hồ sơ: chọn một trong hai ngày.' }] : []
    }),
    ...(step.vote === null || values.vote === null ? [] : voteErrors(step.vote, values.vote, values.on)),
    ...(takesAny(step) && papers.every(({ code }) => !paperOf(values, code).there)
      ? [{ path: 'papers', message: 'Đánh dấu ít nhất một giấy tờ.' }]
      : []),
    ...papers.flatMap(({ code, made, optional }) => {
      const paper = paperOf(values, code)
      const path = `papers.${code}`
      if (!made && !paper.there && optional) return []
      if (!made && !paper.there) return [{ path, message: paperNeeded(step, code) }]
      return paper.on.trim() !== '' && !isIsoDate(paper.on) ? [{ path: `${path}.on`, message: BAD_DATE }] : []
    }),
  ]
}

export const paperTitle = ({ title, code, isForm }: { title: string; code: string; isForm: boolean }): string =>
  isForm ? `${title} (mẫu ${code})` : title

/** What each field is called in the list of problems, by its path. */
export function stepLabels(step: AskedStep): (path: string) => string | undefined {
  const labels: Record<string, string> = { on: ON_LABEL }
  for (const spec of step.asks) labels[`facts.${spec.name}`] = spec.label
  for (const paper of step.papers) {
    const title = paperTitle(paper)
    labels[`papers.${paper.code}`] = title
    for (const name of ['no', 'on', 'keptAt'] as const) {
      labels[`papers.${paper.code}.${name}`] = `${paperLabels[name]}: ${title}`
    }
  }
  for (const { level, title } of step.places) labels[`places.${level}`] = capital(title)
  const { vote } = step
  if (vote !== null) for (const name of voteFields) labels[`facts.vote.${name}`] = voteLabel(name, vote)
  return (path) => {
    const [, list, at, field] = /^facts\.([^.]+)\.(\d+)\.([^.]+)$/.exec(path) ?? []
    if (list === undefined) return labels[path]
    const spec = step.asks.find((one) => one.name === list)
    const label = spec?.fields.find((one) => one.name === field)?.label
    return spec === undefined || label === undefined ? undefined : `${spec.label} ${Number(at) + 1}, ${label}`
  }
}

export const ON_LABEL = 'Ngày thực hiện'
export const paperLabels = { no: 'Số', on: 'Ngày', keptAt: 'Nơi giữ' } as const

function shownPlain(spec: PlainSpec, value: Typed | undefined): string {
  const sent = sentPlain(spec, value)
  if (sent === undefined) return spec.kind === 'flag' ? 'Không' : 'Để trống'
  if (typeof sent === 'boolean') return sent ? 'Có' : 'Không'
  if (typeof sent === 'number') return showNumber(sent)
  if (spec.kind === 'date') return showDate(sent)
  return spec.kind === 'choice' ? (spec.choices.find(({ code }) => code === sent)?.title ?? sent) : sent
}

/** Everything that will be recorded, as a person reads it before it is sent. */
export function shownStep(step: AskedStep, values: StepValues): { label: string; value: string }[] {
  const { facts, papers } = askedFor(step, values)
  return [
    { label: ON_LABEL, value: showDate(values.on) },
    ...step.places.map(({ level, title }) => ({
      label: capital(title),
      value: values.places[level]?.name ?? 'Không chọn',
    })),
    ...facts.map((spec) => {
      const value = values.facts[spec.name]
      const says = differing(spec, value)
      const beside = says === null ? '' : ` (hồ sơ đang ghi ${showDate(says)})`
      if (!isEntries(value)) return { label: spec.label, value: `${shownPlain(spec, value)}${beside}` }
      const entries = value.map((entry) =>
        askedOfEntry(spec, entry)
          .map((field) => `${field.label}: ${shownPlain(field, entry.values[field.name])}`)
          .join('; '),
      )
      return { label: spec.label, value: entries.length === 0 ? 'Không có' : entries.join('. ') }
    }),
    ...(step.vote === null || values.vote === null ? [] : voteShown(step.vote, values.vote, values.on)),
    ...papers
      .filter((paper) => paper.made || paperOf(values, paper.code).there)
      .map((paper) => {
        const { no, on, keptAt } = paperOf(values, paper.code)
        const parts = [
          no.trim() === '' ? 'chưa ghi số' : `số ${no.trim()}`,
          on.trim() === '' ? 'chưa ghi ngày' : `ngày ${showDate(on)}`,
          ...(keptAt.trim() === '' ? [] : [`giữ ở ${keptAt.trim()}`]),
        ]
        return { label: paperTitle(paper), value: parts.join(', ') }
      }),
  ]
}
