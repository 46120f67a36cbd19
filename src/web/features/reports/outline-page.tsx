// The outline and annex tables of a kind of report: whose they are, and laying down the own ones.
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import { endOutline, getOutline, setOutline } from '#contract/report-outlines.ts'
import { type ReportType, reportTypeNames, reportTypes } from '#rules/reports/periods.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { OutlineForm } from './outline-form.tsx'
import classes from './reports.module.css'

export type Outline = OutputOf<typeof getOutline>

const typeOf = (text: string | null): ReportType => reportTypes.find((type) => type === text) ?? 'monthly'

export function OutlinePage() {
  const [search, change] = useAddressValues()
  const [params] = useSearchParams()
  const tinh = params.get('tinh') ?? undefined
  const type = typeOf(search.get('loai'))
  const found = useOperation(getOutline, { type, provinceCode: tinh }, { fresh: true })
  return (
    <Page
      title="Đề cương báo cáo"
      trail={[{ label: 'Báo cáo', to: addresses.reports({ tinh }) }]}
      lead={<p>Các mục phải viết và bảng phụ lục của mỗi loại báo cáo.</p>}
    >
      <div className="stack">
        <div className="measured">
          <SelectField
            id="loai"
            name="loai"
            label="Loại báo cáo"
            value={type}
            options={reportTypes.map((value) => ({ value, label: reportTypeNames[value] }))}
            onChange={(loai) => change({ loai })}
          />
        </div>
        {found.isPending && <Skeleton lines={8} />}
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && <OutlinePart key={found.data.type} outline={found.data} tinh={tinh} />}
      </div>
    </Page>
  )
}

function sourceOf({ from, setBy, setOn, organisationName }: Outline): string {
  if (from === 'program') return 'Đang dùng đề cương chung của chương trình.'
  if (from === 'above') return `Đang theo đề cương ${setBy} định ngày ${showDate(setOn)}.`
  return `Đề cương của ${organisationName}, ${setBy} định ngày ${showDate(setOn)}; cấp dưới chưa định riêng thì cũng theo.`
}

function OutlinePart({ outline, tinh }: { outline: Outline; tinh: string | undefined }) {
  const [writing, setWriting] = useState(false)
  const end = useCommand(endOutline, { renews: ['reports.'] })
  const say = useDoneNotice()
  const may = ({ name }: { name: string }) => outline.allowed.includes(name)
  const { lines, tables, type, version, organisationId } = outline
  if (writing)
    return (
      <Panel title={`Định đề cương ${reportTypeNames[type].toLowerCase()}`}>
        <OutlineForm outline={outline} tinh={tinh} onClose={() => setWriting(false)} />
      </Panel>
    )
  return (
    <Panel title={reportTypeNames[type]}>
      <p role="status">{sourceOf(outline)}</p>
      {end.error && <ErrorState error={end.error} />}
      <p className={classes.text}>{lines.join('\n')}</p>
      {tables.map(({ title, columns, rows, total }) => (
        <section key={title} aria-label={`Bảng ${title}`}>
          <h3>Bảng: {title}</h3>
          <p>Cột: {columns.join('; ')}.</p>
          <p>
            Dòng: {rows.join('; ')}
            {total ? '; dòng tổng cộng.' : '.'}
          </p>
        </section>
      ))}
      <div className="row screen-only">
        {may(setOutline) && (
          <Button
            label={version === 0 ? 'Định đề cương riêng' : 'Sửa đề cương, bảng phụ lục'}
            onPress={() => setWriting(true)}
          />
        )}
        {may(endOutline) && (
          <Button
            label="Thôi dùng đề cương riêng"
            busy={end.isPending}
            onPress={() =>
              end.mutate(
                { organisationId, type, version, provinceCode: tinh },
                { onSuccess: () => say({ text: 'Đã thôi dùng đề cương riêng; báo cáo đang soạn giữ nguyên.' }) },
              )
            }
          />
        )}
      </div>
    </Panel>
  )
}
