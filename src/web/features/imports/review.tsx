// Looking through a list before it is written: what was read in one sentence, branches, columns, and every row.
import { useState } from 'react'
import { cancelImport, type ImportDetail } from '#contract/imports.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { showNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { BranchesPanel, unknownBranches } from './branches-panel.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import type { ImportProps } from './import-page.tsx'
import { ROWS, RowsList } from './rows-list.tsx'
import type { ImportAddress } from './use-import.ts'

export function Review({ detail, at }: ImportProps) {
  const unknown = unknownBranches(detail)
  return (
    <div className="stack">
      <ReadNotice detail={detail} at={at} />
      {detail.counts.total > 0 && (
        <>
          <BranchesPanel detail={detail} at={at} startsOpen={unknown.length > 0 && !detail.createBranches} />
          <ColumnsPanel detail={detail} at={at} />
          <RowsList detail={detail} at={at} />
          <div className="row screen-only">
            <ToSummary detail={detail} at={at} />
          </div>
        </>
      )}
      {detail.counts.total === 0 && <ColumnsPanel detail={detail} at={at} startsOpen />}
    </div>
  )
}

function ReadNotice({ detail, at }: ImportProps) {
  const { counts } = detail
  const notices = detail.findings.some(({ severity }) => severity === 'notice')
  const parts = [
    counts.new > 0 && `${showNumber(counts.new)} người mới`,
    counts.match > 0 && `${showNumber(counts.match)} người đã có hồ sơ`,
    counts.problem > 0 && `${showNumber(counts.problem)} dòng có vấn đề cần sửa`,
  ].filter((part) => part !== false)
  return (
    <Notice
      tone={counts.problem > 0 ? 'honour' : 'good'}
      title={
        counts.total === 0
          ? 'Đọc xong nhưng không thấy người nào trong danh sách.'
          : `Đọc được ${showNumber(counts.total)} người: ${parts.join(', ')}.`
      }
    >
      {counts.total > 0 && (
        <p>
          {counts.problem > 0
            ? 'Xem các dòng có vấn đề rồi sửa hoặc để bỏ qua. Chưa ghi gì vào hồ sơ.'
            : 'Xem lại các dòng dưới đây, rồi xem tóm tắt và ghi. Chưa ghi gì vào hồ sơ.'}
          {notices && ' Một số dòng nên đối chiếu lại nhưng vẫn ghi được.'}
        </p>
      )}
      {counts.total === 0 && <p>Chỉ rõ cột nào là «Họ và tên» dưới đây rồi đọc lại, hoặc chọn tệp khác.</p>}
      {detail.rowsLeftOut > 0 && (
        <p className="soft">
          {showNumber(detail.rowsLeftOut)} dòng khác của tệp là tiêu đề, tổng cộng hoặc chữ ký, không phải người.
        </p>
      )}
      <div className="row screen-only">
        {counts.problem > 0 && (
          <LinkButton
            to={`${addresses.import(at.importId, { provinceCode: at.provinceCode, state: 'problem' })}#${ROWS}`}
            label={`Xem ${showNumber(counts.problem)} dòng có vấn đề`}
          />
        )}
        {counts.total > 0 && <ToSummary detail={detail} at={at} />}
        <Discard detail={detail} at={at} />
      </div>
    </Notice>
  )
}

function ToSummary({ at }: { detail: ImportDetail; at: ImportAddress }) {
  const { importId, provinceCode } = at
  return (
    <LinkButton
      kind="main"
      to={addresses.import(importId, { provinceCode, buoc: 'ghi' })}
      label="Xem tóm tắt trước khi ghi"
    />
  )
}

function Discard({ detail, at }: ImportProps) {
  const [asking, setAsking] = useState(false)
  const cancel = useCommand(cancelImport, { renews: ['members.get-import', 'members.list-imports'] })
  if (!detail.allowed.includes(cancelImport.name)) return null
  return (
    <>
      <Button label="Bỏ danh sách này" onPress={() => setAsking(true)} />
      {asking && (
        <Confirm
          title={`Bỏ danh sách «${detail.fileName}»?`}
          action="Bỏ danh sách"
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={() => cancel.mutate(at, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>
            Kết quả đọc {showNumber(detail.counts.total)} người và các chỗ bạn đã sửa sẽ không còn. Hồ sơ trong chương
            trình không thay đổi.
          </p>
        </Confirm>
      )}
    </>
  )
}
