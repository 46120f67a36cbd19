// Lists of payments from the portal or a bank: a file is sent and read, older lists stand below; one of them is looked through.
import { useId, useState } from 'react'
import { type DuesImport, listDuesImports, startDuesImport } from '#contract/dues-imports.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { ApiError } from '../../app/api-error.ts'
import { useCommand, useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showInstant, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { FileField } from '../imports/file-field.tsx'
import { uploadFile, whyNot } from '../imports/upload.ts'
import type { Place } from './dues-page.tsx'
import { ImportPart } from './import-part.tsx'
import { channels, importStates, showMoney } from './words.ts'

export function ImportsTab(place: Place) {
  const [search, change] = useAddressValues()
  const id = search.get('danhSach') ?? ''
  const open = (list: string) => change({ danhSach: list })
  if (id !== '') return <ImportPart id={id} place={place} onLeave={() => open('')} />
  return <Lists place={place} onOpen={open} />
}

function Lists({ place, onOpen }: { place: Place; onOpen: (id: string) => void }) {
  const list = useList(listDuesImports, { ...place }, { fresh: true })
  return (
    <div className="stack">
      {list.first?.allowed.includes(startDuesImport.name) && <StartForm place={place} onOpen={onOpen} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {list.first && list.rows.length === 0 && (
        <EmptyState title="Chưa nhập danh sách nộp tiền nào.">
          <p>Danh sách tải từ cổng dịch vụ công hoặc sao kê của ngân hàng, tệp Excel hay CSV.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Các danh sách nộp tiền đã nhập"
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columnsFor(onOpen)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="danh sách" more={list.more} busy={list.isGrowing} />
        </div>
      )}
    </div>
  )
}

const columnsFor = (onOpen: (id: string) => void): readonly Column<DuesImport>[] => [
  {
    key: 'name',
    heading: 'Danh sách',
    cell: (row) => (
      <>
        {row.fileName}
        <span className="soft">
          {' '}
          · {channels[row.channel]}, {showInstant(row.createdAt)}, {row.createdBy}
        </span>
      </>
    ),
  },
  { key: 'state', heading: 'Trạng thái', card: 'plain', cell: (row) => <Tag {...importStates[row.state]} /> },
  {
    key: 'counts',
    heading: 'Dòng',
    card: 'no',
    cell: ({ counts, state }) =>
      state === 'ready'
        ? `${showNumber(counts.matched)} ghi được, ${showNumber(counts.doubtful + counts.unmatched)} cần xem`
        : `${showNumber(counts.written)} đã ghi`,
  },
  { key: 'amount', heading: 'Số tiền', numbers: true, cell: (row) => showMoney(row.amount) },
  {
    key: 'act',
    heading: 'Việc',
    card: 'plain',
    cell: (row) => <Button kind="quiet" label="Xem" about={row.fileName} onPress={() => onOpen(row.id)} />,
  },
]

const sources = (['portal', 'bank'] as const).map((value) => ({ value, label: channels[value] }))

function StartForm({ place, onOpen }: { place: Place; onOpen: (id: string) => void }) {
  const fileId = useId()
  const start = useCommand(startDuesImport, { renews: ['dues.'] })
  const [file, setFile] = useState<File | null>(null)
  const [channel, setChannel] = useState('portal')
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const fileError = problem?.fields.find((field) => field.path === 'file')?.message
  const complain = (message: string) => setProblem(ApiError.invalid([{ path: 'file', message }]))
  const choose = (next: File) => {
    const reason = whyNot(next)
    setFile(reason === undefined ? next : null)
    if (reason === undefined) setProblem(null)
    else complain(reason)
  }
  const send = async () => {
    if (file === null) return complain(fileError ?? 'Chưa chọn tệp danh sách.')
    setProblem(null)
    setSending(true)
    try {
      const { uploadId } = await uploadFile(file, () => undefined, new AbortController().signal)
      const { id } = await start.mutateAsync({ ...place, uploadId, channel: channel as 'portal' })
      onOpen(id)
    } catch (error) {
      setProblem(ApiError.from(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <Panel title="Nhập danh sách nộp tiền">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ProblemSummary
          error={problem}
          problems={fileError === undefined ? [] : [{ target: fileId, text: fileError }]}
        />
        <FileField
          id={fileId}
          label="Tệp danh sách"
          hint="Excel (.xlsx) hoặc CSV, có cột số tiền, và cột họ tên, số định danh hoặc nội dung chuyển khoản. Chưa ghi gì vào sổ cho đến khi xem xong."
          error={fileError}
          file={file}
          onChoose={choose}
        />
        <SelectField name="channel" label="Tiền nộp qua" value={channel} onChange={setChannel} options={sources} />
        <div>
          <Button kind="main" submits label="Đọc và đối chiếu" busy={sending} busyLabel="Đang đọc…" />
        </div>
      </form>
    </Panel>
  )
}
