// After the meeting: the branch reports what it elected; the level above ratifies it, or somebody of it, or sends the report back.
import { useState } from 'react'
import { ratifyElections, sendBackElections, submitElections } from '#contract/elections.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import type { Elections } from './elections-part.tsx'
import { RatifyForm } from './ratify-form.tsx'

export interface ElectionsProps extends PartProps {
  elections: Elections
}

export function SubmitPart({ elections, meeting, tinh }: ElectionsProps) {
  const [acting, setActing] = useState(false)
  if (!elections.allowed.includes(submitElections.name)) return null
  if (!acting) {
    return (
      <div className="screen-only">
        <Button kind="main" label="Báo cáo, đề nghị chuẩn y" onPress={() => setActing(true)} />
      </div>
    )
  }
  return (
    <CommandForm
      contract={submitElections}
      initial={{ on: today(), paper: '' }}
      labels={{ on: 'Ngày báo cáo', paper: 'Số tờ trình, báo cáo' }}
      toInput={({ on, paper }) => ({ meetingId: meeting.id, on, paper: orNull(paper), provinceCode: tinh })}
      action="Gửi cấp trên"
      renews={['elections.']}
      onDone={() => setActing(false)}
      onCancel={() => setActing(false)}
      cancelLabel="Thôi"
    >
      {(form) => (
        <>
          <DateField {...form.text('on')} />
          <TextField {...form.text('paper')} optional hint="Ví dụ: 02-TTr/CB." />
        </>
      )}
    </CommandForm>
  )
}

export function RatifyPart({ elections, meeting, tinh }: ElectionsProps) {
  const [acting, setActing] = useState<'ratify' | 'send-back' | null>(null)
  if (!elections.allowed.includes(ratifyElections.name)) return null
  const close = () => setActing(null)
  if (acting === 'ratify') return <RatifyForm elections={elections} meeting={meeting} tinh={tinh} onClose={close} />
  if (acting === 'send-back') {
    return (
      <CommandForm
        contract={sendBackElections}
        initial={{ reason: '' }}
        labels={{ reason: 'Vì sao trả lại, cần bổ sung gì' }}
        toInput={({ reason }) => ({ meetingId: meeting.id, reason, provinceCode: tinh })}
        action="Trả lại chi bộ"
        renews={['elections.']}
        onDone={close}
        onCancel={close}
        cancelLabel="Thôi"
      >
        {(form) => <TextField {...form.text('reason')} />}
      </CommandForm>
    )
  }
  return (
    <div className="row screen-only">
      <Button kind="main" label="Chuẩn y kết quả" onPress={() => setActing('ratify')} />
      <Button label="Trả lại" onPress={() => setActing('send-back')} />
    </div>
  )
}
