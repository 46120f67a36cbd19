// The form of a step: what it asks for follows what is entered, what is missing is said by field, and only what is asked is sent.
import { describe, expect, test } from 'vitest'
import { openCase, type PossibleCaseStep } from '#contract/cases.ts'
import {
  askedFor,
  onDay,
  type Spec,
  type StepValues,
  shownStep,
  startValues,
  stepErrors,
  stepLabels,
  toTaken,
  withOffered,
} from './step-values.ts'
import { startedAnew } from './use-step-form.ts'
import { voteStanding } from './vote-values.ts'

const TODAY = '2026-11-22'

const spec = (name: string, kind: Spec['kind'], more: Partial<Spec> = {}): Spec => ({
  name,
  label: `Mục ${name}`,
  kind,
  optional: false,
  mustBeTrue: false,
  choices: [],
  min: null,
  max: null,
  fields: [],
  value: null,
  ...more,
})
const paper = (code: string, more: Partial<PossibleCaseStep['papers'][number]> = {}) => ({
  code,
  title: `Giấy ${code}`,
  isForm: true,
  made: false,
  there: false,
  ...more,
})
const step: PossibleCaseStep = {
  step: 'start-verification',
  title: 'Gửi đi thẩm tra',
  kind: 'forward',
  ok: false,
  mine: true,
  who: [],
  reasons: [],
  asks: [
    spec('sealed', 'flag', { mustBeTrue: true }),
    spec('way', 'choice', {
      choices: [
        { code: 'letter', title: 'Gửi công văn' },
        { code: 'none', title: 'Không đi' },
      ],
    }),
    spec('letters', 'number', { min: 1, when: [[{ fact: 'way', is: ['letter'], not: false }]] }),
    spec('exempt', 'flag'),
    spec('extra', 'flag', { optional: true }),
    spec('people', 'list', {
      min: 1,
      fields: [spec('name', 'text'), spec('official', 'flag'), spec('since', 'date', { optional: true })],
    }),
  ],
  papers: [
    paper('DM-97', { when: [[{ fact: 'way', is: ['letter'], not: false }]] }),
    paper('2-KNĐ', { there: true }),
    paper('6-KNĐ', { made: true }),
  ],
  places: [{ level: 'receiving-branch', title: 'chi bộ nơi đến', optional: true }],
  vote: null,
}
const start = startValues(step, TODAY)
const filled: StepValues = {
  ...start,
  facts: {
    ...start.facts,
    sealed: true,
    way: 'letter',
    letters: '2',
    exempt: 'no',
    people: [{ key: 0, values: { name: 'Vũ Thị Mẫu', official: 'yes', since: '' } }],
  },
  papers: { ...start.papers, 'DM-97': { there: true, no: ' 12-CV/ĐU ', on: '', keptAt: '' } },
}

