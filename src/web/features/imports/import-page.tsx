// One list on its way in: being read, to be looked through, to be decided, written, or stopped; each state on one address.
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { cancelImport, type ImportDetail, startImport } from '#contract/imports.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { showInstant } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Progress, Skeleton } from '../../ui/waiting.tsx'
import { ImportPath } from './import-path.tsx'
import { Result } from './result.tsx'
import { Review } from './review.tsx'
import { Summary } from './summary.tsx'
import { type ImportAddress, useImport } from './use-import.ts'

export const TRAIL = [
  { label: 'Đảng viên', to: addresses.members() },
  { label: 'Nhập danh sách', to: addresses.imports },
]

export function ImportPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const provinceCode = search.get('provinceCode') ?? undefined
  const at: ImportAddress = { importId: id, ...(provinceCode !== undefined && { provinceCode }) }
  const answer = useImport(at)
  const { data: detail, error } = answer
  useSeenFromItsTop(detail)
  if (detail === undefined) {
    return (
      <Page title="Nhập danh sách đảng viên" trail={TRAIL}>
        {error === null ? <Skeleton lines={8} /> : <ErrorState error={error} onRetry={() => void answer.refetch()} />}
      </Page>
    )
  }
  const deciding = detail.state === 'ready' && search.get('buoc') === 'ghi'
  return (
    // A new step is a new page: its heading takes the focus that the last step's button had.
    <Page
      key={deciding ? 'deciding' : detail.state}
      title={deciding ? 'Xem tóm tắt trước khi ghi' : detail.fileName}
      trail={TRAIL}
      lead={
        <p>
          {deciding && `Tệp ${detail.fileName}. `}
          {detail.organisation.name}. {detail.createdBy} bắt đầu ngày {showInstant(detail.createdAt)}.
        </p>
      }
    >
      {detail.state in stepOf && <ImportPath at={deciding ? 3 : (stepOf[detail.state] ?? 0)} />}
      {/* Polling that fails is said, and what is known stays. */}
      {error !== null && <ErrorState error={error} onRetry={() => void answer.refetch()} />}
      <State detail={detail} at={at} deciding={deciding} />
    </Page>
  )
}

/** What comes in the place of a step, at the same address (the list is written), begins at its top, however far down the button was. */
function useSeenFromItsTop(detail: ImportDetail | undefined): void {
  const last = useRef(detail)
  useLayoutEffect(() => {
    const before = last.current
    last.current = detail
    if (before !== undefined && before.id === detail?.id && before.state !== detail.state) window.scrollTo({ top: 0 })
  }, [detail])
}

/** A list that was given up or taken back stands nowhere on the path. */
const stepOf: Partial<Record<ImportDetail['state'], number>> = {
  reading: 1,
  failed: 1,
  ready: 2,
  committed: 4,
}

export interface ImportProps {
  detail: ImportDetail
  at: ImportAddress
}

function State({ detail, at, deciding }: ImportProps & { deciding: boolean }) {
  switch (detail.state) {
    case 'reading':
      return <Reading detail={detail} at={at} />
    case 'ready':
      return deciding ? <Summary detail={detail} at={at} /> : <Review detail={detail} at={at} />
    case 'failed':
      return <Failed detail={detail} />
    case 'cancelled':
      return (
        <Notice title="Danh sách này đã được bỏ, chưa ghi gì vào hồ sơ.">
          <Again detail={detail} label="Nhập lại từ tệp khác" />
        </Notice>
      )
    case 'committed':
    case 'undone':
      return <Result detail={detail} at={at} />
  }
}

function Reading({ detail, at }: ImportProps) {
  const cancel = useCommand(cancelImport, { renews: ['members.get-import', 'members.list-imports'] })
  const { rowsRead, rowsExpected } = detail.progress
  return (
    <div className="stack">
      <p role="status" className="only-read-aloud">
        Đang đọc danh sách.
      </p>
      <Progress
        label="Đang đọc danh sách. Số dòng đã đọc:"
        done={rowsRead}
        total={rowsExpected}
        {...(detail.allowed.includes(cancelImport.name) && { onCancel: () => cancel.mutate(at) })}
      />
      {cancel.error && <ErrorState error={cancel.error} />}
      <p className="soft">
        Có thể đóng trang này rồi mở lại sau: việc đọc vẫn tiếp tục, và danh sách nằm trong mục «Nhập danh sách».
      </p>
    </div>
  )
}

function Failed({ detail }: { detail: ImportDetail }) {
  const message = detail.failure?.message ?? 'Không đọc được tệp này.'
  return (
    <Notice tone="problem" title={message}>
      {detail.failure?.next && <p>{detail.failure.next}</p>}
      <p>Chưa có gì được ghi vào hồ sơ. Chọn tệp khác thì không phải chọn lại tổ chức.</p>
      <Again detail={detail} label="Chọn tệp khác" />
    </Notice>
  )
}

/** Back to the first step with what was chosen there. */
export function Again({ detail, label }: { detail: ImportDetail; label: string }): ReactNode {
  const may = useCan(startImport)
  const [search] = useSearchParams()
  if (!may) return null
  const to = addresses.startImport({
    organisationId: detail.organisation.id,
    provinceCode: search.get('provinceCode') ?? undefined,
    createBranches: detail.createBranches || undefined,
  })
  return (
    <div>
      <LinkButton kind={detail.state === 'failed' ? 'main' : 'plain'} to={to} label={label} />
    </div>
  )
}
