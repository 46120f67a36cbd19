// Where somebody of the pool stands is said by the case about the person, whatever was opened for it beside.
import { expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { admissionStory, driveOf, notice, openCaseOf } from '../testing/admission-story.ts'
import { takeAll } from '../testing/drive.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('POOL-03 VERIF-10: neither the class nor the verification stands for the pool and the admission they belong to', async () => {
  world.clock.set('2026-03-02T02:00:00Z')
  const story = await admissionStory(world)
  const person = await notice(story, 'Nguyễn Thị Mới')
  const stands = async () => {
    const { rows } = await world.ask<{ rows: { id: string; stands: string; caseId: string }[] }>(
      story.secretary,
      'citizens.list',
    )
    const row = rows.find(({ id }) => id === person.citizenId)
    return [row?.caseId, row?.stands]
  }
  await takeAll(driveOf(story, person.poolId), 'propose-listing', 'approve-listing', 'propose-class')
  const about = { citizenId: person.citizenId }
  expect(await openCaseOf(story, 'awareness-class', about)).not.toBe(person.poolId)
  expect(await stands()).toEqual([person.poolId, expect.stringMatching(/^Tạo nguồn .*: Đã đề nghị học lớp/)])
  const aware = driveOf(story, await openCaseOf(story, 'awareness-class', about))
  await takeAll(aware, 'forward', 'enrol', 'certify')
  await takeAll(driveOf(story, person.poolId), 'propose-opening', 'allow-opening')
  const admission = driveOf(story, await openCaseOf(story, 'admission', about))
  expect(await stands()).toEqual([admission.caseId, expect.any(String)])
  await takeAll(admission, 'submit-application', 'declare-cv', 'name-introducers', 'start-verification')
  const verification = await openCaseOf(story, 'verification', about)
  expect(await stands()).toEqual([admission.caseId, expect.stringMatching(/^Kết nạp /)])
  await takeAll(driveOf(story, verification), 'send', 'record-answer', 'conclude')
  expect(await stands()).toEqual([admission.caseId, expect.stringMatching(/^Kết nạp /)])
})
