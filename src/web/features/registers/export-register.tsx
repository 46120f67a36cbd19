// Takes a whole register out as a file: Word by its form or Excel, card numbers only with a reason; says what one file can hold.
import { useState } from 'react'
import { exportRegister } from '#contract/registers.ts'
import { checkInput } from '../../app/check-input.ts'
import { useDownload } from '../../app/download.ts'
import { ExportForm, type WithNumbers } from '../../app/export-form.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { showNumber } from '../../ui/format.ts'
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
  const made = useDownload(exportRegister)
  const send = (numbers: WithNumbers) => {
    const input = { ...asked, format, ...numbers }
    const found = checkInput(exportRegister, input)
    if (found === null) made.send(input)
    return found
  }
  return (
    <ExportForm
      words={{ title: 'Tải cả sổ', send: 'Tải cả sổ', busy: 'Đang lập tệp…', leave: 'Thôi, không tải' }}
      numbers={
        asked.register === 'probationers' || asked.register === 'file-numbers'
          ? null
          : {
              label: 'Kèm số thẻ đảng viên đầy đủ',
              hint: 'Không chọn thì số thẻ được che. Chỉ khi thật cần; phải nêu lý do và lần xuất được ghi lại.',
              reason: 'Lý do xuất kèm số thẻ',
              missing: 'Nêu lý do khi xuất kèm số thẻ đảng viên.',
            }
      }
      made={made}
      send={send}
      done={{
        title: 'Đã tải cả sổ',
        line: ({ fileName, rows }) => `Tệp ${fileName} có ${showNumber(rows)} dòng.`,
        what: 'Lần xuất này đã được ghi lại; giữ tệp cẩn thận và xóa khi dùng xong.',
      }}
      onClose={onClose}
    >
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
    </ExportForm>
  )
}
