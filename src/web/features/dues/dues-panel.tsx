// Beside the work to do: who has left months unpaid, reliefs to decide, money to confirm. Nothing where nothing waits.
import { Link } from 'react-router'
import { countWaiting, type DuesWaiting } from '#contract/dues-reports.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { showMonthOf } from './words.ts'

const sumOf = ({ unpaid, reliefs, toConfirm }: DuesWaiting): number => unpaid.length + reliefs + toConfirm

/** What waits, and how much; undefined while it is asked or where the post has nothing to do with dues. */
export function useDuesWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaiting)
  const { data } = useOperation(countWaiting, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data === undefined ? undefined : { ...data, total: sumOf(data) }
}

export function DuesPanel({ waiting, tinh }: { waiting: ReturnType<typeof useDuesWaiting>; tinh: string | undefined }) {
  if (waiting === undefined || waiting.total === 0) return null
  const { unpaid, reliefs, toConfirm } = waiting
  return (
    <Panel title="Đảng phí">
      {unpaid.length > 0 && (
        <>
          <p>
            Chưa nộp từ ba tháng trở lên trong năm: gặp, tìm hiểu lý do và xem xét (F-06). Phần mềm không tự làm gì.
          </p>
          <ul>
            {unpaid.map(({ memberId, fullName, months }) => (
              <li key={memberId}>
                <Link to={addresses.duesOfMember(memberId, { tinh })}>{fullName}</Link>: tháng{' '}
                {months.map(showMonthOf).join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {reliefs > 0 && (
        <p>
          <Link to={addresses.dues({ muc: 'mien-giam', tinh })}>
            {showNumber(reliefs)} đề nghị miễn, giảm chờ quyết định
          </Link>
        </p>
      )}
      {toConfirm > 0 && (
        <p>
          <Link to={addresses.dues({ tinh })}>{showNumber(toConfirm)} khoản cấp dưới nộp lên chờ xác nhận</Link>
        </p>
      )}
    </Panel>
  )
}
