// A year of a commune, simulated from a seed against a model that asks the program nothing: whatever happens, everybody stands in one
// branch, no step is without its paper, sums agree, whoever decided might. Other seeds and a smaller land: docs/development.md.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../harness/world.ts'
import { Journal } from './journal.ts'
import { type Scale, settle } from './land.ts'
import { Model } from './model.ts'
import { liveAYear } from './months.ts'
import { randomFrom } from './random.ts'
import type { Year } from './turn.ts'

const seeds = (process.env.DANGVU_MODEL_SEEDS ?? '20261122').split(',').map(Number)
const share = Number(process.env.DANGVU_MODEL_SCALE ?? '1')
const scale: Scale = {
  branches: Math.max(6, Math.round(30 * share)),
  members: Math.max(120, Math.round(900 * share)),
  admissions: Math.round(40 * share),
  transfers: Math.round(60 * share),
}

/** What happens in a year of full size, whatever the seed. */
const HOLDS = [
  'merged',
  'divided',
  'two at once',
  'left in the outbox',
  'cases handed on',
  ...['stale', 'stranger', 'not from here', 'no papers', 'tomorrow', 'nobody'].map((how) => `wrong: ${how}`),
  'formal-transfer-out/refused-there',
  'formal-transfer-out/send-again',
  'temporary-transfer-out/receive-back',
  'exemption/decide',
  'name-deletion/decide',
  'appeal/lodge',
  'discipline/serve',
  'probation/decide',
]

describe.each(seeds)('a year of a commune, seed %i', (seed) => {
  const world = useWorld()
  test(`${scale.branches} branches, ${scale.members} members, ${scale.admissions} admissions, ${scale.transfers} transfers`, {
    timeout: 1_800_000,
  }, async () => {
    const start = '2026-01-05'
    world.clock.set(`${start}T02:00:00Z`)
    const random = randomFrom(seed)
    const model = new Model()
    const land = await settle(world, model, random, scale, start)
    const journal = new Journal(land, model)
    const year: Year = {
      land,
      model,
      journal,
      random,
      on: start,
      stopped: false,
      known: new Map(),
      tried: new Map(),
      refusals: {},
      amiss: [],
    }
    await liveAYear(year, scale)
    if (process.env.DANGVU_MODEL_REPORT !== undefined) {
      process.stdout.write(`${JSON.stringify({ seed, tally: model.tally, refusals: year.refusals }, null, 1)}\n`)
    }
    expect(year.amiss).toEqual([])
    // At full scale nothing of what a year is to hold is left to chance.
    if (share >= 1) expect(HOLDS.filter((what) => (model.tally[what] ?? 0) === 0)).toEqual([])
    expect(model.tally['admission/hold-ceremony'] ?? 0).toBeGreaterThanOrEqual(scale.admissions)
    expect(model.tally['formal-transfer-out/received-there'] ?? 0).toBeGreaterThanOrEqual(scale.transfers)
  })
})
