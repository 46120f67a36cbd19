// One reorganisation: what every line comes to, what hinders, counts before and after; written, taken back, confirmed.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import {
  cancelReorganisation,
  checkReorganisation,
  commitReorganisation,
  confirmReorganisation,
  getReorganisation,
  type ReorganisationDetail,
  type ReorganisationLineShown,
  undoReorganisation,
} from '#contract/reorganisations.ts'
import { kindNames } from '#rules/reorganisation/words.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { RunningWork } from '../../app/running-work.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showInstant, showNumber } from '../../ui/format.ts'
import { ErrorState, Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { counted, states, touches } from './words.ts'

interface Within {
  provinceCode?: string
}

export function ReorganisationPart({ id, within, onLeave }: { id: string; within: Within; onLeave: () => void }) {
  const one = useOperation(getReorganisation, { id, ...within })
  const { data } = one
  return (
    <div className="stack">
      <div className="screen-only">
        <Button label="Về các lần sắp xếp" onPress={onLeave} />
      </div>
      {one.isPending && <Skeleton lines={10} />}
      {one.error && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {data && <Head data={data} within={within} />}
      {data && data.hinders.length > 0 && <Hinders data={data} />}
      {data && <Counts data={data} />}
      {data && (
        <DataTable
          caption="Các dòng của bảng sắp xếp"
          rows={data.lines}
          rowKey={(line) => String(line.row)}
          columns={lineColumns}
        />
      )}
      {data && (
        <div className="screen-only">
          <Button icon={IconPrinter} label="In bảng này" onPress={() => window.print()} />
        </div>
      )}
    </div>
  )
}

function Head({ data, within }: { data: ReorganisationDetail; within: Within }) {
  const { header, allowed, hinders } = data
  const [undoing, setUndoing] = useState(false)
  const renews = { renews: ['reorganisations.', 'organisations.', 'members.'] }
  const commit = useCommand(commitReorganisation, renews)
  const check = useCommand(checkReorganisation, renews)
  const cancel = useCommand(cancelReorganisation, renews)
  const confirm = useCommand(confirmReorganisation, renews)
  const say = useDoneNotice()
  const seen = { id: header.id, version: header.version, ...within }
  const may = (operation: { name: string }) => allowed.includes(operation.name)
  const write = () =>
    commit.mutate(seen, {
      onSuccess: ({ founded, ended, moved, members }) =>
        say({
          text: `Đã ghi: thành lập ${founded}, kết thúc ${ended}, chuyển vị trí ${moved} tổ chức, chuyển ${members} đảng viên.`,
        }),
    })
  return (
    <Panel title={`${header.decisionNo} ngày ${showDate(header.decidedOn)}`}>
      <p>
        <Tag {...states[header.state]} />
      </p>
      <Facts
        facts={[
          { label: 'Cơ quan ban hành', value: header.issuer },
          { label: 'Có hiệu lực', value: showDate(header.effectiveOn) },
          { label: 'Bảng', value: `${header.fileName}, ${showNumber(header.lines)} dòng` },
          { label: 'Tải lên', value: `${showInstant(header.createdAt)}, ${header.createdBy}` },
          ...(header.committedAt === null
            ? []
            : [{ label: 'Ghi', value: `${showInstant(header.committedAt)}, ${header.committedBy}` }]),
          ...(header.endedAt === null
            ? []
            : [{ label: states[header.state].label, value: `${showInstant(header.endedAt)}, ${header.endedBy}` }]),
          ...(header.undoneReason === null ? [] : [{ label: 'Lý do hoàn tác', value: header.undoneReason }]),
        ]}
      />
      <ProblemSummary error={commit.error ?? check.error ?? cancel.error ?? confirm.error} problems={[]} />
      <div className="row screen-only">
        {may(commitReorganisation) && hinders.length === 0 && (
          <Button
            kind="main"
            label="Ghi cả bảng theo quyết định"
            busy={commit.isPending}
            busyLabel="Đang ghi…"
            onPress={write}
          />
        )}
        {may(checkReorganisation) && (
          <Button
            label="Thử lại"
            busy={check.isPending}
            busyLabel="Đang thử…"
            onPress={() =>
              check.mutate(seen, {
                onSuccess: ({ hinders: left }) =>
                  say({ text: left === 0 ? 'Không còn gì vướng.' : `Còn ${showNumber(left)} điều vướng.` }),
              })
            }
          />
        )}
        {may(cancelReorganisation) && (
          <Button label="Bỏ bảng này" busy={cancel.isPending} onPress={() => cancel.mutate(seen)} />
        )}
        {may(confirmReorganisation) && (
          <Button
            kind="main"
            label="Xác nhận, không hoàn tác nữa"
            busy={confirm.isPending}
            onPress={() => confirm.mutate(seen, { onSuccess: () => say({ text: 'Đã xác nhận lần sắp xếp này.' }) })}
          />
        )}
        {may(undoReorganisation) && !undoing && <Button label="Hoàn tác" onPress={() => setUndoing(true)} />}
      </div>
      <RunningWork of={commit} />
      <RunningWork of={check} />
      {undoing && may(undoReorganisation) && (
        <CommandForm
          contract={undoReorganisation}
          long
          initial={{ reason: '' }}
          labels={{ reason: 'Vì sao hoàn tác' }}
          toInput={({ reason }) => ({ ...seen, reason })}
          action="Hoàn tác cả lần sắp xếp"
          grave
          renews={renews.renews}
          onDone={() => {
            setUndoing(false)
            say({ text: 'Đã hoàn tác: mọi dữ liệu trở lại như trước.' })
          }}
          onCancel={() => setUndoing(false)}
          cancelLabel="Thôi, để nguyên"
        >
          {(form) => <TextField {...form.text('reason')} />}
        </CommandForm>
      )}
    </Panel>
  )
}

function Hinders({ data: { hinders } }: { data: ReorganisationDetail }) {
  return (
    <Notice tone="problem" title={`Còn ${showNumber(hinders.length)} điều vướng, chưa ghi được`}>
      <ul>
        {hinders.map(({ row, code, message }) => (
          <li key={`${row} ${code} ${message}`}>
            {row === 0 ? '' : `Dòng ${row}: `}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Counts({ data: { before, after } }: { data: ReorganisationDetail }) {
  const columns: Column<(typeof counted)[number]>[] = [
    { key: 'what', heading: 'Số liệu', cell: ({ label }) => label },
    { key: 'before', heading: 'Trước', numbers: true, cell: ({ key, show }) => show(before[key]) },
    {
      key: 'after',
      heading: 'Sau',
      numbers: true,
      cell: ({ key, show }) => (after === null ? 'Chưa thử được' : show(after[key])),
    },
  ]
  return (
    <DataTable caption="Số liệu trước và sau khi sắp xếp" rows={counted} rowKey={({ key }) => key} columns={columns} />
  )
}

const lineColumns: readonly Column<ReorganisationLineShown>[] = [
  {
    key: 'old',
    heading: 'Tổ chức',
    cell: (line) => (
      <>
        {line.old}
        <span className="soft"> · dòng {line.row}</span>
      </>
    ),
  },
  {
    key: 'kind',
    heading: 'Hình thức',
    card: 'plain',
    cell: (line) =>
      line.hinders.length > 0 ? (
        <Tag state="stopped" label={line.kind === null ? 'Chưa hiểu' : `${kindNames[line.kind]}, còn vướng`} />
      ) : (
        (line.kind !== null && kindNames[line.kind]) || ''
      ),
  },
  { key: 'becomes', heading: 'Thành', card: 'plain', cell: (line) => line.becomes },
  { key: 'touches', heading: 'Kéo theo', card: 'labelled', cell: (line) => touches(line.touched) },
]
