// What admission, recognition and the choice of a helper write into the record: people, papers and days, as the case recorded them.
import { subtree } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { documentOf, namesIn, paperIn } from '#modules/cases/flow/paper-of.ts'
import {
  type Admission,
  addMentor,
  admitMember,
  knownFactsOfMany,
  type MemberInput,
  membersByNameAndBirth,
  readmitMember,
  recogniseMember,
} from '#modules/members/public.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { textOf } from '#rules/lifecycle/fold.ts'
import { searchKey } from '#rules/text/search-key.ts'

const ADMISSIONS = ['9A-KNĐ', '9B-KNĐ', '9C-KNĐ', '9D-KNĐ', '9E-KNĐ']
const RECOGNITIONS = ['16-KNĐ', '16B-KNĐ']

/** The day of the decision: that of the paper, else of the step that decided. */
function decidedOn(going: Going, codes: readonly string[]): string {
  const { after, step } = going
  return paperIn(going, codes)?.on ?? after.steps.findLast((s) => s.step.startsWith('decide'))?.on ?? step.on
}

/** Of somebody admitted a second time: the first dates and the day of leaving (AGE-03, CARD-02). */
function formerTimeIn(facts: Facts): Admission['former'] {
  const leftOn = textOf(facts.leftOn)
  if (facts.readmission !== true || leftOn === undefined) return undefined
  return {
    decisionOn: textOf(facts.firstDecisionOn) ?? null,
    admittedOn: textOf(facts.firstAdmittedOn) ?? null,
    leftOn,
  }
}

/** Ways out after which somebody may come back by a new admission. */
const LEFT_BEFORE = ['expelled', 'name-deleted', 'resigned']

/** The one record in the branch of somebody of that name and day of birth who had left: it goes on, and nobody stands on the lists twice. */
async function recordOfBefore(
  context: CommandContext,
  path: string,
  { fullName, birthDate }: Pick<MemberInput, 'birthDate'> & { fullName: string },
): Promise<string | undefined> {
  const wanted = [{ searchKey: searchKey(fullName), birthYear: birthDate?.slice(0, 4) ?? null }]
  const alike = await membersByNameAndBirth(context.tx, context.province, subtree(path), wanted)
  const same = alike.filter((one) => one.status === 'left' && one.birthDate === birthDate).map(({ id }) => id)
  const known = await knownFactsOfMany(context, same, context.today)
  const [only, another] = same.filter((id) => LEFT_BEFORE.includes(textOf(known.get(id)?.leftKind) ?? ''))
  return another === undefined ? only : undefined
}

/** At the ceremony (ADM-14): the person of the pool becomes a probationary member, or is one again. */
export async function admit(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> {
  const { tx, province } = context
  const { row, step } = going
  const citizen = await tx
    .selectFrom('citizens')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', row.subject_id)
    .forUpdate()
    .executeTakeFirst()
  if (citizen === undefined) return refuse('kernel.not-found')
  const shared = {
    organisationId: row.organisation_id,
    decisionOn: decidedOn(going, ADMISSIONS),
    decisionNo: paperIn(going, ADMISSIONS)?.no ?? null,
    ceremonyOn: step.on,
    introducers: namesIn(facts.introducers),
    mentors: namesIn(facts.mentor),
    document: documentOf(going, ADMISSIONS),
  }
  const person = {
    fullName: citizen.full_name,
    gender: citizen.gender as MemberInput['gender'],
    birthDate: textOf(facts.birthOn) ?? citizen.birth_date,
    ethnicityCode: citizen.ethnicity_code,
    educationCode: citizen.education_code,
    occupationCode: citizen.occupation_code,
    residence: citizen.residence,
  }
  const former = formerTimeIn(facts)
  const before = former === undefined ? undefined : await recordOfBefore(context, row.path, person)
  const admitted =
    before === undefined
      ? await admitMember(context, { ...shared, person, ...(former !== undefined && { former }) })
      : await readmitMember(context, { ...shared, memberId: before })
  if (admitted instanceof Refusal) return admitted
  await tx
    .updateTable('citizens')
    .set({ member_id: admitted.memberId, version: citizen.version + 1 })
    .where('province_code', '=', province)
    .where('id', '=', citizen.id)
    .execute()
  return admitted
}

/** The decision on recognition (REC-05): the official day, which may lie before it, and number and day of the decision itself. */
export const recognise = (context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> =>
  recogniseMember(context, {
    memberId: going.row.subject_id,
    officialOn: textOf(facts.officialOn) ?? going.step.on,
    decidedOn: paperIn(going, RECOGNITIONS)?.on ?? going.step.on,
    decisionNo: paperIn(going, RECOGNITIONS)?.no ?? null,
    document: documentOf(going, RECOGNITIONS),
  })

/** A helper assigned anew during probation (PROB-03) stands beside those before. */
export async function assignMentor(context: CommandContext, going: Going): Promise<Refusal | object | null> {
  const mentor = namesIn(going.step.facts.mentor)
  return mentor === null ? null : addMentor(context, { memberId: going.row.subject_id, mentor })
}
