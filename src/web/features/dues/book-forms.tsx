// The forms of the cash book: opening it, sending money up, taking a line back, handing it over, moving what is left of it.
import { useState } from 'react'
import { getMonth } from '#contract/dues.ts'
import { counterEntry, type DuesEntry, handOverBook, moveBalance, openBook, remit } from '#contract/dues-book.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import type { Place } from './dues-page.tsx'
import { channelOptions, lineWords, readMoney, showMoney, showMonthOf } from './words.ts'

interface FormProps {
  place: Place
  onEnd: () => void
}

const RENEWS = ['dues.']

/** Says what was done and leaves the form. */
function useEnd(onEnd: () => void) {
  const say = useDoneNotice()
  return (text: string) => {
    say({ text })
    onEnd()
  }
}

export function OpenBookForm({ place, balance, onEnd }: FormProps & { balance: number }) {
  const end = useEnd(onEnd)
  return (
    <CommandForm
      contract={openBook}
      initial={{ on: today(), amount: '0', keeper: '' }}
      labels={{ on: 'Từ ngày', amount: 'Tiền có từ trước, chưa ghi trong sổ (đồng)', keeper: 'Người giữ sổ' }}
      toInput={({ on, amount, keeper }) => ({ ...place, on, amount: readMoney(amount), keeper })}
      action="Mở sổ quỹ"
      renews={RENEWS}
      onDone={() => end('Đã mở sổ quỹ.')}
      onCancel={onEnd}
      cancelLabel="Thôi, chưa mở"
    >
      {(form) => (
        <>
          <TextField {...form.text('keeper')} />
          <TextField
            {...form.text('amount')}
            hint={
              balance === 0
                ? 'Tiền mặt đang giữ khi bắt đầu ghi sổ; không có thì để 0.'
                : `Sổ đã có ${showMoney(balance)} từ những khoản đã ghi. Chỉ ghi số tiền ngoài số đó; không có thì để 0.`
            }
            inputMode="numeric"
          />
          <DateField {...form.text('on')} />
        </>
      )}
    </CommandForm>
  )
}

type RemitProps = FormProps & { balance: number; isBranch: boolean }

export function RemitForm({ place, balance, isBranch, onEnd }: RemitProps) {
  const end = useEnd(onEnd)
  const month = today().slice(0, 7)
  // What a branch sends up of what it took in this month; a committee has no such share of its own here.
  const { data } = useOperation(getMonth, { ...place, month }, { when: isBranch })
  const share = data?.split?.remit ?? 0
  return (
    <CommandForm
      contract={remit}
      initial={{ on: today(), amount: '', channel: 'cash', note: '', another: false as boolean }}
      labels={{
        on: 'Ngày nộp',
        amount: 'Số tiền (đồng)',
        channel: 'Nộp bằng',
        note: 'Ghi chú',
        another: 'Vẫn ghi, đây là khoản khác',
      }}
      toInput={({ on, amount, channel, note, another }) => ({
        ...place,
        on,
        amount: readMoney(amount),
        channel: channel as 'cash',
        note: orNull(note),
        another,
      })}
      action="Ghi khoản nộp"
      renews={RENEWS}
      onDone={({ balance: left }) => end(`Đã ghi khoản nộp lên. Quỹ còn ${showMoney(left)}.`)}
      onCancel={onEnd}
      cancelLabel="Thôi, chưa nộp"
    >
      {(form, refused) => (
        <>
          <TextField {...form.text('amount')} hint={`Quỹ đang có ${showMoney(balance)}.`} inputMode="numeric" />
          {share > 0 && share <= balance && (
            <div className="stack-tight">
              <p>
                Theo tỷ lệ, tiền thu trong tháng {showMonthOf(month)} nộp lên {showMoney(share)}.
              </p>
              <div>
                <Button
                  wide={false}
                  label={`Ghi ${showMoney(share)}`}
                  onPress={() => form.set('amount', String(share))}
                />
              </div>
            </div>
          )}
          <DateField {...form.text('on')} />
          <SelectField {...form.text('channel')} options={channelOptions} />
          <TextField {...form.text('note')} optional />
          {(refused === 'dues.remitted-already' || form.values.another) && <CheckField {...form.box('another')} />}
        </>
      )}
    </CommandForm>
  )
}

