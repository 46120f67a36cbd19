// The contents list of a dossier goes along with a formal transfer: shown before the member is received (DOS-10), kept where the record arrives.
import { type DossierContents, dossierContents } from '#contract/dossier-contents.ts'
import type { CommandContext } from '#kernel/context.ts'
import { registerLuggage } from '#modules/cases/public.ts'
import { giveTo, heldNow } from '#modules/dossiers/store/custody.ts'
import { marksOfMembers, papersOfMembers, summarise } from '#modules/dossiers/store/dossiers.ts'
import { keeperAbove } from '#modules/dossiers/store/keepers.ts'

/** The name it travels under. */
export const CONTENTS = 'dossiers'

/** Whether the sealed file is in the member's hands is only said to the place that takes it over. */
type Sent = DossierContents & { carried: boolean }

async function pack(context: CommandContext, memberId: string): Promise<Sent | null> {
  const { tx, province } = context
  const row = await tx
    .selectFrom('dossiers')
    .select('checked_on')
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return null
  const papers = await papersOfMembers(context, [memberId])
  const marks = await marksOfMembers(context, [memberId])
  return {
    papers: papers.map(({ item, document_type: type, no, dated_on: on }) => ({ item, type, no, on })),
    marks: marks.map(({ item, state, reason, document }) => ({ item, state, reason, document })) as Sent['marks'],
    checkedOn: row.checked_on,
    carried: (await heldNow(context, [memberId])).get(memberId)?.kind === 'carried',
  }
}

const keyOf = ({ item, type, no, on }: DossierContents['papers'][number]): string =>
  JSON.stringify([item, type, no, on])

/** Beside what is there already of an earlier time here. Nobody has gone through the file yet: that is still to be done. */
async function unpack(context: CommandContext, memberId: string, packed: unknown): Promise<void> {
  if (packed === null) return
  const { tx, province, today, newId } = context
  const { papers, marks } = dossierContents.parse(packed)
  const member = await tx
    .selectFrom('members')
    .select(['id', 'path'])
    .where('province_code', '=', province)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  const there = await papersOfMembers(context, [memberId])
  const known = new Set(there.map((row) => keyOf({ ...row, type: row.document_type, on: row.dated_on })))
  const fresh = papers.filter((paper) => !known.has(keyOf(paper)))
  if (fresh.length > 0) {
    await tx
      .insertInto('dossier_papers')
      .values(
        fresh.map(({ item, type, no, on }) => ({
          province_code: province,
          id: newId(),
          member_id: memberId,
          path: member.path,
          item,
          document_type: type,
          no,
          dated_on: on,
          note: 'Theo mục lục nơi đi gửi',
        })),
      )
      .execute()
  }
  const held = new Set([...there, ...papers].map(({ item }) => item))
  const open = marks.filter(({ item }) => !held.has(item))
  if (open.length > 0) {
    await tx
      .insertInto('dossier_marks')
      .values(
        open.map(({ item, state, reason, document }) => ({
          province_code: province,
          member_id: memberId,
          item,
          path: member.path,
          state,
          reason,
          document,
          marked_on: today,
        })),
      )
      .onConflict((on) => on.doNothing())
      .execute()
  }
  await summarise(context, [member])
  const keeper = (packed as Sent).carried ? await keeperAbove(context, member.path) : undefined
  if (keeper === undefined) return
  await giveTo(
    context,
    [member],
    {
      kind: 'committee',
      organisationId: keeper.id,
      holder: keeper.name,
      place: null,
      sealed: false,
      handoverId: null,
      document: 'Nhận cùng việc chuyển sinh hoạt',
    },
    today,
  )
}

/** Makes the list known to transfers. Calling it again changes nothing. */
export const sendContentsAlong = () => registerLuggage(CONTENTS, { pack, unpack })
