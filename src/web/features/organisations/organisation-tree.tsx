// The tree of organisations below the post acted in, opened branch by branch; each link says where it leads.
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { listChildren } from '#contract/organisations.ts'
import { useList } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import classes from './tree.module.css'

export interface TreeNode {
  id: string
  name: string
  hasChildren: boolean
  /** Only for the centre: the province of the node. */
  provinceCode?: string
}

interface TreeProps {
  /** The organisation that the page beside is about. */
  current: string | undefined
  linkTo: (node: TreeNode) => string
}

export function OrganisationTree({ current, linkTo }: TreeProps) {
  const { seat } = useMe()
  if (seat === null) return null
  const root = { id: seat.organisationId, name: seat.organisationName, hasChildren: true }
  return (
    <nav className={classes.tree} aria-label="Cây tổ chức">
      <ul>
        <Node node={root} current={current} linkTo={linkTo} startsOpen />
      </ul>
    </nav>
  )
}

function Node({ node, current, linkTo, startsOpen = false }: TreeProps & { node: TreeNode; startsOpen?: boolean }) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <li>
      <div className={classes.node}>
        {node.hasChildren ? (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-label={`Các tổ chức trực thuộc ${node.name}`}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={18} aria-hidden />
          </button>
        ) : (
          <span className={classes.spacer} />
        )}
        <Link to={linkTo(node)} aria-current={node.id === current ? 'true' : undefined}>
          {node.name}
        </Link>
      </div>
      {open && <Children parent={node} current={current} linkTo={linkTo} />}
    </li>
  )
}

function Children({ parent, current, linkTo }: TreeProps & { parent: TreeNode }) {
  const { national } = useMe()
  const children = useList(listChildren, {
    parentId: parent.id,
    limit: 100,
    ...(national && parent.provinceCode !== undefined && { provinceCode: parent.provinceCode }),
  })
  if (children.isPending) return null
  if (children.error) {
    return (
      <div>
        <span className="soft">{children.error.message}</span>{' '}
        <Button kind="quiet" label="Thử lại" onPress={children.again} />
      </div>
    )
  }
  if (children.rows.length === 0) return null
  return (
    <ul>
      {children.rows.map(({ id, name, hasChildren, provinceCode }) => (
        <Node
          key={id}
          node={{ id, name, hasChildren, ...(national && { provinceCode }) }}
          current={current}
          linkTo={linkTo}
        />
      ))}
      {children.more && (
        <li>
          <Button
            kind="quiet"
            label="Xem thêm"
            busy={children.isGrowing}
            busyLabel="Đang mở thêm…"
            onPress={children.more}
          />
        </li>
      )}
    </ul>
  )
}
