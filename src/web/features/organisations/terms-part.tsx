// The terms of an organisation: recording a new one, changing one.
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { changeTerm, listTerms, type Organisation, openTerm } from '#contract/organisations.ts'
import { useList } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

type Term = OutputOf<typeof listTerms>['rows'][number]

const labels = { name: 'Tên nhiệm kỳ', startsOn: 'Bắt đầu', endsOn: 'Kết thúc', document: 'Văn bản' }
const startOf = ({ name, startsOn, endsOn, document }: Pick<Term, 'name' | 'startsOn' | 'endsOn' | 'document'>) => ({
  name,
  startsOn,
  endsOn,
  document: document ?? '',
})
const endHint = 'Ngày đầu tiên không còn thuộc nhiệm kỳ.'

export function TermsPart({ organisation }: { organisation: Organisation }) {
  const { national } = useMe()
  const say = useDoneNotice()
  const within = national ? { provinceCode: organisation.provinceCode } : {}
  const terms = useList(listTerms, { id: organisation.id, ...within })
  const [opening, setOpening] = useState(false)
  const [changing, setChanging] = useState<Term | null>(null)
  const mayOpen = organisation.allowed.includes(openTerm.name)
  if (terms.isPending) return <Skeleton lines={4} />
  if (terms.error) return <ErrorState error={terms.error} onRetry={terms.again} />
  return (
    <div className="stack">
      {opening && (
        <Panel title="Ghi nhiệm kỳ mới">
          <CommandForm
            contract={openTerm}
            initial={{ name: '', startsOn: '', endsOn: '', document: '' }}
            labels={labels}
            draft={`organisations.open-term.${organisation.id}`}
            toInput={({ name, startsOn, endsOn, document }) => ({
              id: organisation.id,
              name,
              startsOn,
              endsOn: given(endsOn),
              document: given(document),
              ...within,
            })}
            action="Ghi nhiệm kỳ"
            onCancel={() => setOpening(false)}
            cancelLabel="Thôi, không ghi"
            onDone={() => {
              setOpening(false)
              say({ text: 'Đã ghi nhiệm kỳ mới.' })
            }}
          >
            {(form) => (
              <>
                <TextField {...form.text('name')} hint="Ví dụ: Nhiệm kỳ 2025–2030." />
                <DateField {...form.text('startsOn')} hint="Ngày đại hội hoặc ngày ghi trong quyết định." />
                <DateField
                  {...form.text('endsOn')}
                  hint={`${endHint} Để trống thì tính theo thời hạn của loại tổ chức.`}
                  optional
                />
                <TextField {...form.text('document')} optional />
              </>
            )}
          </CommandForm>
        </Panel>
      )}
      {changing !== null && (
        <Panel title={`Sửa ${changing.name}`}>
          <CommandForm
            key={changing.id}
            contract={changeTerm}
            initial={startOf(changing)}
            labels={labels}
            versions={{ version: changing.version, seen: changing, read: startOf }}
            toInput={({ name, startsOn, endsOn, document }, { base, version }) => ({
              id: changing.id,
              version,
              ...(name !== base.name && { name }),
              ...(startsOn !== base.startsOn && { startsOn }),
              ...(endsOn !== base.endsOn && { endsOn }),
              ...(document !== base.document && { document: orNull(document) }),
              ...within,
            })}
            action="Lưu nhiệm kỳ"
            onCancel={() => setChanging(null)}
            onDone={() => {
              setChanging(null)
              say({ text: 'Đã lưu nhiệm kỳ.' })
            }}
          >
            {(form) => (
              <>
                <TextField {...form.text('name')} />
                <DateField {...form.text('startsOn')} />
                <DateField {...form.text('endsOn')} hint={endHint} />
                <TextField {...form.text('document')} optional />
              </>
            )}
          </CommandForm>
        </Panel>
      )}
      {terms.rows.length === 0 ? (
        <EmptyState
          title="Chưa ghi nhiệm kỳ nào."
          action={mayOpen && !opening && <Button kind="main" label="Ghi nhiệm kỳ" onPress={() => setOpening(true)} />}
        >
          <p>Khi có nhiệm kỳ, chương trình nhắc trước ngày hết nhiệm kỳ.</p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption={`Các nhiệm kỳ của ${organisation.name}`}
            rows={terms.rows}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', heading: 'Nhiệm kỳ', cell: (row) => row.name },
              { key: 'from', heading: 'Bắt đầu', numbers: true, cell: (row) => showDate(row.startsOn) },
              { key: 'to', heading: 'Đến trước ngày', numbers: true, cell: (row) => showDate(row.endsOn) },
              { key: 'document', heading: 'Văn bản', card: 'no', cell: (row) => row.document ?? '' },
              {
                key: 'act',
                heading: 'Việc',
                card: 'plain',
                cell: (row) =>
                  row.allowed.includes(changeTerm.name) ? (
                    <Button kind="quiet" label="Sửa nhiệm kỳ" onPress={() => setChanging(row)} />
                  ) : null,
              },
            ]}
          />
          {mayOpen && !opening && (
            <div>
              <Button label="Ghi nhiệm kỳ mới" onPress={() => setOpening(true)} />
            </div>
          )}
        </>
      )}
    </div>
  )
}
