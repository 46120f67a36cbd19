// A province's own value laid down by mistake: taken back the same day, ended later, with what was said kept to be read.
import { beforeAll, describe, expect, test } from 'vitest'
import { explainRefusal } from '#contract/refusals.ts'
import type { ShownParameter, ShownVersion } from '#contract/rulebook.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import { useWorld } from '../../../../test/harness/world.ts'

const CEREMONY = { ruleId: 'ADM-13', name: 'ceremony-within' }
const TODAY = '2026-11-20'
const change = {
  ...CEREMONY,
  unit: 'working-day',
  trigger: 'decision-issued',
  instrument: '208-QĐ/TW|2026-07-26',
  clause: 'điểm 4.4',
  reason: 'Hướng dẫn của tỉnh ủy',
}

describe('a value of a province from today', () => {
  const world = useWorld()
  let office: Actor
  let centre: Actor

  beforeAll(async () => {
    world.clock.set(`${TODAY}T02:00:00Z`)
    office = await world.actorAt(world.places.province, 'office', { displayName: 'Lê Văn Phòng' })
    centre = await world.actorAt(world.places.centre, 'office')
  })

  const get = (on = TODAY): Promise<ShownParameter> => world.ask(office, 'rulebook.get-parameter', { ...CEREMONY, on })
  const heldOn = async (on: string): Promise<ShownVersion | undefined> => {
    const { versions, inForce } = await get(on)
    return versions.find((v) => v.id === inForce)
  }
  const put = async (value: number, validFrom: string, more: object = {}): Promise<string> => {
    const { version } = await get()
    const { id } = await world.ask<{ id: string }>(office, 'rulebook.change-parameter', {
      ...change,
      version,
      value,
      validFrom,
      ...more,
    })
    return id
  }
  const act = async (operation: string, id: string | undefined, more: object = {}): Promise<Outcome> =>
    world.call(office, operation, { ...CEREMONY, version: (await get()).version, id, reason: 'Ghi nhầm', ...more })
  const refused = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal : outcome.kind)

  test('ADM-13: what began today is taken back at once, and the country holds again today', async () => {
    const id = await put(25, TODAY)
    const held = await heldOn(TODAY)
    expect(held).toMatchObject({ id, value: 25 })
    expect(held?.allowed).toContain('rulebook.take-back-parameter')
    expect(refused(await act('rulebook.end-parameter', id, { validTo: TODAY }))).toMatchObject({
      code: 'rulebook.validity-empty',
      facts: { earliest: '2026-11-21' },
    })
    expect(refused(await act('rulebook.take-back-parameter', id, { reason: ' ' }))).toMatchObject({
      code: 'kernel.invalid-input',
    })
    expect((await act('rulebook.take-back-parameter', id)).kind).toBe('done')
    expect(await heldOn(TODAY)).toMatchObject({ place: 'national', value: 30 })
    expect((await get()).versions.find((v) => v.id === id)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: 'Lê Văn Phòng', reason: 'Ghi nhầm' },
    })
  })

  test('ADM-13: what it took the place of from today goes on; what began yesterday is not taken back', async () => {
    const before = await put(26, '2026-11-19')
    const wrong = await put(62, TODAY)
    expect((await act('rulebook.take-back-parameter', wrong)).kind).toBe('done')
    expect(await heldOn(TODAY)).toMatchObject({ id: before, value: 26, validTo: null })
    expect(refused(await act('rulebook.take-back-parameter', before))).toMatchObject({
      code: 'rulebook.already-in-force',
      facts: { validFrom: '2026-11-19', place: 'province' },
    })
  })

  test('ADM-13: ended, it says who ended it, from when and why, and is not offered to be ended where no earlier day is left', async () => {
    const id = (await heldOn(TODAY))?.id
    expect((await act('rulebook.end-parameter', id, { validTo: '2026-11-25', reason: 'Tỉnh thôi' })).kind).toBe('done')
    const ended = (await get()).versions.find((v) => v.id === id)
    expect(ended).toMatchObject({
      validTo: '2026-11-25',
      ended: { by: 'Lê Văn Phòng', reason: 'Tỉnh thôi', to: '2026-11-25' },
    })
    expect(ended?.allowed).toContain('rulebook.end-parameter')
    expect(refused(await act('rulebook.end-parameter', id, { validTo: '2026-11-26' }))).toMatchObject({
      code: 'rulebook.ends-already',
      facts: { validTo: '2026-11-25' },
    })
    expect((await act('rulebook.end-parameter', id, { validTo: TODAY, reason: 'Thôi ngay' })).kind).toBe('done')
    const over = (await get()).versions.find((v) => v.id === id)
    expect(over).toMatchObject({ state: 'ended', allowed: [], ended: { reason: 'Thôi ngay', to: TODAY } })
    expect(await heldOn(TODAY)).toMatchObject({ place: 'national' })
  })

  test('ADM-13: what was ended stays ended when a value laid down from that day is taken back', async () => {
    const wrong = await put(61, TODAY)
    expect((await act('rulebook.take-back-parameter', wrong)).kind).toBe('done')
    expect(await heldOn(TODAY)).toMatchObject({ place: 'national' })
  })

  test('a value of the country that holds today is not taken back', async () => {
    const national = await world.ask<ShownParameter>(centre, 'rulebook.get-parameter', CEREMONY)
    const { id } = await world.ask<{ id: string }>(centre, 'rulebook.change-parameter', {
      ...change,
      version: national.version,
      value: 29,
      validFrom: TODAY,
    })
    const { version } = await world.ask<ShownParameter>(centre, 'rulebook.get-parameter', CEREMONY)
    const outcome = await world.call(centre, 'rulebook.take-back-parameter', {
      ...CEREMONY,
      version,
      id,
      reason: 'Ghi nhầm',
    })
    expect(refused(outcome)).toMatchObject({ code: 'rulebook.already-in-force', facts: { place: 'national' } })
  })

  test('without an instrument a province is told to choose one, not about a field it does not have', async () => {
    const { version } = await get()
    const outcome = await world.call(office, 'rulebook.change-parameter', {
      ...change,
      version,
      value: 27,
      validFrom: '2026-12-01',
      instrument: null,
    })
    expect(refused(outcome)).toMatchObject({ code: 'rulebook.instrument-needed', facts: { confidence: 'L' } })
    expect(Object.values(explainRefusal('rulebook.instrument-needed', { confidence: 'L' })).join(' ')).not.toContain(
      'độ chắc chắn',
    )
  })
})
