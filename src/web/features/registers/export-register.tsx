// Takes a whole register out as a file: Word by its form or Excel, card numbers only with a reason; says what one file can hold.
import { useState } from 'react'
import { exportRegister } from '#contract/registers.ts'
import { ApiError } from '../../app/api-error.ts'
import { checkInput } from '../../app/check-input.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, RadioField } from '../../ui/choice-field.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { showNumber } from '../../ui/format.ts'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { download, downloadAddress } from '../imports/download.ts'
import type { AskedRegister } from './register-address.ts'

interface ExportRegisterProps {
  asked: AskedRegister
  total: number | null
  wordLimit: number
  onClose: () => void
}

export function ExportRegister({ asked, total, wordLimit, onClose }: ExportRegisterProps) {
  const fits = total === null || total <= wordLimit
  const [format, setFormat] = useState<'word' | 'excel'>(fits ? 'word' : 'excel')
  const [withNumbers, setWithNumbers] = useState(false)
  const [reason, setReason] = useState('')
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const make = useCommand(exportRegister, { renews: 'nothing' })
  const problem = mistake ?? make.error
  const hasNumbers = asked.register !== 'probationers'

  const send = () => {
    const input = { ...asked, format, withNumbers, ...(withNumbers && { reason }) }
    const found =
      withNumbers && reason.trim() === ''
        ? ApiError.invalid([{ path: 'reason', message: 'Nêu lý do khi xuất kèm số thẻ đảng viên.' }])
        : checkInput(exportRegister, input)
    setMistake(found)
    if (found === null) make.mutate(input, { onSuccess: ({ downloadId }) => download(downloadId) })
  }

  if (make.data !== undefined) {
    return (
      <Dialog title="Đã tải cả sổ" onClose={onClose}>
        <Notice tone="good" title={`Tệp ${make.data.fileName} có ${showNumber(make.data.rows)} dòng.`}>
          <p>Lần xuất này đã được ghi lại; giữ tệp cẩn thận và xóa khi dùng xong.</p>
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
  return (
    <Dialog title="Tải cả sổ" onClose={onClose}>
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
            target: path === 'reason' ? 'register-reason' : null,
            text: message,
          }))}
        />
        <RadioField
          name="format"
          label="Loại tệp"
          hint={`Một tệp Word nhận tới ${showNumber(wordLimit)} dòng; sổ dài hơn thì dùng Excel hoặc tải theo từng tổ chức.`}
          value={format}
          options={[
            { value: 'word', label: 'Word, theo mẫu để ký' },
            { value: 'excel', label: 'Excel' },
          ]}
          onChange={(value) => setFormat(value === 'word' ? 'word' : 'excel')}
        />
        {hasNumbers && (
          <CheckField
            name="withNumbers"
            label="Kèm số thẻ đảng viên đầy đủ"
            hint="Không chọn thì số thẻ được che. Chỉ khi thật cần; phải nêu lý do và lần xuất được ghi lại."
            checked={withNumbers}
            onChange={setWithNumbers}
          />
        )}
        {withNumbers && (
          <TextField
            id="register-reason"
            name="reason"
            label="Lý do xuất kèm số thẻ"
            hint="Ví dụ: Đối chiếu danh sách cấp đổi thẻ đảng viên."
            value={reason}
            maxLength={250}
            error={problem?.fields.find(({ path }) => path === 'reason')?.message}
            onChange={setReason}
          />
        )}
        <div className="row">
          <Button kind="main" submits label="Tải cả sổ" busy={make.isPending} busyLabel="Đang lập tệp…" />
          <Button label="Thôi, không tải" onPress={onClose} />
        </div>
      </form>
    </Dialog>
  )
}
