// Who has no work this month and no reason why not: given work or a reason in one go; the reasons that are written down.
import { useState } from 'react'
import { assignTasks, endWaiver, listUnassigned, listWaivers, waiveTask } from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showNumber, showPeriod, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './tasks.module.css'
import type { Where } from './tasks-page.tsx'

export function UnassignedTab({ organisationId, tinh }: Where) {
  const list = useList(listUnassigned, { organisationId, limit: 200, provinceCode: tinh }, { fresh: true })
  const mayAssign = useCan(assignTasks)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [waiving, setWaiving] = useState(false)
  const say = useDoneNotice()
  if (list.isPending) return <Skeleton lines={8} />
  if (list.error) return <ErrorState error={list.error} onRetry={list.again} />
  const { assignable = 0, assigned = 0, waived = 0, month = '' } = list.first ?? {}
  const share = assignable === 0 ? null : Math.round(((assigned + waived) / assignable) * 100)
  const places = new Set(list.rows.map((row) => row.organisationId)).size
  const toggle = (id: string, on: boolean) =>
    setChosen((old) => (on ? [...old, id] : old.filter((other) => other !== id)))
  const memberIds = chosen.filter((id) => list.rows.some((row) => row.memberId === id))
  return (
    <div className="stack">
      <p>
        Tháng {month.split('-').reverse().join('/')}: {showNumber(assignable)} đảng viên giao việc được,{' '}
        {showNumber(assigned)} người đã có việc, {showNumber(waived)} người có lý do chưa giao
        {share !== null && ` (${showNumber(share)} %)`}.
      </p>
      {list.rows.length === 0 ? (
        <EmptyState
          title={assignable === 0 ? 'Chưa có đảng viên nào trong danh sách.' : 'Ai cũng đã có việc hoặc có lý do.'}
        >
          <p>Đảng viên được miễn công tác và sinh hoạt đảng không tính ở đây.</p>
        </EmptyState>
      ) : (
        <Panel title="Chưa có việc và chưa có lý do">
          <div className="stack">
            <div className={classes.people}>
              {list.rows.map((row) => (
                <CheckField
                  key={row.memberId}
                  name={row.memberId}
                  label={places === 1 ? row.fullName : `${row.fullName}, ${row.organisationName}`}
                  checked={chosen.includes(row.memberId)}
                  onChange={(on) => toggle(row.memberId, on)}
                />
              ))}
            </div>
            {list.more !== null && (
              <Pager shown={list.rows.length} total={list.total} unit="người" more={list.more} busy={list.isGrowing} />
            )}
            {mayAssign && !waiving && (
              <div className="row screen-only">
                <LinkButton
                  to={addresses.assignTask({ organisationId, memberIds, tinh })}
                  label={memberIds.length === 0 ? 'Giao nhiệm vụ' : `Giao nhiệm vụ cho ${memberIds.length} người`}
                />
                {memberIds.length > 0 && (
                  <Button
                    label={`Ghi lý do chưa giao cho ${memberIds.length} người`}
                    onPress={() => setWaiving(true)}
                  />
                )}
              </div>
            )}
            {waiving && (
              <div className="measured">
                <CommandForm
                  contract={waiveTask}
                  initial={{ reason: '', from: today(), to: '' }}
                  labels={{ reason: 'Lý do', from: 'Từ ngày', to: 'Đến hết ngày' }}
                  toInput={({ reason, from, to }) => ({ memberIds, reason, from, to: given(to), provinceCode: tinh })}
                  action="Ghi lý do"
                  renews={['tasks.']}
                  onDone={({ ids }) => {
                    setWaiving(false)
                    setChosen([])
                    say({ text: `Đã ghi lý do của ${ids.length} người.` })
                  }}
                  onCancel={() => setWaiving(false)}
                  cancelLabel="Thôi, không ghi"
                >
                  {(form) => (
                    <>
                      <TextField {...form.text('reason')} hint="Ví dụ: Đang nghỉ thai sản." />
                      <DateField {...form.text('from')} />
                      <DateField {...form.text('to')} hint="Để trống nếu chưa rõ." optional />
                    </>
                  )}
                </CommandForm>
              </div>
            )}
          </div>
        </Panel>
      )}
      <Waivers organisationId={organisationId} tinh={tinh} />
    </div>
  )
}

function Waivers({ organisationId, tinh }: Where) {
  const list = useList(listWaivers, { organisationId, provinceCode: tinh }, { fresh: true })
  const end = useCommand(endWaiver, { renews: ['tasks.'] })
  if (list.rows.length === 0) return null
  return (
    <Panel title="Có lý do chưa giao nhiệm vụ">
      <div className="stack-tight">
        {end.error && <ErrorState error={end.error} />}
        <DataTable
          caption="Đảng viên có lý do chưa giao nhiệm vụ"
          rows={list.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', heading: 'Họ và tên', cell: (row) => row.fullName },
            { key: 'reason', heading: 'Lý do', card: 'plain', cell: (row) => row.reason },
            { key: 'when', heading: 'Thời gian', card: 'plain', cell: (row) => showPeriod(row.from, row.to) },
            {
              key: 'act',
              heading: 'Làm gì',
              card: 'plain',
              cell: (row) =>
                row.allowed.includes(endWaiver.name) && (
                  <Button
                    label="Kết thúc lý do này"
                    about={`của ${row.fullName}`}
                    busy={end.isPending && end.variables.id === row.id}
                    onPress={() => end.mutate({ id: row.id, version: row.version, provinceCode: tinh })}
                  />
                ),
            },
          ]}
        />
        {list.more !== null && (
          <Pager shown={list.rows.length} total={list.total} unit="người" more={list.more} busy={list.isGrowing} />
        )}
      </div>
    </Panel>
  )
}
