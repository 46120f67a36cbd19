// A whole admission for tests: a person of the pool taken to the ceremony by four people over the commands.
import type { Actor } from '#kernel/actor.ts'
import type { Place, World } from '../../../../test/harness/world.ts'
import { type Drive, takeAll } from './drive.ts'
import { actorsHere, openCase, poolOf, registerAll, registerCitizen, THREE } from './openings.ts'

/** What is entered where a step asks for it. */
export const admissionFacts = {
  source: 'branch',
  birthOn: '2000-01-01',
  pupil: false,
  certificateIssuedOn: '2026-03-01',
  education: 'upper-secondary',
  area: 'ordinary',
  youthAge: false,
  way: 'visit',
  waiver: 'none',
  asked: [{ about: 'Nguyễn Thị Mới', relation: 'self', abroad: false, place: 'Xã bên' }],
  verificationResult: 'clear',
  finding: 'clear',
  superiorWrote: true,
  eligible: true,
  mentor: 'Phạm Văn Ba',
  officialOn: '2027-03-02',
  introducers: ['Lê Văn Một', 'Trần Thị Hai'].map((name) => ({
    name,
    official: true,
    monthsTogether: 24,
    replacement: false,
  })),
}

export interface Story {
  world: World
  branch: Place
  secretary: Actor
  office: Actor
  board: Actor
  /** Facts known beside those above. */
  known: Record<string, unknown>
}

/** Three official members, and the seats that act, in the first commune. */
export async function admissionStory(world: World, known: Record<string, unknown> = {}): Promise<Story> {
  const here = await actorsHere(world)
  await registerAll(world, here.board, THREE, { birthDate: '1970-01-01' })
  return { world, branch: world.places.branchA1, ...here, known: { ...admissionFacts, ...known } }
}

export const actorsOf = ({ secretary, office, board }: Story): Actor[] => [secretary, office, board]

/** The one open case of a kind about a person. */
export async function openCaseOf(
  { world, board }: Story,
  lifecycle: string,
  about: { citizenId: string } | { memberId: string },
): Promise<string> {
  const listed: { rows: { id: string }[] } = await world.ask(board, 'cases.list', { lifecycle, open: true, ...about })
  const [found] = listed.rows
  if (found === undefined) throw new Error(`no open case of ${lifecycle}`)
  return found.id
}

export const driveOf = (story: Story, caseId: string): Drive => ({
  world: story.world,
  caseId,
  actors: actorsOf(story),
  known: story.known,
})

interface Noticed {
  citizenId: string
  poolId: string
}

/** Writes a person down and opens the pool; answers both ids. */
export async function notice(story: Story, fullName: string): Promise<Noticed> {
  const { world, secretary, branch } = story
  const more = { gender: 'female', educationCode: 'upper-secondary' }
  const citizenId = await registerCitizen(world, secretary, branch, fullName, more)
  return { citizenId, poolId: await openCase(world, secretary, poolOf(world, citizenId)) }
}

/** From the pool to the certificate of the awareness class. */
export async function throughClass(story: Story, { citizenId, poolId }: Noticed): Promise<void> {
  await takeAll(driveOf(story, poolId), 'propose-listing', 'approve-listing', 'propose-class')
  const aware = driveOf(story, await openCaseOf(story, 'awareness-class', { citizenId }))
  await takeAll(aware, 'forward', 'enrol', 'certify')
}

/** From the certificate to the ceremony; answers the case and the record the person became. */
export async function throughAdmission(
  story: Story,
  { citizenId, poolId }: Noticed,
): Promise<{ admissionId: string; memberId: string }> {
  await takeAll(driveOf(story, poolId), 'propose-opening', 'allow-opening')
  const admission = driveOf(story, await openCaseOf(story, 'admission', { citizenId }))
  await takeAll(admission, 'submit-application', 'declare-cv', 'name-introducers', 'start-verification')
  const verification = await openCaseOf(story, 'verification', { citizenId })
  await takeAll(driveOf(story, verification), 'send', 'record-answer', 'conclude')
  await takeAll(admission, 'conclude-verification', 'collect-opinions', 'remark', 'certify', 'branch-vote', 'send-up')
  await takeAll(admission, 'grassroots-vote', 'appraise', 'decide', 'deliver', 'hold-ceremony')
  const person: { memberId: string } = await story.world.ask(story.secretary, 'citizens.get', { id: citizenId })
  return { admissionId: admission.caseId, memberId: person.memberId }
}

/** From the pool to the ceremony; answers the record the person became. */
export async function admitted(story: Story, fullName: string): Promise<{ memberId: string; citizenId: string }> {
  const person = await notice(story, fullName)
  await throughClass(story, person)
  const { memberId } = await throughAdmission(story, person)
  return { memberId, citizenId: person.citizenId }
}
