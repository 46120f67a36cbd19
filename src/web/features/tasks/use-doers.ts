// Who can be offered work around an organisation.
import { listMembers } from '#contract/members.ts'
import { listChildren } from '#contract/organisations.ts'
import { useList } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'

/** Somebody who may be given work. */
export interface Doer {
  id: string
  name: string
  kind: 'member' | 'organisation'
}

interface Around {
  place: { id: string; name: string }
  isBranch: boolean
  tinh: string | undefined
}

/** Those who can be offered: the organisation itself where it lies below, and its members or the organisations below it. */
export function useDoers({ place, isBranch, tinh }: Around) {
  const { seat } = useMe()
  const members = useList(listMembers, { organisationId: place.id, limit: 200, provinceCode: tinh }, { when: isBranch })
  const children = useList(listChildren, { parentId: place.id, limit: 200, provinceCode: tinh }, { when: !isBranch })
  const list = isBranch ? members : children
  const own: Doer[] = place.id === seat?.organisationId ? [] : [{ ...place, kind: 'organisation' }]
  const below: Doer[] = isBranch
    ? members.rows
        .filter(({ status }) => status === 'full' || status === 'probationary')
        .map(({ id, fullName }) => ({ id, name: fullName, kind: 'member' }))
    : children.rows.map(({ id, name }) => ({ id, name, kind: 'organisation' }))
  return { list, doers: [...own, ...below] }
}
