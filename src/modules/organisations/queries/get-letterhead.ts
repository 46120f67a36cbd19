// Answers what an organisation laid down for the head of its papers, and what its papers bear.
import { getLetterhead, setLetterhead } from '#contract/letterheads.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { letterheadScope, viewLetterheads } from '../scope.ts'
import { isBranchType, letterheadsOf, lettersAt, shownLetter } from '../store/letterheads.ts'
import { fetchOrganisation } from '../store/rows.ts'

const NOTHING = { superiorName: null, issuingName: null, place: null, numberPattern: null, signerPost: null }

export const getLetter = serveQuery(getLetterhead, {
  scope: viewLetterheads,
  run: async (context, { organisationId }) => {
    const row = await fetchOrganisation(context, viewLetterheads, organisationId)
    if (row === undefined) return notFound()
    const rows = await lettersAt(context, row.id)
    const { asked = NOTHING } = await letterheadsOf(context, { asked: row.id })
    return {
      own: shownLetter(rows.find((one) => one.applies_to === 'own')),
      branches: shownLetter(rows.find((one) => one.applies_to === 'branches')),
      hasBranches: !isBranchType(row.typeCode),
      effective: asked,
      allowed: row.endedOn === null && letterheadScope.covers(context.actor, row.id) ? [setLetterhead.name] : [],
    }
  },
})
