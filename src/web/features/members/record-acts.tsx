// What may be recorded about a member's standing: full or exempt, another branch, leaving the list.
import { useState } from 'react'
import { departureKind, type MemberRecord } from '#contract/member-record.ts'
import { changeStatus, moveBranch, recordDeparture } from '#contract/members.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import { departureLabels } from './labels.ts'
import { recordChanged } from './versions.ts'

const acts = [
  { act: 'status', operation: changeStatus, label: 'Ghi thay đổi tư cách' },
  { act: 'move', operation: moveBranch, label: 'Chuyển sang chi bộ khác' },
  { act: 'leave', operation: recordDeparture, label: 'Ghi ra khỏi danh sách' },
] as const
type Act = (typeof acts)[number]['act']

interface ActProps {
  member: MemberRecord
  target: { id: string; provinceCode?: string }
  onDone: (text: string) => void
  onCancel: () => void
}
const documentHint = 'Số, ngày và cơ quan ban hành, ví dụ: Quyết định 12-QĐ/ĐU ngày 03/02/2025.'

export function RecordActs({ member }: { member: MemberRecord }) {
  const { national } = useMe()
  const [act, setAct] = useState<Act | null>(null)
  const say = useDoneNotice()
  const [warning, setWarning] = useState<string | null>(null)
  const offered = acts.filter(({ operation }) => member.allowed.includes(operation.name))
  const props: ActProps = {
    member,
    target: { id: member.id, ...(national && { provinceCode: member.provinceCode }) },
    onDone: (text) => {
      setAct(null)
      say({ text })
    },
    onCancel: () => setAct(null),
  }
  return (
    <>
      {warning !== null && (
        <Notice tone="honour" title="Đã ghi. Việc cần nhớ:">
          <p>{warning}</p>
        </Notice>
      )}
      {act !== null && (
        <Panel title={acts.find((one) => one.act === act)?.label ?? ''}>
          {act === 'status' && <StatusForm {...props} />}
          {act === 'move' && <MoveForm {...props} />}
          {act === 'leave' && <LeaveForm {...props} onWarning={setWarning} />}
        </Panel>
      )}
      {act === null && offered.length > 0 && (
        <div className="row screen-only">
          {offered.map((one) => (
            <Button
              key={one.act}
              kind={one.act === 'leave' ? 'grave' : 'plain'}
              label={one.label}
              onPress={() => setAct(one.act)}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** The standing a form of this page is about: another act in the meantime is put beside it. */
const versionsOf = (member: MemberRecord) => ({
  version: member.version,
  seen: { status: member.status, branch: member.branch.id, departure: member.departure },
  elsewhere: (current: MemberRecord) => recordChanged(member, current),
})

/** Nothing chosen goes to the contract as it is, which then names the field. */
const chosenStatus = (status: string): 'full' | 'exempt' => status as 'full' | 'exempt'

function StatusForm({ member, target, onDone, onCancel }: ActProps) {
  return (
    <CommandForm
      contract={changeStatus}
      initial={{ status: '', from: today(), document: '' }}
      labels={{ status: 'Tư cách mới', from: 'Từ ngày', document: 'Văn bản' }}
      versions={{ ...versionsOf(member), read: () => ({}) }}
      toInput={({ status, from, document }, { version }) => ({
        ...target,
        version,
        status: chosenStatus(status),
        from,
        document: given(document),
      })}
      action="Ghi thay đổi"
      onDone={() => onDone('Đã ghi thay đổi tư cách đảng viên.')}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <RadioField
            {...form.text('status')}
            options={[
              {
                value: 'full',
                label:
                  member.status === 'exempt'
                    ? 'Trở lại công tác và sinh hoạt đảng'
                    : 'Được công nhận là đảng viên chính thức',
              },
              { value: 'exempt', label: 'Được miễn công tác và sinh hoạt đảng' },
            ]}
          />
          <DateField {...form.text('from')} />
          <TextField {...form.text('document')} hint={documentHint} optional />
        </>
      )}
    </CommandForm>
  )
}

function MoveForm({ member, target, onDone, onCancel }: ActProps) {
  const [branch, setBranch] = useState<Found | null>(null)
  return (
    <CommandForm
      contract={moveBranch}
      initial={{ organisationId: '', from: today(), document: '' }}
      labels={{ organisationId: 'Chi bộ đến', from: 'Từ ngày', document: 'Văn bản' }}
      versions={{ ...versionsOf(member), read: () => ({}) }}
      toInput={({ organisationId, from, document }, { version }) => ({
        ...target,
        version,
        organisationId,
        from,
        document: given(document),
      })}
      action="Chuyển sang chi bộ này"
      onDone={() => onDone('Đã chuyển sang chi bộ khác.')}
      onCancel={onCancel}
      cancelLabel="Ở lại chi bộ cũ"
    >
      {(form) => {
        const { value: _value, onChange, ...field } = form.text('organisationId')
        return (
          <>
            <p>
              {member.identity.fullName} đang sinh hoạt ở {member.branch.name}. Việc này chỉ chuyển giữa các chi bộ
              trong phạm vi bạn quản lý.
            </p>
            <BranchField
              {...field}
              provinceCode={target.provinceCode}
              chosen={branch}
              onChoose={(found) => {
                setBranch(found)
                onChange(found?.id ?? '')
              }}
            />
            <DateField {...form.text('from')} hint="Ngày bắt đầu sinh hoạt ở chi bộ đến." />
            <TextField {...form.text('document')} hint={documentHint} optional />
          </>
        )
      }}
    </CommandForm>
  )
}

function LeaveForm({ member, target, onDone, onCancel, onWarning }: ActProps & { onWarning: (text: string) => void }) {
  return (
    <CommandForm
      contract={recordDeparture}
      initial={{ kind: '', on: '', document: '' }}
      labels={{ kind: 'Vì sao', on: 'Ngày', document: 'Văn bản' }}
      versions={{ ...versionsOf(member), read: () => ({}) }}
      toInput={({ kind, on, document }, { version }) => ({
        ...target,
        version,
        kind: departureKind.safeParse(kind).data ?? (undefined as never),
        on,
        document,
      })}
      action={`Ghi ${member.identity.fullName} ra khỏi danh sách`}
      grave
      onDone={({ warning }) => {
        onWarning(warning)
        onDone('Đã ghi ra khỏi danh sách; hồ sơ được giữ nguyên.')
      }}
      onCancel={onCancel}
      cancelLabel="Giữ trong danh sách"
    >
      {(form) => (
        <>
          <p>
            Chỉ ghi kết quả của quyết định đã có. {member.identity.fullName} sẽ không còn được tính trong{' '}
            {member.branch.name} từ ngày ghi dưới đây; hồ sơ và lịch sử vẫn được giữ.
          </p>
          <RadioField
            {...form.text('kind')}
            options={departureKind.options.map((kind) => ({ value: kind, label: departureLabels[kind] }))}
          />
          <DateField {...form.text('on')} hint="Ngày quyết định có hiệu lực, hoặc ngày từ trần." />
          <TextField {...form.text('document')} hint={documentHint} />
        </>
      )}
    </CommandForm>
  )
}
