// Writing an outline: one heading a line with its figures in square brackets, and tables with their columns and rows one a line.
import { useState } from 'react'
import { setOutline } from '#contract/report-outlines.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import type { Outline } from './outline-page.tsx'
import { linesOf } from './words.ts'

/** As many as the contract takes. */
const MOST = 6
const places = Array.from({ length: MOST }, (_, at) => at)
const names = (at: number) => {
  const name = (part: string) => `tables.${at}.${part}`
  return { title: name('title'), columns: name('columns'), rows: name('rows'), total: name('total') }
}

function initialOf({ lines, tables }: Outline): Record<string, string | boolean> {
  const fields = places.flatMap((at): [string, string | boolean][] => {
    const [name, table] = [names(at), tables[at]]
    return [
      [name.title, table?.title ?? ''],
      [name.columns, table?.columns.join('\n') ?? ''],
      [name.rows, table?.rows.join('\n') ?? ''],
      [name.total, table?.total ?? true],
    ]
  })
  return { lines: lines.join('\n'), ...Object.fromEntries(fields) }
}

const labels = {
  lines: 'Các mục, mỗi dòng một mục',
  ...Object.fromEntries(
    places.flatMap((at) => {
      const name = names(at)
      return [
        [name.title, `Tên bảng ${at + 1}`],
        [name.columns, `Các cột của bảng ${at + 1}, mỗi dòng một cột`],
        [name.rows, `Các dòng của bảng ${at + 1}, mỗi dòng một việc`],
        [name.total, `Bảng ${at + 1} có dòng tổng cộng`],
      ]
    }),
  ),
} as Record<string, string>

const tableAt = (values: Record<string, string | boolean>, at: number) => {
  const name = names(at)
  const text = (field: string) => String(values[field] ?? '')
  return {
    title: text(name.title).trim(),
    columns: linesOf(text(name.columns)),
    rows: linesOf(text(name.rows)),
    total: values[name.total] === true,
  }
}

/** The places of the tables that are sent: one nobody wrote anything into is none. */
const filledPlaces = (values: Record<string, string | boolean>, shown: number): number[] =>
  places.slice(0, shown).filter((at) => {
    const { title, columns, rows } = tableAt(values, at)
    return title !== '' || columns.length > 0 || rows.length > 0
  })

interface FormProps {
  outline: Outline
  tinh: string | undefined
  onClose: () => void
}

export function OutlineForm({ outline, tinh, onClose }: FormProps) {
  const say = useDoneNotice()
  const { type, organisationId, figures } = outline
  const [shown, setShown] = useState(outline.tables.length)
  return (
    <CommandForm
      contract={setOutline}
      initial={initialOf(outline)}
      labels={labels}
      versions={{ version: outline.version, seen: initialOf(outline), read: () => ({}) }}
      toInput={(values, { version }) => ({
        organisationId,
        provinceCode: tinh,
        type,
        version,
        lines: linesOf(String(values.lines)),
        tables: filledPlaces(values, shown).map((at) => tableAt(values, at)),
      })}
      placed={(path, values) =>
        path.replace(
          /^tables\.(\d+)/,
          (_, sent: string) => `tables.${filledPlaces(values, shown)[Number(sent)] ?? sent}`,
        )
      }
      action="Định đề cương"
      renews={['reports.']}
      onDone={() => {
        say({ text: 'Đã định đề cương; báo cáo soạn từ nay theo đề cương này.' })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không định"
    >
      {(form) => (
        <>
          <TextAreaField
            {...form.text('lines')}
            rows={14}
            hint="Dán đề cương vào đây. Phần lớn đánh số I, II hoặc A, B; mục trong phần đánh số 1, 2 hoặc gạch đầu dòng. Số liệu chương trình tự lấy ghi trong ngoặc vuông, cách nhau bằng dấu chấm phẩy."
          />
          <details>
            <summary>Tên các số liệu ghi được trong ngoặc vuông</summary>
            <p>{figures.join('; ')}.</p>
          </details>
          {places.slice(0, shown).map((at) => (
            <TableFields key={at} at={at} form={form} />
          ))}
          {shown < MOST && (
            <div>
              <Button label="Thêm bảng phụ lục" onPress={() => setShown(shown + 1)} />
            </div>
          )}
        </>
      )}
    </CommandForm>
  )
}

interface TableFieldsProps {
  at: number
  form: ReturnType<typeof useForm<Record<string, string | boolean>>>
}

function TableFields({ at, form }: TableFieldsProps) {
  const name = names(at)
  return (
    <section className="stack" aria-label={`Bảng phụ lục ${at + 1}`}>
      <h3>Bảng phụ lục {at + 1}</h3>
      <TextField {...form.text(name.title)} hint="Để trống cả bảng thì không có bảng này." />
      <TextAreaField {...form.text(name.columns)} hint="Cột ghi lời thì thêm (chữ) ở cuối, ví dụ Ghi chú (chữ)." />
      <TextAreaField {...form.text(name.rows)} rows={5} />
      <CheckField {...form.box(name.total)} label={`Bảng ${at + 1} có dòng tổng cộng`} />
    </section>
  )
}
