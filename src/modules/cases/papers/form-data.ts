// Puts together what the papers of a case are filled from: the record, the organisations, what the steps recorded, votes, papers.
import type { FormBox, FormData, FormPerson, FormVote } from '#forms/form-data.ts'
import type { PrintCode } from '#forms/print-code.ts'
import type { QueryContext } from '#kernel/context.ts'
import { answeredBoxes, introducedWith } from '#modules/cases/flow/introduction.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { boxesIn } from '#modules/cases/papers/boxes.ts'
import { filledLines, type PaperLines } from '#modules/cases/papers/fillings.ts'
import { handoverOf, listedMembers } from '#modules/cases/papers/listed.ts'
import { type CountedVote, dataOfPaper, PROBATIONARY } from '#modules/cases/papers/of-paper.ts'
import { type Sitting, sittingsOf } from '#modules/cases/papers/sittings.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { homePlaces, sideOf } from '#modules/cases/store/places.ts'
import {
  type Electorate,
  fieldsForSeat,
  type PrintedFields,
  type PrintedRecord,
  printedRecord,
} from '#modules/members/public.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'
import type { Facts, Places, RecordedPaper, VoteCount } from '#rules/lifecycle/case.ts'
import { factsOf, papersOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import { officialDay } from '#rules/lifecycle/guards/probation.ts'
import { isLevel, type Level } from '#rules/lifecycle/levels.ts'
import { otherEndOf } from '#rules/lifecycle/other-end.ts'
import type { FactSpec } from '#rules/lifecycle/types.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'
import { countVote } from '#rules/votes/vote.ts'

export interface Filled {
  /** What every paper of the case says. */
  data: FormData
  /** What one paper says. */
  of: (code: PrintCode) => FormData
  /** Whole numbers of a person are among it. */
  numbers: boolean
}

async function citizenFields({ tx, province }: QueryContext, id: string): Promise<FormPerson> {
  const row = await tx
    .selectFrom('citizens')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return {}
  return {
    fullName: row.full_name,
    gender: row.gender as FormPerson['gender'],
    birthDate: row.birth_date,
    ethnicityCode: row.ethnicity_code,
    educationCode: row.education_code,
    occupationCode: row.occupation_code,
    residence: row.residence,
  }
}

/** Every vote of the case with what it needed, and who might vote that day. */
function votesOf(
  { lifecycle, given, steps }: LoadedCase,
  setting: Setting,
  sittings: readonly Sitting[],
): CountedVote[] {
  return given.steps.flatMap((recorded, at) => {
    const { vote: spec, title } = stepOf(lifecycle, recorded.step)
    const count = recorded.facts.vote as VoteCount | undefined
    if (spec === undefined || count === undefined) return []
    const counted = countVote({ ...count, kind: spec.kind, body: spec.body }, { ...setting, on: recorded.on })
    const electorate = steps[at]?.electorate as Electorate | null | undefined
    const sitting = sittings.find(({ step, on }) => step === recorded.step && on === recorded.on)
    const vote: FormVote = {
      ...count,
      // What was counted came back; how many were handed out, and which are void, only a meeting knows.
      ...(count.ballot === 'secret' && { returned: count.inFavour + count.against + count.other, ...sitting?.ballots }),
      body: spec.body,
      denominator: counted.denominator,
      required: counted.required,
      passed: counted.passed,
      ...(electorate == null
        ? {}
        : {
            electorate: electorate.members.map(({ fullName, excluded }) => ({
              fullName,
              ...asCounted(excluded, count),
            })),
          }),
    }
    return [{ at, on: recorded.on, title, vote, sitting: sitting?.meeting }]
  })
}

const excludedBecause = {
  probationary: PROBATIONARY,
  suspended: 'bị đình chỉ sinh hoạt',
  'exempt-absent': 'được miễn sinh hoạt, vắng mặt',
  'away-absent': 'sinh hoạt tạm thời nơi khác, vắng mặt',
} as const

type Excluded = keyof typeof excludedBecause

/**
 * Whether somebody counts, and why not. Of the exempt and of those away the record of the day does not say who came: where all of them voted
 * they count, where only some did it is left to be written in (VOTE-02).
 */
function asCounted(excluded: Excluded | null, count: VoteCount): { counts: boolean | null; reason: string | null } {
  if (excluded === null) return { counts: true, reason: null }
  const reason = excludedBecause[excluded]
  if (excluded !== 'exempt-absent' && excluded !== 'away-absent') return { counts: false, reason }
  const [absent, voting] =
    excluded === 'exempt-absent' ? [count.exemptAbsent, count.exemptVoting] : [count.awayAbsent, count.awayVoting]
  if (voting === 0) return { counts: false, reason }
  const group = reason.replace(', vắng mặt', '')
  return absent === 0
    ? { counts: true, reason: `${group}, có mặt biểu quyết` }
    : { counts: null, reason: `${group}, được tính khi có mặt biểu quyết` }
}

const namesOf = (places: Places): Partial<Record<Level, string>> =>
  Object.fromEntries(
    Object.entries(places).flatMap(([level, place]) => (place === undefined ? [] : [[level, place.name]])),
  )

/** What the other end said when it introduced the member: facts and papers of its own that this end's papers speak of. */
interface Told {
  person: PrintedFields | undefined
  boxes: readonly FormBox[]
  enclosures: readonly string[]
  /** Of papers that are the other end's, where that is another level than theirs by form. */
  issuers: Readonly<Partial<Record<string, Level>>>
  /** Of the end that is left; empty at that end itself. */
  places: Places
  facts: Facts
  factSpecs: readonly FactSpec[]
  papers: readonly RecordedPaper[]
}

async function toldOf(context: QueryContext, { row, lifecycle }: LoadedCase): Promise<Told | undefined> {
  const far = otherEndOf(lifecycle)
  if (far === undefined) return undefined
  const content = await introducedWith(context, row.id)
  if (content === undefined) return undefined
  const { introduction, from, facts, papers } = content
  const person = introduction?.person
  if (sideOf(lifecycle) === 'home') {
    const boxes = await answeredBoxes(context, row.id)
    return { person, boxes, enclosures: [], issuers: {}, places: {}, facts: {}, factSpecs: [], papers: [] }
  }
  const said = ['cause', 'purpose', 'duesPaidTo', 'effectiveOn'].map((name) => [name, facts[name]])
  return {
    person,
    boxes: introduction?.boxes ?? [],
    enclosures: introduction?.enclosures ?? [],
    issuers: Object.fromEntries(
      Object.entries({ '1-SHĐ': introduction?.issuer, ...introduction?.issuers }).filter(
        (one): one is [string, Level] => isLevel(one[1]),
      ),
    ),
    places: await homePlaces({ tx: context.tx, province: from.provinceCode }, from.organisationId),
    facts: Object.fromEntries(said.filter(([, value]) => value !== undefined)),
    factSpecs: far.lifecycle.steps.flatMap((step) => step.facts ?? []),
    papers,
  }
}

/** PROB-01: the day probation ends is the one recognition counts from. */
function probationEnd({ lifecycle, given }: LoadedCase, setting: Setting): Facts {
  const day = lifecycle.code === 'probation' ? officialDay(given, setting) : null
  return day === null ? {} : { probationEndsOn: day }
}

/** A paper that both ends of a transfer recorded, by its number and day, is one paper. */
const linesOnce = (lines: PaperLines): PaperLines => {
  const seen = new Set<string>()
  return lines.filter(({ label, text }) => {
    const key = `${label}\n${text ?? ''}`
    return (text ?? '') === '' || seen.size < seen.add(key).size
  })
}

/** Boxes as this end wrote them; those it has not, as the other end sent them along. */
const withTold = (own: readonly FormBox[] | undefined, told: readonly FormBox[]): FormBox[] | undefined =>
  own?.map((box) => {
    const theirs = told.find((one) => one.box === box.box)
    return box.on !== undefined || theirs?.on === undefined ? box : { ...box, ...theirs }
  })

/** Whom the case is about; of somebody whose record is out of reach what was introduced, at the least the name. */
async function personIn(context: QueryContext, { row, given }: LoadedCase, told: Told | undefined, whole: boolean) {
  if (row.subject_kind === 'organisation') return { person: null, numbers: false }
  if (row.subject_kind === 'member') {
    const record = await printedRecord(context, row.subject_id, whole)
    const seen = record ?? fieldsForSeat(context, told?.person ?? {}, whole)
    return { person: { fullName: row.subject_name, ...seen.fields } as FormPerson, numbers: seen.numbers, record }
  }
  const facts = factsOf({ ...given, known: {} })
  // What the case took for the day of birth and the schooling goes before the record of the pool, as at the admission.
  const [birth, schooling] = [textOf(facts.birthOn), textOf(facts.education)]
  const person: FormPerson = {
    fullName: row.subject_name,
    ...(await citizenFields(context, row.subject_id)),
    ...(birth !== undefined && { birthDate: birth }),
    ...(schooling !== undefined && { educationCode: schooling }),
  }
  return { person, numbers: false }
}

/** `whole`: with whole numbers where the seat may see them. */
export async function formDataOf(context: QueryContext, loaded: LoadedCase, whole: boolean): Promise<Filled> {
  const { row, lifecycle, given } = loaded
  const told = await toldOf(context, loaded)
  const {
    person,
    numbers,
    record,
  }: { person: FormPerson | null; numbers: boolean; record?: PrintedRecord | undefined } = await personIn(
    context,
    loaded,
    told,
    whole,
  )
  const places = { ...told?.places, ...given.places }
  const offices = await letterheadsOf(
    context,
    Object.fromEntries(
      Object.entries(given.places).flatMap(([level, place]) => (place === undefined ? [] : [[level, place.id]])),
    ),
  )
  const setting = { ...(await settingOf(context)), on: context.today }
  const votes = votesOf(loaded, setting, await sittingsOf(context, row.id))
  const { boxes, enclosures = [] } = boxesIn({ lifecycle, given: { ...given, places } }, namesOf(places))
  const filledBoxes = withTold(boxes, told?.boxes ?? [])
  const listed = await listedMembers(context, loaded, whole)
  const data: FormData = {
    on: context.today,
    organisations: namesOf(places),
    offices,
    lifecycle: lifecycle.code,
    person,
    outsideParty: row.subject_kind === 'citizen',
    ...(filledBoxes !== undefined && { boxes: filledBoxes }),
    // What was enclosed when it went off is what the form says at its head, at either end.
    enclosures: told === undefined || told.enclosures.length === 0 ? enclosures : told.enclosures,
    ...(record === undefined ? {} : { career: record.career as FormData['career'] & object }),
    ...(listed.members.length > 0 && { members: listed.members }),
    handover: handoverOf(loaded) ?? {},
    facts: { ...probationEnd(loaded, setting), ...told?.facts },
    factSpecs: told?.factSpecs ?? [],
    papers: [...(told?.papers ?? []), ...papersOf(lifecycle, given)],
  }
  const filled =
    row.subject_kind === 'member' ? await filledLines(context, lifecycle, row.subject_id, row.id) : undefined
  const of = (code: PrintCode): FormData => {
    const lines = linesOnce(filled?.get(code) ?? [])
    const theirs = told?.issuers[code]
    const paper = dataOfPaper(code, data, loaded, votes)
    return {
      ...paper,
      ...(theirs !== undefined && { issuer: theirs }),
      issuers: { ...paper.issuers, ...told?.issuers },
      ...(lines.length > 0 && { lines }),
    }
  }
  return { numbers: numbers || listed.numbers, data, of }
}
