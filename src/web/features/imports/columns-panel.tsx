// The columns of a list as they were understood, each to be put right; the file is then read anew.
import { useState } from 'react'
import type { z } from 'zod'
import { type columnField, type ImportDetail, mapImportColumns } from '#contract/imports.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import type { ImportProps } from './import-page.tsx'
import classes from './imports.module.css'
import { counted } from './words.ts'

type Sheet = Pick<NonNullable<ImportDetail['layout']>, 'sheet' | 'headerRows' | 'columns'>
type Column = Sheet['columns'][number]
type Meaning = z.output<typeof columnField>

/** A column that holds several things one above the other stays as it was understood until it is changed. */
const KEEP = 'keep'
const NOTHING = 'ignore'
const meaningOf = (column: Column): string => (column.fields.length > 1 ? KEEP : (column.field ?? NOTHING))

/** "C" for 2, as the sheet itself calls its columns. */
function letterOf(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26))
  return index < 26 ? rest : letterOf(Math.floor(index / 26) - 1) + rest
}

export function ColumnsPanel({ detail, at, startsOpen = false }: ImportProps & { startsOpen?: boolean }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const map = useCommand(mapImportColumns, { renews: ['members.get-import', 'members.list-import-rows'] })
  const { layout } = detail
  if (layout === null) return null
  const sheets: readonly Sheet[] = [layout, ...layout.otherSheets]
  const columns = sheets.flatMap((sheet) => sheet.columns)
  const unused = columns.filter((column) => column.fields.length === 0).length
  const may = detail.allowed.includes(mapImportColumns.name)
  const changes = sheets.flatMap((sheet) =>
    sheet.columns.flatMap((column) => {
      const meaning = chosen[`${sheet.sheet}|${column.index}`]
      if (meaning === undefined || meaning === meaningOf(column)) return []
      const field = meaning === NOTHING ? null : (meaning as Meaning)
      return [{ ...(sheets.length > 1 && { sheet: sheet.sheet }), index: column.index, field }]
    }),
  )
  const nameOf = (field: string) => layout.fields.find((one) => one.field === field)?.name ?? field
  const options = (column: Column) => [
    ...(column.fields.length > 1 ? [{ value: KEEP, label: column.fields.map(nameOf).join(', ') }] : []),
    { value: NOTHING, label: 'Không dùng cột này' },
    ...layout.fields.filter(({ field }) => field !== NOTHING).map(({ field, name }) => ({ value: field, label: name })),
  ]

  return (
    <Panel title="Các cột của danh sách">
      <p>
        Hiểu được {columns.length - unused} trên {counted(columns.length, 'cột')}.
        {unused > 0 && ` Không dùng ${counted(unused, 'cột')}.`}
      </p>
      <details className={classes.more} open={startsOpen}>
        <summary>Xem và sửa ý nghĩa các cột</summary>
        <div className="stack">
          {sheets.map((sheet) => (
            <div key={sheet.sheet} className="stack-tight">
              {sheets.length > 1 && <h3>Trang tính «{sheet.sheet}»</h3>}
              <ul className={classes.columns}>
                {sheet.columns.map((column) => {
                  const key = `${sheet.sheet}|${column.index}`
                  const name = column.heading === '' ? 'không có tiêu đề' : `«${column.heading}»`
                  return (
                    <li key={key}>
                      <SelectField
                        name={key}
                        label={`Cột ${column.index + 1} (${letterOf(column.index)}) ${name}`}
                        hint={column.by === 'content' ? 'Nhận ra theo nội dung các ô, không theo tiêu đề.' : undefined}
                        value={chosen[key] ?? meaningOf(column)}
                        options={options(column)}
                        onChange={(value) => setChosen((old) => ({ ...old, [key]: value }))}
                      />
                    </li>
                  )
                })}
              </ul>
            </div>
          ))}
          {map.error && <ErrorState error={map.error} />}
          {may && (
            <div className="stack-tight">
              <p className="soft">
                Đổi ý nghĩa của cột thì tệp được đọc lại từ đầu; các chỗ bạn đã sửa ở từng dòng không còn.
              </p>
              {changes.length > 0 && (
                <div className="row">
                  <Button
                    kind="main"
                    label={`Đọc lại với ${counted(changes.length, 'cột đã đổi')}`}
                    busy={map.isPending}
                    onPress={() =>
                      map.mutate(
                        { ...at, version: detail.version, columns: changes },
                        { onSuccess: () => setChosen({}) },
                      )
                    }
                  />
                </div>
              )}
            </div>
          )}
        </div>
      </details>
    </Panel>
  )
}
