// Chooses what goes into an exported list: columns, and the numbers that identify a person only with a reason.
import { useState } from 'react'
import { type ExportColumn, exportColumn, exportList } from '#contract/exports.ts'
import { countMembers } from '#contract/members.ts'
import { ApiError } from '../../app/api-error.ts'
import { checkInput } from '../../app/check-input.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { ExportForm, type WithNumbers } from '../../app/export-form.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { showNumber } from '../../ui/format.ts'
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
  const count = useOperation(countMembers, filter)
  const made = useDownload(exportList)
  const send = (numbers: WithNumbers) => {
    const columns = exportColumn.options.filter(
      (column) => !left.includes(column) && (numbers.withNumbers || !NUMBERS.includes(column)),
    )
    const input = { ...filter, columns, ...numbers }
    const found =
      columns.length === 0
        ? ApiError.invalid([{ path: 'columns', message: 'Chọn ít nhất một cột.' }])
        : checkInput(exportList, input)
    if (found === null) made.send(input)
    return found
  }
  const total = count.data?.total
  return (
    <ExportForm
      words={{
        title: 'Xuất danh sách ra Excel',
        send: 'Xuất danh sách',
        busy: 'Đang xuất…',
        leave: 'Thôi, không xuất',
      }}
      numbers={{
        label: 'Kèm số định danh cá nhân và số thẻ',
        hint: 'Chỉ khi thật cần; phải nêu lý do và lần xuất được ghi lại.',
        reason: 'Lý do xuất kèm số',
        missing: 'Nêu lý do khi xuất kèm số định danh và số thẻ.',
      }}
      made={made}
      send={send}
      done={{
        title: 'Đã xuất danh sách',
        line: ({ fileName, rows }) => `Tệp ${fileName} có ${showNumber(rows)} đảng viên.`,
        what: 'Tệp đang được tải về máy. Lần xuất này đã được ghi lại; giữ tệp cẩn thận và xóa khi dùng xong.',
      }}
      onClose={onClose}
    >
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
    </ExportForm>
  )
}
