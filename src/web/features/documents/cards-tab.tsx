// Index cards of classified documents: nothing but code, level, keeper and place.
import { useState } from 'react'
import { changeCard, listCards, recordCard } from '#contract/documents.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useList } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { levelLabels, optionsOf } from './words.ts'

type Card = OutputOf<typeof listCards>['rows'][number]
type Level = Card['level']

const saidOn = ({ level, keeper, place }: Card) => ({ level: level as string, keeper, place })

export function CardsTab({ organisationId, tinh }: { organisationId: string | undefined; tinh: string | undefined }) {
  const list = useList(listCards, { organisationId, provinceCode: tinh }, { fresh: true })
  /** The card being changed, or a new one. */
  const [open, setOpen] = useState<Card | 'new' | null>(null)
  const say = useDoneNotice()
  const common = {
    renews: ['documents.list-cards'],
    onCancel: () => setOpen(null),
    cancelLabel: 'Thôi, không ghi',
    onDone: () => {
      setOpen(null)
      say({ text: 'Đã ghi phiếu.' })
    },
  }
  const columns: readonly Column<Card>[] = [
    { key: 'code', heading: 'Ký hiệu', cell: (row) => row.code },
    { key: 'level', heading: 'Độ mật', card: 'plain', cell: (row) => levelLabels[row.level] },
    { key: 'keeper', heading: 'Người giữ', cell: (row) => row.keeper },
    { key: 'place', heading: 'Nơi để', cell: (row) => row.place },
    {
      key: 'of',
      heading: 'Phiếu của',
      cell: (row) => (
        <>
          {row.organisationName}
          <span className="under numbers">{showDate(row.recordedOn)}</span>
        </>
      ),
    },
    {
      key: 'act',
      heading: 'Việc',
      cell: (row) =>
        row.allowed.includes(changeCard.name) && (
          <Button label="Sửa" about={`phiếu ${row.code}`} onPress={() => setOpen(row)} />
        ),
    },
  ]
  return (
    <div className="stack">
      <Notice title="Văn bản mật không đưa vào phần mềm này.">
        <p>Chỉ ghi ký hiệu, độ mật, người giữ và nơi để; trích yếu, nội dung và tệp không nhập ở bất kỳ chỗ nào.</p>
      </Notice>
      {open === null ? (
        <div className="screen-only">
          <Button kind="main" label="Lập phiếu" onPress={() => setOpen('new')} />
        </div>
      ) : (
        <Panel title={open === 'new' ? 'Lập phiếu văn bản mật' : `Sửa phiếu ${open.code}`}>
          <div className="measured">
            {open === 'new' ? (
              <CommandForm
                {...common}
                contract={recordCard}
                initial={{ code: '', level: 'secret', keeper: '', place: '' }}
                labels={{ code: 'Ký hiệu', level: 'Độ mật', keeper: 'Người giữ', place: 'Nơi để' }}
                toInput={({ code, level, keeper, place }) => ({
                  organisationId,
                  code,
                  level: level as Level,
                  keeper,
                  place,
                  provinceCode: tinh,
                })}
                action="Lập phiếu"
              >
                {(form) => (
                  <>
                    <TextField {...form.text('code')} hint="Số và ký hiệu, không ghi trích yếu." />
                    <SelectField {...form.text('level')} options={optionsOf(levelLabels)} />
                    <TextField {...form.text('keeper')} />
                    <TextField {...form.text('place')} hint="Ví dụ: tủ sắt, phòng văn thư." />
                  </>
                )}
              </CommandForm>
            ) : (
              <CommandForm
                key={open.id}
                {...common}
                contract={changeCard}
                {...startOf(open, saidOn, {}, (name, value) =>
                  name === 'level' ? levelLabels[value as Level] : value,
                )}
                labels={{ level: 'Độ mật', keeper: 'Người giữ', place: 'Nơi để' }}
                toInput={({ level, keeper, place }, { version }) => ({
                  id: open.id,
                  version,
                  level: level as Level,
                  keeper,
                  place,
                  provinceCode: tinh,
                })}
                action="Ghi phiếu"
              >
                {(form) => (
                  <>
                    <SelectField {...form.text('level')} options={optionsOf(levelLabels)} />
                    <TextField {...form.text('keeper')} />
                    <TextField {...form.text('place')} />
                  </>
                )}
              </CommandForm>
            )}
          </div>
        </Panel>
      )}
      {list.isPending && <Skeleton lines={5} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Chưa có phiếu nào.">
          <p>Khi giữ văn bản mật, lập phiếu để biết văn bản ở đâu, ai giữ.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <>
          <DataTable caption="Phiếu văn bản mật" rows={list.rows} rowKey={(row) => row.id} columns={columns} />
          <Pager shown={list.rows.length} total={list.total} unit="phiếu" more={list.more} busy={list.isGrowing} />
        </>
      )}
    </div>
  )
}
