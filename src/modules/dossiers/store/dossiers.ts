// The kept summary of a dossier, its marks and its papers: read, and put together anew after every change.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DossierMarks, DossierPapers, Dossiers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { findMember } from '#modules/members/public.ts'
import { isOfficial, missingItems, summaryOf } from '#rules/dossiers/checklist.ts'

export type PaperRow = Selectable<DossierPapers>
export type MarkRow = Selectable<DossierMarks>
export type MemberRow = NonNullable<Awaited<ReturnType<typeof findMember>>>

/** A dossier as the program works with it. A member nobody has written anything about has version 0. */
export interface LoadedDossier {
  member: MemberRow
  official: boolean
  row: Pick<Selectable<Dossiers>, 'settled' | 'lacking' | 'checked_on' | 'note' | 'version'>
  marks: MarkRow[]
  /** Those that count; what was withdrawn is left out. */
  papers: PaperRow[]
}

const NOTHING: LoadedDossier['row'] = { settled: 0, lacking: 0, checked_on: null, note: null, version: 0 }

type Base = Pick<QueryContext, 'tx' | 'province'>

export const papersOfMembers = ({ tx, province }: Base, memberIds: readonly string[]): Promise<PaperRow[]> =>
  tx
    .selectFrom('dossier_papers')
    .selectAll()
    .where('province_code', '=', province)
    .where('member_id', 'in', [...memberIds])
    .where('withdrawn_on', 'is', null)
    .orderBy('dated_on')
    .orderBy('id')
    .execute()

export const marksOfMembers = ({ tx, province }: Base, memberIds: readonly string[]): Promise<MarkRow[]> =>
  tx
    .selectFrom('dossier_marks')
    .selectAll()
    .where('province_code', '=', province)
    .where('member_id', 'in', [...memberIds])
    .execute()

/** The dossier of a member within the scope's reach, or undefined. `lock`: nobody else changes the member or the dossier until the end. */
export async function findDossier(
  context: QueryContext,
  scope: SeatScope,
  memberId: string,
  lock: 'lock' | 'read',
): Promise<LoadedDossier | undefined> {
  const { tx, province } = context
  const member = await findMember(context, scope, memberId, lock)
  if (member === undefined) return undefined
  const row = await tx
    .selectFrom('dossiers')
    .select(['settled', 'lacking', 'checked_on', 'note', 'version'])
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return {
    member,
    official: isOfficial(member.status, member.official_on),
    row: row ?? NOTHING,
    marks: await marksOfMembers(context, [memberId]),
    papers: await papersOfMembers(context, [memberId]),
  }
}

/** What each line is by its papers and marks; a line nobody has said anything about is not among them. */
export function statesOf(
  papers: readonly Pick<PaperRow, 'item'>[],
  marks: readonly Pick<MarkRow, 'item' | 'state'>[],
): Map<string, 'have' | 'missing' | 'not-needed'> {
  return new Map([
    ...marks.map(({ item, state }) => [item, state as 'missing' | 'not-needed'] as const),
    ...papers.flatMap(({ item }) => (item === null ? [] : [[item, 'have'] as const])),
  ])
}

/** How many lines are missing by what is kept. */
export const missingOf = ({ official, row }: Pick<LoadedDossier, 'official' | 'row'>): number =>
  missingItems(official, row).length

interface Touched {
  checkedOn?: string
  note?: string | null
}

/** Puts the summaries of these members anew from their papers and marks, and raises the versions; answers the version of each. */
export async function summarise(
  context: Pick<CommandContext, 'tx' | 'province'>,
  members: readonly { id: string; path: string }[],
  touched: Touched = {},
): Promise<Map<string, number>> {
  const { tx, province } = context
  if (members.length === 0) return new Map()
  const ids = members.map(({ id }) => id)
  const papers = Map.groupBy(await papersOfMembers(context, ids), (row) => row.member_id)
  const marks = Map.groupBy(await marksOfMembers(context, ids), (row) => row.member_id)
  const rows = await tx
    .insertInto('dossiers')
    .values(
      members.map(({ id, path }) => ({
        province_code: province,
        member_id: id,
        path,
        ...summaryOf(statesOf(papers.get(id) ?? [], marks.get(id) ?? [])),
        checked_on: touched.checkedOn ?? null,
        note: touched.note ?? null,
        version: 1,
      })),
    )
    .onConflict((on) =>
      on.columns(['province_code', 'member_id']).doUpdateSet((eb) => ({
        settled: eb.ref('excluded.settled'),
        lacking: eb.ref('excluded.lacking'),
        version: sql<number>`dossiers.version + 1`,
        ...(touched.checkedOn === undefined ? {} : { checked_on: touched.checkedOn }),
        ...(touched.note === undefined ? {} : { note: touched.note }),
      })),
    )
    .returning(['member_id', 'version'])
    .execute()
  return new Map(rows.map((row) => [row.member_id, row.version]))
}
