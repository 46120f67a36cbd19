// A member who pays more than is owed of the own will, with the paper of the level above (F-07).
import { useState } from 'react'
import type { DuesPerson } from '#contract/dues.ts'
import { collect } from '#contract/dues-book.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { Place } from './dues-page.tsx'
import { channelOptions, readMoney, showMoney } from './words.ts'

interface HigherFormProps {
  place: Place
  month: string
  row: DuesPerson
}

export function HigherForm({ place, month, row }: HigherFormProps) {
  const [open, setOpen] = useState(false)
  const say = useDoneNotice()
  if (!open) return <Button label="Nộp cao hơn mức" about={row.fullName} onPress={() => setOpen(true)} />
  return (
    <CommandForm
      contract={collect}
      initial={{ amount: '', higherBy: '', channel: 'cash', another: false as boolean }}
      labels={{
        amount: 'Số tiền thu (đồng)',
        higherBy: 'Văn bản đồng ý của cấp trên',
        channel: 'Nộp bằng',
        another: 'Vẫn ghi, đây là khoản khác',
      }}
      toInput={({ amount, higherBy, channel, another }) => ({
        ...place,
        forMonth: month,
        on: today(),
        channel: channel as 'cash',
        higherBy,
        another,
        people: [{ memberId: row.memberId, amount: readMoney(amount) }],
      })}
      action="Thu số tiền này"
      renews={['dues.']}
      onDone={({ total, collected }) => {
        say({ text: `Đã thu ${showMoney(total)} của ${row.fullName}, biên lai số ${collected[0]?.receiptNo}.` })
        setOpen(false)
      }}
      onCancel={() => setOpen(false)}
      cancelLabel="Thôi, chưa thu"
    >
      {(form, refused) => (
        <>
          <TextField
            {...form.text('amount')}
            hint={`Theo quy định còn phải nộp ${showMoney(row.outstanding)}.`}
            inputMode="numeric"
          />
          <TextField
            {...form.text('higherBy')}
            hint="Số, ngày văn bản của cấp ủy cấp trên đồng ý cho tự nguyện nộp cao hơn (F-07)."
          />
          <SelectField {...form.text('channel')} options={channelOptions} />
          {(refused === 'dues.sum-collected-already' || form.values.another) && <CheckField {...form.box('another')} />}
        </>
      )}
    </CommandForm>
  )
}
