// Whom the papers of an organisation's case list: a round of badges, members who are handed over together. Names as the steps recorded them, the rest
// from the record as far as the seat reaches.
import type { FormData, FormListMember } from '#forms/form-data.ts'
import type { QueryContext } from '#kernel/context.ts'
import { proposedForRound } from '#modules/cases/badges/award.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { livingMembersBelow, printedLines } from '#modules/members/public.ts'
import type { Facts, FactValue } from '#rules/lifecycle/case.ts'
import { entriesOf, factsOf, stateOf, textOf } from '#rules/lifecycle/fold.ts'
import { badgeRound } from '#rules/lifecycle/lifecycles/badge-round.ts'
import { collectiveTransfer } from '#rules/lifecycle/lifecycles/collective-transfer.ts'
import { collectiveTransferIn } from '#rules/lifecycle/lifecycles/collective-transfer-in.ts'
import { sortKey } from '#rules/text/sort-key.ts'

interface Listed {
  id: string | null
  name: string | null
  /** The years of a badge. */
  years?: number
}

const listedIn = (value: FactValue | undefined): Listed[] =>
  entriesOf(value).map(({ memberId, member, years }) => ({
    id: typeof memberId === 'string' ? memberId : null,
    name: typeof member === 'string' ? member : null,
    ...(typeof years === 'number' && { years }),
  }))

/** Before the list is made, the ones the record proposes: each of them writes a declaration (DM-103). */
async function ofRound(context: QueryContext, { row }: LoadedCase, facts: Facts): Promise<Listed[]> {
  const listed = listedIn(facts.members)
  if (listed.length > 0) return listed
  const on = textOf(facts.badgeOn)
  return on === undefined ? [] : listedIn(await proposedForRound(context, row.path, on))
}

/** Where a collective transfer stands here, at either end, everybody has moved; in every other state they are where they were. */
const moved: readonly string[] = ['arrived', 'received', 'completed']

/** As the list was made; of a case of before that kept no names, whoever is there while nobody has been moved. */
async function ofTransfer(context: QueryContext, loaded: LoadedCase, facts: Facts): Promise<Listed[]> {
  const { row, lifecycle, given } = loaded
  const kept = listedIn(facts.handed)
  if (kept.length > 0) return kept
  if (facts.who === 'named') return listedIn(facts.named)
  if (facts.who !== 'all' || moved.includes(stateOf(lifecycle, given).code)) return []
  return (await livingMembersBelow(context, row.path)).map((id) => ({ id, name: null }))
}

/** The lines of the case's lists, by name; empty where it lists nobody (yet). `numbers`: whole numbers of somebody are among them. */
export async function listedMembers(
  context: QueryContext,
  loaded: LoadedCase,
  whole: boolean,
): Promise<{ members: FormListMember[]; numbers: boolean }> {
  const { row, lifecycle, given } = loaded
  const { places } = given
  const facts = factsOf(given)
  const isRound = lifecycle.code === badgeRound.code
  const isTransfer = [collectiveTransfer.code, collectiveTransferIn.code].includes(lifecycle.code)
  if (!isRound && !isTransfer) return { members: [], numbers: false }
  const listed = isRound ? await ofRound(context, loaded, facts) : await ofTransfer(context, loaded, facts)
  const ids = listed.flatMap(({ id }) => id ?? [])
  const records = await printedLines(context, ids, { whole, on: textOf(facts.badgeOn) ?? context.today })
  // Who has been handed over is in another branch by now: the list says from where.
  const from = isTransfer && places.branch?.id === row.organisation_id ? row.subject_name : undefined
  const gone = isTransfer && moved.includes(stateOf(lifecycle, given).code)
  const members = listed.flatMap(({ id, name, years }): FormListMember[] => {
    const fields = records.get(id ?? '')?.fields as FormListMember | undefined
    const fullName = name ?? fields?.fullName ?? null
    if (fullName === null) return []
    const held = fields?.badges?.split(', ').filter((one) => one !== `${years} năm`)
    return [
      {
        ...fields,
        fullName,
        ...(from !== undefined ? { branch: from } : gone && { branch: null }),
        ...(years !== undefined && { reason: `Huy hiệu ${years} năm`, badges: held?.join(', ') ?? null }),
      },
    ]
  })
  const byName = ({ fullName }: FormListMember): string => sortKey(fullName ?? '')
  return {
    members: members.toSorted((a, b) => (byName(a) < byName(b) ? -1 : 1)),
    numbers: [...records.values()].some(({ numbers }) => numbers),
  }
}

/** Who hands over to whom, each with the committee above it. */
export function handoverOf({ row, lifecycle, given }: LoadedCase): FormData['handover'] {
  const { places } = given
  const facts = factsOf(given)
  const named = (...names: readonly (string | undefined)[]): string | undefined =>
    [...new Set(names.filter((name) => name !== undefined))].join(', ') || undefined
  const receiver = named(places['receiving-branch']?.name, places['receiving-grassroots']?.name)
  if (lifecycle.code === collectiveTransferIn.code)
    return { from: textOf(facts.oldPlace) ?? null, to: receiver ?? null }
  if (lifecycle.code !== collectiveTransfer.code) return undefined
  return {
    from: named(row.subject_name, places.grassroots?.name) ?? null,
    to: receiver ?? textOf(facts.newPlace) ?? null,
  }
}