describe('the form of a step', () => {
  test('VOTE-02: another day: who votes and which papers are those of that day, what was typed stays', () => {
    const counting = (official: number): PossibleCaseStep['vote'] => ({
      kind: 'resolution',
      body: 'branch',
      outcome: 'passed',
      parameters: [],
      counts: { official, exempt: 0, away: 0, suspended: 0 },
    })
    const asked = { ...step, vote: counting(5) }
    const then = {
      ...step,
      vote: counting(4),
      papers: [...step.papers, paper('5D-KNĐ'), paper('8-KNĐ', { made: true })],
    }
    const opened = startValues(asked, TODAY)
    const typed = onDay(asked, { ...opened, vote: opened.vote && { ...opened.vote, inFavour: '4' } }, '2026-11-10')
    const anew = startedAnew(then, startValues(then, TODAY), opened, typed)
    expect(anew).toMatchObject({ on: '2026-11-10', vote: { official: '4', inFavour: '4', exemptAbsent: '0' } })
    expect(anew.papers['6-KNĐ']?.on).toBe('2026-11-10')
    expect(anew.papers['8-KNĐ']?.on).toBe('2026-11-10')
    expect(askedFor(then, anew).papers.map(({ code }) => code)).toContain('5D-KNĐ')
    // A count that was typed over is somebody's own.
    const own = { ...typed, vote: typed.vote && { ...typed.vote, official: '6' } }
    expect(startedAnew(then, startValues(then, TODAY), opened, own).vote?.official).toBe('6')
  })

  test('what is asked follows what is entered', () => {
    const without = { ...filled, facts: { ...filled.facts, way: 'none' } }
    expect(askedFor(step, without).facts.map(({ name }) => name)).not.toContain('letters')
    expect(askedFor(step, without).papers.map(({ code }) => code)).toEqual(['6-KNĐ'])
    expect(askedFor(step, filled).papers.map(({ code }) => code)).toEqual(['DM-97', '6-KNĐ'])
  })

  test('a choice that is no longer offered counts as not made', () => {
    const levels: PossibleCaseStep = {
      ...step,
      asks: [
        spec('way', 'choice', {
          choices: [
            { code: 'letter', title: 'Gửi công văn' },
            { code: 'none', title: 'Không' },
          ],
        }),
        spec('level', 'choice', {
          choices: [
            { code: 'near', title: 'Gần', when: [[{ fact: 'way', is: ['letter'], not: true }]] },
            { code: 'far', title: 'Xa' },
          ],
        }),
      ],
      papers: [],
    }
    const chosen = { ...startValues(levels, TODAY), facts: { way: 'none', level: 'near' } }
    expect(toTaken(levels, chosen).facts).toEqual({ way: 'none', level: 'near' })
    const changed = { ...chosen, facts: { way: 'letter', level: 'near' } }
    expect(askedFor(levels, changed).facts[1]?.choices.map(({ code }) => code)).toEqual(['far'])
    expect(toTaken(levels, changed).facts).toEqual({ way: 'letter' })
    expect(stepErrors(levels, changed, TODAY).map(({ path }) => path)).toContain('facts.level')
  })

  test('a day the record says otherwise is sent only with what the record says, seen and chosen', () => {
    const birth = spec('birthOn', 'date', {
      value: '1996-03-20',
      onRecord: { says: '1996-03-20', seen: 'seenBirthOn' },
    })
    const cv: PossibleCaseStep = { ...step, asks: [birth], papers: [] }
    const typed = (birthOn: string, seenBirthOn = '') => ({
      ...startValues(cv, TODAY),
      facts: { birthOn, seenBirthOn },
    })
    expect(stepErrors(cv, startValues(cv, TODAY), TODAY)).toEqual([])
    expect(stepErrors(cv, typed('1997-03-20'), TODAY)).toEqual([
      { path: 'facts.birthOn', message: 'Khác hồ sơ: chọn một trong hai ngày.' },
    ])
    const meant = typed('1997-03-20', '1996-03-20')
    expect(stepErrors(cv, meant, TODAY)).toEqual([])
    expect(toTaken(cv, meant).facts).toEqual({ birthOn: '1997-03-20', seenBirthOn: '1996-03-20' })
    expect(toTaken(cv, typed('1996-03-20', '1996-03-20')).facts).toEqual({ birthOn: '1996-03-20' })
    expect(shownStep(cv, meant)).toContainEqual({
      label: 'Mục birthOn',
      value: '20/03/1997 (hồ sơ đang ghi 20/03/1996)',
    })
    const toTheYear = { ...birth, onRecord: { says: '1996', seen: 'seenBirthOn' } }
    expect(stepErrors({ ...cv, asks: [toTheYear] }, typed('1996-12-01'), TODAY)).toEqual([])
  })

  test('everything missing is said beside its field, in the order of the form', () => {
    expect(stepErrors(step, start, TODAY).map(({ path }) => path)).toEqual([
      'facts.sealed',
      'facts.way',
      'facts.exempt',
      'facts.people.0.name',
      'facts.people.0.official',
    ])
    expect(stepErrors(step, filled, TODAY)).toEqual([])
    const wrong = {
      ...filled,
      on: '2026-12-01',
      facts: { ...filled.facts, letters: 'hai', people: [] },
      papers: { ...filled.papers, 'DM-97': { there: false, no: '', on: '', keptAt: '' } },
    }
    expect(stepErrors(step, wrong, TODAY).map(({ path }) => path)).toEqual([
      'on',
      'facts.letters',
      'facts.people',
      'papers.DM-97',
    ])
    const labelOf = stepLabels(step)
    expect(labelOf('facts.people.1.name')).toBe('Mục people 2, Mục name')
    expect(labelOf('papers.DM-97')).toBe('Giấy DM-97 (mẫu DM-97)')
    expect(labelOf('places.receiving-branch')).toBe('Chi bộ nơi đến')
  })

  test('only what is asked for is sent, and the contract reads it', () => {
    const taken = toTaken(step, filled)
    expect(taken).toEqual({
      step: 'start-verification',
      on: TODAY,
      facts: {
        sealed: true,
        way: 'letter',
        letters: 2,
        exempt: false,
        people: [{ name: 'Vũ Thị Mẫu', official: true }],
      },
      papers: [
        { code: 'DM-97', no: '12-CV/ĐU', on: null, keptAt: null },
        { code: '6-KNĐ', no: null, on: TODAY, keptAt: null },
      ],
      places: {},
    })
    expect(openCase.input.safeParse({ ...taken, lifecycle: 'admission', citizenId: crypto.randomUUID() }).success).toBe(
      true,
    )
  })

  test('a paper the step makes bears its day, until another is typed', () => {
    const moved = onDay(step, filled, '2026-11-20')
    expect(moved.papers['6-KNĐ']?.on).toBe('2026-11-20')
    expect(moved.papers['DM-97']?.on).toBe('')
    const typed = {
      ...moved,
      papers: { ...moved.papers, '6-KNĐ': { there: false, no: '', on: '2026-11-21', keptAt: '' } },
    }
    expect(onDay(step, typed, TODAY).papers['6-KNĐ']?.on).toBe('2026-11-21')
  })

  test('a step that takes any paper offers those still missing, and wants one of them', () => {
    const papers = [paper('DM-97'), paper('2-KNĐ', { there: true })]
    const any = withOffered({ ...step, step: 'add-paper', anyPaper: true, asks: [], papers: [], places: [] }, papers)
    const none = startValues(any, TODAY)
    expect(stepErrors(any, none, TODAY)).toMatchObject([{ path: 'papers' }])
    const one = { ...none, papers: { 'DM-97': { there: true, no: '', on: '', keptAt: '' } } }
    expect(stepErrors(any, one, TODAY)).toEqual([])
    expect(toTaken(any, one).papers).toMatchObject([{ code: 'DM-97' }])
    expect(withOffered(step, papers)).toBe(step)
  })

  test('VERIF-02: a paper that is needed names the article of the step; none where the step names no rule', () => {
    const bare = { ...filled, papers: start.papers }
    const saidOf = (more: Partial<PossibleCaseStep>) =>
      stepErrors({ ...step, ...more }, bare, TODAY).find(({ path }) => path === 'papers.DM-97')?.message
    expect(saidOf({ ruleIds: ['VERIF-02', 'VERIF-04'] })).toBe(
      'Cần có giấy này theo Hướng dẫn 06-HD/TW, mục 3.4a; Hướng dẫn 02-HD/BTCTU, mục 1.2.1(6). Đánh dấu khi đã có.',
    )
    expect(saidOf({})).toBe('Cần có giấy này. Đánh dấu khi đã có.')
  })

  test('TRF-06: a paper with a rule of its own names that, as the refusal of the server does, and not what else stops the step', () => {
    const review = { code: 'DM-62', title: 'Bản tự kiểm điểm', isForm: false, made: false, there: false }
    const signing = { ...step, papers: [review], ruleIds: ['TRF-05', 'TRF-06'] }
    const said = stepErrors(signing, startValues(signing, TODAY), TODAY).find(({ path }) => path === 'papers.DM-62')
    expect(said?.message).toContain('Hướng dẫn 38-HD/BTCTW, mục II.4.3')
  })

  test('the summary says everything that will be recorded', () => {
    const shown = shownStep(step, filled).map(({ label, value }) => `${label}: ${value}`)
    expect(shown).toContain('Mục way: Gửi công văn')
    expect(shown).toContain('Mục people: Mục name: Vũ Thị Mẫu; Mục official: Có; Mục since: Để trống')
    expect(shown).toContain('Giấy DM-97 (mẫu DM-97): số 12-CV/ĐU, chưa ghi ngày')
  })
})

