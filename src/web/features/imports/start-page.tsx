// The first step of a list coming in: the file, the organisation it belongs to, whether branches may be founded for it.
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { startImport } from '#contract/imports.ts'
import { foundOrganisation } from '#contract/organisations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { ApiError } from '../../app/api-error.ts'
import { useCommand } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { EmptyState, ProblemSummary } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Progress } from '../../ui/waiting.tsx'
import { OrganisationChoice } from '../statistics/organisation-choice.tsx'
import { FileField } from './file-field.tsx'
import { ImportPath } from './import-path.tsx'
import { type Uploaded, uploadFile, whyNot } from './upload.ts'

const TRAIL = [
  { label: 'Đảng viên', to: addresses.members() },
  { label: 'Nhập danh sách', to: addresses.imports },
]

export function StartImportPage() {
  const { seat } = useMe()
  const may = useCan(startImport)
  return (
    <Page
      title="Nhập danh sách đảng viên"
      trail={TRAIL}
      lead={
        <p>
          Đưa danh sách có sẵn (Excel) vào chương trình. Bạn sẽ xem lại từng dòng; chưa ghi gì vào hồ sơ cho đến khi bạn
          đồng ý.
        </p>
      }
    >
      <ImportPath at={0} />
      {may && seat !== null ? (
        <StartForm own={seat.organisationId} />
      ) : (
        <EmptyState title="Chức vụ bạn đang dùng không nhập được danh sách.">
          <p>Bí thư, văn phòng hoặc ban tổ chức cấp ủy làm việc này.</p>
        </EmptyState>
      )}
    </Page>
  )
}

function StartForm({ own }: { own: string }) {
  const [search, change] = useAddressValues()
  const navigate = useNavigate()
  const fileId = useId()
  const mayFound = useCan(foundOrganisation)
  const start = useCommand(startImport, { renews: ['members.list-imports'] })
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const stop = useRef<AbortController | null>(null)
  // A file that has arrived is not sent a second time when only the start was refused.
  const arrived = useRef<{ file: File; uploaded: Uploaded } | null>(null)
  const organisationId = search.get('organisationId') ?? own
  const provinceCode = search.get('provinceCode') ?? undefined
  const createBranches = mayFound && search.get('createBranches') === 'true'
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
    const control = new AbortController()
    stop.current = control
    try {
      if (arrived.current?.file !== file) {
        setSent(0)
        arrived.current = { file, uploaded: await uploadFile(file, setSent, control.signal) }
      }
      const { uploadId } = arrived.current.uploaded
      const { importId } = await start.mutateAsync({ uploadId, organisationId, provinceCode, createBranches })
      navigate(addresses.import(importId, { provinceCode }))
    } catch (error) {
      if (control.signal.aborted) return
      const known = ApiError.from(error)
      if (known.code === 'imports.upload-gone') arrived.current = null
      setProblem(known)
    } finally {
      setSent(null)
    }
  }

  return (
    <form
      className="stack measured"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemSummary error={problem} problems={fileError === undefined ? [] : [{ target: fileId, text: fileError }]} />
      <OrganisationChoice
        label="Danh sách thuộc tổ chức"
        organisationId={organisationId}
        provinceCode={provinceCode}
        linkTo={(node) =>
          addresses.startImport({ organisationId: node.id, provinceCode: node.provinceCode, createBranches })
        }
      />
      <FileField
        id={fileId}
        label="Tệp danh sách"
        hint="Tệp Excel (.xlsx) hoặc CSV (.csv), lớn nhất 32 MB. Không cần sửa tiêu đề hay xóa dòng tổng cộng: chương trình tự nhận ra các cột."
        error={fileError}
        file={file}
        onChoose={choose}
      />
      {mayFound && (
        <CheckField
          name="createBranches"
          label="Lập chi bộ chưa có trong chương trình"
          hint="Khi danh sách ghi tên chi bộ chưa có, chương trình lập chi bộ ấy lúc ghi vào hồ sơ. Bạn được xem các tên này trước. Nếu không chọn, bạn chỉ định từng tên vào chi bộ đã có."
          checked={createBranches}
          onChange={(on) => change({ createBranches: on ? 'true' : '' })}
        />
      )}
      {sent !== null && file !== null && (
        <Progress
          label="Đang gửi tệp, phần trăm đã gửi:"
          done={Math.round((sent / file.size) * 100)}
          total={100}
          onCancel={() => {
            stop.current?.abort()
            setSent(null)
          }}
        />
      )}
      <div className="row">
        <Button
          kind="main"
          submits
          label="Đọc danh sách này"
          busy={sent !== null || start.isPending}
          busyLabel="Đang gửi tệp…"
        />
      </div>
    </form>
  )
}
