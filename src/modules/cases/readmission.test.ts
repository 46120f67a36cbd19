// Somebody admitted a second time: the record keeps the first decision and ceremony and the time outside, whether the first time is on record here or not.
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { leaveMember } from '../members/effects/leave.ts'
import { decided } from '../members/testing/effects.ts'
import { register } from '../members/testing/people.ts'
import { admissionStory, driveOf, openCaseOf, type Story } from './testing/admission-story.ts'
import { caseAs, takeAll, today } from './testing/drive.ts'
import { openCase, paper, registerCitizen } from './testing/openings.ts'
import { dayInWords, readPaper } from './testing/read-paper.ts'

const FORMER = {
  leavingGround: 'other',
  leftOn: '2021-01-10',
  timesReadmitted: 0,
  firstDecisionOn: '2010-05-01',
  firstAdmittedOn: '2010-05-19',
}

describe('admission of somebody who had left', () => {
  const world = useWorld()
  let story: Story
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    story = await admissionStory(world, { ...FORMER, birthOn: '1985-01-01' })
  })

  const citizenOf = (name: string) =>
    registerCitizen(world, story.secretary, story.branch, name, {
      gender: 'male',
      educationCode: 'upper-secondary',
      birthDate: '1985-01-01',
    })

  const verificationsOf = async (citizenId: string): Promise<{ id: string }[]> => {
    const open = { lifecycle: 'verification', open: true, citizenId }
    const { rows }: { rows: { id: string }[] } = await world.ask(story.board, 'cases.list', open)
    return rows
  }

  /** From the request to be taken back to the ceremony; answers the record. */
  async function readmitted(
    name: string,
    known: object,
    atDecision?: (admission: string, citizenId: string) => Promise<void>,
  ): Promise<string> {
    const citizenId = await citizenOf(name)
    const told: Story = { ...story, known: { ...story.known, ...known } }
    const facts = Object.fromEntries(
      Object.entries({ ...FORMER, certificateIssuedOn: '2026-03-01', ...known }).filter(
        ([name, value]) => value !== null && name !== 'asked',
      ),
    )
    const asked = await openCase(world, story.secretary, {
      lifecycle: 'readmission',
      citizenId,
      step: 'ask',
      on: today(world),
      facts,
      papers: [paper('1B-KNĐ', today(world)), paper('CN-NTVĐ', today(world))],
    })
    await takeAll(driveOf(told, asked), 'branch-propose', 'grassroots-propose', 'consent')
    const admission = driveOf(told, await openCaseOf(story, 'admission', { citizenId }))
    await takeAll(admission, 'submit-application', 'declare-cv', 'name-introducers', 'start-verification')
    // VERIF-08: every place is asked at once, each with a term of its own.
    const places = (told.known.asked as object[]).length
    const asking = await verificationsOf(citizenId)
    expect(asking).toHaveLength(places)
    for (const { id } of asking) await takeAll(driveOf(told, id), 'send', 'record-answer', 'conclude')
    await takeAll(admission, 'conclude-verification', 'collect-opinions', 'remark', 'certify', 'branch-vote', 'send-up')
    await takeAll(admission, 'grassroots-vote', 'appraise', 'decide', 'deliver')
    await atDecision?.(admission.caseId, citizenId)
    await takeAll(admission, 'hold-ceremony')
    return (await world.ask<{ memberId: string }>(story.secretary, 'citizens.get', { id: citizenId })).memberId
  }

  test('AGE-03 CARD-02: whose first time is on no record here keeps its dates; the years outside are no party age', async () => {
    const id = await readmitted('Lò Văn Trở Lại', {})
    expect(await world.ask(story.secretary, 'members.get', { id })).toMatchObject({
      status: 'probationary',
      party: { decisionOn: '2010-05-01', admittedOn: '2010-05-19', partyAge: { years: 10, months: 8 } },
      gaps: [{ kind: 'outside', validFrom: '2021-01-10', validTo: '2026-03-02' }],
      career: [{ title: 'Kết nạp lại vào Đảng', fromDate: '2026-03-02' }],
    })
  })

  test('AGE-03: whose decision of then nobody has is not given the new one instead', async () => {
    const name = 'Ma Thị Không Giấy'
    let late = ''
    const asked = { about: 'Ma Văn Cha', relation: 'parent', abroad: false, place: 'Xã Nậm Xa' }
    const two = [asked, { ...asked, place: 'Xã Nậm Gần' }]
    // §10: one form serves both; what it says is what is done.
    const id = await readmitted(name, { firstDecisionOn: null, asked: two }, async (admission, citizenId) => {
      const read = (code: string) => readPaper(world, story.secretary, admission, code)
      for (const code of ['6-KNĐ', '8A-KNĐ']) {
        const paper = await read(code)
        expect(paper).toContain('đề nghị kết nạp lại đảng viên')
        expect(paper).toMatch(new RegExp(`QUYẾT NGHỊ\\s+Đề nghị .* kết nạp lại ${name} vào Đảng`))
      }
      expect(await read('01-TTr')).toContain('về việc kết nạp lại người vào Đảng')
      const decision = await read('9C-KNĐ')
      expect(decision).toContain('Căn cứ Nghị quyết đề nghị kết nạp lại đảng viên của chi bộ số ')
      expect(decision).toContain('kết nạp lại người vào Đảng')
      late = await openCase(world, story.secretary, {
        lifecycle: 'verification',
        citizenId,
        step: 'draft',
        on: today(world),
        facts: asked,
      })
    })
    // Whoever is a member is verified no more: what was still asked for the file ends with it.
    expect(await caseAs(world, story.secretary, late)).toMatchObject({ state: 'cancelled', end: 'cancelled' })
    expect(await world.ask(story.secretary, 'members.get', { id })).toMatchObject({
      party: { decisionOn: null, admittedOn: '2010-05-19', partyAge: null },
    })
  })

  test('READ-01 READ-03 READ-04: consent on paper does not open the file of whom the rules bar', async () => {
    const citizenId = await citizenOf('Vi Văn Không Được')
    const open = (facts: object) =>
      world.call(story.secretary, 'cases.open', {
        lifecycle: 'admission',
        citizenId,
        step: 'open-readmission',
        on: today(world),
        facts: { ...FORMER, readmission: true, certificateIssuedOn: '2026-03-01', ...facts },
        papers: [paper('province-consent', today(world)), paper('CN-NTVĐ', today(world))],
      })
    const refused = (code: string) => ({ refusal: { code: `readmission.${code}` } })
    // The papers of the request say how and when somebody had left; the consent is the standing committee's, to whoever decides.
    const asked = await openCase(world, story.secretary, {
      lifecycle: 'readmission',
      citizenId,
      step: 'ask',
      on: today(world),
      facts: { ...FORMER, leavingGround: 'family-hardship', certificateIssuedOn: '2026-03-01' },
      papers: [paper('1B-KNĐ', today(world)), paper('CN-NTVĐ', today(world))],
    })
    const read = (code: string) => readPaper(world, story.secretary, asked, code)
    expect(await read('1B-KNĐ')).toContain(
      `Ra khỏi Đảng ${dayInWords(FORMER.leftOn)}; lý do: Xin ra vì gia đình đặc biệt khó khăn`,
    )
    expect(await read('branch-resolution')).toMatch(/QUYẾT NGHỊ\s+Đề nghị .* kết nạp lại Vi Văn Không Được vào Đảng\./)
    const consent = await read('province-consent')
    expect(consent).toContain(`Kính gửi: ${world.places.communeA.name.replace('Đảng bộ', 'Đảng ủy')}`)
    expect(consent).toContain('T/M BAN THƯỜNG VỤ')
    expect(await open({ leavingGround: 'dropped-activities' })).toMatchObject(refused('barred'))
    expect(await open({ leftOn: '2024-01-10' })).toMatchObject(refused('too-early'))
    expect(await open({ timesReadmitted: 1 })).toMatchObject(refused('once-only'))
    expect(await open({})).toMatchObject({ kind: 'done' })
  })

  test('AGE-03: whose record is here goes on in it, and nobody stands on the lists twice', async () => {
    const fullName = 'Hà Văn Hồ Sơ Cũ'
    const { id } = await register(world, story.board, story.branch, {
      fullName,
      birthDate: '1985-01-01',
      decisionOn: '2010-05-01',
      admittedOn: '2010-05-19',
      officialOn: '2011-05-19',
      joinedOn: '2025-07-01',
    })
    await decided(world, world.places.communeA, (context) =>
      leaveMember(context, { memberId: id, kind: 'name-deleted', on: '2025-09-10' }),
    )
    world.clock.set('2028-10-02T02:00:00Z')
    expect(await readmitted(fullName, { leftOn: '2025-09-10' })).toBe(id)
    expect(await world.ask(story.secretary, 'members.get', { id })).toMatchObject({
      status: 'probationary',
      party: { decisionOn: '2010-05-01', admittedOn: '2010-05-19', officialOn: null },
      gaps: [{ kind: 'outside' }],
    })
  })
})
