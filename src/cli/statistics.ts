// `dangvu statistics FORM --organisation CODE --on DATE [--from DATE] [--year YEAR] [--as USER] --json`: an official table on the command line.
import { CliError } from '#cli/help.ts'
import { localActor, placeByCode } from '#cli/local-actor.ts'
import { readOptions } from '#cli/options.ts'
import { actorFor, type Opened, withProgram } from '#cli/session.ts'
import { toldInJson } from '#cli/told-in-json.ts'
import type { ReportTable } from '#contract/reports.ts'
import { answerOf } from '#http/answer.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { isIsoDate } from '#rules/calendar/dates.ts'

const figuresOf = ({ kind, cells }: ReportTable['rows'][number]): (number | string)[] =>
  kind === 'unrecorded' ? ['không có trong hồ sơ'] : cells.map((cell) => cell.value ?? '')

/** A table for people who read it in the terminal. */
function asText(table: ReportTable): string {
  const heads = table.columns.map((column) => column.label)
  const lines = [
    `${table.name} · ${table.title} · ${table.organisation.name} · ${table.on}`,
    '',
    ['Mã dòng', 'Tiêu chí', ...heads].join('\t'),
    ...table.rows.map((row) => [row.code, row.label, ...figuresOf(row)].join('\t')),
    '',
    ...table.checks.map((check) => `${check.ok ? 'Khớp' : 'CHƯA KHỚP'}: ${check.text}`),
  ]
  return lines.join('\n')
}

/** What was asked for; a mistake in it is said before anything is started. */
function asked(args: string[]) {
  const { values, positionals } = readOptions(args, {
    organisation: { type: 'string' },
    on: { type: 'string' },
    from: { type: 'string' },
    year: { type: 'string' },
    province: { type: 'string' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [form, ...more] = positionals
  if (form === undefined || more.length > 0)
    throw new CliError('Cần đúng một số biểu: dangvu statistics 3 --organisation MÃ --on NGÀY')
  const { organisation } = values
  if (organisation === undefined) throw new CliError('Cần --organisation MÃ (mã tổ chức đảng; 00 là Trung ương).')
  const { on } = values
  if (on !== undefined && !isIsoDate(on))
    throw new CliError(`«${on}» không phải ngày dạng năm-tháng-ngày, ví dụ 2026-12-31.`)
  return { values, form, organisation }
}

/** Runs one question in an open program and answers what to print; exported for its test. */
export async function statisticsIn(opened: Opened, args: string[]): Promise<{ text: string; done: boolean }> {
  const { values, form, organisation } = asked(args)
  const on = values.on ?? dateInVietNam(opened.application.clock.now())
  const place = await placeByCode(opened, organisation, on, values.province)
  const actor = values.as === undefined ? localActor(place) : await actorFor(opened, values.as)
  const abroad = actor.national && place.provinceCode !== actor.provinceCode
  const outcome = await runOperation(opened.application, {
    name: 'reports.get-table',
    input: {
      form,
      on,
      organisationId: place.id,
      ...(values.from === undefined ? {} : { from: values.from }),
      ...(values.year === undefined ? {} : { year: Number(values.year) }),
      ...(abroad ? { provinceCode: place.provinceCode } : {}),
    },
    credential: { kind: 'actor', actor },
    idempotencyKey: null,
    request: { requestId: newId(), address: null, userAgent: 'dangvu cli' },
  })
  const { status, body } = answerOf(outcome)
  const done = status === 200
  if (values.json === true || !done) return { text: JSON.stringify(body, null, values.json === true ? 0 : 2), done }
  return { text: asText(body as ReportTable), done }
}

/** Exit code 0 when it was answered, 1 when it was refused. */
export const statistics = (args: string[]): Promise<number> =>
  toldInJson(args, async () => {
    asked(args)
    return withProgram(async (opened) => {
      const { text, done } = await statisticsIn(opened, args)
      process.stdout.write(`${text}\n`)
      return done ? 0 : 1
    })
  })
