// `dangvu rule NAME --facts JSON|@file --on DATE [--province CODE] --json`: one rule's answer, without any database.
import type { z } from 'zod'
import { fieldLines } from '#cli/field-lines.ts'
import { CliError } from '#cli/help.ts'
import { readJson, readOptions } from '#cli/options.ts'
import { date } from '#contract/fields.ts'
import type { RefusalFacts } from '#contract/refusals.ts'
import { ruleFacts } from '#contract/rules/all.ts'
import { dateInVietNam, systemClock } from '#kernel/clock.ts'
import { fieldErrors } from '#kernel/field-errors.ts'
import { provinces } from '#rules/code-lists/provinces.ts'
import type { RuleAnswer } from '#rules/rulebook/answer.ts'
import { type NamedRule, namedRules, type RuleName } from '#rules/rulebook/named-rules.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'

const isRuleName = (name: string): name is RuleName => Object.hasOwn(namedRules, name)

/** What `dangvu rule --help` prints: every rule with its facts. */
export function ruleHelp(): string {
  const entries = (Object.keys(namedRules) as RuleName[]).map((name) =>
    [`  ${name} — ${namedRules[name].title}`, ...fieldLines(ruleFacts[name])].join('\n'),
  )
  return [
    'Hỏi một quy định, không cần cơ sở dữ liệu:',
    '  dangvu rule TÊN --facts JSON|@tệp --on NGÀY [--province MÃ-TỈNH] --json',
    '',
    'Ngày viết dạng năm-tháng-ngày (2026-11-22). --on: ngày mà quy định lúc đó được áp dụng, mặc định là hôm nay.',
    '',
    'Các quy định và dữ kiện:',
    ...entries,
  ].join('\n')
}

/** The refusals as a person reads them, in their order; the catalogue is loaded only here. */
async function sentencesOf({ refusals }: RuleAnswer): Promise<string[]> {
  if (refusals.length === 0) return []
  const { refusalCatalogue } = await import('#contract/refusals.ts')
  return refusals.map(({ code, facts }) => {
    const text = refusalCatalogue[code]
    const said: RefusalFacts = facts ?? {}
    return `${text?.message(said) ?? code} ${text?.next?.(said) ?? ''}`.trimEnd()
  })
}

/** For those who did not ask for JSON. */
async function asText(name: RuleName, answer: RuleAnswer): Promise<string> {
  const said = await sentencesOf(answer)
  const sentences = answer.refusals.map(({ ruleId, basis }, i) => `- ${said[i]} (${ruleId}; ${basis})`)
  const values = Object.entries(answer.values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return [`${namedRules[name].title}: ${answer.ok ? 'được' : 'CHƯA ĐƯỢC'}`, ...sentences, ...values].join('\n')
}

/** What a fact may be, where it is one of a few words. */
function choicesOf(error: z.ZodError, fact: string): string {
  const found = error.issues.find((i) => i.code === 'invalid_value' && i.path.join('.') === fact)
  return found?.code === 'invalid_value' ? ` Một trong: ${found.values.map(String).join(', ')}.` : ''
}

/** A question that could not be read, in the shape of every answer: a program that asks need not read sentences from another stream. */
export const unreadable = (message: string): string =>
  JSON.stringify({
    ok: false,
    refusals: [{ code: 'kernel.invalid-input', ruleId: '', basis: '' }],
    values: {},
    mistakes: message.split('\n'),
  })

/** The answer of a rule to a command line, as it is printed; exported for its test. */
export async function ruleAnswer(args: string[], today: string): Promise<string> {
  const { values, positionals } = readOptions(args, {
    facts: { type: 'string' },
    on: { type: 'string' },
    province: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  const [name, ...more] = positionals
  if (values.help === true || (name === undefined && values.json !== true)) return ruleHelp()
  if (name === undefined) throw new CliError('Thiếu tên quy định. Xem danh sách bằng: dangvu rule --help')
  if (!isRuleName(name)) throw new CliError(`Không có quy định tên «${name}». Xem danh sách bằng: dangvu rule --help`)
  if (more.length > 0) throw new CliError(`Thừa «${more.join(' ')}»: mỗi lần hỏi một quy định.`)
  const on = values.on ?? today
  if (!date.safeParse(on).success) throw new CliError(`--on: «${on}» không phải một ngày có thật dạng năm-tháng-ngày.`)
  const province = values.province ?? null
  if (province !== null && provinces.byCode(province) === undefined)
    throw new CliError(`--province: không có tỉnh nào mang mã «${province}».`)
  const read = ruleFacts[name].safeParse(await readJson('--facts', values.facts))
  if (!read.success) {
    // The first thing wrong with each fact is enough.
    const byFact = Map.groupBy(fieldErrors(read.error), (e) => (e.path === '' ? 'facts' : e.path))
    const wrong = [...byFact].map(([fact, errors]) => {
      const said = errors[0]?.message ?? ''
      return `Dữ kiện «${fact}»: ${said}${said.includes('Một trong:') ? '' : choicesOf(read.error, fact)}`
    })
    throw new CliError([`Chưa hỏi được quy định «${name}».`, ...wrong].join('\n'))
  }
  const run = namedRules[name].run as NamedRule<unknown>['run']
  const answer = run(read.data, { book: shippedRulebook, on, province })
  if (values.json !== true) return asText(name, answer)
  const refusals = answer.refusals.map(({ code, ruleId, basis }) => ({ code, ruleId, basis }))
  const { reasons } = answer.values
  if (answer.ok || !Array.isArray(reasons)) return JSON.stringify({ ok: answer.ok, refusals, values: answer.values })
  // A rule that gives reasons gives them of a refusal too: one code may stand there several times, each of another line.
  const said = { ...answer.values, reasons: [...reasons, ...(await sentencesOf(answer))] }
  return JSON.stringify({ ok: answer.ok, refusals, values: said })
}

/**
 * Exit code 0 whenever the rule answered, also with a refusal; a mistake in the question is a CliError (2), said on the error stream and,
 * to whoever asked for JSON, in JSON too.
 */
export async function rule(args: string[]): Promise<number> {
  try {
    process.stdout.write(`${await ruleAnswer(args, dateInVietNam(systemClock.now()))}\n`)
    return 0
  } catch (error) {
    if (error instanceof CliError && args.includes('--json')) process.stdout.write(`${unreadable(error.message)}\n`)
    throw error
  }
}
