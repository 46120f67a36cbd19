// Exports a whole register, to Word by its form or to Excel; who took how much, and why, goes into the history.
import { exportRegister } from '#contract/registers.ts'
import { committeeOf } from '#forms/organisation-names.ts'
import { WORD, withForms } from '#forms/with-forms.ts'
import type { CommandContext } from '#kernel/context.ts'
import { subtreeScope } from '#kernel/permission.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { EXCEL, excelFile } from '#modules/members/exports/excel-file.ts'
import { cellsOf, type Register, type RegisterLine, registers } from '#modules/members/registers/lines.ts'
import type { After } from '#modules/members/registers/people.ts'
import { type RegisterSource, registerSource } from '#modules/members/registers/source.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'

export const exportRegisters = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức xuất sổ của tổ chức mình và cấp dưới; mỗi lần xuất được ghi lại.',
  ['secretary', 'office', 'organisation-board'],
)

/** A form of that many lines takes some three seconds of processor; an Excel file streams. */
export const WORD_LIMIT = 1_500
const EXCEL_LIMIT = 200_000
const PAGE = 2000
const BYTES_LIMIT = 256 * 1024 * 1024

async function* pagesOf(source: RegisterSource, whole: boolean): AsyncGenerator<RegisterLine[]> {
  for (let after: After = null; ; ) {
    const lines = await source.lines(after, PAGE, whole)
    const last = lines.at(-1)
    if (last === undefined) return
    yield lines
    if (lines.length < PAGE) return
    after = last.key
  }
}

const until = ({ from, on }: RegisterSource): string =>
  from === null ? `Tính đến ngày ${formatDate(on)}` : `Từ ngày ${formatDate(from)} đến ngày ${formatDate(on)}`

/** By the form of the register, the office's own template and letterhead first. */
async function wordFile(
  context: CommandContext,
  register: Register,
  source: RegisterSource,
  lines: readonly RegisterLine[],
): Promise<Uint8Array | Refusal> {
  const { place, on } = source
  const level = /^chi bộ/i.test(place.name) ? 'branch' : 'grassroots'
  const data = {
    on,
    issuer: level,
    organisations: { [level]: place.name },
    offices: await letterheadsOf(context, { [level]: place.id }),
    letterhead: { superior: place.superior },
    ...(place.superior !== null && { addressee: committeeOf(place.superior) }),
    facts: { period: until(source) },
    ...register.fill(lines),
  } as const
  return withForms(
    context.officeFolder,
    ({ render, templates }) => render.renderForm(register.code, data, templates),
    (problems) => refuse('members.register-template-unusable', { problems }),
  )
}

export const serveExportRegister = serveCommand(exportRegister, {
  scope: exportRegisters,
  run: async (context, input) => {
    const source = await registerSource(context, exportRegisters, input)
    if (source instanceof Refusal) return source
    const register = registers[input.register]
    const isWord = input.format === 'word'
    const limit = isWord ? WORD_LIMIT : EXCEL_LIMIT
    const format = isWord ? 'Word' : 'Excel'
    const total = await source.count(limit)
    if (total === 0) return refuse('members.register-empty', { register: register.title })
    if (total > limit) return refuse('members.register-too-long', { total: `hơn ${limit}`, limit, format })

    const { place, on } = source
    const { actor } = context
    const { withNumbers } = input
    const body = isWord
      ? await wordFile(context, register, source, await source.lines(null, limit, withNumbers))
      : excelFile(
          {
            name: register.title,
            left: [place.superior, place.name].flatMap((name) => name?.toUpperCase() ?? []),
            right: 'ĐẢNG CỘNG SẢN VIỆT NAM',
            title: register.title.toUpperCase(),
            subtitle: until(source),
            columns: [
              { group: null, title: 'TT', width: 5, centred: true },
              ...register.columns.map(({ title, width }) => ({ group: null, title, width })),
            ],
          },
          textPages(register, source, withNumbers),
        )
    if (body instanceof Refusal) return body
    const fileName = `${register.title} ${place.name} ${on}.${isWord ? 'docx' : 'xlsx'}`.replace(/[\\/:*?"<>|]/g, ' ')
    const kept = await context.files.keep(actor.accountId, {
      name: fileName,
      mediaType: isWord ? WORD : EXCEL,
      body: body instanceof Uint8Array ? Buffer.from(body) : body,
      limit: BYTES_LIMIT,
    })
    if (kept === null) return refuse('members.register-too-long', { total, limit, format })
    const numbers = withNumbers ? `, kèm số thẻ, lý do: ${input.reason}` : ''
    const period = until(source)
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'export',
      subjectId: context.newId(),
      summary: `Xuất sổ «${register.title}» của ${place.name} ra ${format}, ${total} dòng, ${period.charAt(0).toLowerCase()}${period.slice(1)}${numbers}.`,
    })
    return { downloadId: kept.id, fileName, rows: total }
  },
})

async function* textPages(register: Register, source: RegisterSource, whole: boolean): AsyncGenerator<string[][]> {
  for await (const page of pagesOf(source, whole)) yield page.map((line) => cellsOf(register, line))
}
