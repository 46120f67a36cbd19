// What an admission and a recognition decide stands in the record of the member without anybody typing it again.
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { inventedNumber } from '../members/testing/people.ts'
import { admissionStory, admitted, driveOf, openCaseOf, type Story } from './testing/admission-story.ts'
import { caseAs, takeAll, takeAs, today } from './testing/drive.ts'
import { actorsHere, registerCitizen } from './testing/openings.ts'

describe('the record after admission and recognition', () => {
  const world = useWorld()
  let story: Story
  let memberId: string
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    story = await admissionStory(world)
    memberId = (await admitted(story, 'Nguyễn Thị Mới')).memberId
  })
  const record = () => world.ask<{ party: object; card: object }>(story.board, 'members.get', { id: memberId })

  test('INTRO-03 ADM-12 ADM-14 PROB-03: introducers, helper, ceremony, number and date of the decision', async () => {
    expect(await record()).toMatchObject({
      status: 'probationary',
      party: {
        introducers: 'Lê Văn Một, Trần Thị Hai',
        mentors: 'Phạm Văn Ba',
        decisionNo: '01-NQ/CB',
        decisionOn: '2026-03-02',
        admittedOn: '2026-03-02',
      },
      memberships: [{ basis: 'admission', document: '01-NQ/CB ngày 02/03/2026' }],
    })
  })

  test('ELIG-01: another day of birth than the pool knows is refused, and taken once both were seen; the history says it', async () => {
    const { places } = world
    const { secretary } = await actorsHere(world)
    const citizenId = await registerCitizen(world, secretary, places.branchA1, 'Ngô Thị Khác')
    const notice = (facts: object) =>
      world.call(secretary, 'cases.open', {
        lifecycle: 'pool',
        citizenId,
        step: 'notice',
        on: today(world),
        papers: [],
        facts: { source: 'branch', pupil: false, birthOn: '2000-02-01', ...facts },
      })
    expect(await notice({})).toMatchObject({
      refusal: {
        code: 'lifecycle.differs-from-record',
        fields: [{ path: 'facts.birthOn', message: expect.stringMatching(/01\/01\/2000.*01\/02\/2000/) }],
      },
    })
    expect(await notice({ seenBirthOn: '1999-01-01' })).toMatchObject({ kind: 'refused' })
    // Nothing is said to differ that does not.
    expect(await notice({ birthOn: '2000-01-01', seenBirthOn: '2000-01-01' })).toMatchObject({
      refusal: { code: 'lifecycle.fact-invalid', fields: [{ path: 'facts.birthOn' }] },
    })
    const opened = await notice({ seenBirthOn: '2000-01-01' })
    if (opened.kind !== 'done') throw new Error('not opened')
    const shown = await caseAs(world, secretary, (opened.output as { id: string }).id)
    expect(shown.history[0]?.facts).toContainEqual({
      label: 'Khác ngày sinh trong hồ sơ quần chúng',
      value: 'hồ sơ lúc đó ghi 01/01/2000',
    })
  })

  test('PROB-03: a helper assigned anew stands beside the first', async () => {
    const probation = driveOf(story, await openCaseOf(story, 'probation', { memberId }))
    await takeAll({ ...probation, known: { ...story.known, mentor: 'Lê Văn Một' } }, 'change-mentor')
    expect(await record()).toMatchObject({ party: { mentors: 'Phạm Văn Ba, Lê Văn Một' } })
  })

  test('REC-04 REC-05: number and date of the decision on recognition, beside the official date', async () => {
    world.clock.set('2027-03-10T02:00:00Z')
    const probation = driveOf(story, await openCaseOf(story, 'probation', { memberId }))
    await takeAll(probation, 'attend-class', 'self-review', 'collect-opinions', 'branch-vote', 'grassroots-vote')
    // Only one day holds: it stands there, with the rule; nobody has to reckon it, and another one is still refused.
    const { next } = await caseAs(world, story.board, probation.caseId)
    expect(next.find(({ step }) => step === 'decide')?.asks.find(({ name }) => name === 'officialOn')).toMatchObject({
      value: '2027-03-02',
      follows: {
        ruleId: 'REC-05',
        basis: expect.stringContaining('4.2.2'),
        says: expect.stringContaining('lễ kết nạp'),
      },
    })
    const other = { ...probation, known: { ...story.known, officialOn: '2027-03-10' } }
    expect(await takeAs(other, 'decide')).toMatchObject({ refusal: { code: 'lifecycle.official-date-wrong' } })
    const { officialOn: _, ...rest } = story.known
    const left = { ...probation, known: rest }
    await takeAs(left, 'decide', {
      papers: [{ code: '16-KNĐ', no: '45-QĐ/ĐU', on: '2027-03-09', keptAt: null }],
    })
    await takeAll(probation, 'announce')
    expect(await record()).toMatchObject({
      status: 'full',
      party: { officialOn: '2027-03-02', officialDecisionNo: '45-QĐ/ĐU', officialDecidedOn: '2027-03-09' },
    })
  })

  test('CARD-01 CARD-03: the card given carries the personal number and its day', async () => {
    const personalNo = inventedNumber()
    const { version }: { version: number } = await world.ask(story.board, 'members.get', { id: memberId })
    await world.ask(story.board, 'members.correct', { id: memberId, version, personalNo })
    const card = driveOf(story, await openCaseOf(story, 'card-issue', { memberId }))
    await takeAll(card, 'list', 'propose', 'decide', 'send-up', 'hand-down', 'give')
    expect(await record()).toMatchObject({
      card: { cardNoMasked: expect.stringMatching(new RegExp(`${personalNo.slice(-3)}$`)), cardIssuedOn: '2027-03-10' },
    })
  })
})
