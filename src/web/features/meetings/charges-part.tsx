// Who of a committee is in charge of each branch directly below it, on the committee's page of meetings.
import { useState } from 'react'
import { listInCharge, nameInCharge } from '#contract/members-in-charge.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './meetings.module.css'

type Charges = OutputOf<typeof listInCharge>

interface ChargesProps {
  organisationId: string
  tinh: string | undefined
}

export function ChargesPart({ organisationId, tinh }: ChargesProps) {
  const [changing, setChanging] = useState<string | null>(null)
  const charges = useOperation(listInCharge, { organisationId, provinceCode: tinh }, { fresh: true })
  const { data } = charges
  if (data !== undefined && data.branches.length === 0) return null
  const named = data?.branches.filter(({ memberId }) => memberId !== null).length ?? 0
  return (
    <Panel title="Cấp ủy viên phụ trách chi bộ">
      {charges.isPending && <Skeleton lines={4} />}
      {charges.error && <ErrorState error={charges.error} onRetry={() => void charges.refetch()} />}
      {data && (
        <>
          <p>
            Đã phân công {named} trên {data.branches.length} chi bộ. Người phụ trách được nêu trong thông báo, thấy cuộc
            họp ở chuông và xem được tài liệu.
          </p>
          <details>
            <summary className={classes.fold}>Danh sách {data.branches.length} chi bộ</summary>
            <ul className={classes.lines}>
              {data.branches.map((branch) => (
                <li key={branch.organisationId}>
                  <Charge branch={branch} committee={data.committee} />
                  {data.allowed.includes(nameInCharge.name) &&
                    (changing === branch.organisationId ? (
                      <ChargeForm branch={branch} charges={data} tinh={tinh} onClose={() => setChanging(null)} />
                    ) : (
                      <span className="screen-only">
                        <Button
                          kind="quiet"
                          label={branch.memberId === null ? 'Phân công' : 'Đổi'}
                          about={branch.name}
                          onPress={() => setChanging(branch.organisationId)}
                        />
                      </span>
                    ))}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Panel>
  )
}

type Branch = Charges['branches'][number]

function Charge({
  branch: { name, memberId, fullName, since },
  committee,
}: { branch: Branch } & Pick<Charges, 'committee'>) {
  const post = committee.find((one) => one.memberId === memberId)?.postName
  return (
    <span>
      {name}: <strong>{fullName ?? 'chưa phân công'}</strong>
      {since !== null && (
        <span className="under">
          {post ?? 'Không còn trong cấp ủy'}, từ {showDate(since)}
        </span>
      )}
    </span>
  )
}

interface ChargeFormProps {
  branch: Branch
  charges: Charges
  tinh: string | undefined
  onClose: () => void
}

function ChargeForm({ branch, charges: { committee, organisationName }, tinh, onClose }: ChargeFormProps) {
  const say = useDoneNotice()
  if (committee.length === 0)
    return (
      <p className="soft">
        Chưa có ai giữ chức vụ cấp ủy của {organisationName} trong phần mềm. Ghi chức vụ ở trang đảng viên trước.
      </p>
    )
  return (
    <CommandForm
      contract={nameInCharge}
      initial={{ memberId: branch.memberId ?? '' }}
      labels={{ memberId: `Người phụ trách ${branch.name}` }}
      toInput={({ memberId }) => ({
        organisationId: branch.organisationId,
        memberId: memberId === '' ? null : memberId,
        provinceCode: tinh,
      })}
      action="Ghi phân công"
      renews={['meetings.']}
      onDone={({ fullName }) => {
        say({ text: fullName === null ? 'Đã thôi phân công.' : `Đã phân công ${fullName}.` })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => (
        <SelectField
          {...form.text('memberId')}
          empty="Không ai"
          options={committee.map(({ memberId, fullName, postName }) => ({
            value: memberId,
            label: `${fullName}, ${postName}`,
          }))}
        />
      )}
    </CommandForm>
  )
}
