// Answers what an organisation laid down for the head of its papers, and what its papers bear.
import { getLetterhead, type LetterheadRow as Shown, setLetterhead } from '#contract/letterheads.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { letterheadScope, viewLetterheads } from '../scope.ts'
import { isBranchType, type LetterheadRow, letterheadsOf, lettersAt } from '../store/letterheads.ts'
import { fetchOrganisation } from '../store/rows.ts'

const shown = (row: LetterheadRow | undefined): Shown | null =>
  row === undefined
    ? null
    : {
        superiorName: row.superior_name,
        issuingName: row.issuing_name,
        place: row.place,
        numberPattern: row.number_pattern,
        signerPost: row.signer_post,
        version: row.version,
      }

const NOTHING = { superiorName: null, issuingName: null, place: null, numberPattern: null, signerPost: null }

export const getLetter = serveQuery(getLetterhead, {
  scope: viewLetterheads,
  run: async (context, { organisationId }) => {
    const row = await fetchOrganisation(context, viewLetterheads, organisationId)
    if (row === undefined) return notFound()
    const rows = await lettersAt(context, row.id)
    const { asked = NOTHING } = await letterheadsOf(context, { asked: row.id })
    return {
      own: shown(rows.find((one) => one.applies_to === 'own')),
      branches: shown(rows.find((one) => one.applies_to === 'branches')),
      hasBranches: !isBranchType(row.typeCode),
      effective: asked,
      allowed: row.endedOn === null && letterheadScope.covers(context.actor, row.id) ? [setLetterhead.name] : [],
    }
  },
})
