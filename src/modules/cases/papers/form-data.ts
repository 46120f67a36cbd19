// Puts together what the papers of a case are filled from: the record, the organisations, what the steps recorded, votes, papers.
import type { FormData, FormOther, FormPerson, FormVote } from '#forms/form-data.ts'
import type { QueryContext } from '#kernel/context.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { boxesIn } from '#modules/cases/papers/boxes.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { type Electorate, type PrintedRecord, printedRecord } from '#modules/members/public.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'
import type { Facts, RecordedStep, VoteCount } from '#rules/lifecycle/case.ts'
import { factsOf, papersOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'
import { countVote } from '#rules/votes/vote.ts'

export interface Filled {
  data: FormData
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
function votesOf({ lifecycle, given, steps }: LoadedCase, setting: Setting): FormVote[] {
  return given.steps.flatMap((recorded, i) => {
    const spec = stepOf(lifecycle, recorded.step).vote
    const count = recorded.facts.vote as VoteCount | undefined
    if (spec === undefined || count === undefined) return []
    const counted = countVote({ ...count, kind: spec.kind, body: spec.body }, { ...setting, on: recorded.on })
    const electorate = steps[i]?.electorate as Electorate | null | undefined
    return [
      {
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
                counts: excluded === null,
                reason: excluded === null ? null : excludedBecause[excluded],
              })),
            }),
      },
    ]
  })
}

const excludedBecause = {
  probationary: 'đảng viên dự bị',
  suspended: 'bị đình chỉ sinh hoạt',
  'exempt-absent': 'được miễn sinh hoạt, vắng mặt',
  'away-absent': 'sinh hoạt tạm thời nơi khác, vắng mặt',
} as const

/** Who introduces and who helps, as the case names them; where they are active as far as that was written. */
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
  const { vote: _vote, ...facts } = factsOf({ ...given, known: {} })
  // What the case took for the day of birth goes before the record of the pool, as at the admission.
  const birth = row.subject_kind === 'citizen' ? textOf(facts.birthOn) : undefined
  const offices = await letterheadsOf(
    context,
    Object.fromEntries(
      Object.entries(given.places).flatMap(([level, place]) => (place === undefined ? [] : [[level, place.id]])),
    ),
  )
  return {
    numbers: record?.numbers === true,
    data: {
      on: context.today,
      organisations,
      offices,
      person: birth === undefined ? person : { ...person, birthDate: birth },
      ...othersIn(given.steps),
      ...boxesIn(loaded, organisations),
      ...(record === undefined ? {} : { career: record.career as FormData['career'] & object }),
      votes: votesOf(loaded, await settingOf(context)),
      papers: papersOf(lifecycle, given),
      facts,
      factSpecs: given.steps.flatMap(({ step }) => [...(stepOf(lifecycle, step).facts ?? [])]),
    },
  }
}
