// Answers a page of a register, its number of lines, and what the caller may do with the whole of it.
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import { exportRegister, listRegister } from '#contract/registers.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse, subtreeScope } from '#kernel/permission.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { exportRegisters, WORD_LIMIT } from '#modules/members/registers/export-register.ts'
import { cellsOf, registers } from '#modules/members/registers/lines.ts'
import { registerSource } from '#modules/members/registers/source.ts'

const viewRegisters = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem sổ của tổ chức mình và cấp dưới; số thẻ được che.',
  ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection'],
)

const shapes = { 1: z.tuple([z.string()]), 2: z.tuple([date, id]), 3: z.tuple([z.string(), z.string(), id]) } as const
/** Beyond this a count is not worth its time; the screen says «hơn». */
const COUNTED = 200_000

export const serveListRegister = serveQuery(listRegister, {
  scope: viewRegisters,
  run: async (context, input) => {
    const source = await registerSource(context, viewRegisters, input)
    if (source instanceof Refusal) return source
    const { after, limit } = input
    const read = readCursor<(string | number | null)[]>(after, shapes[source.keys])
    if (read instanceof Refusal) return read
    const { rows, next } = cutPage(await source.lines(read, limit + 1, false), limit, (line) => line.key)
    const register = registers[input.register]
    return {
      rows: rows.map((line) => ({ id: line.id, memberId: line.memberId, cells: cellsOf(register, line) })),
      next,
      total: read === null ? await source.count(COUNTED) : null,
      title: register.title,
      organisationName: source.place.name,
      organisationId: source.place.id,
      from: source.from,
      on: source.on,
      columns: register.columns.map(({ title }) => title),
      allowed: mayUse(exportRegisters, context.actor) ? [exportRegister.name] : [],
      wordLimit: WORD_LIMIT,
    }
  },
})
