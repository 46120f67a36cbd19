// Says which organisation a page is about, and lets one within reach of the post be chosen from the tree; the choice stands in the address.
import { useEffect, useRef, useState } from 'react'
import { type To, useLocation } from 'react-router'
import { getOrganisation, listChildren } from '#contract/organisations.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { OrganisationTree, type TreeNode } from '../organisations/organisation-tree.tsx'

interface Place {
  organisationId?: string
  provinceCode?: string
}

/** The name of the organisation meant: the seat's own when none is. */
export function useOrganisationName({ organisationId, provinceCode }: Place): string {
  const { seat } = useMe()
  const may = useCan(getOrganisation)
  const own = organisationId === undefined || organisationId === seat?.organisationId
  const answer = useOperation(getOrganisation, { id: organisationId ?? '', provinceCode }, { when: may && !own })
  return own ? (seat?.organisationName ?? '') : (answer.data?.name ?? '…')
}

interface OrganisationChoiceProps extends Place {
  /** What the organisation is for the page: "Danh sách thuộc tổ chức". */
  label: string
  linkTo: (node: TreeNode) => To & string
}

export function OrganisationChoice({ label, linkTo, ...place }: OrganisationChoiceProps) {
  const { seat } = useMe()
  const name = useOrganisationName(place)
  const may = useCan(listChildren)
  const below = useList(listChildren, { parentId: seat?.organisationId, limit: 100 }, { when: may && seat !== null })
  const [open, setOpen] = useState(false)
  const { key } = useLocation()
  const asked = useRef(key)
  useEffect(() => {
    if (asked.current !== key) setOpen(false)
    asked.current = key
  }, [key])
  return (
    <div className="stack-tight">
      <p>
        <span className="soft">{label}:</span> <strong>{name}</strong>
      </p>
      {below.rows.length > 0 && (
        <div className="screen-only">
          <Button label="Chọn tổ chức khác" wide={false} onPress={() => setOpen(true)} />
        </div>
      )}
      {open && (
        <Dialog title="Chọn tổ chức" onClose={() => setOpen(false)}>
          <OrganisationTree current={place.organisationId ?? seat?.organisationId} linkTo={linkTo} />
          <div>
            <Button label="Giữ nguyên" onPress={() => setOpen(false)} />
          </div>
        </Dialog>
      )}
    </div>
  )
}
