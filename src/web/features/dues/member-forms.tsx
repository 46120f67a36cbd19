// The forms of one member: declaring income, proposing that the member is exempt or pays less.
import { type DuesOfMember, declareBase, proposeRelief } from '#contract/dues.ts'
import { duesMemberTypes } from '#rules/dues/dues.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import {
  baseWords,
  grounds,
  memberTypes,
  needsRegion,
  readMoney,
  readMonth,
  regions,
  showMoney,
  showMonthOf,
  showReduction,
} from './words.ts'

interface FormProps {
  data: DuesOfMember
  within: { provinceCode?: string }
  onEnd: () => void
}

const typeOptions = duesMemberTypes.map((value) => ({ value, label: memberTypes[value] }))
const thisMonth = () => showMonthOf(today().slice(0, 7))
const MONTH_HINT = 'Ví dụ 11/2026.'

export function DeclareForm({ data, within, onEnd }: FormProps) {
  const say = useDoneNotice()
  const [last] = data.bases
  return (
    <CommandForm
      contract={declareBase}
      initial={{
        memberType: last?.memberType ?? '',
        base: '',
        extraPay: '',
        region: last?.region === undefined || last.region === null ? '' : String(last.region),
        fromMonth: thisMonth(),
      }}
      labels={{
        memberType: 'Thuộc loại',
        base: 'Số tiền một tháng (đồng)',
        extraPay: 'Thu nhập thêm khi đi làm (đồng)',
        region: 'Vùng lương tối thiểu',
        fromMonth: 'Từ tháng',
      }}
      toInput={({ memberType, base, extraPay, region, fromMonth }) => ({
        memberId: data.memberId,
        memberType: memberType as 'insured',
        ...(given(base) === undefined ? {} : { base: readMoney(base) }),
        ...(given(extraPay) === undefined ? {} : { extraPay: readMoney(extraPay) }),
        ...(needsRegion(memberType) && region !== '' ? { region: Number(region) } : {}),
        fromMonth: readMonth(fromMonth),
        ...within,
      })}
      action="Ghi mức khai"
      renews={['dues.']}
      onDone={({ amount }) => {
        say({ text: amount === null ? 'Đã ghi mức khai.' : `Đã ghi. Mỗi tháng phải nộp ${showMoney(amount)}.` })
        onEnd()
      }}
      onCancel={onEnd}
      cancelLabel="Thôi, không khai"
    >
      {(form) => {
        const type = form.values.memberType as keyof typeof baseWords
        const asked = baseWords[type]
        return (
          <>
            <SelectField {...form.text('memberType')} options={typeOptions} />
            {asked && <TextField {...form.text('base')} hint={`${asked}.`} inputMode="numeric" />}
            {type === 'pensioner' && <TextField {...form.text('extraPay')} inputMode="numeric" optional />}
            {needsRegion(type) && <SelectField {...form.text('region')} options={regions} />}
            <TextField {...form.text('fromMonth')} hint={MONTH_HINT} inputMode="numeric" />
          </>
        )
      }}
    </CommandForm>
  )
}

const groundOptions = Object.entries(grounds).map(([value, label]) => ({ value, label }))
const pctOptions = [30, 50, 70, 100].map((pct) => ({ value: String(pct), label: showReduction(pct) }))

export function ReliefForm({ data, within, onEnd }: FormProps) {
  const say = useDoneNotice()
  return (
    <CommandForm
      contract={proposeRelief}
      initial={{
        ground: 'hardship',
        pct: '50',
        fromMonth: thisMonth(),
        toMonth: '',
        reason: '',
        decisionNo: '',
        decidedOn: '',
      }}
      labels={{
        ground: 'Thuộc diện',
        pct: 'Mức',
        fromMonth: 'Từ tháng',
        toMonth: 'Đến hết tháng',
        reason: 'Lý do',
        decisionNo: 'Số quyết định',
        decidedOn: 'Ngày quyết định',
      }}
      toInput={(values) => ({
        memberId: data.memberId,
        ground: values.ground as 'hardship',
        pct: (values.ground === 'hardship' ? Number(values.pct) : 100) as 100,
        fromMonth: readMonth(values.fromMonth),
        toMonth: readMonth(values.toMonth),
        reason: values.reason,
        decisionNo: given(values.decisionNo),
        decidedOn: given(values.decidedOn),
        ...within,
      })}
      action="Ghi đề nghị"
      renews={['dues.']}
      onDone={({ state }) => {
        say({ text: state === 'decided' ? 'Đã ghi quyết định miễn, giảm.' : 'Đã gửi đề nghị lên cấp trên.' })
        onEnd()
      }}
      onCancel={onEnd}
      cancelLabel="Thôi, không đề nghị"
    >
      {(form) => (
        <>
          <SelectField {...form.text('ground')} options={groundOptions} />
          {form.values.ground === 'hardship' && <SelectField {...form.text('pct')} options={pctOptions} />}
          <TextField {...form.text('fromMonth')} hint={MONTH_HINT} inputMode="numeric" />
          <TextField {...form.text('toMonth')} hint={MONTH_HINT} inputMode="numeric" />
          <TextAreaField {...form.text('reason')} />
          <TextField
            {...form.text('decisionNo')}
            hint="Chỉ ghi khi tổ chức của mình quyết định được (F-03); để trống là đề nghị lên cấp trên."
            optional
          />
          {form.values.decisionNo.trim() !== '' && <DateField {...form.text('decidedOn')} />}
        </>
      )}
    </CommandForm>
  )
}
