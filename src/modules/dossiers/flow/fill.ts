// Fills dossiers with the papers that cases recorded: nothing is typed twice, and what a person has corrected stays as corrected.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { type CasePaper, recordedPapersOf } from '#modules/cases/public.ts'
import { summarise } from '#modules/dossiers/store/dossiers.ts'
import { placeOfForm } from '#rules/dossiers/papers.ts'

export interface FilledMember {
  id: string
  path: string
}

interface Known {
  id: string
  member_id: string
  case_id: string | null
  case_paper: string | null
  no: string | null
  dated_on: string | null
  kept_at: string | null
  version: number
  withdrawn_on: string | null
}

const keyOf = (memberId: string, caseId: string | null, paper: string | null): string =>
  `${memberId} ${caseId} ${paper}`

/** The papers of cases that belong into a dossier, the last of each kind in each case. */
export async function papersToFill(
  context: Pick<QueryContext, 'tx' | 'province'>,
  memberIds: readonly string[],
): Promise<Map<string, CasePaper>> {
  const recorded = await recordedPapersOf(context, memberIds)
  return new Map(
    recorded
      .filter(({ code }) => placeOfForm(code) !== undefined)
      .map((paper) => [keyOf(paper.memberId, paper.caseId, paper.code), paper]),
  )
}

const knownOf = ({ tx, province }: Pick<QueryContext, 'tx' | 'province'>, ids: readonly string[]): Promise<Known[]> =>
  tx
    .selectFrom('dossier_papers')
    .select(['id', 'member_id', 'case_id', 'case_paper', 'no', 'dated_on', 'kept_at', 'version', 'withdrawn_on'])
    .where('province_code', '=', province)
    .where('member_id', 'in', [...ids])
    .where('case_id', 'is not', null)
    .execute()

/** How many papers of cases are not in the dossier of this member yet. */
export async function proposalsFor(context: QueryContext, memberId: string): Promise<number> {
  const wanted = await papersToFill(context, [memberId])
  if (wanted.size === 0) return 0
  const known = new Set((await knownOf(context, [memberId])).map((k) => keyOf(k.member_id, k.case_id, k.case_paper)))
  return [...wanted.keys()].filter((key) => !known.has(key)).length
}

/**
 * Brings the dossiers of these members in line with their cases: new papers are added, changed numbers and dates follow, what a case made
 * void is withdrawn. A paper that somebody corrected by hand (version above 1) is left alone. Answers how many members and papers changed.
 */
export async function fillDossiers(
  context: CommandContext,
  members: readonly FilledMember[],
): Promise<{ members: number; papers: number }> {
  const { tx, province, today, newId } = context
  if (members.length === 0) return { members: 0, papers: 0 }
  const ids = members.map(({ id }) => id)
  const paths = new Map(members.map(({ id, path }) => [id, path]))
  const wanted = await papersToFill(context, ids)
  const known = new Map(
    (await knownOf(context, ids)).map((row) => [keyOf(row.member_id, row.case_id, row.case_paper), row]),
  )
  const changed = new Set<string>()
  let papers = 0

  const fresh = [...wanted].filter(([key]) => !known.has(key)).map(([, paper]) => paper)
  if (fresh.length > 0) {
    await tx
      .insertInto('dossier_papers')
      .values(
        fresh.map((paper) => {
          const place = placeOfForm(paper.code)
          return {
            province_code: province,
            id: newId(),
            member_id: paper.memberId,
            path: paths.get(paper.memberId) ?? '',
            item: place?.item ?? null,
            document_type: place?.type ?? null,
            no: paper.no,
            dated_on: paper.on,
            kept_at: paper.keptAt,
            case_id: paper.caseId,
            case_paper: paper.code,
          }
        }),
      )
      .execute()
    await dropMarks(context, fresh)
    for (const { memberId } of fresh) changed.add(memberId)
    papers += fresh.length
  }
  for (const [key, row] of known) {
    if (row.version > 1) continue
    const paper = wanted.get(key)
    const same = paper !== undefined && paper.no === row.no && paper.on === row.dated_on && paper.keptAt === row.kept_at
    if (same ? row.withdrawn_on === null : paper === undefined && row.withdrawn_on !== null) continue
    await tx
      .updateTable('dossier_papers')
      .set(
        paper === undefined
          ? { withdrawn_on: today, withdrawn_reason: 'Việc đã làm lại giấy tờ này' }
          : { no: paper.no, dated_on: paper.on, kept_at: paper.keptAt, withdrawn_on: null, withdrawn_reason: null },
      )
      .where('province_code', '=', province)
      .where('id', '=', row.id)
      .execute()
    changed.add(row.member_id)
    papers += 1
  }
  await summarise(
    context,
    members.filter(({ id }) => changed.has(id)),
  )
  return { members: changed.size, papers }
}

/** A line with a paper is no longer marked as missing or not needed. */
async function dropMarks({ tx, province }: CommandContext, fresh: readonly CasePaper[]): Promise<void> {
  const lines = fresh.flatMap(({ memberId, code }) => {
    const item = placeOfForm(code)?.item ?? null
    return item === null ? [] : [{ memberId, item }]
  })
  await sql`delete from dossier_marks k
             using unnest(${lines.map((l) => l.memberId)}::uuid[], ${lines.map((l) => l.item)}::text[]) w(member_id, item)
             where k.province_code = ${province} and k.member_id = w.member_id and k.item = w.item`.execute(tx)
}
