// `dangvu rule` as it is called: the JSON it prints, the help, and a sentence for every mistake.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { CliError } from '#cli/help.ts'
import { rule, ruleAnswer, ruleHelp } from '#cli/rule.ts'
import { namedRules } from '#rules/rulebook/named-rules.ts'

const TODAY = '2026-11-22'
const run = (...args: string[]) => ruleAnswer(args, TODAY)
const json = async (...args: string[]) => JSON.parse(await run(...args, '--json'))

describe('dangvu rule', () => {
  test('prints ok, refusals with three keys each, and values', async () => {
    const facts = '{"effectiveOn":"2026-01-15","underInspection":true}'
    expect(await json('transfer.formal', '--facts', facts, '--on', '2026-02-01')).toEqual({
      ok: false,
      refusals: [{ code: 'transfer.under-inspection', ruleId: 'TRF-05', basis: '294-QĐ/TW, 6.3.1đ' }],
      values: { startBy: '2026-04-16', presentBy: null, deletionFrom: null },
    })
    expect(await json('working-days.add', '--facts', '{"from":"2027-12-31","days":1}')).toEqual({
      ok: false,
      refusals: [{ code: 'calendar.year-without-table', ruleId: 'wd', basis: 'Bộ luật Lao động 2019, Điều 112' }],
      values: { date: null },
    })
  })

  test('reads facts from a file, and the province', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dangvu-rule-'))
    const file = join(folder, 'facts.json')
    writeFileSync(file, '{"route":"other","months":12}')
    expect((await json('exemption', '--facts', `@${file}`, '--province', '01')).ok).toBe(false)
    expect((await json('exemption', '--facts', `@${file}`)).ok).toBe(true)
    // As Notepad and PowerShell of Windows write a file.
    for (const encoding of ['utf8', 'utf16le'] as const) {
      writeFileSync(file, '\ufeff{"route":"other","months":12}', encoding)
      expect((await json('exemption', '--facts', `@${file}`, '--province', '01')).ok).toBe(false)
    }
    rmSync(folder, { recursive: true })
  })

  test('answers about meetings, dues and evaluations with the keys of their issue', async () => {
    const lines = { '1': 5, '2': 5, '3': 10, '4': 36, '5': 5, '6': 24, '7': 5 }
    const score = await json('meeting-score', '--facts', JSON.stringify({ form: 'hd-42-2025', lines }))
    expect(score.values).toMatchObject({
      points: 90,
      band: 'tốt',
      reasons: [/36\/40/, /24\/30/].map((r) => expect.stringMatching(r)),
    })
    const dues = '{"memberType":"pensioner","base":5000000,"extraPay":3000000,"month":"2026-03","partyAgeYears":50}'
    expect((await json('dues', '--facts', dues)).values).toMatchObject({
      amount: 0,
      reasons: [expect.stringMatching(/^F-01/)],
    })
    const quota = await json(
      'evaluation-quota',
      '--facts',
      '{"counts":{"HTXS":3,"HTT":10},"base":"HTT","pct":20,"rounding":"half-up"}',
    )
    expect(quota.values).toMatchObject({ allowed: 2, excess: 1 })
  })

  test('a rule that gives reasons gives them of a refusal too, each line by its number', async () => {
    const lines = { '1': 5, '2': 5, '3': 10, '4': 41, '5': 5, '6': 24 }
    const { refusals, values } = await json('meeting-score', '--facts', JSON.stringify({ form: 'hd-42-2025', lines }))
    expect(refusals.map((r: { code: string }) => r.code)).toEqual([
      'meetings.line-above-maximum',
      'meetings.line-missing',
    ])
    expect(values.reasons).toEqual([/Dòng 4 .*40 điểm, đang ghi 41/, /dòng 7/].map((r) => expect.stringMatching(r)))
    const before = await json('dues', '--facts', '{"memberType":"insured","base":5000000,"month":"2026-01"}')
    expect(before.values).toMatchObject({ amount: null, reasons: [expect.stringContaining('01/2026')] })
  })

  test('SCORE-01: a year is of one year, and no month stands in it twice', async () => {
    const year = (...months: string[]) =>
      json(
        'meeting-score.year',
        '--facts',
        JSON.stringify({ form: 'phu-tho', meetings: months.map((month) => ({ month, points: 95 })) }),
      )
    const six = ['01', '02', '03', '04', '05', '06'].map((m) => `2026-${m}`)
    expect((await year(...six, '2026-07')).values.band).toBe('tốt')
    await expect(year(...six, '2025-12')).rejects.toThrow('cùng một năm')
    await expect(year(...six, '2026-06')).rejects.toThrow('Mỗi tháng một kỳ')
  })

  test('--on is today where it is not given', async () => {
    const facts = '{"ruleId":"ADM-13","name":"ceremony-within"}'
    expect((await json('parameter.get', '--facts', facts)).values.trigger).toBe('decision-issued')
    expect((await json('parameter.get', '--facts', facts, '--on', '2026-07-25')).values.trigger).toBe(
      'decision-received',
    )
  })

  test.each(['0001-01-01', '9999-12-31', '2026-02-29'])('--on %s is no day of any rule', async (on) => {
    await expect(run('vote', '--facts', '{"kind":"admission","official":10}', '--on', on)).rejects.toThrow('--on')
  })

  test('without --json it speaks to a person', async () => {
    const text = await run('transfer.formal', '--facts', '{"contentsListConfirmed":false}')
    expect(text).toContain('CHƯA ĐƯỢC')
    expect(text).toContain('(DOS-10; 06-HD/TW, 8.2c)')
    expect(await run('exemption', '--facts', '{"route":"other"}')).toContain('decider: "grassroots-committee"')
  })

  test('the help lists every rule with its facts', async () => {
    const help = ruleHelp()
    expect(await run('--help')).toBe(help)
    expect(await run()).toBe(help)
    await expect(run('--json')).rejects.toThrow(/tên.*--help/)
    for (const name of Object.keys(namedRules)) expect(help).toContain(`  ${name} — `)
    expect(help).toContain('purpose: work|study')
    expect(help).toContain('underInspection: true|false')
    expect(help).toContain('lines: { …: số }')
    // A part that is one of a few words says which.
    expect(help).toContain('thematic: held|missed|not-due')
    expect(help).toContain('[{ type: village-branch|')
    expect(help).toContain('month: năm-tháng — ')
    expect(help).toMatch(/branchResolvedOn: năm-tháng-ngày — .* \(có thể không nêu\)/)
  })

  test.each<[string, string[], RegExp]>([
    ['an unknown rule', ['no.rule'], /«no\.rule».*--help/],
    ['two rules', ['probation', 'vote'], /Thừa «vote»/],
    ['an unknown fact', ['probation', '--facts', '{"ceremonyOn":"2026-01-05","x":1}'], /«x»: Mục này không có/],
    ['a day that is none', ['probation', '--facts', '{"ceremonyOn":"2026-02-30"}'], /«ceremonyOn»: Ngày này không có/],
    ['a fact left out', ['probation', '--facts', '{}'], /«ceremonyOn»: Cần nhập ngày/],
    ['no facts at all', ['admission.deadlines'], /«facts»: Cần ít nhất một ngày/],
    [
      'a decision received before it was issued',
      ['admission.deadlines', '--facts', '{"decisionIssuedOn":"2026-03-09","decisionReceivedOn":"2026-03-02"}'],
      /«decisionReceivedOn»: .*trước ngày ban hành/,
    ],
    ['facts that are no JSON', ['probation', '--facts', '{'], /--facts: .*JSON/],
    ['a file that is not there', ['probation', '--facts', '@/no/such'], /--facts: không đọc được/],
    ['a day of the version that is none', ['vote', '--on', '2026-02-29'], /--on: «2026-02-29»/],
    ['an unknown province', ['vote', '--province', '98'], /--province: .*«98»/],
    [
      'a word that is none of the choices',
      ['vote', '--facts', '{"kind":"x","official":9}'],
      /Một trong: resolution, adm/,
    ],
    ['times below nothing', ['readmission', '--facts', '{"ground":"other","timesReadmitted":-1}'], /nhỏ hơn 0/],
    ['a part of a request', ['name-deletion', '--facts', '{"ground":"card","requestsForStatement":2.5}'], /số nguyên/],
    ['months below nothing', ['name-deletion', '--facts', '{"ground":"no-dues","months":-3}'], /«months»: .*nhỏ hơn 0/],
    [
      'points that are no number',
      ['meeting-score', '--facts', '{"form":"phu-tho","lines":{"1":"5"}}'],
      /«lines\.1»: Cần số điểm/,
    ],
    ['a month that is none', ['dues', '--facts', '{"memberType":"student","month":"2026-13"}'], /«month»: Tháng phải/],
    ['votes below nothing', ['vote', '--facts', '{"kind":"resolution","official":9,"inFavour":-1}'], /nhỏ hơn 0/],
    ['half a vote', ['vote', '--facts', '{"kind":"resolution","official":9,"inFavour":4.5}'], /Cần một số nguyên/],
    ['a report of nothing', ['dues.b01', '--facts', '{"columns":{"1":{}}}'], /Cần ít nhất một số/],
    ['an unknown option', ['vote', '--fact', '{}'], /^Không hiểu dòng lệnh: không có tùy chọn --fact\.$/],
    ['an option without its value', ['vote', '--facts'], /tùy chọn --facts cần một giá trị theo sau\.$/],
  ])('%s is answered with a sentence', async (_, args, sentence) => {
    const failure = await run(...args, '--json').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(CliError)
    expect((failure as Error).message).toMatch(sentence)
  })

  test('a mistake is said in JSON too when JSON was asked for, and never called an answer', async () => {
    const said: string[] = []
    const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    const ask = (...args: string[]) => rule(args).catch((error: unknown) => error)
    const failures = [
      await ask('probation', '--facts', '{"ceremonyOn":"2026-02-30"}', '--json'),
      await ask('vote', '--facts', '{'),
    ]
    stdout.mockRestore()
    for (const failure of failures) expect(failure).toBeInstanceOf(CliError)
    expect(said.map((line) => JSON.parse(line))).toEqual([
      {
        ok: false,
        refusals: [{ code: 'kernel.invalid-input', ruleId: '', basis: '' }],
        values: {},
        mistakes: ['Chưa hỏi được quy định «probation».', 'Dữ kiện «ceremonyOn»: Ngày này không có trong lịch.'],
      },
    ])
  })
})
