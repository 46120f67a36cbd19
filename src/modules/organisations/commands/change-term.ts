// Corrects, extends or shortens a term of an organisation.
import { changeTerm as contract } from '#contract/organisations.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { about, checkLiving } from '../checks.ts'
import { keepScope } from '../scope.ts'
import { lockOrganisation } from '../store/rows.ts'
import { fetchTerm, updateTerm } from '../store/terms.ts'
import { checkTerm } from '../term-checks.ts'

const fields = ['name', 'startsOn', 'endsOn', 'document'] as const

export const changeTerm = serveCommand(contract, {
  scope: keepScope,
  run: async (context, { id, version, name, startsOn, endsOn, document }) => {
    const seen = await fetchTerm(context, id)
    if (seen === undefined) return notFound()
    const row = await lockOrganisation(context, keepScope, seen.organisationId)
    // Terms are written under their organisation's lock: read again what stands now.
    const term = row === undefined ? undefined : await fetchTerm(context, id)
    if (row === undefined || term === undefined) return notFound()
    if (term.version !== version) return new Stale(term)
    const ended = checkLiving(row)
    if (ended !== null) return ended

    const next = {
      ...term,
      name: name ?? term.name,
      startsOn: startsOn ?? term.startsOn,
      endsOn: endsOn ?? term.endsOn,
      document: document === undefined ? term.document : document,
      version: version + 1,
    }
    const differing = fields.filter((field) => next[field] !== term[field])
    if (differing.length === 0) return refuse('organisations.nothing-changed')
    const wrong = await checkTerm(context, row, next)
    if (wrong !== null) return wrong
    await updateTerm(context, next)
    const days = `${formatDate(next.startsOn)} – ${formatDate(next.endsOn)}`
    context.audit({
      ...about(row),
      summary: `Sửa nhiệm kỳ «${term.name}», nay là «${next.name}» (${days}).`,
      changes: Object.fromEntries(differing.map((field) => [`term.${field}`, [term[field], next[field]] as const])),
    })
    return { id, version: next.version }
  },
})
