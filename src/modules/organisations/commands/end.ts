// Ends an organisation on a day: everything about it stays readable, nothing is deleted.
import { endOrganisation } from '#contract/organisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { endSeatsAt } from '#modules/identity/public.ts'
import { about, checkCurrent, checkNotFuture, sinceWithDocument } from '../checks.ts'
import { askEndGuards } from '../end-guards.ts'
import { changeScope } from '../scope.ts'
import { lockOrganisation } from '../store/rows.ts'
import { closeCurrent, countLivingChildren, cutTerm, lastChange, updateOrganisation } from '../store/write.ts'

const what = { name: 'tên', code: 'mã', placement: 'vị trí, loại tổ chức', term: 'nhiệm kỳ' }

export const end = serveCommand(endOrganisation, {
  scope: changeScope,
  // Whoever writes in it or below it has finished before it ends, or finds it ended.
  writing: 'alone',
  run: async (context, { id, version, endedOn, document = null }) => {
    const row = await lockOrganisation(context, changeScope, id)
    if (row === undefined) return notFound()
    const wrong = checkCurrent(row, version) ?? checkNotFuture(endedOn, context.today)
    if (wrong !== null) return wrong
    if (context.actor.seat.organisationId === id) return refuse('organisations.end-own')
    if (endedOn <= row.foundedOn) {
      return refuse('organisations.before-founding', { date: endedOn, foundedOn: row.foundedOn })
    }
    const last = await lastChange(context, id)
    if (endedOn <= last.since) {
      return refuse('organisations.before-last-change', { date: endedOn, since: last.since, what: what[last.what] })
    }
    const count = await countLivingChildren(context, id, endedOn)
    if (count > 0) return refuse('organisations.has-children', { name: row.name, on: endedOn, count })
    const guarded = await askEndGuards(context, row, endedOn)
    if (guarded !== null) return guarded

    await closeCurrent(context, 'organisation_names', id, endedOn)
    await closeCurrent(context, 'organisation_codes', id, endedOn)
    await closeCurrent(context, 'organisation_placements', id, endedOn)
    await cutTerm(context, id, endedOn)
    // Those that follow posts have ended with the posts; an office has them without any.
    await endSeatsAt(context.tx, context.province, [id], endedOn)
    const next = await updateOrganisation(context, row, { endedOn, endingDocument: document })
    context.audit({
      ...about(row),
      summary: `Kết thúc hoạt động của «${row.name}» ${sinceWithDocument(endedOn, document)}.`,
      changes: { endedOn: [null, endedOn], endingDocument: [null, document] },
    })
    return { id, version: next }
  },
})
