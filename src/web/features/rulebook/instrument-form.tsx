// Enters a new instrument into the registry, with the one it replaces.
import { recordInstrument, type ShownInstrument } from '#contract/rulebook.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './rulebook.module.css'
import { instrumentName, readingLabels } from './words.ts'

interface InstrumentFormProps {
  tinh: string | undefined
  known: readonly ShownInstrument[]
  onClose: () => void
}

type Reading = ShownInstrument['reading']

export function InstrumentForm({ tinh, known, onClose }: InstrumentFormProps) {
  const say = useDoneNotice()
  return (
    <Panel title="Văn bản mới">
      <CommandForm
        contract={recordInstrument}
        initial={{
          number: '',
          issuedOn: '',
          issuer: '',
          subject: '',
          inForceFrom: '',
          replaces: '',
          reading: 'full',
          note: '',
        }}
        labels={{
          number: 'Số, ký hiệu',
          issuedOn: 'Ngày ban hành',
          issuer: 'Cơ quan ban hành',
          subject: 'Nội dung',
          inForceFrom: 'Có hiệu lực từ ngày',
          replaces: 'Thay cho văn bản',
          reading: 'Đã đọc được đến đâu',
          note: 'Ghi chú',
        }}
        draft={`rulebook.record-instrument.${tinh ?? ''}`}
        toInput={({ number, issuedOn, issuer, subject, inForceFrom, replaces, reading, note }) => ({
          ...(tinh !== undefined && { provinceCode: tinh }),
          number,
          issuedOn,
          issuer,
          subject,
          inForceFrom,
          replaces: replaces === '' ? [] : [replaces],
          reading: reading as Reading,
          note: orNull(note),
        })}
        action="Ghi vào sổ văn bản"
        renews={['rulebook.']}
        onDone={({ key }) => {
          say({ text: `Đã ghi ${instrumentName(key)}.` })
          onClose()
        }}
        onCancel={onClose}
        cancelLabel="Thôi, không ghi"
      >
        {(form) => (
          <div className={classes.fields}>
            <TextField {...form.text('number')} hint="Ví dụ 12-QĐ/TW." maxLength={60} />
            <DateField {...form.text('issuedOn')} />
            <TextField {...form.text('issuer')} maxLength={200} />
            <DateField {...form.text('inForceFrom')} />
            <TextAreaField {...form.text('subject')} />
            <SelectField
              {...form.text('replaces')}
              optional
              empty="Không thay văn bản nào"
              options={known
                .filter(({ replacedBy }) => replacedBy === null)
                .map(({ key }) => ({ value: key, label: instrumentName(key) }))}
            />
            <SelectField
              {...form.text('reading')}
              options={(Object.keys(readingLabels) as Reading[]).map((key) => ({
                value: key,
                label: readingLabels[key],
              }))}
            />
            <TextField {...form.text('note')} optional maxLength={500} />
          </div>
        )}
      </CommandForm>
    </Panel>
  )
}
