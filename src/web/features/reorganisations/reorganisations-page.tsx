// The page of reorganisations: a sheet is sent under its decision and tried, earlier ones stand below; one of them is looked through.
import { listReorganisations, makeSheet, type Reorganisation, startReorganisation } from '#contract/reorganisations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showInstant, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { LARGEST_FILE, READABLE, whyNot } from '../imports/upload.ts'
import { UploadField } from '../imports/upload-field.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { ReorganisationPart } from './reorganisation-part.tsx'
import { states } from './words.ts'

export function ReorganisationsPage() {
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const within = tinh === undefined ? {} : { provinceCode: tinh }
  const id = search.get('bang') ?? ''
  const list = useList(
    listReorganisations,
    { ...within, ...(organisationId === undefined ? {} : { organisationId }) },
    { fresh: true },
  )
  const place = list.first?.organisation
  const open = (bang: string) => change({ bang })
  return (
    <WithTree
      current={place?.id ?? ''}
      linkTo={(node) => addresses.reorganisations({ organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page title="Sắp xếp tổ chức" lead={place && <p>Các tổ chức trực thuộc {place.name}</p>}>
        {list.isPending && <Skeleton lines={8} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {id !== '' && <ReorganisationPart key={id} id={id} within={within} onLeave={() => open('')} />}
        {id === '' && place && (
          <div className="stack">
            {list.first?.allowed.includes(startReorganisation.name) && (
              <StartForm key={place.id} organisationId={place.id} within={within} onOpen={open} />
            )}
            {list.rows.length === 0 && (
              <EmptyState title="Chưa có lần sắp xếp nào.">
                <p>
                  Mỗi lần sắp xếp là một bảng Excel theo một quyết định; thử trước rồi mới ghi, ghi rồi còn hoàn tác
                  được.
                </p>
              </EmptyState>
            )}
            {list.rows.length > 0 && (
              <div className="stack-tight">
                <DataTable
                  caption="Các lần sắp xếp tổ chức"
                  rows={list.rows}
                  rowKey={(row) => row.id}
                  columns={columnsFor(open)}
                  stale={list.isStale}
                />
                <Pager shown={list.rows.length} total={list.total} unit="lần" more={list.more} busy={list.isGrowing} />
              </div>
            )}
          </div>
        )}
      </Page>
    </WithTree>
  )
}

const columnsFor = (onOpen: (id: string) => void): readonly Column<Reorganisation>[] => [
  {
    key: 'name',
    heading: 'Quyết định',
    cell: (row) => (
      <>
        {row.decisionNo} ngày {showDate(row.decidedOn)}
        <span className="soft">
          {' '}
          · {row.fileName}, {showInstant(row.createdAt)}, {row.createdBy}
        </span>
      </>
    ),
  },
  { key: 'state', heading: 'Trạng thái', card: 'plain', cell: (row) => <Tag {...states[row.state]} /> },
  { key: 'effective', heading: 'Hiệu lực', numbers: true, cell: (row) => showDate(row.effectiveOn) },
  {
    key: 'lines',
    heading: 'Dòng',
    numbers: true,
    cell: (row) =>
      row.state === 'ready' && row.hinders > 0
        ? `${showNumber(row.lines)} dòng, ${showNumber(row.hinders)} điều vướng`
        : `${showNumber(row.lines)} dòng`,
  },
  {
    key: 'act',
    heading: 'Việc',
    card: 'plain',
    cell: (row) => (
      <Button kind="quiet" label="Xem" about={`${row.decisionNo}, ${row.fileName}`} onPress={() => onOpen(row.id)} />
    ),
  },
]

interface StartProps {
  organisationId: string
  within: { provinceCode?: string }
  onOpen: (id: string) => void
}

const initial = { decisionNo: '', decidedOn: '', issuer: '', effectiveOn: '', uploadId: '' }
const labels = {
  decisionNo: 'Số quyết định',
  decidedOn: 'Ngày ký quyết định',
  issuer: 'Cơ quan ban hành',
  effectiveOn: 'Ngày có hiệu lực',
  uploadId: 'Tệp bảng sắp xếp',
}

/** The sheet to fill in, with what is there. */
function SheetButton({ organisationId, within }: Omit<StartProps, 'onOpen'>) {
  const sheet = useDownload(makeSheet)
  const say = useDoneNotice()
  return (
    <>
      {sheet.error && <ErrorState error={sheet.error} />}
      <div>
        <Button
          label="Tải bảng để điền"
          busy={sheet.isPending}
          onPress={() =>
            sheet.send(
              { organisationId, ...within },
              { onDone: ({ fileName }) => say({ text: `Đã tải ${fileName}.` }) },
            )
          }
        />
      </div>
      <p className="soft">Bảng có sẵn mã, tên các tổ chức trực thuộc; chỉ sửa dòng nào phải sắp xếp.</p>
    </>
  )
}

function StartForm({ organisationId, within, onOpen }: StartProps) {
  return (
    <Panel title="Thử một bảng sắp xếp">
      <SheetButton organisationId={organisationId} within={within} />
      <CommandForm
        contract={startReorganisation}
        long
        initial={initial}
        labels={labels}
        toInput={(values) => ({ ...values, organisationId, ...within })}
        action="Đọc và thử trước"
        renews={['reorganisations.']}
        onDone={({ id }) => onOpen(id)}
      >
        {(form) => {
          const { id, label, error } = form.text('uploadId')
          return (
            <>
              <TextField {...form.text('decisionNo')} hint="Ví dụ 120-QĐ/TU." />
              <DateField {...form.text('decidedOn')} />
              <TextField {...form.text('issuer')} hint="Ví dụ Ban Thường vụ Tỉnh ủy." />
              <DateField {...form.text('effectiveOn')} />
              <UploadField
                id={id}
                label={label}
                hint="Excel (.xlsx) hoặc CSV, mỗi dòng một tổ chức: Mã cũ, Tên cũ, Hình thức, Mã mới, Tên mới, Cấp trên mới, Loại hình mới, Đảng viên chuyển. Chưa thay đổi gì cho đến khi xem xong và ghi."
                endings={READABLE}
                limit={LARGEST_FILE}
                whyNot={whyNot}
                error={error}
                onSent={(uploadId) => form.set('uploadId', uploadId)}
              />
            </>
          )
        }}
      </CommandForm>
    </Panel>
  )
}
