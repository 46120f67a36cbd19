// The year of the branches of a committee by their scores: how many were scored, in which bands, what the year comes to.
import { Link } from 'react-router'
import { listYearScores, type YearScoreRow } from '#contract/meeting-scores.ts'
import { meetingBands } from '#rules/meetings/forms.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { showPoints } from './score-words.ts'

interface YearScoresProps {
  organisationId: string
  year: number
  tinh: string | undefined
}

const inBands = ({ counts }: YearScoreRow): string =>
  meetingBands.flatMap((band) => (counts[band] > 0 ? [`${showNumber(counts[band])} ${band}`] : [])).join(', ')

const result = ({ band, atMost, why }: YearScoreRow): string =>
  band ?? (atMost === null ? (why ?? '') : `cao nhất ${atMost}`)

/** Why no branch at all is rated, where it is one reason for all: the form says nothing of a year. */
const oneReason = (rows: readonly YearScoreRow[]): string | null => {
  const why = rows[0]?.why ?? null
  return rows.every((row) => row.band === null && row.atMost === null && row.why === why) ? why : null
}

const columns = (tinh: string | undefined, year: number): readonly Column<YearScoreRow>[] => [
  {
    key: 'name',
    heading: 'Chi bộ',
    cell: (row) => (
      <Link to={addresses.meetings({ organisationId: row.organisationId, nam: year, tinh })}>{row.name}</Link>
    ),
  },
  {
    key: 'scored',
    heading: 'Đã chấm',
    card: 'plain',
    cell: (row) => `${showNumber(row.scored)} trên ${showNumber(row.held)} kỳ đã họp`,
  },
  { key: 'bands', heading: 'Số kỳ mỗi mức', card: 'plain', cell: inBands },
  {
    key: 'points',
    heading: 'Điểm trung bình',
    numbers: true,
    cell: (row) => (row.points === null ? '' : showPoints(row.points)),
  },
  { key: 'band', heading: 'Cả năm', cell: result },
]

export function YearScoresPart({ organisationId, year, tinh }: YearScoresProps) {
  const answer = useOperation(listYearScores, { organisationId, year, provinceCode: tinh }, { fresh: true })
  const { data } = answer
  const reason = oneReason(data?.rows ?? [])
  if (data?.rows.every(({ held }) => held === 0)) return null
  return (
    <Panel title={`Điểm sinh hoạt năm ${year} của các chi bộ`}>
      {answer.isPending && <Skeleton lines={4} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && (
        <div className="stack">
          <p className="soft">
            {data.title}. {reason}
          </p>
          <DataTable
            caption={`Điểm sinh hoạt năm ${year} của các chi bộ trực thuộc ${data.organisationName}`}
            rows={data.rows}
            rowKey={(row) => row.organisationId}
            columns={columns(tinh, year).filter(({ key }) => key !== 'band' || reason === null)}
          />
        </div>
      )}
    </Panel>
  )
}
