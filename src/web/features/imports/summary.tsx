// What exactly will happen when a list is written, before it is; then the writing itself, all or nothing.
import { useState } from 'react'
import { Link } from 'react-router'
import { commitImport } from '#contract/imports.ts'
import { foundOrganisation } from '#contract/organisations.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { showNumber } from '../../ui/format.ts'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { branchesToFound } from './branches-panel.tsx'
import type { ImportProps } from './import-page.tsx'
import classes from './imports.module.css'
import { useSettle } from './use-import.ts'
import { counted } from './words.ts'

/** So many names are written out before the rest is counted. */
const NAMED = 8

export function Summary({ detail, at }: ImportProps) {
  const { importId, provinceCode } = at
  const { plan, counts } = detail
  const commit = useCommand(commitImport)
  const settle = useSettle(at)
  const missing = branchesToFound(detail)
  const mayFound = detail.allowed.includes(foundOrganisation.name)
  const [founds, setFounds] = useState(detail.createBranches && mayFound)
  const lost = missing.length > 0 && !founds
  const nothing = plan.created === 0 && plan.updated === 0
  const review = addresses.import(importId, { provinceCode })
  const rows = (of: { state?: string; decision?: string }) => addresses.import(importId, { provinceCode, ...of })
  const branches = detail.branches.filter((branch) => branch.organisationId !== null || (founds && branch.name !== ''))
  const names = missing.slice(0, NAMED).map((branch) => branch.name)
  const rest = missing.length - names.length

  return (
    <div className="stack">
      <ProblemSummary error={commit.error} problems={[]} />
      {nothing ? (
        <Notice tone="honour" title="Chưa có dòng nào để ghi: mọi dòng đều có vấn đề hoặc được bỏ qua.">
          <p>Quay lại xem từng dòng, sửa giá trị sai hoặc đổi quyết định của các dòng bỏ qua.</p>
        </Notice>
      ) : (
        <div className="stack-tight">
          <p>Khi bạn bấm «Ghi vào hồ sơ», chương trình làm đúng những việc sau, tất cả hoặc không gì cả:</p>
          <ul className={classes.deeds}>
            {plan.created > 0 && (
              <li>
                <span>
                  Ghi <strong>{counted(plan.created, 'đảng viên mới')}</strong> vào {counted(branches.length, 'chi bộ')}
                  .
                </span>
                <Link to={rows({ decision: 'import' })}>Xem những người này</Link>
              </li>
            )}
            {missing.length > 0 && founds && (
              <li>
                <span>
                  Lập <strong>{counted(missing.length, 'chi bộ mới')}</strong> thuộc {detail.organisation.name}:{' '}
                  {names.map((name) => `«${name}»`).join(', ')}
                  {rest > 0 && ` và ${showNumber(rest)} chi bộ khác`}.
                </span>
              </li>
            )}
            {plan.updated > 0 && (
              <li>
                <span>
                  Bổ sung mục còn thiếu cho <strong>{counted(plan.updated, 'đảng viên đã có hồ sơ')}</strong>; những gì
                  đã ghi không đổi.
                </span>
                <Link to={rows({ decision: 'update' })}>Xem những người này</Link>
              </li>
            )}
            {plan.skipped > 0 && (
              <li>
                <span>
                  Bỏ qua{' '}
                  <strong>{counted(plan.skipped, counts.problem === plan.skipped ? 'dòng có vấn đề' : 'dòng')}</strong>
                  {counts.problem > 0 &&
                    counts.problem < plan.skipped &&
                    `, trong đó ${counted(counts.problem, 'dòng có vấn đề')}`}
                  .
                </span>
                <Link to={rows({ decision: 'skip' })}>Xem các dòng bỏ qua</Link>
              </li>
            )}
          </ul>
        </div>
      )}
      {missing.length > 0 && mayFound && (
        <CheckField
          name="createBranches"
          label={`Lập ${counted(missing.length, 'chi bộ')} chưa có trong chương trình`}
          hint="Tên chi bộ lấy như danh sách ghi. Nếu không lập, quay lại chỉ định chi bộ đã có cho từng tên."
          checked={founds}
          onChange={setFounds}
        />
      )}
      {lost && (
        <Notice tone="problem" title={`Còn ${counted(missing.length, 'tên chi bộ')} chưa rõ là chi bộ nào.`}>
          <p>
            {mayFound
              ? 'Chọn lập các chi bộ ấy ở trên, hoặc chỉ định chi bộ đã có, hoặc bỏ qua các dòng đó.'
              : 'Chỉ định chi bộ đã có cho từng tên, hoặc nhờ văn phòng, ban tổ chức cấp ủy lập chi bộ.'}
          </p>
          <div>
            <LinkButton to={review} label="Chỉ định chi bộ" />
          </div>
        </Notice>
      )}
      <p className="soft">Ghi xong vẫn hoàn tác được cả lần nhập, khi chưa ai sửa các hồ sơ ấy.</p>
      <div className="row">
        {!nothing && (
          <Button
            kind="main"
            label="Ghi vào hồ sơ"
            busy={commit.isPending}
            busyLabel={`Đang ghi ${counted(plan.created + plan.updated, 'hồ sơ')}…`}
            onPress={() =>
              commit.mutate(
                { ...at, version: detail.version, createBranches: founds },
                // Written meanwhile (the page was reloaded while it was), given up or changed: what it is now is shown, not offered once more.
                { onError: (error) => void (error.mayRepeat || settle({})) },
              )
            }
          />
        )}
        <LinkButton to={review} label="Quay lại xem từng dòng" />
      </div>
    </div>
  )
}
