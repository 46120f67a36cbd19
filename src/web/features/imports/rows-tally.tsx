// How many rows of each kind a list has; each count is a link that filters the rows.
import { Link, useSearchParams } from 'react-router'
import { type ImportDetail, type ImportRowState, importRowState } from '#contract/imports.ts'
import { showNumber } from '../../ui/format.ts'
import classes from './imports.module.css'
import type { ImportAddress } from './use-import.ts'
import { rowLabels } from './words.ts'

interface RowsTallyProps {
  detail: ImportDetail
  at: ImportAddress
  state: ImportRowState | undefined
}

export function RowsTally({ detail, state }: RowsTallyProps) {
  const [search] = useSearchParams()
  const linkTo = (next: ImportRowState | undefined) => {
    const wanted = new URLSearchParams(search)
    wanted.delete('state')
    wanted.delete('code')
    if (next !== undefined) wanted.set('state', next)
    return `?${wanted.toString()}`
  }
  const kinds = importRowState.options.filter((kind) => detail.counts[kind] > 0 || kind === state)
  return (
    <nav aria-label="Lọc theo tình trạng" className="screen-only">
      <ul className={classes.tally}>
        <li>
          <Link
            to={linkTo(undefined)}
            replace
            preventScrollReset
            aria-current={state === undefined ? 'true' : undefined}
          >
            Tất cả <strong>{showNumber(detail.counts.total)}</strong>
          </Link>
        </li>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to={linkTo(kind)} replace preventScrollReset aria-current={state === kind ? 'true' : undefined}>
              {rowLabels[kind]} <strong>{showNumber(detail.counts[kind])}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
