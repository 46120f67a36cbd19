// Among the work to do: the programme to make, one's own report to send, and the next step of each piece with its day.
import { Link } from 'react-router'
import { countWaitingInspections } from '#contract/inspections.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { nextWords } from './words.ts'

/** What waits, and how many lines of it; undefined while it is asked or where the post has nothing to do with it. */
export function useInspectionsWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaitingInspections)
  const { data } = useOperation(countWaitingInspections, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data === undefined
    ? undefined
    : { ...data, total: data.programmes.length + data.mine.length + data.rows.length }
}

export function InspectionsPanel({
  waiting,
  tinh,
}: {
  waiting: ReturnType<typeof useInspectionsWaiting>
  tinh: string | undefined
}) {
  if (waiting === undefined || waiting.total === 0) return null
  return (
    <Panel title="Kiểm tra, giám sát">
      <ul className="entries">
        {waiting.mine.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={addresses.inspection(row.id, { tinh })}>
                {row.state === 'concluded' ? nextWords(row) : 'Gửi báo cáo tự kiểm tra'}
              </Link>{' '}
              {row.state === 'concluded' && row.late && <Tag state="stopped" label="Quá hạn" />}
            </span>
            <span className="under">
              {row.state === 'concluded' ? `Theo kết luận của ${row.organisationName}` : row.organisationName}
            </span>
          </li>
        ))}
        {waiting.programmes.map(({ id, year }) => (
          <li key={year}>
            <span>
              {id === null ? (
                <Link to={addresses.inspections({ tinh })}>Lập chương trình năm {year}</Link>
              ) : (
                <Link to={addresses.programme(id, { tinh })}>Thông qua chương trình năm {year}</Link>
              )}
            </span>
          </li>
        ))}
        {waiting.rows.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={addresses.inspection(row.id, { tinh })}>{nextWords(row)}</Link>{' '}
              {row.late && <Tag state="stopped" label="Quá hạn" />}
            </span>
            <span className="under">{row.subjectName}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
