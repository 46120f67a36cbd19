// After a list was written: what happened, where to go on, and taking the whole import back.
import { useState } from 'react'
import { undoImport } from '#contract/imports.ts'
import { listMembers } from '#contract/members.ts'
import { getTable } from '#contract/reports.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showInstant, today } from '../../ui/format.ts'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Again, type ImportProps } from './import-page.tsx'
import { RowsList } from './rows-list.tsx'
import { counted, undoneWords } from './words.ts'

export function Result({ detail, at }: ImportProps) {
  const seesMembers = useCan(listMembers)
  const seesTables = useCan(getTable)
  const [undoing, setUndoing] = useState(false)
  const { plan, organisation } = detail
  const place = { organisationId: organisation.id, provinceCode: at.provinceCode }
  if (detail.state === 'undone') {
    return (
      <Notice title={`Lần nhập này đã được hoàn tác ngày ${showInstant(detail.undoneAt)}.`}>
        {detail.undoneReason !== null && <p>Lý do: {detail.undoneReason}</p>}
        <p>Các hồ sơ lần nhập này đã thêm không còn trong danh sách; các mục đã bổ sung trở lại như trước.</p>
        <Again detail={detail} label="Nhập lại từ tệp khác" />
      </Notice>
    )
  }
  return (
    <div className="stack">
      <Notice tone="good" title={`Đã ghi ${counted(plan.created, 'đảng viên mới')} vào hồ sơ.`}>
        {plan.updated > 0 && <p>Đã bổ sung mục còn thiếu cho {counted(plan.updated, 'đảng viên')}.</p>}
        {plan.skipped > 0 && <p>Đã bỏ qua {counted(plan.skipped, 'dòng')}.</p>}
        <p>
          {detail.committedBy} ghi ngày {showInstant(detail.committedAt)}.
        </p>
        <div className="row screen-only">
          {seesMembers && <LinkButton kind="main" to={addresses.members(place)} label="Mở danh sách đảng viên" />}
          {seesTables && (
            <LinkButton to={addresses.statistics({ form: '3', on: today(), ...place })} label="Xem thống kê" />
          )}
          {detail.allowed.includes(undoImport.name) && (
            <Button kind="grave" label="Hoàn tác lần nhập này" onPress={() => setUndoing(true)} />
          )}
        </div>
      </Notice>
      <RowsList detail={detail} at={at} />
      {undoing && <Undo detail={detail} at={at} onClose={() => setUndoing(false)} />}
    </div>
  )
}

function Undo({ detail, at, onClose }: ImportProps & { onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const say = useDoneNotice()
  const undo = useCommand(undoImport)
  const { plan } = detail
  return (
    <Dialog title={`Hoàn tác lần nhập «${detail.fileName}»?`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() === '') return setMissing(true)
          undo.mutate(
            { ...at, version: detail.version, reason },
            {
              onSuccess: (undone) => {
                say({ text: undoneWords(undone) })
                onClose()
              },
            },
          )
        }}
      >
        <ProblemSummary error={undo.error} problems={[]} />
        <ul className="stack-tight">
          {plan.created > 0 && (
            <li>
              Rút khỏi danh sách {counted(plan.created, 'đảng viên')} đã ghi ngày {showInstant(detail.committedAt)}.
            </li>
          )}
          {plan.updated > 0 && <li>Bỏ các mục đã bổ sung cho {counted(plan.updated, 'đảng viên')}.</li>}
          <li>Bỏ các chi bộ được lập riêng cho lần nhập này.</li>
          <li>Thống kê được tính lại như trước khi nhập.</li>
        </ul>
        <TextField
          name="reason"
          label="Lý do hoàn tác"
          hint="Lý do được ghi vào lịch sử của tổ chức. Ví dụ: Nhập nhầm tệp của xã khác."
          value={reason}
          maxLength={250}
          error={missing && reason.trim() === '' ? 'Ghi lý do hoàn tác.' : undefined}
          onChange={setReason}
        />
        <div className="row">
          <Button kind="grave" submits label="Hoàn tác lần nhập" busy={undo.isPending} busyLabel="Đang hoàn tác…" />
          <Button label="Giữ nguyên" onPress={onClose} />
        </div>
      </form>
    </Dialog>
  )
}
