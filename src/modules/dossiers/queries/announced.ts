// Answers the contents list that came with a transfer, line by line in the order of the checklist, for whoever sees the case.
import { dossierContents, getAnnounced } from '#contract/dossier-contents.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { announcedWith } from '#modules/cases/public.ts'
import { CONTENTS } from '#modules/dossiers/flow/contents.ts'
import { overseeDossiers } from '#modules/dossiers/scope.ts'
import { itemByCode, paperTitle, placeInList } from '#rules/dossiers/papers.ts'

export const serveGetAnnounced = serveQuery(getAnnounced, {
  scope: overseeDossiers,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const row = await tx
      .selectFrom('cases')
      .select('id')
      .where('province_code', '=', province)
      .where('id', '=', input.caseId)
      .where(overseeDossiers.rows(actor, province, 'cases'))
      .executeTakeFirst()
    if (row === undefined) return notFound()
    const sent = (await announcedWith(context, row.id))[CONTENTS] ?? null
    if (sent === null) return { checkedOn: null, lines: null }
    const { papers, marks, checkedOn } = dossierContents.parse(sent)
    const lines = [
      ...papers.map(({ item, type, no, on }) => ({
        item,
        title: paperTitle(item, type),
        state: 'have' as const,
        reason: null,
        no,
        on,
      })),
      ...marks.map(({ item, state, reason }) => ({
        item,
        title: itemByCode(item)?.title ?? '',
        state,
        reason,
        no: null,
        on: null,
      })),
    ]
    return {
      checkedOn,
      lines: lines
        .toSorted((a, b) => placeInList(a.item) - placeInList(b.item))
        .map(({ item: _item, ...line }) => line),
    }
  },
})
