// I3: in a name deletion, a discipline of every form, an expulsion and a resignation no step can be passed over, whoever tries it.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, takeAll, today } from './testing/drive.ts'

/** What must have happened, in this order, before what comes after it; steps by their codes. */
const DUE: Record<string, readonly (readonly string[])[]> = {
  'name-deletion': [
    ['notify'],
    ['receive-statement', 'record-refusal', 'proceed-without-statement'],
    ['hear'],
    ['branch-vote', 'decide-after-failed'],
    ['decide', 'decide-authorised'],
    ['serve'],
    ['appeal-lodged', 'close-after-term', 'send-dossier'],
  ],
  discipline: [
    ['notify'],
    ['receive-statement', 'record-refusal', 'proceed-without-statement'],
    ['hear'],
    ['propose-lighter', 'propose-dismissal', 'propose-expulsion', 'branch-vote-short', 'decide-by-branch'],
    ['decide-by-branch', 'decide-by-grassroots', 'decide-above', 'expel'],
    ['serve'],
    ['appeal-lodged', 'close-after-term', 'send-dossier'],
  ],
  resignation: [['talk'], ['branch-vote'], ['decide'], ['serve']],
}

interface Way {
  title: string
  lifecycle: string
  opening: { step: string; facts: Record<string, unknown>; papers: string[] }
  steps: readonly string[]
  known: Record<string, unknown>
}

const disciplined = (penalty: string, steps: readonly string[]): Way => ({
  title: `DIS-01 to DIS-10, ${penalty}`,
  lifecycle: 'discipline',
  opening: {
    step: 'open',
    facts: { source: 'branch', happenedOn: '2026-01-10', taskFromAbove: false, holdsOffice: true, summary: 'Vi phạm' },
    papers: ['evidence-list'],
  },
  steps: ['notify', 'receive-statement', 'hear', ...steps, 'serve'],
  known: { presence: 'present', penalty },
})

const deletion = (title: string, statement: readonly string[]): Way => ({
  title,
  lifecycle: 'name-deletion',
  opening: { step: 'open', facts: { ground: 'card', summary: 'Trả thẻ' }, papers: ['evidence-list'] },
  steps: ['notify', ...statement, 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve'],
  known: { presence: 'absent', deliberate: true },
})

const ways: readonly Way[] = [
  deletion('DEL-07 to DEL-10, with a statement', ['receive-statement']),
  deletion('DEL-07, after three requests', [
    'request-once',
    'request-twice',
    'request-thrice',
    'proceed-without-statement',
  ]),
  deletion('DEL-07, refused after the first request', ['request-once', 'record-refusal']),
  disciplined('reprimand', ['decide-by-branch']),
  disciplined('warning', ['propose-lighter', 'decide-by-grassroots']),
  disciplined('dismissal', ['propose-dismissal', 'decide-by-grassroots']),
  disciplined('expulsion', ['propose-expulsion', 'propose-expulsion-up', 'expel']),
  {
    title: 'EXIT-01, EXIT-02',
    lifecycle: 'resignation',
    opening: { step: 'request', facts: { reason: 'Lý do riêng' }, papers: ['resignation-letter'] },
    steps: ['talk', 'branch-vote', 'grassroots-vote', 'decide', 'serve'],
    known: { breach: false, ageConfirmation: false },
  },
]

describe('no step can be passed over (I3)', () => {
  const world = useWorld()
  let actors: Actor[]
  let secretary: Actor
  let members: string[]

  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    actors = [
      secretary,
      await world.actorAt(places.communeA, 'office'),
      await world.actorAt(places.communeA, 'inspection'),
      await world.actorAt(places.province, 'organisation-board'),
      await world.actorAt(places.province, 'inspection'),
    ]
    const board = actors[3]
    if (board === undefined) throw new Error('no board')
    members = []
    for (let i = 0; i < ways.length + 5; i += 1) {
      members.push((await register(world, board, places.branchA1, { fullName: `Lê Văn Thử ${i}` })).id)
    }
  })

  /** Everything a step may change, in one word. */
  const everything = async (): Promise<string> => {
    const tables = [
      'cases',
      'case_steps',
      'case_work',
      'case_messages',
      'members',
      'memberships',
      'member_statuses',
      'member_movements',
    ]
    const parts = []
    for (const table of tables) {
      const { rows } = await world.database.owner.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as h from ${table} t`,
      )
      parts.push(rows[0]?.h)
    }
    return parts.join(' ')
  }

  test.each(ways.map((way, index) => ({ ...way, index })))('$title', async (way) => {
    const lifecycle = lifecycleByCode(way.lifecycle)
    const due = DUE[way.lifecycle] ?? []
    if (lifecycle === undefined) throw new Error(way.lifecycle)
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: way.lifecycle,
      memberId: members[way.index],
      step: way.opening.step,
      on: today(world),
      facts: way.opening.facts,
      papers: way.opening.papers.map((code) => ({ code, no: null, on: today(world), keptAt: null })),
    })
    const taken: string[] = []
    let refused = 0
    for (const code of [...way.steps, null]) {
      const shown = await caseAs(world, secretary, id)
      const offered = new Set(shown.next.map(({ step }) => step))
      // What is offered has everything before it: by the order of the rule, not by that of the data.
      const reached = due.filter((one) => one.some((step) => taken.includes(step)))
      for (const step of offered) {
        const at = due.findIndex((one) => one.includes(step))
        if (at > 0) expect([step, due.slice(0, at).every((one) => reached.includes(one))]).toEqual([step, true])
      }
      // What is not offered is refused to every seat, with the rule, whatever is entered.
      const before = await everything()
      for (const { code: step, from, actors: who } of lifecycle.steps) {
        if (from.length === 0 || offered.has(step) || who.every((actor) => actor === 'system')) continue
        // Each seat in its turn: what has not come yet is refused before it is asked whose it would be.
        const actor = actors[refused % actors.length] ?? secretary
        const outcome = await world.call(actor, 'cases.take-step', {
          id,
          version: shown.version,
          step,
          on: today(world),
          facts: { ...way.known, reason: 'Bỏ qua' },
          papers: [{ code: 'DM-16', no: '1-QĐ', on: today(world), keptAt: null }],
        })
        const code = shown.end === null ? 'lifecycle.wrong-state' : 'lifecycle.case-ended'
        expect([step, outcome]).toMatchObject([
          step,
          { kind: 'refused', refusal: { code, facts: { ruleId: expect.stringMatching(/^[A-Z]+-\d/) } } },
        ])
        refused += 1
      }
      expect(await everything()).toBe(before)
      if (code === null) break
      await takeAll({ world, caseId: id, actors, known: way.known }, code)
      taken.push(code)
    }
    expect(refused).toBeGreaterThan(way.steps.length * 5)
  })

  test('the steps named here are those of the data', () => {
    for (const [code, due] of Object.entries(DUE)) {
      const steps = new Set(lifecycleByCode(code)?.steps.map((step) => step.code))
      for (const group of due) expect([code, group.some((step) => steps.has(step))]).toEqual([code, true])
    }
  })
})