describe('the count sheet', () => {
  const vote = {
    kind: 'admission',
    body: 'branch',
    outcome: 'passed' as const,
    counts: { official: 10, exempt: 1, away: 0, suspended: 0 },
    parameters: [
      { ruleId: 'ADM-01', name: 'majority', value: '>=2/3', basis: '06-HD/TW, 3.6b' },
      { ruleId: 'VOTE-02', name: 'electorate', value: ['exempt-absent', 'away-absent', 'suspended'], basis: '' },
      { ruleId: 'VOTE-05', name: 'fewest-official', value: 3, basis: 'Điều lệ Đảng, Điều 24' },
    ],
  }
  const values = (more: Record<string, string>) => {
    const sheet = startValues({ ...step, asks: [], papers: [], vote }, TODAY).vote
    if (sheet === null) throw new Error('no sheet')
    return { ...sheet, ...more }
  }

  test('VOTE-02 VOTE-04: counts along by the rule itself', () => {
    expect(voteStanding(vote, values({}), TODAY)).toMatchObject({ denominator: 9, required: 6, reached: null })
    expect(voteStanding(vote, values({ inFavour: '6' }), TODAY)).toMatchObject({ reached: true })
    expect(voteStanding(vote, values({ inFavour: '5' }), TODAY)).toMatchObject({ reached: false, problems: [] })
    const came = values({ exemptAbsent: '0', exemptVoting: '1', inFavour: '6' })
    expect(voteStanding(vote, came, TODAY)).toMatchObject({ denominator: 10, required: 7, reached: false })
  })

  test('what cannot be is said in words', () => {
    const small = values({ official: '2', exemptAbsent: '0', inFavour: '2' })
    expect(voteStanding(vote, small, TODAY)?.problems[0]).toMatch(/3/)
    const voting = { ...step, asks: [], papers: [], vote }
    const many = {
      ...startValues(voting, TODAY),
      vote: values({ ballot: 'secret', inFavour: '9', against: '3', other: '0' }),
    }
    expect(stepErrors(voting, many, TODAY)).toMatchObject([{ path: 'facts.vote.inFavour' }])
  })

  test('more votes than people are said at once, and no result with them', () => {
    const board = { ...vote, counts: { official: 39, exempt: 0, away: 0, suspended: 0 } }
    const sheet = values({ official: '39', exemptAbsent: '0', inFavour: '39', against: '10' })
    expect(voteStanding(board, sheet, TODAY)).toMatchObject({
      reached: null,
      problems: ['Cộng các phiếu được 49, nhiều hơn 39 người được tính.'],
    })
    expect(voteStanding(board, { ...sheet, against: '0' }, TODAY)).toMatchObject({ reached: true, problems: [] })
  })

  test('in a committee its members are counted, in the summary and in what is missing too', () => {
    const voting = { ...step, asks: [], papers: [], vote: { ...vote, body: 'committee', counts: null } }
    const shown = shownStep(voting, { ...startValues(voting, TODAY), vote: values({ official: '15' }) })
    expect(shown).toContainEqual({ label: 'Tổng số cấp ủy viên có quyền biểu quyết', value: '15' })
    expect(stepLabels(voting)('facts.vote.official')).toBe('Tổng số cấp ủy viên có quyền biểu quyết')
    const ofBranch = { ...voting, vote }
    expect(stepLabels(ofBranch)('facts.vote.official')).toBe('Tổng số đảng viên chính thức của chi bộ')
  })

  test('the summary before sending says the result', () => {
    const voting = { ...step, asks: [], papers: [], vote }
    const resultOf = (more: Record<string, string>) =>
      shownStep(voting, { ...startValues(voting, TODAY), vote: values(more) }).find(
        ({ label }) => label === 'Kết quả biểu quyết',
      )?.value
    expect(resultOf({ inFavour: '6', against: '3', other: '0' })).toBe('Đạt (cần ít nhất 6 phiếu tán thành)')
    expect(resultOf({ inFavour: '5', against: '4', other: '0' })).toBe('Chưa đạt (cần ít nhất 6 phiếu tán thành)')
    expect(resultOf({ inFavour: '9', against: '3', other: '0' })).toBeUndefined()
  })
})
