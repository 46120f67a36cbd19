// The forms of the path of a name: what the person says, the ballot, the plan of help, a month of it, its report, taking the name off.
import { useState } from 'react'
import { listMeetings } from '#contract/meeting-calendar.ts'
import type { NameDetail } from '#contract/review-shapes.ts'
import { noteHelp, openNameVote, planHelp, recordStatement, reportHelp, withdrawName } from '#contract/reviews.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { startOf } from '../../app/versions.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate, today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { MemberField } from '../members/member-field.tsx'
import { showMonth } from './words.ts'

export interface StepProps {
  name: NameDetail
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

const about = ({ name, tinh, onCancel }: StepProps) => ({
  at: { id: name.id, provinceCode: tinh },
  form: {
    versions: { version: name.version, seen: [name.state], read: () => ({}) },
    renews: ['reviews.'],
    onCancel,
    cancelLabel: 'Thôi, không ghi',
  },
})

const stated = { said: 'Đã trình bày', absent: 'Đã mời mà không đến' }

const statedIn = ({ statement }: NameDetail) => ({ how: statement?.how ?? 'said', text: statement?.text ?? '' })

export function StatementForm(props: StepProps) {
  const { name } = props
  const { at, form: common } = about(props)
  const own = useMe().memberId === name.memberId
  return (
    <CommandForm
      {...common}
      contract={recordStatement}
      {...startOf(name, statedIn, {}, (field, value) => (field === 'how' ? stated[value as 'said'] : value))}
      labels={{ how: 'Trình bày thế nào', text: own ? 'Tôi trình bày' : 'Lời trình bày' }}
      draft={`reviews.state.${name.id}`}
      toInput={({ how, text }, { version }) => ({ ...at, version, how: how as 'said', text })}
      action="Ghi lời trình bày"
      onDone={() => props.onDone('Đã ghi lời trình bày.')}
    >
      {(form) => (
        <>
          {!own && (
            <RadioField
              {...form.text('how')}
              options={[
                { value: 'said', label: 'Đã trình bày' },
                { value: 'absent', label: 'Đã mời mà không đến' },
              ]}
            />
          )}
          <TextAreaField {...form.text('text')} rows={6} />
        </>
      )}
    </CommandForm>
  )
}

export function VoteForm(props: StepProps) {
  const { name, tinh } = props
  const { at, form: common } = about(props)
  const meetings = useList(
    listMeetings,
    { organisationId: name.organisationId, state: 'open', provinceCode: tinh },
    { fresh: true },
  )
  if (meetings.isPending) return <Skeleton lines={3} />
  if (meetings.error) return <ErrorState error={meetings.error} onRetry={meetings.again} />
  // The committee and the groups of the branch do not vote about a name.
  const fit = meetings.rows.filter(({ kind }) => kind !== 'branch-committee' && kind !== 'party-group')
  const [only] = fit
  if (only === undefined)
    return (
      <EmptyState
        title="Chi bộ chưa có cuộc họp nào đang mở."
        action={
          <div className="row">
            <LinkButton to={addresses.meetings({ tinh })} label="Xem lịch sinh hoạt" />
            <Button label={common.cancelLabel} onPress={props.onCancel} />
          </div>
        }
      >
        <p>Phiếu kín được kiểm trong cuộc họp chi bộ: mở cuộc họp, điểm danh, rồi đưa ra bỏ phiếu.</p>
      </EmptyState>
    )
  return (
    <CommandForm
      {...common}
      contract={openNameVote}
      initial={{ meetingId: only.id }}
      labels={{ meetingId: 'Trong cuộc họp' }}
      toInput={({ meetingId }, { version }) => ({ ...at, version, meetingId })}
      action="Chốt người bỏ phiếu"
      onDone={() => props.onDone('Đã đưa ra bỏ phiếu kín. Kiểm phiếu trong cuộc họp.')}
    >
      {(form, refused) => (
        <>
          <SelectField
            {...form.text('meetingId')}
            options={fit.map(({ id, on, time }) => ({ value: id, label: `Ngày ${showDate(on)}, ${time}` }))}
            hint="Phiếu ghi số của tên, không ghi tên."
          />
          {refused === 'meetings.attendance-open' && (
            <div>
              <LinkButton to={addresses.meeting(form.values.meetingId, { tinh })} label="Mở cuộc họp để điểm danh" />
            </div>
          )}
        </>
      )}
    </CommandForm>
  )
}

export function PlanForm(props: StepProps) {
  const { name, tinh } = props
  const { at, form: common } = about(props)
  const [helper, setHelper] = useState<Found | null>(
    name.help === null ? null : { id: name.help.helperId, name: name.help.helperName },
  )
  return (
    <CommandForm
      {...common}
      contract={planHelp}
      {...startOf(name, ({ help }) => ({ plan: help?.plan ?? '' }), { helperId: '', from: today(), until: '' })}
      labels={{ helperId: 'Người giúp đỡ', plan: 'Kế hoạch giúp đỡ', from: 'Từ ngày', until: 'Đến ngày' }}
      draft={`reviews.plan-help.${name.id}`}
      toInput={({ plan, from, until }, { version }) => ({
        ...at,
        version,
        helperId: helper?.id ?? '',
        plan,
        from,
        until,
      })}
      action="Ghi kế hoạch giúp đỡ"
      onDone={() => props.onDone('Đã ghi kế hoạch giúp đỡ.')}
    >
      {(form) => (
        <>
          <MemberField
            {...form.text('helperId')}
            chosen={helper}
            onChoose={setHelper}
            within={name.organisationId}
            provinceCode={tinh}
          />
          <TextAreaField {...form.text('plan')} rows={5} hint="Làm gì, gặp nhau bao lâu một lần, cần đạt điều gì." />
          <DateField {...form.text('from')} />
          <DateField {...form.text('until')} />
        </>
      )}
    </CommandForm>
  )
}

/** The months of the help up to this one, the newest first. */
function monthsOf({ help }: NameDetail): string[] {
  if (help === null) return []
  const last = help.until < today() ? help.until.slice(0, 7) : today().slice(0, 7)
  const months: string[] = []
  let [year, month] = help.from.split('-').map(Number) as [number, number]
  for (;;) {
    const one = `${year}-${String(month).padStart(2, '0')}`
    if (one > last) return months.toReversed()
    months.push(one)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
}

export function NoteForm(props: StepProps) {
  const { name } = props
  const { at, form: common } = about(props)
  const months = monthsOf(name)
  return (
    <CommandForm
      {...common}
      contract={noteHelp}
      initial={{ month: months[0] ?? '', said: '' }}
      labels={{ month: 'Tháng', said: 'Đã làm gì, chuyển biến ra sao' }}
      draft={`reviews.note-help.${name.id}`}
      toInput={({ month, said }, { version }) => ({ ...at, version, month, said })}
      action="Ghi tháng này"
      onDone={() => props.onDone('Đã ghi tháng giúp đỡ.')}
    >
      {(form) => (
        <>
          <SelectField
            {...form.text('month')}
            empty={months.length === 0 ? 'Chưa đến thời gian giúp đỡ' : undefined}
            options={months.map((value) => ({ value, label: `Tháng ${showMonth(value)}` }))}
          />
          <TextAreaField {...form.text('said')} rows={4} />
        </>
      )}
    </CommandForm>
  )
}

export function ReportForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={reportHelp}
      initial={{ result: '' }}
      labels={{ result: 'Kết quả giúp đỡ' }}
      draft={`reviews.report-help.${props.name.id}`}
      toInput={({ result }, { version }) => ({ ...at, version, result })}
      action="Báo cáo kết quả"
      onDone={() => props.onDone('Đã ghi kết quả. Chi bộ bỏ phiếu công nhận tiến bộ.')}
    >
      {(form) => <TextAreaField {...form.text('result')} rows={5} hint="Điều đã làm được và chưa làm được." />}
    </CommandForm>
  )
}

export function WithdrawForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={withdrawName}
      initial={{ reason: '' }}
      labels={{ reason: 'Lý do rút tên' }}
      toInput={({ reason }, { version }) => ({ ...at, version, reason })}
      action="Rút tên"
      onDone={() => props.onDone('Đã rút tên.')}
    >
      {(form) => <TextAreaField {...form.text('reason')} rows={3} />}
    </CommandForm>
  )
}
