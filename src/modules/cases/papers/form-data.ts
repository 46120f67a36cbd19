// Puts together what the papers of a case are filled from: the record, the organisations, what the steps recorded, votes, papers.
import type { FormData, FormPerson, FormVote } from '#forms/form-data.ts'
import type { PrintCode } from '#forms/print-code.ts'
import type { QueryContext } from '#kernel/context.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { boxesIn } from '#modules/cases/papers/boxes.ts'
import { filledLines } from '#modules/cases/papers/fillings.ts'
import { type CountedVote, dataOfPaper } from '#modules/cases/papers/of-paper.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { type Electorate, type PrintedRecord, printedRecord } from '#modules/members/public.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'
import type { VoteCount } from '#rules/lifecycle/case.ts'
import { factsOf, papersOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
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
function votesOf({ lifecycle, given, steps }: LoadedCase, setting: Setting): CountedVote[] {
  return given.steps.flatMap((recorded, at) => {
    const { vote: spec, title } = stepOf(lifecycle, recorded.step)
    const count = recorded.facts.vote as VoteCount | undefined
    if (spec === undefined || count === undefined) return []
    const counted = countVote({ ...count, kind: spec.kind, body: spec.body }, { ...setting, on: recorded.on })
    const electorate = steps[at]?.electorate as Electorate | null | undefined
    const vote: FormVote = {
      ...count,
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
    return [{ at, on: recorded.on, title, vote }]
  })
}

const excludedBecause = {
  probationary: 'đảng viên dự bị',
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

/** `whole`: with whole numbers where the seat may see them. */
export async function formDataOf(context: QueryContext, loaded: LoadedCase, whole: boolean): Promise<Filled> {
  const { row, lifecycle, given } = loaded
  const record: PrintedRecord | undefined =
    row.subject_kind === 'member' ? await printedRecord(context, row.subject_id, whole) : undefined
  const person =
    record !== undefined
      ? (record.fields as FormPerson)
      : row.subject_kind === 'citizen'
        ? await citizenFields(context, row.subject_id)
        : {}
  const organisations = Object.fromEntries(
    Object.entries(given.places).flatMap(([level, place]) => (place === undefined ? [] : [[level, place.name]])),
  ) as Partial<Record<Level, string>>
  const facts = factsOf({ ...given, known: {} })
  // What the case took for the day of birth and the schooling goes before the record of the pool, as at the admission.
  const isCitizen = row.subject_kind === 'citizen'
  const birth = isCitizen ? textOf(facts.birthOn) : undefined
  const schooling = isCitizen ? textOf(facts.education) : undefined
  const offices = await letterheadsOf(
    context,
    Object.fromEntries(
      Object.entries(given.places).flatMap(([level, place]) => (place === undefined ? [] : [[level, place.id]])),
    ),
  )
  const votes = votesOf(loaded, await settingOf(context))
  const data: FormData = {
    on: context.today,
    organisations,
    offices,
    person: {
      ...person,
      ...(birth !== undefined && { birthDate: birth }),
      ...(schooling !== undefined && { educationCode: schooling }),
    },
    ...boxesIn(loaded, organisations),
    ...(record === undefined ? {} : { career: record.career as FormData['career'] & object }),
    papers: papersOf(lifecycle, given),
  }
  const filled = row.subject_kind === 'member' ? await filledLines(context, lifecycle, row.subject_id) : undefined
  const of = (code: PrintCode): FormData => {
    const lines = filled?.get(code) ?? []
    return { ...dataOfPaper(code, data, loaded, votes), ...(lines.length > 0 && { lines }) }
  }
  return { numbers: record?.numbers === true, data, of }
}
