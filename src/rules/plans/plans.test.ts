// Plans: what each kind of deadline needs, when something periodic is due again, and how a new issue meets what a level made of the old one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanDue,
  type Due,
  dueKinds,
  dueNow,
  dueOfReading,
  firstKept,
  isForDay,
  missingOfDue,
  nextDue,
  reportDays,
} from './due.ts'
import { changesOf, concerns, type OwnTask, type SentTask, saidOf } from './inherit.ts'
import { isReached, share } from './targets.ts'

const due = (more: Partial<Due>): Due => ({
  dueKind: null,
  fromOn: null,
  dueOn: null,
  every: null,
  waitsFor: null,
  ...more,
})

describe('deadlines of a plan (G3)', () => {
  test.each([
    [due({}), []],
    [due({ dueKind: 'by' }), ['dueOn']],
    [due({ dueKind: 'before', dueOn: '2026-12-14' }), []],
    [due({ dueKind: 'within' }), ['dueOn']],
    [due({ dueKind: 'from' }), ['fromOn']],
    [due({ dueKind: 'period', fromOn: '2026-12-01' }), ['dueOn']],
    [due({ dueKind: 'period', fromOn: '2026-12-01', dueOn: '2026-11-30' }), ['dueOn']],
    [due({ dueKind: 'periodic', dueOn: '2026-12-25' }), ['every']],
    [due({ dueKind: 'continuous' }), []],
    [due({ dueKind: 'trigger' }), ['waitsFor']],
    [due({ dueKind: 'depends', waitsFor: 'kết quả rà soát' }), []],
  ])('%o lacks %o', (given, lacks) => {
    expect(missingOfDue(given)).toEqual(lacks)
  })

  test('what a kind knows nothing of is left out, and what it needs stays', () => {
    const full = { fromOn: '2026-01-01', dueOn: '2026-12-31', every: 'monthly', waitsFor: 'hướng dẫn' } as const
    for (const dueKind of dueKinds) {
      const cleaned = cleanDue({ dueKind, ...full })
      expect(missingOfDue(cleaned), dueKind).toEqual([])
      expect(cleanDue(cleaned)).toEqual(cleaned)
    }
    expect(cleanDue({ dueKind: 'continuous', ...full })).toEqual(due({ dueKind: 'continuous' }))
  })

  test.each([
    ['weekly', '2026-12-28', '2027-01-04'],
    ['monthly', '2026-01-31', '2026-02-28'],
    ['quarterly', '2026-11-30', '2027-02-28'],
    ['6-monthly', '2026-06-30', '2026-12-30'],
    ['yearly', '2028-02-29', '2029-02-28'],
  ] as const)('%s after %s is %s', (every, from, next) => {
    expect(nextDue(every, { dueOn: from, firstOn: null })).toBe(next)
  })

  test.each([
    ['monthly', '2026-01-31', ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['quarterly', '2026-11-30', ['2027-02-28', '2027-05-30', '2027-08-30']],
    ['yearly', '2028-02-29', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ] as const)('%s from %s comes again on the first day there was, where the month has it', (every, firstOn, days) => {
    let dueOn: string = firstOn
    for (const day of days) {
      const before = dueOn
      dueOn = nextDue(every, { dueOn, firstOn })
      expect(dueOn).toBe(day)
      expect(isForDay(every, { dueOn, firstOn }, before)).toBe(false)
      expect(isForDay(every, { dueOn, firstOn }, dueOn)).toBe(true)
    }
  })

  test('the first day stays while nobody says another', () => {
    const before = { every: 'monthly', dueOn: '2026-02-28', firstOn: '2026-01-31' } as const
    expect(firstKept(before, { every: 'monthly', dueOn: '2026-02-28' })).toBe('2026-01-31')
    expect(firstKept(before, { every: 'monthly', dueOn: '2026-03-31' }, '2026-03-31')).toBe('2026-01-31')
    expect(firstKept({ ...before, firstOn: null }, { every: 'monthly', dueOn: '2026-03-28' }, '2026-03-28')).toBe(
      '2026-02-28',
    )
    expect(firstKept(before, { every: 'monthly', dueOn: '2026-03-25' })).toBeNull()
    expect(firstKept(before, { every: 'quarterly', dueOn: '2026-02-28' })).toBeNull()
    expect(firstKept(before, { every: null, dueOn: '2026-02-28' })).toBeNull()
  })

  test.each([
    ['nothing given', [], '2026-12-05', '2026-11-25'],
    ['given and not done', [{ dueOn: '2026-11-25', done: false }], '2026-12-05', '2026-11-25'],
    ['done, its day not over', [{ dueOn: '2026-11-25', done: true }], '2026-11-25', '2026-11-25'],
    ['done, its day over', [{ dueOn: '2026-11-20', done: true }], '2026-11-26', '2026-12-25'],
    ['done for the month before', [{ dueOn: '2026-10-25', done: true }], '2026-11-26', '2026-11-25'],
  ])('monthly work, %s: the day that counts', (_, given, today, is) => {
    expect(dueNow({ every: 'monthly', dueOn: '2026-11-25', firstOn: null }, given, today, '2027-06-30')).toBe(is)
    expect(dueNow({ every: null, dueOn: '2026-11-25', firstOn: null }, given, today, '2027-06-30')).toBe('2026-11-25')
  })

  test('the days of reports: once, monthly up to the end, the end of a month stays', () => {
    expect(reportDays({ dueOn: '2026-12-15', every: null }, '2026-12-01')).toEqual(['2026-12-15'])
    expect(reportDays({ dueOn: '2026-01-31', every: 'monthly' }, '2026-04-30')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
    expect(reportDays({ dueOn: '2026-01-02', every: 'weekly' }, '2200-01-01')).toHaveLength(120)
  })

  test.each([
    [{ dueOn: '2026-12-14', dueWords: null, waitsFor: null }, due({ dueKind: 'by', dueOn: '2026-12-14' })],
    [{ dueOn: null, dueWords: 'thường xuyên', waitsFor: null }, due({ dueKind: 'continuous' })],
    [
      { dueOn: '2026-12-25', dueWords: 'hằng tháng', waitsFor: null },
      due({ dueKind: 'periodic', every: 'monthly', dueOn: '2026-12-25' }),
    ],
    [
      { dueOn: null, dueWords: null, waitsFor: 'hướng dẫn của Tỉnh ủy' },
      due({ dueKind: 'trigger', waitsFor: 'hướng dẫn của Tỉnh ủy' }),
    ],
    [{ dueOn: null, dueWords: 'hằng tháng', waitsFor: null }, due({})],
  ])('what was read %o is %o', (read, is) => {
    expect(dueOfReading(read)).toEqual(is)
  })
})

const sent = (id: string, more: Partial<SentTask> = {}): SentTask => ({
  id,
  rootId: id,
  title: `Việc ${id}`,
  detail: null,
  doers: [],
  leadWords: null,
  coopWords: null,
  releasedBy: null,
  ...due({}),
  ...more,
})
const made = (task: SentTask, more: Partial<OwnTask> = {}): OwnTask => ({
  id: `own ${task.id}`,
  originId: task.id,
  told: saidOf(task),
  said: saidOf(task),
  withdrawn: false,
  ...more,
})

describe('what a level makes of what was sent to it (G3)', () => {
  test('work for everybody and for one of its own; not that of a neighbour', () => {
    const mine = new Set(['branch', 'commune'])
    expect(concerns({ doers: [] }, mine)).toBe(true)
    expect(concerns({ doers: [{ id: 'commune', name: 'Xã' }] }, mine)).toBe(true)
    expect(concerns({ doers: [{ id: 'other', name: 'Xã khác' }] }, mine)).toBe(false)
  })

  test('a new issue brings what is new, changes what was left as it was, and only says what changed of what was settled', () => {
    const [a, b, c] = [sent('a'), sent('b'), sent('c')]
    const settled = made(b, { said: { ...saidOf(b), title: 'Việc của chi bộ' } })
    const own: OwnTask = { id: 'x', originId: null, told: null, said: saidOf(sent('x')), withdrawn: false }
    const changes = changesOf(
      [made(a), settled, made(c), own],
      [sent('a', { title: 'Việc a mới' }), sent('b', { title: 'Việc b mới' }), sent('d')],
    )
    expect(changes.added.map(({ id }) => id)).toEqual(['d'])
    expect(changes.changed.map(({ id, told, said }) => [id, told.title, said?.title ?? null])).toEqual([
      ['own a', 'Việc a mới', 'Việc a mới'],
      ['own b', 'Việc b mới', null],
    ])
    expect(changes.withdrawn).toEqual(['own c'])
  })

  test('something periodic that went on was not settled otherwise, and does not go back', () => {
    const monthly = sent('m', { dueKind: 'periodic', every: 'monthly', dueOn: '2026-11-25' })
    const mine = made(monthly, { said: { ...saidOf(monthly), dueOn: '2026-12-25' } })
    const { changed } = changesOf([mine], [{ ...monthly, title: 'Báo mới' }])
    expect(changed.map(({ said }) => [said?.title, said?.dueOn])).toEqual([['Báo mới', '2026-12-25']])
  })

  test('the same issue again changes nothing, whatever the level made of it', () => {
    const titles = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 6 })
    fc.assert(
      fc.property(titles, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (ids, touched) => {
        const tasks = ids.map((id) => sent(id))
        const own = tasks.map((task, i) =>
          made(task, touched[i] === true ? { said: { ...saidOf(task), title: 'Khác' } } : {}),
        )
        expect(changesOf(own, tasks)).toEqual({ added: [], changed: [], withdrawn: [] })
      }),
    )
  })
})

describe('targets (G4)', () => {
  test.each([
    [{ goal: 90, most: null }, 91.5, true],
    [{ goal: 90, most: null }, 89.9, false],
    [{ goal: 3, most: 4 }, 4, true],
    [{ goal: 3, most: 4 }, 4.1, false],
    [{ goal: 3, most: 4 }, null, null],
  ])('%o with %s: %s', (target, figure, reached) => {
    expect(isReached(target, figure)).toBe(reached)
  })

  test('a share has one place; of nothing there is none', () => {
    expect(share(1, 3)).toBe(33.3)
    expect(share(0, 0)).toBeNull()
  })
})
