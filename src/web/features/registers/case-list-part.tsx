// A list of people whose cases are open: proposed for admission or recognition, or exempt; shown, printed, taken out as the papers made of it.
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type CaseListRow, listProposed, printProposed } from '#contract/case-lists.ts'
import type { InputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './registers.module.css'

type Asked = InputOf<typeof printProposed>

export function CaseListPart({ asked }: { asked: Asked }) {
  const list = useList(listProposed, asked)
  const mayPrint = useCan(printProposed)
  const say = useDoneNotice()
  const made = useDownload(printProposed)
  const { first } = list
  if (list.isPending) return <Skeleton lines={8} label="Đang mở danh sách…" />
  if (list.error) return <ErrorState error={list.error} onRetry={list.again} />
  if (first === undefined) return null
  const send = () =>
    made.send(asked, {
      onDone: ({ fileName, rows }) => say({ text: `Đã lập tệp ${fileName}, ${rows} người. Lần lập này được ghi lại.` }),
    })
  const columns = first.columns.map(
    (heading, at): Column<CaseListRow> => ({
      key: heading,
      heading,
      cell: ({ cells, caseId }) =>
        at === 0 ? <Link to={addresses.case(caseId, { tinh: asked.provinceCode })}>{cells[0]}</Link> : cells[at],
    }),
  )
  return (
    <article className={`stack-tight ${classes.sheet}`}>
      <header className={classes.head}>
        <p>{first.organisationName}</p>
        <h2>{first.title}</h2>
      </header>
      {list.rows.length === 0 ? (
        <EmptyState
          title="Không có ai trong danh sách này."
          action={<LinkButton to={addresses.work({ tinh: asked.provinceCode })} label="Xem việc cần làm" />}
        >
          <p>Danh sách lấy từ các việc đang mở đã đến bước này. Chọn tổ chức khác, hoặc xem các việc đang ở đâu.</p>
        </EmptyState>
      ) : (
        <>
          <div className="row screen-only">
            {mayPrint && (
              <Button
                kind="main"
                icon={IconDownload}
                label={`Tải Word (${first.papers.map(({ code }) => code).join(', ')})`}
                busy={made.isPending}
                busyLabel="Đang lập tệp…"
                onPress={send}
              />
            )}
            <Button icon={IconPrinter} label="In những dòng đang hiện" onPress={() => window.print()} />
          </div>
          {made.error && <ErrorState error={made.error} onRetry={made.error.mayRepeat ? send : undefined} />}
          <DataTable
            caption={`${first.title}, ${first.organisationName}`}
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columns}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={null} unit="người" more={list.more} busy={list.isGrowing} />
        </>
      )}
    </article>
  )
}
