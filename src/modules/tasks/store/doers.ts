// Whom a task may be given to: living members and standing organisations within the reach of whoever assigns.
import type { CommandContext } from '#kernel/context.ts'
import { organisationsByIds } from '#modules/organisations/public.ts'

export interface Doer {
  memberId: string | null
  name: string
  organisationId: string
  organisationName: string
  path: string
  /** Why not is told by the caller; only the name is given away, which the caller sees anyway. */
  able: boolean
}

const ABLE = ['full', 'probationary']

/**
 * The members and organisations below `path`, in the order asked; undefined when one of them is not there or lies elsewhere. They stay as
 * they are until the transaction ends.
 */
export async function doersBelow(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  path: string,
  memberIds: readonly string[],
  organisationIds: readonly string[],
): Promise<Doer[] | undefined> {
  const wanted = [...new Set(memberIds)]
  const members =
    wanted.length === 0
      ? []
      : await tx
          .selectFrom('members')
          .select(['id', 'full_name', 'organisation_id', 'path', 'status'])
          .where('province_code', '=', province)
          .where('id', 'in', wanted)
          .orderBy('id')
          .forShare()
          .execute()
  const places = await organisationsByIds(
    tx,
    province,
    [...organisationIds, ...members.map((member) => member.organisation_id)],
    'hold',
  )
  const doers: Doer[] = []
  for (const id of wanted) {
    const member = members.find((row) => row.id === id)
    const place = member === undefined ? undefined : places.get(member.organisation_id)
    if (member === undefined || place === undefined) return undefined
    doers.push({
      memberId: id,
      name: member.full_name,
      organisationId: place.id,
      organisationName: place.name,
      path: member.path,
      able: ABLE.includes(member.status),
    })
  }
  for (const id of new Set(organisationIds)) {
    const place = places.get(id)
    if (place === undefined) return undefined
    const { name } = place
    doers.push({
      memberId: null,
      name,
      organisationId: id,
      organisationName: name,
      path: place.path,
      able: place.endedOn === null,
    })
  }
  return doers.every((doer) => doer.path.startsWith(path)) ? doers : undefined
}
