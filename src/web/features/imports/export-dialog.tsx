// Chooses what goes into an exported list: columns, and the numbers that identify a person only with a reason.
import { useState } from 'react'
import { type ExportColumn, exportColumn, exportList } from '#contract/exports.ts'
import { countMembers } from '#contract/members.ts'
import { ApiError } from '../../app/api-error.ts'
import { checkInput } from '../../app/check-input.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { showNumber } from '../../ui/format.ts'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { download, downloadAddress } from './download.ts'
import type { ExportFilter } from './export-button.tsx'
import classes from './imports.module.css'

const columnLabels: Record<ExportColumn, string> = {
  fullName: 'Họ và tên',
  birthDate: 'Ngày sinh, nam nữ',
  ethnicity: 'Dân tộc',
  religion: 'Tôn giáo',
  hometown: 'Quê quán',
  residence: 'Nơi cư trú',
  education: 'Giáo dục phổ thông',
  professional: 'Chuyên môn',
  theory: 'Lý luận chính trị',
  occupation: 'Nghề nghiệp, nơi công tác',
  admittedOn: 'Ngày vào Đảng',
  officialOn: 'Ngày chính thức',
  personalNo: 'Số định danh cá nhân',
  cardNo: 'Số thẻ đảng viên',
  fileNo: 'Số lý lịch',
  branch: 'Chi bộ',
  status: 'Tư cách',
  note: 'Ghi chú',
}
/** Only with a reason. */
const NUMBERS: readonly ExportColumn[] = ['personalNo', 'cardNo']

interface ExportDialogProps {
  filter: ExportFilter
  onClose: () => void
}

export function ExportDialog({ filter, onClose }: ExportDialogProps) {
  const plain = exportColumn.options.filter((column) => !NUMBERS.includes(column))
  const [left, setLeft] = useState<readonly ExportColumn[]>([])
  const [withNumbers, setWithNumbers] = useState(false)
  const [reason, setReason] = useState('')
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const count = useOperation(countMembers, filter)
  const make = useCommand(exportList, { renews: 'nothing' })
  const problem = mistake ?? make.error

  const send = () => {
    const columns = exportColumn.options.filter(
      (column) => !left.includes(column) && (withNumbers || !NUMBERS.includes(column)),
    )
    const input = { ...filter, columns, withNumbers, ...(withNumbers && { reason }) }
    const found =
      withNumbers && reason.trim() === ''
        ? ApiError.invalid([{ path: 'reason', message: 'Nêu lý do khi xuất kèm số định danh và số thẻ.' }])
        : columns.length === 0
          ? ApiError.invalid([{ path: 'columns', message: 'Chọn ít nhất một cột.' }])
          : checkInput(exportList, input)
    setMistake(found)
    if (found === null) make.mutate(input, { onSuccess: ({ downloadId }) => download(downloadId) })
  }

  if (make.data !== undefined) {
    return (
      <Dialog title="Đã xuất danh sách" onClose={onClose}>
        <Notice tone="good" title={`Tệp ${make.data.fileName} có ${showNumber(make.data.rows)} đảng viên.`}>
          <p>Tệp đang được tải về máy. Lần xuất này đã được ghi lại; giữ tệp cẩn thận và xóa khi dùng xong.</p>
          <p>
            <a href={downloadAddress(make.data.downloadId)} download>
              Tải tệp lần nữa
            </a>
          </p>
        </Notice>
        <div>
          <Button kind="main" label="Đóng" onPress={onClose} />
        </div>
      </Dialog>
    )
  }
  const total = count.data?.total
  return (
    <Dialog title="Xuất danh sách ra Excel" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ProblemSummary
          error={problem}
          problems={(problem?.fields ?? []).map(({ path, message }) => ({
            target: path === 'reason' ? 'export-reason' : null,
            text: message,
          }))}
        />
        <p>
          {total === undefined
            ? 'Tệp gồm đúng những người trong danh sách đang xem.'
            : `Tệp gồm ${showNumber(total)} đảng viên, đúng như danh sách đang xem.`}
        </p>
        <fieldset className={classes.choice}>
          <legend>Các cột trong tệp</legend>
          <div className={classes.two}>
            {plain.map((column) => (
              <CheckField
                key={column}
                name={column}
                label={columnLabels[column]}
                checked={!left.includes(column)}
                onChange={(on) => setLeft((old) => (on ? old.filter((one) => one !== column) : [...old, column]))}
              />
            ))}
          </div>
        </fieldset>
        <CheckField
          name="withNumbers"
          label="Kèm số định danh cá nhân và số thẻ"
          hint="Chỉ khi thật cần; phải nêu lý do và lần xuất được ghi lại."
          checked={withNumbers}
          onChange={setWithNumbers}
        />
        {withNumbers && (
          <TextField
            id="export-reason"
            name="reason"
            label="Lý do xuất kèm số"
            hint="Ví dụ: Đối chiếu danh sách cấp đổi thẻ đảng viên."
            value={reason}
            maxLength={250}
            error={problem?.fields.find(({ path }) => path === 'reason')?.message}
            onChange={setReason}
          />
        )}
        <div className="row">
          <Button kind="main" submits label="Xuất danh sách" busy={make.isPending} busyLabel="Đang xuất…" />
          <Button label="Thôi, không xuất" onPress={onClose} />
        </div>
      </form>
    </Dialog>
  )
}
