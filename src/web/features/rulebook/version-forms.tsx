// What is done with one version: confirming an unconfirmed one, taking one back, ending a province's own.
import {
  confirmParameter,
  endParameter,
  type ShownParameter,
  type ShownVersion,
  takeBackParameter,
} from '#contract/rulebook.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { TextAreaField } from '../../ui/text-field.tsx'
import { BasisFields } from './basis-fields.tsx'
import classes from './rulebook.module.css'

interface VersionFormProps {
  parameter: ShownParameter
  version: ShownVersion
  tinh: string | undefined
  action: string
  onClose: () => void
}

const renews = ['rulebook.', 'cases.']
const target = ({ parameter: { ruleId, name, version }, version: { id }, tinh }: VersionFormProps) => ({
  ...(tinh !== undefined && { provinceCode: tinh }),
  ruleId,
  name,
  version,
  id,
})

/** Says that it is done and closes. */
function useDone({ onClose }: VersionFormProps, text: string): () => void {
  const say = useDoneNotice()
  return () => {
    say({ text })
    onClose()
  }
}

export function ConfirmForm(props: VersionFormProps) {
  const done = useDone(props, 'Đã xác nhận. Mức này được áp dụng theo ngày hiệu lực của nó.')
  return (
    <CommandForm
      contract={confirmParameter}
      initial={{ instrument: props.version.instrument ?? '', clause: '', reason: '' }}
      labels={{ instrument: 'Văn bản đã đối chiếu', clause: 'Điểm, khoản', reason: 'Đã đối chiếu thế nào' }}
      toInput={(values) => ({ ...target(props), ...values })}
      action={props.action}
      renews={renews}
      onDone={done}
      onCancel={props.onClose}
      cancelLabel="Thôi, chưa xác nhận"
    >
      {(form) => (
        <div className={classes.fields}>
          <BasisFields
            tinh={props.tinh}
            on={props.version.validFrom ?? today()}
            instrument={form.text('instrument')}
            clause={form.text('clause')}
          />
          <TextAreaField {...form.text('reason')} />
        </div>
      )}
    </CommandForm>
  )
}

export function TakeBackForm(props: VersionFormProps) {
  const done = useDone(props, 'Đã rút lại. Mức trước đó áp dụng tiếp.')
  return (
    <CommandForm
      contract={takeBackParameter}
      initial={{ reason: '' }}
      labels={{ reason: 'Lý do rút lại' }}
      toInput={({ reason }) => ({ ...target(props), reason })}
      action={props.action}
      grave
      renews={renews}
      onDone={done}
      onCancel={props.onClose}
      cancelLabel="Thôi, giữ nguyên"
    >
      {(form) => <TextAreaField {...form.text('reason')} />}
    </CommandForm>
  )
}

export function EndForm(props: VersionFormProps) {
  const done = useDone(props, 'Đã ghi. Từ ngày đó áp dụng mức của cả nước.')
  return (
    <CommandForm
      contract={endParameter}
      initial={{ validTo: '', reason: '' }}
      labels={{ validTo: 'Từ ngày này theo mức của cả nước', reason: 'Lý do thôi áp dụng' }}
      toInput={({ validTo, reason }) => ({ ...target(props), validTo, reason })}
      action={props.action}
      grave
      renews={renews}
      onDone={done}
      onCancel={props.onClose}
      cancelLabel="Thôi, giữ nguyên"
    >
      {(form) => (
        <div className={classes.fields}>
          <DateField {...form.text('validTo')} />
          <TextAreaField {...form.text('reason')} />
        </div>
      )}
    </CommandForm>
  )
}
