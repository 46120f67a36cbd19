// Records a new term of an organisation; its end follows from O-04 when it is not given.
import { openTerm as contract } from '#contract/organisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { defaultTermEnd } from '#rules/organisations/term.ts'
import { about, checkLiving, sinceWithDocument } from '../checks.ts'
import { keepScope } from '../scope.ts'
import { lockOrganisation } from '../store/rows.ts'
import { insertTerm } from '../store/terms.ts'
import { checkTerm } from '../term-checks.ts'

export const openTerm = serveCommand(contract, {
  scope: keepScope,
  run: async (context, { id, name, startsOn, endsOn, document = null }) => {
    const row = await lockOrganisation(context, keepScope, id)
    if (row === undefined) return notFound()
    const ended = checkLiving(row)
    if (ended !== null) return ended
    const usualEnd = defaultTermEnd(row.typeCode, startsOn)
    if (usualEnd === null) {
      return refuse('organisations.term-none', { type: typeName(row.typeCode, context.today) })
    }
    const term = { id: context.newId(), name, startsOn, endsOn: endsOn ?? usualEnd, document }
    const wrong = await checkTerm(context, row, term)
    if (wrong !== null) return wrong
    await insertTerm(context, row, term)
    context.audit({
      ...about(row),
      summary: `Ghi nhiệm kỳ «${name}» ${sinceWithDocument(startsOn, document)}, đến ngày ${formatDate(term.endsOn)}.`,
      changes: { termName: [null, name], termStartsOn: [null, startsOn], termEndsOn: [null, term.endsOn] },
    })
    return { id: term.id, version: 1 }
  },
})
