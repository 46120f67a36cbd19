// Somebody dies, is expelled or resigns while other cases about the person are open: each ends, goes on or is taken up elsewhere by its kind.
import { beforeAll, describe, expect, test } from 'vitest'
import { backgroundDone } from '#kernel/background.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { takeUpProbations } from './flow/take-up-probations.ts'
import { caseAs, faults, takeAll, today } from './testing/drive.ts'
import { actorsHere, type Here, openCase, paper, registerAll, THREE } from './testing/openings.ts'

type Opening = { step: string; facts?: object; papers?: string[] }

/** How each kind of case about a member on the list begins; of those that only the program begins see below. */
const openings: Readonly<Record<string, (on: string) => Opening>> = {
  'formal-transfer-out': (on) => ({
    step: 'request',
    papers: ['competent-decision'],
    facts: { cause: 'residence', effectiveOn: on, reach: 'superior', underInspection: false, newPlace: 'Xã Bên' },
  }),
  'temporary-transfer-out': (on) => ({
    step: 'request',
    papers: ['competent-decision'],
    facts: { purpose: 'work', from: on, to: '2027-05-31', newPlace: 'Xã Bên' },
  }),
  abroad: (on) => ({
    step: 'request',
    papers: ['competent-decision'],
    facts: { abroadKind: 'labour', country: 'Nhật Bản', from: on, to: '2029-05-31' },
  }),
  exemption: (on) => ({ step: 'request', facts: { route: 'age-health', asked: 'oral', from: on } }),
  'residence-introduction': () => ({
    step: 'introduce',
    papers: ['1-213'],
    facts: { residencePlace: 'Chi bộ tổ 4', withoutActivity: false },
  }),
  'card-issue': () => ({ step: 'open' }),
  'yearly-supplement': () => ({ step: 'ask', facts: { year: 2026 } }),
  'change-request': () => ({ step: 'propose', facts: { what: 'residence', after: 'Thôn 2' } }),
  'lost-dossier': () => ({ step: 'report', facts: { cause: 'Lũ' }, papers: ['DM-84'] }),
  'recognition-review': () => ({ step: 'open', facts: { reason: 'Có đơn' } }),
  'name-deletion': () => ({
    step: 'open',
    papers: ['evidence-list'],
    facts: { ground: 'card', summary: 'Trả thẻ' },
  }),
  resignation: () => ({ step: 'request', facts: { reason: 'Đơn riêng' }, papers: ['resignation-letter'] }),
  discipline: (on) => ({
    step: 'open',
    papers: ['evidence-list'],
    facts: { source: 'branch', happenedOn: on, taskFromAbove: false, holdsOffice: false, summary: 'Vi phạm' },
  }),
}
/** Told by the other end; a complaint is answered; reissue asks for a card on record; the others are begun by the program. */
const elsewhere = ['formal-transfer-in', 'temporary-transfer-in', 'residence-contact', 'appeal', 'card-reissue']
const onProbation = ['probation', 'probationer-deletion']

