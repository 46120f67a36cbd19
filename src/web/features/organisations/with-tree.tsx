// A page with the organisation tree beside it on a wide desk, where the post reaches more than one organisation.
import type { ReactNode } from 'react'
import { listChildren } from '#contract/organisations.ts'
import { useList } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { OrganisationTree, type TreeNode } from './organisation-tree.tsx'
import classes from './tree.module.css'

interface WithTreeProps {
  current: string | undefined
  linkTo: (node: TreeNode) => string
  children: ReactNode
}

export function WithTree({ current, linkTo, children }: WithTreeProps) {
  const { seat } = useMe()
  const may = useCan(listChildren)
  const below = useList(listChildren, { parentId: seat?.organisationId, limit: 100 }, { when: may && seat !== null })
  const shows = below.rows.length > 0
  return (
    <div className={classes.layout} data-tree={shows}>
      {shows && (
        <aside className={`${classes.aside} screen-only`} aria-label="Tổ chức">
          <h2>Tổ chức</h2>
          <OrganisationTree current={current} linkTo={linkTo} />
        </aside>
      )}
      <div>{children}</div>
    </div>
  )
}
