// A dossier as shown: the checklist with the state of every line, the papers, who holds the file; a member sees the own checklist alone.
import type { Custody, Dossier, DossierItemState, DossierPaper } from '#contract/dossiers.ts'
import { printTitle } from '#forms/print-code.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { Refusal } from '#kernel/refusal.ts'
import { proposalsFor } from '#modules/dossiers/flow/fill.ts'
import { formsFor } from '#modules/dossiers/print-forms.ts'
import { keepDossiers, markDossiers } from '#modules/dossiers/scope.ts'
import { type CustodyRow, custodiesOf } from '#modules/dossiers/store/custody.ts'
import {
  type LoadedDossier,
  type MarkRow,
  missingOf,
  type PaperRow,
  statesOf,
} from '#modules/dossiers/store/dossiers.ts'
import { ownKeeper } from '#modules/dossiers/store/keepers.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { type GapReason, missingItems, neededItems } from '#rules/dossiers/checklist.ts'
import { dossierItems, itemGroups, paperTitle } from '#rules/dossiers/papers.ts'

/** Names of the operations a caller may do with dossiers in reach. */
export async function allowedWith(context: QueryContext): Promise<string[]> {
  const { actor } = context
  const may: string[] = []
  if (mayUse(markDossiers, actor)) {
    may.push('dossiers.mark-papers', 'dossiers.record-paper', 'dossiers.correct-paper', 'dossiers.withdraw-paper')
    may.push('dossiers.fill-from-cases')
  }
  if (mayUse(keepDossiers, actor) && !((await ownKeeper(context)) instanceof Refusal)) {
    may.push('dossiers.record-keeper', 'dossiers.hand-over', 'dossiers.record-reading', 'reconciliations.start')
  }
  return may
}

export const shownPaper = (row: PaperRow, own: boolean): DossierPaper => ({
  id: row.id,
  title: paperTitle(row.item, row.document_type),
  type: row.document_type,
  no: row.no,
  on: row.dated_on,
  // Where a paper lies is for those who work with the file.
  keptAt: own ? null : row.kept_at,
  note: own ? null : row.note,
  caseId: row.case_id,
  version: row.version,
})

export const shownCustody = (row: CustodyRow): Custody => ({
  kind: row.kind as Custody['kind'],
  organisationId: row.organisation_id,
  holder: row.holder,
  place: row.place,
  sealed: row.sealed,
  from: row.valid_from,
  to: row.valid_to,
  handoverId: row.handover_id,
  document: row.document,
})

function shownItems(loaded: LoadedDossier, own: boolean): (DossierItemState & { group: string })[] {
  const { official, row } = loaded
  const papers = Map.groupBy(loaded.papers, (paper) => paper.item)
  const marks = new Map<string, MarkRow>(loaded.marks.map((mark) => [mark.item, mark]))
  const states = statesOf(loaded.papers, loaded.marks)
  const needed = new Set(neededItems(official))
  const missing = new Set(missingItems(official, row))
  return dossierItems.map((item) => {
    const mark = marks.get(item.code)
    return {
      group: item.group,
      code: item.code,
      title: item.title,
      needed: needed.has(item),
      state: states.get(item.code) ?? 'open',
      missing: missing.has(item),
      reason: (mark?.reason ?? null) as GapReason | null,
      document: mark?.document ?? null,
      withSuperior: item.keptBy === 'direct-superior',
      papers: (papers.get(item.code) ?? []).map((paper) => shownPaper(paper, own)),
    }
  })
}

/** The whole of it, for whoever the scope let in. */
export async function shownDossier(context: QueryContext, loaded: LoadedDossier): Promise<Dossier> {
  const { tx, province, actor } = context
  const { member, official, row } = loaded
  const own = actor.seat.role === 'member'
  const organisation = await organisationById(tx, province, member.organisation_id)
  const items = shownItems(loaded, own)
  const needed = neededItems(official)
  const missing = missingOf(loaded)
  return {
    memberId: member.id,
    fullName: member.full_name,
    organisationId: member.organisation_id,
    organisationName: organisation?.name ?? '',
    status: member.status as Dossier['status'],
    version: row.version,
    checkedOn: row.checked_on,
    note: own ? null : row.note,
    groups: itemGroups.map(({ code, title }) => ({
      code,
      title,
      items: items.filter((item) => item.group === code).map(({ group: _group, ...item }) => item),
    })),
    others: loaded.papers.filter((paper) => paper.item === null).map((paper) => shownPaper(paper, own)),
    counts: {
      needed: needed.length,
      settled: needed.filter(({ bit }) => (row.settled & (1 << bit)) !== 0).length,
      missing,
    },
    forms: mayUse(markDossiers, actor) ? formsFor(member).map((code) => ({ code, title: printTitle(code) })) : [],
    proposals: own ? 0 : await proposalsFor(context, member.id),
    custody: own ? null : (await custodiesOf(context, member.id)).map(shownCustody),
    allowed: own ? [] : await allowedWith(context),
  }
}
