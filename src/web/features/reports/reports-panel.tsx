// Among the work to do: the reports the own organisation owes, those that are late first. Nothing where none is due.
import { Link, useNavigate } from 'react-router'
import { countWaitingReports, createReport, type DueReport } from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './reports.module.css'

/** The reports that are due; undefined while it is asked or where the post has nothing to do with reports. */
export function useReportsWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaitingReports)
  return useOperation(countWaitingReports, { provinceCode: tinh }, { fresh: true, when: may && when }).data?.rows
}

interface ReportsPanelProps {
  rows: readonly DueReport[] | undefined
  tinh: string | undefined
}

export function ReportsPanel({ rows, tinh }: ReportsPanelProps) {
  const create = useCommand(createReport, { renews: ['reports.'] })
  const navigate = useNavigate()
  const may = useCan(createReport)
  if (rows === undefined || rows.length === 0) return null
  return (
    <Panel title="Báo cáo phải gửi">
      {create.error && <ErrorState error={create.error} />}
      <ul className={classes.parts}>
        {rows.map(({ title, type, from, to, dueOn, setBy, reportId, planReportId, late }) => (
          <li key={`${planReportId ?? type} ${to}`}>
            <p>
              {reportId === null ? title : <Link to={addresses.report(reportId, { tinh })}>{title}</Link>}{' '}
              <Tag
                state={late ? 'stopped' : 'waiting'}
                label={late ? 'Quá hạn' : reportId === null ? 'Chưa soạn' : 'Đang soạn'}
              />
              <span className="soft">
                {' '}
                {setBy} yêu cầu, hạn {showDate(dueOn)}
              </span>
            </p>
            {reportId === null && may && (
              <div className="screen-only">
                <Button
                  wide={false}
                  label="Soạn"
                  about={title}
                  busy={create.isPending}
                  onPress={() =>
                    create.mutate(
                      { type, from, to, planReportId: planReportId ?? undefined, provinceCode: tinh },
                      { onSuccess: ({ id }) => navigate(addresses.report(id, { tinh })) },
                    )
                  }
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