export function HandOverForm({ place, balance, onEnd }: FormProps & { balance: number }) {
  const end = useEnd(onEnd)
  return (
    <CommandForm
      contract={handOverBook}
      initial={{ on: today(), keeper: '', counted: '', document: '' }}
      labels={{
        on: 'Ngày bàn giao',
        keeper: 'Người nhận sổ',
        counted: 'Số tiền đếm được (đồng)',
        document: 'Biên bản bàn giao',
      }}
      toInput={({ on, keeper, counted, document }) => ({
        ...place,
        on,
        keeper,
        counted: readMoney(counted),
        document: orNull(document),
      })}
      action="Bàn giao sổ quỹ"
      renews={RENEWS}
      onDone={() => end('Đã bàn giao sổ quỹ.')}
      onCancel={onEnd}
      cancelLabel="Thôi, chưa bàn giao"
    >
      {(form) => (
        <>
          <TextField {...form.text('keeper')} />
          <TextField {...form.text('counted')} hint={`Sổ hôm nay còn ${showMoney(balance)}.`} inputMode="numeric" />
          <DateField {...form.text('on')} />
          <TextField {...form.text('document')} hint="Số và ngày biên bản." optional />
        </>
      )}
    </CommandForm>
  )
}

export function MoveBalanceForm({ place, balance, onEnd }: FormProps & { balance: number }) {
  const end = useEnd(onEnd)
  const [to, setTo] = useState<Found | null>(null)
  return (
    <CommandForm
      contract={moveBalance}
      initial={{ toOrganisationId: '', on: today(), document: '' }}
      labels={{
        toOrganisationId: 'Tổ chức nhận',
        on: 'Ngày chuyển',
        document: 'Quyết định sáp nhập, chia tách, giải thể',
      }}
      toInput={({ on, document }) => ({ ...place, toOrganisationId: to?.id ?? '', on, document })}
      action="Chuyển tiền còn lại"
      renews={RENEWS}
      onDone={({ moved }) => end(`Đã chuyển ${showMoney(moved)} sang ${to?.name ?? 'tổ chức nhận'}.`)}
      onCancel={onEnd}
      cancelLabel="Thôi, chưa chuyển"
    >
      {(form) => (
        <>
          <p>Chuyển cả {showMoney(balance)} còn trong sổ; hai sổ cùng được ghi.</p>
          <BranchField
            {...form.text('toOrganisationId')}
            hint="Gõ vài chữ của tên tổ chức rồi chọn; không cần dấu."
            chosen={to}
            onChoose={setTo}
            any
            provinceCode={place.provinceCode}
          />
          <DateField {...form.text('on')} />
          <TextField {...form.text('document')} hint="Số, ngày, nơi ban hành." />
        </>
      )}
    </CommandForm>
  )
}

export function CounterForm({ place, line, onEnd }: FormProps & { line: DuesEntry }) {
  const end = useEnd(onEnd)
  const within = place.provinceCode === undefined ? {} : { provinceCode: place.provinceCode }
  return (
    <>
      <p>
        {lineWords(line)}, {showMoney(Math.abs(line.amount))}, ngày {showDate(line.on)}. Dòng cũ vẫn còn trong sổ; thêm
        một dòng ngược lại.
      </p>
      <CommandForm
        contract={counterEntry}
        initial={{ on: today(), reason: '' }}
        labels={{ on: 'Ngày ghi', reason: 'Vì sao' }}
        toInput={({ on, reason }) => ({ id: line.id, on, reason, ...within })}
        action="Ghi bút toán ngược"
        renews={RENEWS}
        onDone={({ balance }) => end(`Đã ghi bút toán ngược. Quỹ còn ${showMoney(balance)}.`)}
        onCancel={onEnd}
        cancelLabel="Thôi, để nguyên"
      >
        {(form) => (
          <>
            <TextField {...form.text('reason')} />
            <DateField {...form.text('on')} />
          </>
        )}
      </CommandForm>
    </>
  )
}
