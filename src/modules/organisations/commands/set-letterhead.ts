// Lays down how an organisation, or the branches below it, head their papers.
import { setLetterhead } from '#contract/letterheads.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkLiving } from '../checks.ts'
import { letterheadScope } from '../scope.ts'
import { isBranchType, lettersAt, shownLetter } from '../store/letterheads.ts'
import { fetchOrganisation } from '../store/rows.ts'

export const setLetter = serveCommand(setLetterhead, {
  scope: letterheadScope,
  run: async (context, input) => {
    const { tx, province, newId } = context
    const row = await fetchOrganisation(context, letterheadScope, input.organisationId)
    if (row === undefined) return notFound()
    const ended = checkLiving(row)
    if (ended !== null) return ended
    const { appliesTo } = input
    if (appliesTo === 'branches' && isBranchType(row.typeCode)) {
      return refuse('organisations.no-branches-below', { name: row.name })
    }
    const before = (await lettersAt(context, row.id)).find((one) => one.applies_to === appliesTo)
    if (before !== undefined && before.version !== input.version) return new Stale(shownLetter(before))
    const values = {
      superior_name: input.superiorName ?? null,
      issuing_name: input.issuingName ?? null,
      place: input.place ?? null,
      number_pattern: input.numberPattern ?? null,
      signer_post: input.signerPost ?? null,
    }
    const id = before?.id ?? newId()
    const version = (before?.version ?? 0) + 1
    const own = { province_code: province, id, path: row.path, organisation_id: row.id, applies_to: appliesTo }
    const written =
      before === undefined
        ? await tx
            .insertInto('letterheads')
            .values({ ...own, ...values })
            .onConflict((on) => on.columns(['province_code', 'organisation_id', 'applies_to']).doNothing())
            .returning('id')
            .executeTakeFirst()
        : await tx
            .updateTable('letterheads')
            .set({ ...values, version })
            .where('province_code', '=', province)
            .where('id', '=', id)
            .where('version', '=', before.version)
            .returning('id')
            .executeTakeFirst()
    if (written === undefined) return refuse('organisations.letterhead-exists', {})
    const whose = appliesTo === 'own' ? row.name : `các chi bộ thuộc ${row.name}`
    context.audit({
      ...about(row),
      summary: `Đặt thể thức văn bản của ${whose}.`,
      changes: {
        letterheadSuperior: [before?.superior_name ?? null, values.superior_name],
        letterheadIssuing: [before?.issuing_name ?? null, values.issuing_name],
        letterheadPlace: [before?.place ?? null, values.place],
        letterheadNumber: [before?.number_pattern ?? null, values.number_pattern],
        letterheadSigner: [before?.signer_post ?? null, values.signer_post],
      },
    })
    return { id, version }
  },
})