describe('departures and open cases (DOS-05, DEL, DIS, TRF-01)', () => {
  const world = useWorld()
  let here: Here
  let made = 0
  beforeAll(async () => {
    here = await actorsHere(world)
    await registerAll(world, here.board, THREE)
  })

  const somebody = async (): Promise<string> => {
    made += 1
    return (await registerAll(world, here.board, [`Đặng Văn Thử ${made}`]))[0]?.id ?? ''
  }
  const begin = (lifecycle: string, memberId: string): Promise<string> => {
    const on = today(world)
    const { papers = [], ...rest } = openings[lifecycle]?.(on) ?? { step: '' }
    const actor = ['residence-introduction', 'lost-dossier', 'recognition-review'].includes(lifecycle)
      ? here.office
      : here.secretary
    const given = papers.map((code) => paper(code, on, { no: '1/X' }))
    return openCase(world, actor, { lifecycle, memberId, on, facts: {}, ...rest, papers: given })
  }
  const go = (caseId: string, known: object, ...steps: string[]) =>
    takeAll({ world, caseId, actors: Object.values(here), known: { presence: 'present', ...known } }, ...steps)
  const dies = async (id: string): Promise<void> => {
    const { version }: { version: number } = await world.ask(here.board, 'members.get', { id })
    await world.ask(here.board, 'members.record-departure', {
      id,
      version,
      kind: 'died',
      on: today(world),
      document: '3-GCT',
    })
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
  }
  const stands = async (id: string) => {
    const { state, end } = await caseAs(world, here.board, id)
    return { state, end }
  }

  test('every kind of case about a member is looked at', () => {
    const kinds = lifecycles.filter(({ subject }) => subject === 'member').map(({ code }) => code)
    expect([...Object.keys(openings), ...elsewhere, ...onProbation].toSorted()).toEqual(kinds.toSorted())
  })

  test.each(Object.keys(openings))(
    'DOS-05: a death ends %s at once, and nobody is left with its work',
    async (kind) => {
      const memberId = await somebody()
      const id = await begin(kind, memberId)
      await dies(memberId)
      const expected =
        kind === 'exemption' ? { state: 'ended', end: 'moved' } : { state: 'member-left', end: 'cancelled' }
      expect(await stands(id)).toEqual(expected)
      const { rows } = await world.database.owner.query(
        'select count(*)::integer as work from case_work where case_id = $1',
        [id],
      )
      expect(rows).toEqual([{ work: 0 }])
    },
  )

  test('DOS-05, REC-09: probation ends, and with it a deletion that was proposed', async () => {
    const young = { birthDate: '1999-03-03', officialOn: null, status: 'probationary' }
    const dates = { decisionOn: '2026-03-01', admittedOn: '2026-03-10', joinedOn: '2026-03-10' }
    const { id: memberId } = await register(world, here.board, world.places.branchA1, { ...young, ...dates })
    await takeUpProbations(world.application, world.places.province.province)
    const listed = async (lifecycle: string): Promise<string> =>
      (await world.ask<{ rows: { id: string }[] }>(here.board, 'cases.list', { lifecycle, memberId })).rows[0]?.id ?? ''
    const probation = await listed('probation')
    await go(probation, { mentorOfficial: true }, 'assign-mentor', 'propose-deletion')
    const deletion = await listed('probationer-deletion')
    expect((await stands(probation)).state).toBe('deletion-proposed')
    await dies(memberId)
    expect(await stands(deletion)).toEqual({ state: 'member-left', end: 'cancelled' })
    expect(await stands(probation)).toEqual({ state: 'left', end: 'withdrawn' })
  })

  test('EXIT-02, DEL-07: a resignation ends what else is open, and is served itself', async () => {
    const memberId = await somebody()
    const deletion = await begin('name-deletion', memberId)
    const asked = await begin('change-request', memberId)
    const resignation = await begin('resignation', memberId)
    await go(resignation, { breach: false }, 'talk', 'branch-vote', 'grassroots-vote', 'decide')
    expect((await stands(deletion)).state).toBe('member-left')
    expect((await stands(asked)).state).toBe('member-left')
    expect(await stands(resignation)).toEqual({ state: 'decided', end: null })
    await go(resignation, { ageConfirmation: false }, 'serve')
    expect(await stands(resignation)).toEqual({ state: 'done', end: 'done' })
  })

  test('DEL-10, DIS-10: what was decided is served and may be complained about by who left, not for the dead', async () => {
    const [leaves, dead] = [await somebody(), await somebody()]
    const served: Record<string, string> = {}
    for (const memberId of [leaves, dead]) {
      const id = await begin('discipline', memberId)
      await go(id, { penalty: 'reprimand' }, 'notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve')
      served[memberId] = id
    }
    const deletion = await begin('name-deletion', leaves)
    await go(deletion, {}, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide')
    expect(await stands(deletion)).toEqual({ state: 'decided', end: null })
    expect(await stands(served[leaves] ?? '')).toEqual({ state: 'served', end: null })
    await dies(dead)
    expect(await stands(served[dead] ?? '')).toEqual({ state: 'member-died', end: 'cancelled' })
  })

  test('DIS-11, DIS-13: a complaint that was lodged is answered although the member has died meanwhile', async () => {
    const memberId = await somebody()
    const id = await begin('discipline', memberId)
    await go(id, { penalty: 'warning' }, 'notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve')
    const on = today(world)
    const inspection = await world.actorAt(world.places.province, 'inspection')
    const appeal = await openCase(world, inspection, {
      lifecycle: 'appeal',
      memberId,
      step: 'lodge',
      on,
      papers: [paper('appeal-letter', on)],
      facts: { against: 'discipline', decisionReceivedOn: on, handlerLevel: 'province', request: 'Xem xét lại' },
    })
    await backgroundDone(world.application)
    await dies(memberId)
    expect(await stands(appeal)).toEqual({ state: 'lodged', end: null })
    expect(await stands(id)).toEqual({ state: 'appealed', end: null })
    const drive = { world, caseId: appeal, actors: [inspection], known: { ownCase: true, decisionExists: true } }
    await takeAll(drive, 'accept', 'verify', 'overturn')
    expect(await faults(world)).toEqual([])
    expect((await stands(id)).state).toBe('overturned')
  })
})
