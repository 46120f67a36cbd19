// Any sequence of effects, and two at once: after each, figures equal a recount, everybody stands in one place a day, biểu 1 adds up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  admitMember,
  arriveFromProvince,
  awayMember,
  backMember,
  departForProvince,
  type EffectAnswer,
  endExemption,
  endSuspension,
  exemptMember,
  leaveMember,
  moveMember,
  readmitMember,
  recogniseMember,
  restoreMember,
  suspendMember,
} from '#modules/members/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { admission, useBooks } from '../testing/books.ts'
import { asCase, decided } from '../testing/effects.ts'
import { inventedNumber, register } from '../testing/people.ts'

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T

describe('effects one after the other and at once', () => {
  const world = useWorld()
  const books = useBooks(world)
  const refusals = new Map<string, number>()
  const done = new Map<string, number>()

  /** One effect about a member, on a day; `branch` for those that need one. */
  type Effect = (context: CommandContext, memberId: string, on: string, branch: Place) => Promise<EffectAnswer>
  const effects: Record<string, Effect> = {
    recognise: (c, memberId, on) => recogniseMember(c, { memberId, officialOn: on, decidedOn: '2026-11-21' }),
    exempt: (c, memberId, from) => exemptMember(c, { memberId, from }),
    'end-exemption': (c, memberId, from) => endExemption(c, { memberId, from }),
    suspend: (c, memberId, from) => suspendMember(c, { memberId, from }),
    'end-suspension': (c, memberId, from) => endSuspension(c, { memberId, from }),
    away: (c, memberId, from) => awayMember(c, { memberId, from, purpose: 'work', place: { name: 'X', path: null } }),
    back: (c, memberId, on) => backMember(c, { memberId, on }),
    move: (c, memberId, from, branch) => moveMember(c, { memberId, organisationId: branch.id, from }),
    expel: (c, memberId, on) => leaveMember(c, { memberId, kind: 'expelled', on }),
    resign: (c, memberId, on) => leaveMember(c, { memberId, kind: 'resigned', on }),
    restore: (c, memberId, on) => restoreMember(c, { memberId, on }),
    readmit: (c, memberId, on, branch) =>
      readmitMember(c, { memberId, organisationId: branch.id, decisionOn: addDays(on, -5), ceremonyOn: on }),
  }

  test('any sequence, days going on or back', async () => {
    const { branchA1, branchA2, branchB1, branchC1, province, otherProvince } = world.places
    const branches = [branchA1, branchA2, branchB1]
    const office = await world.actorAt(world.places.communeA, 'office')
    const step = fc.record({
      kind: fc.constantFrom('admit', 'travel', 'travel-back', ...Object.keys(effects), ...Object.keys(effects)),
      n: fc.nat(1000),
      days: fc.integer({ min: -3, max: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 45 }), async (steps) => {
        // One who has been official for long, and one whose probation may be over by the end.
        const old = await register(world, office, branchA1)
        const dates = { decisionOn: '2024-09-01', admittedOn: '2024-09-10', officialOn: null }
        const novice = await register(world, office, branchA1, { status: 'probationary', ...dates })
        const people = [old.id, novice.id]
        let day = '2025-08-02'
        const note = (kind: string, answer: object): boolean => {
          const refused = answer instanceof Refusal
          const counted = refused ? refusals : done
          counted.set(kind, (counted.get(kind) ?? 0) + 1)
          return !refused
        }
        for (const { kind, n, days } of steps) {
          day = addDays(day, days)
          if (day > '2026-11-21') day = '2026-11-21'
          const branch = pick(branches, n)
          const memberId = pick(people, n)
          if (kind === 'admit') {
            const person = {
              fullName: `Người Số ${people.length}`,
              birthDate: '1980-05-17',
              personalNo: inventedNumber(),
            }
            const asked = admission(branch, { person, decisionOn: addDays(day, -9), ceremonyOn: day })
            const answer = await asCase(world, province, (c) => admitMember(c, asked))
            if (note(kind, answer) && 'memberId' in answer) people.push(answer.memberId)
            continue
          }
          if (kind === 'travel' || kind === 'travel-back') {
            const [from, to, target] =
              kind === 'travel' ? [province, otherProvince, branchC1] : [otherProvince, province, branch]
            const counterpart = (place: Place) => ({ province: place.province, name: place.name })
            const left = await asCase(world, from, (c) =>
              departForProvince(c, { memberId, on: day, counterpart: counterpart(to) }),
            )
            if (!note(kind, left) || !('record' in left)) continue
            const record = JSON.parse(JSON.stringify(left.record)) as typeof left.record
            await decided(world, to, (c) =>
              arriveFromProvince(c, { record, organisationId: target.id, on: day, counterpart: counterpart(from) }),
            )
            continue
          }
          note(
            kind,
            await asCase(world, province, (c) => {
              const effect = effects[kind]
              if (effect === undefined) throw new Error(kind)
              return effect(c, memberId, day, branch)
            }),
          )
        }
        await books.check()
      }),
      { numRuns: 12, seed: 7 },
    )
    // The sequences are worth something: everything was done, and refused, at least once.
    for (const kind of [...Object.keys(effects), 'travel']) expect(done.get(kind) ?? 0, kind).toBeGreaterThan(0)
    for (const kind of Object.keys(effects)) expect(refusals.get(kind) ?? 0, kind).toBeGreaterThan(0)
  }, 60_000)

  test('REC-05: recognition that falls before a suspension reaches back past it', async () => {
    const { branchA1, communeA } = world.places
    const asked = admission(branchA1, {
      decisionOn: '2025-08-20',
      ceremonyOn: '2025-09-01',
      person: { fullName: 'Ngô Văn Dở', birthDate: '1990-05-05' },
    })
    const { memberId } = await decided(world, communeA, (c) => admitMember(c, asked))
    await decided(world, communeA, (c) => suspendMember(c, { memberId, from: '2026-09-20' }))
    await decided(world, communeA, (c) => endSuspension(c, { memberId, from: '2026-10-10' }))
    await decided(world, communeA, (c) =>
      recogniseMember(c, { memberId, officialOn: '2026-09-01', decidedOn: '2026-10-20' }),
    )
    expect(await books.get(memberId)).toMatchObject({
      party: { officialOn: '2026-09-01' },
      statuses: [
        { status: 'full', validFrom: '2026-10-10', validTo: null },
        { status: 'suspended', validFrom: '2026-09-20', validTo: '2026-10-10' },
        { status: 'full', validFrom: '2026-09-01', validTo: '2026-09-20' },
        { status: 'probationary', validFrom: '2025-09-01', validTo: '2026-09-01' },
      ],
    })
  })

  test('two at once: one is done, the other refused, whichever they are', async () => {
    const { branchA1, branchA2, province } = world.places
    const office = await world.actorAt(world.places.communeA, 'office')
    const pairs: [string, string][] = [
      ['move', 'move'],
      ['exempt', 'exempt'],
      ['suspend', 'suspend'],
      ['away', 'away'],
      ['expel', 'expel'],
      ['expel', 'resign'],
      ['expel', 'move'],
    ]
    for (const pair of pairs) {
      const { id } = await register(world, office, branchA1)
      const answers = await Promise.all(
        pair.map((kind) =>
          asCase(world, province, (c) => {
            const effect = effects[kind]
            if (effect === undefined) throw new Error(kind)
            return effect(c, id, '2026-11-01', branchA2)
          }),
        ),
      )
      const refused = answers.filter((answer) => answer instanceof Refusal)
      expect(refused, pair.join(' and ')).toHaveLength(1)
    }
    const number = { person: { fullName: 'Hai Lần', birthDate: '1990-05-05', personalNo: inventedNumber() } }
    const admitted = await Promise.all(
      [branchA1, branchA2].map((branch) => asCase(world, province, (c) => admitMember(c, admission(branch, number)))),
    )
    expect(admitted.filter((answer) => answer instanceof Refusal)).toHaveLength(1)
  })
})
