// The certificate of the awareness class: recorded by the branch it closes the class, the person's page shows its term, admission knows it.
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { admissionStory, driveOf, notice, openCaseOf, type Story } from './testing/admission-story.ts'
import { caseAs, faults, takeAll } from './testing/drive.ts'

describe('the certificate of the awareness class', () => {
  const world = useWorld()
  let story: Story
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    story = await admissionStory(world, { certificateIssuedOn: '2026-02-10' })
  })

  test('ELIG-07: recorded by the branch while the class is open, the class is closed and the pool goes on; its 60 months are shown and used in admission', async () => {
    const { citizenId, poolId } = await notice(story, 'Nguyễn Thị Mới')
    const pool = driveOf(story, poolId)
    await takeAll(pool, 'propose-listing', 'approve-listing', 'propose-class')
    const person = () => world.ask<{ certificate: object | null }>(story.secretary, 'citizens.get', { id: citizenId })
    expect((await person()).certificate).toBeNull()
    const classId = await openCaseOf(story, 'awareness-class', { citizenId })
    await takeAll({ ...driveOf(story, classId), actors: [story.secretary] }, 'certified-elsewhere')
    expect(await caseAs(world, story.board, classId)).toMatchObject({ state: 'certified', end: 'done' })
    expect(await faults(world)).toEqual([])
    expect((await caseAs(world, story.secretary, poolId)).state).toBe('certified')
    expect((await person()).certificate).toMatchObject({
      issuedOn: '2026-02-10',
      validTo: '2031-02-10',
      valid: true,
      ruleId: 'ELIG-07',
    })
    await takeAll(pool, 'propose-opening', 'allow-opening')
    const admissionId = await openCaseOf(story, 'admission', { citizenId })
    const admission = driveOf(story, admissionId)
    await takeAll(admission, 'submit-application', 'declare-cv', 'name-introducers', 'start-verification')
    const verification = driveOf(story, await openCaseOf(story, 'verification', { citizenId }))
    await takeAll(verification, 'send', 'record-answer', 'conclude')
    await takeAll(admission, 'conclude-verification', 'collect-opinions', 'remark', 'certify')
    const reasons = async () => {
      const { next } = await caseAs(world, story.secretary, admissionId)
      return next.find(({ step }) => step === 'branch-vote')?.reasons.map(({ ruleId }) => ruleId)
    }
    expect(await reasons()).not.toContain('ELIG-07')
    world.clock.set('2031-02-11T02:00:00Z')
    expect((await person()).certificate).toMatchObject({ valid: false })
    // Nobody typed the certificate into the admission: its term is known from the class.
    expect(await reasons()).toContain('ELIG-07')
  })
})
