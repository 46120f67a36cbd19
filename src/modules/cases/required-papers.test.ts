// A paper laid down in the rulebook for a step is asked for in the cases of that province from that day, and shown with its article.
import { expect, test } from 'vitest'
import type { CaseDetail, listLifecycles } from '#contract/cases.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { ShownParameter } from '#contract/rulebook.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { type Place, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, today } from './testing/drive.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
const LIST = { ruleId: 'EXIT-01', name: 'papers-for-resignation-request' }

test('EXIT-01: the province asks for a further paper; its branches must bring it, those of another province need not', async () => {
  const { places } = world
  const on = today(world)
  const office = await world.actorAt(places.province, 'office')
  const far = await world.actorAt(places.otherProvince, 'organisation-board')
  const change = (actor: Actor, value: readonly string[], version: number) =>
    world.call(actor, 'rulebook.change-parameter', {
      ...LIST,
      version,
      value,
      unit: 'list',
      validFrom: on,
      instrument: '38-HD/BTCTW|2025-09-29',
      clause: 'II',
      reason: 'Tỉnh hỏi thêm',
    })
  const shown = await world.ask<ShownParameter>(office, 'rulebook.get-parameter', LIST)
  expect(shown.versions.map(({ words }) => words)).toEqual(['Đơn xin ra khỏi Đảng'])
  const secretary = await world.actorAt(places.branchA1, 'secretary')
  const more = ['resignation-letter', 'self-report']
  expect(await change(secretary, more, shown.version)).toMatchObject({ kind: 'refused' })
  expect(await change(office, ['resignation-letter', 'a-paper-nobody-knows'], shown.version)).toMatchObject({
    refusal: { code: 'rulebook.value-not-understood' },
  })
  expect(await change(office, more, shown.version)).toMatchObject({ kind: 'done' })
  await backgroundDone(world.application)

  const open = async (actor: Actor, branch: Place, by: Actor, codes: readonly string[]) => {
    const { id: memberId } = await register(world, by, branch, { fullName: 'Đỗ Văn Xin' })
    const offered: OutputOf<typeof listLifecycles> = await world.ask(actor, 'cases.list-lifecycles', { memberId })
    const step = offered.lifecycles.find(({ code }) => code === 'resignation')?.openings[0]
    const outcome = await world.call(actor, 'cases.open', {
      lifecycle: 'resignation',
      memberId,
      step: 'request',
      on,
      facts: { reason: 'Đơn riêng' },
      papers: codes.map((code) => ({ code, no: null, on, keptAt: null })),
    })
    return { asked: step?.papers.map(({ code }) => code), outcome }
  }
  const board = await world.actorAt(places.province, 'organisation-board')
  const short = await open(secretary, places.branchA1, board, ['resignation-letter'])
  expect(short.asked).toEqual(more)
  expect(short.outcome).toMatchObject({
    refusal: {
      code: 'lifecycle.paper-missing',
      facts: { ruleId: 'EXIT-01' },
      fields: [{ path: 'papers.self-report' }],
    },
  })
  const { outcome } = await open(secretary, places.branchA1, board, more)
  const { id } = (outcome as { output: { id: string } }).output
  const judged: CaseDetail['history'][number]['judgedBy'] | undefined = (await caseAs(world, secretary, id)).history[0]
    ?.judgedBy
  expect(judged?.find(({ name }) => name === LIST.name)?.value).toContain('Bản tự báo cáo của đảng viên')
  expect(judged?.filter(({ name }) => name.startsWith('papers-for-'))).toHaveLength(1)

  const neighbour = await world.actorAt(places.branchC1, 'secretary')
  const elsewhere = await open(neighbour, places.branchC1, far, ['resignation-letter'])
  expect(elsewhere).toMatchObject({ asked: ['resignation-letter'], outcome: { kind: 'done' } })
})
