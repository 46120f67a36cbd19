// The checklist and the keeping of dossiers: the data itself, what is missing of whom, and every refusal with its rule.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../calendar/dates.ts'
import { documentPapers } from '../lifecycle/document-papers.ts'
import { forms } from '../lifecycle/forms.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { isOfficial, missingItems, neededItems, refuseGap, summaryOf } from './checklist.ts'
import {
  nextReconciliation,
  overdueBefore,
  reconciles,
  refuseHandover,
  refuseKeeper,
  refuseReading,
} from './custody.ts'
import { documentTypes, dossierItems, itemByCode, itemForType, paperTitle, placeOfForm } from './papers.ts'

const setting: Setting = { book: shippedRulebook, on: '2026-11-21', province: '99' }
const item = (code: string) => {
  const found = itemByCode(code)
  if (found === undefined) throw new Error(`no line ${code}`)
  return found
}

describe('the papers as data', () => {
  test('6 + 6 + 13 papers and the table of contents; 104 document types, each once', () => {
    const count = (group: string) => dossierItems.filter((one) => one.group === group).length
    expect(['contents', 'before-admission', 'after-branch-vote', 'after-recognition'].map(count)).toEqual([1, 6, 6, 13])
    expect(documentTypes.map(({ no }) => no)).toEqual(Array.from({ length: 104 }, (_, i) => i + 1))
    expect(new Set(documentTypes.map(({ title }) => title)).size).toBe(104)
  })

  test('every line has a bit of its own that fits into the kept number', () => {
    const bits = dossierItems.map(({ bit }) => bit)
    expect(new Set(bits).size).toBe(bits.length)
    expect(Math.max(...bits)).toBeLessThan(31)
  })

  test('what it names exists: document types of lines once, papers of cases by their codes', () => {
    const named = dossierItems.flatMap(({ types }) => types)
    expect(new Set(named).size).toBe(named.length)
    expect(named.filter((no) => no < 1 || no > 104)).toEqual([])
    const codes = [...documentTypes, ...dossierItems].flatMap(({ forms: list = [] }) => list)
    expect(codes.filter((code) => !Object.hasOwn(forms, code) && !Object.hasOwn(documentPapers, code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
    // Every paper of a case that bears the number of a document type is of that type.
    for (const code of Object.keys(documentPapers).filter((one) => one.startsWith('DM-'))) {
      expect([code, placeOfForm(code)?.type]).toEqual([code, Number(code.slice(3))])
    }
  })

  test.each([
    ['9A-KNĐ', 'b4', 5],
    ['6-KNĐ', 'b1', 43],
    ['16-KNĐ', 'c8', 7],
    ['DM-22', 'c11', 22],
    ['GT-10', 'c12', 54],
    ['DM-17', null, 17],
    ['contents-list', 'contents-list', null],
  ])('the paper %s of a case goes to line %s as type %s', (form, line, type) => {
    expect(placeOfForm(form)).toEqual({ item: line, type })
    if (type !== null) expect(itemForType(type)).toBe(line)
    expect(paperTitle(line, type)).not.toBe('')
  })

  test('what only serves the case stays out of the dossier', () => {
    for (const form of ['vote-minutes', 'sealed-dossier', '1-TĐV']) expect(placeOfForm(form)).toBeUndefined()
  })
})

describe('what is missing', () => {
  test.each([
    ['probationary', null, false],
    ['full', null, true],
    ['exempt', null, true],
    ['suspended', null, false],
    ['suspended', '2011-02-03', true],
    ['left', null, false],
    ['left', '2011', true],
  ])('status %s, official on %s: papers of recognition are needed: %s', (status, officialOn, official) => {
    expect(isOfficial(status, officialOn)).toBe(official)
  })

  test('a probationer needs no papers of recognition; what exists only for some is missing only when said so', () => {
    const none = { settled: 0, lacking: 0 }
    const groups = (official: boolean) => new Set(missingItems(official, none).map(({ group }) => group))
    expect(groups(false)).toEqual(new Set(['contents', 'before-admission', 'after-branch-vote']))
    expect(groups(true).has('after-recognition')).toBe(true)
    expect(missingItems(true, none).map(({ code }) => code)).not.toContain('b2')
    const said = summaryOf(new Map([['b2', 'missing']]))
    expect(missingItems(true, said).map(({ code }) => code)).toContain('b2')
  })

  test('whatever is said of the lines, a line is missing exactly when it is needed and unsettled or found missing', () => {
    const states = fc.constantFrom('have', 'missing', 'not-needed', undefined)
    fc.assert(
      fc.property(fc.array(states, { minLength: 26, maxLength: 26 }), fc.boolean(), (said, official) => {
        const known = new Map(
          dossierItems.flatMap(({ code }, i) => (said[i] === undefined ? [] : [[code, said[i]] as const])),
        )
        const missing = new Set(missingItems(official, summaryOf(known)))
        const needed = new Set(neededItems(official))
        for (const one of dossierItems) {
          const state = known.get(one.code)
          expect(missing.has(one)).toBe(state === 'missing' || (state === undefined && needed.has(one)))
        }
      }),
    )
  })
})

describe('why a line need not be there', () => {
  const certified = { admittedOn: '1990-05-19', document: '12-CV/ĐU ngày 01/03/2026' }
  test('DOS-10: the table of contents is always needed', () => {
    expect(refuseGap(item('contents-list'), 'never-arose', certified)).toMatchObject({ ruleId: 'DOS-10' })
  })
  test('a level that is not there, something that never happened: no more is asked', () => {
    for (const reason of ['no-such-level', 'never-arose'] as const) {
      expect(refuseGap(item('b2'), reason, { admittedOn: null, document: null })).toBeNull()
    }
  })
  test.each([
    ['1990-05-19', null],
    ['1997-06-01', null],
    ['1997-06-02', 'dossiers.gap-too-late'],
    ['1997-05', null],
    // May have been before or after that day: not known is not enough.
    ['1997', 'dossiers.gap-too-late'],
    [null, 'dossiers.gap-too-late'],
  ])('a certified gap of whoever was admitted on %s: %s', (admittedOn, code) => {
    const refused = refuseGap(item('a1'), 'certified-gap', { ...certified, admittedOn })
    expect(refused?.code ?? null).toBe(code)
  })
  test('a certified gap rests on a paper of the committee', () => {
    expect(refuseGap(item('a1'), 'certified-gap', { ...certified, document: null })?.code).toBe(
      'dossiers.gap-uncertified',
    )
  })
})

describe('keeping, handing over, reading', () => {
  test.each([
    ['commune-committee', true],
    ['grassroots-committee', true],
    ['grassroots-branch', true],
    ['superior-committee', true],
    ['province-committee', true],
    ['branch', false],
    ['affiliated-committee', false],
    ['party-group', false],
  ])('DOS-01: %s may keep dossiers: %s', (type, may) => {
    const refused = refuseKeeper(type, setting)
    expect(refused === null).toBe(may)
    if (!may) expect(refused).toMatchObject({ code: 'dossiers.not-a-keeper', ruleId: 'DOS-01' })
  })

  const given = { kind: 'carried', direction: 'out', sealed: true, contentsConfirmed: true } as const
  test('TRF-06: in the hands of the member only sealed', () => {
    expect(refuseHandover(given, setting)).toBeNull()
    expect(refuseHandover({ ...given, sealed: false }, setting)).toMatchObject({ ruleId: 'TRF-06' })
    expect(refuseHandover({ ...given, kind: 'committee', sealed: false }, setting)).toBeNull()
  })
  test('DOS-10: neither sent with the member nor taken over without the confirmed table of contents', () => {
    expect(refuseHandover({ ...given, contentsConfirmed: false }, setting)).toMatchObject({ ruleId: 'DOS-10' })
    const taken = { ...given, kind: 'committee', direction: 'in', contentsConfirmed: false } as const
    expect(refuseHandover(taken, setting)).toMatchObject({
      code: 'transfer.contents-list-unconfirmed',
      ruleId: 'DOS-10',
    })
    // Between committees of one line a file may go up as it is.
    expect(refuseHandover({ ...taken, direction: 'out' }, setting)).toBeNull()
    // A rulebook that does not ask for it does not refuse.
    const silent = { ...setting, book: { ...shippedRulebook, parameters: [] } }
    expect(refuseHandover(taken, silent)).toBeNull()
  })
  test('DOS-06: read with a consent, copied with another', () => {
    const reading = { permittedBy: 'Bí thư Đảng ủy', copies: false, copiesPermittedBy: null }
    expect(refuseReading(reading, setting)).toBeNull()
    expect(refuseReading({ ...reading, permittedBy: null }, setting)).toMatchObject({
      code: 'dossiers.reading-not-permitted',
      ruleId: 'DOS-06',
    })
    expect(refuseReading({ ...reading, copies: true }, setting)?.code).toBe('dossiers.copies-not-permitted')
    expect(refuseReading({ ...reading, copies: true, copiesPermittedBy: 'Bí thư' }, setting)).toBeNull()
  })
})

describe('DOS-03: list and dossiers are compared every six months', () => {
  test('by grassroots organisations, each for itself', () => {
    expect(['commune-committee', 'grassroots-branch', 'branch', 'province-committee'].map(reconciles)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
  test('the next one is due six calendar months after the last was closed; never compared has no day', () => {
    expect(nextReconciliation('2026-08-31', setting).on).toBe('2027-02-28')
    expect(nextReconciliation(null, setting).on).toBeNull()
  })
  test('DOS-03: the first day that is still in time agrees with the term on every day', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [closed = '', today = ''] = [one, other].map((at) => at.toISOString().slice(0, 10)).toSorted()
        const late = addMonths(closed, 6) < today
        expect(closed < overdueBefore({ ...setting, on: today })).toBe(late)
      }),
    )
  })
})
