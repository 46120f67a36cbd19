// The numbers of an organisation's members; each opens the list behind it.
import { Link } from 'react-router'
import { getFigures } from '#contract/members.ts'
import { figureByKey } from '#rules/statistics/figures.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import own from './key-figures.module.css'
import classes from './tree.module.css'

const KEYS = ['total', 'status.full', 'status.probationary', 'status.exempt', 'sex.female', 'minority'] as const
const LABELS: Partial<Record<(typeof KEYS)[number], string>> = {
  total: 'Đảng viên',
  'status.full': 'Chính thức',
  'status.probationary': 'Dự bị',
  'status.exempt': 'Được miễn sinh hoạt',
  'sex.female': 'Nữ',
}

export function KeyFigures({ organisationId, provinceCode }: { organisationId: string; provinceCode?: string }) {
  const { national } = useMe()
  const within = national && provinceCode !== undefined ? { provinceCode } : {}
  const answer = useOperation(getFigures, { organisationId, ...within })
  if (answer.isPending) return <Skeleton lines={2} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { figures } = answer.data
  return (
    <ul className={`${classes.figures} ${own.compact}`}>
      {KEYS.map((key) => (
        <li key={key}>
          <Link to={addresses.members({ organisationId, ...within, ...(key !== 'total' && { figure: key }) })}>
            <strong>{showNumber(figures[key] ?? 0)}</strong>
            <span>{LABELS[key] ?? figureByKey(key)?.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
