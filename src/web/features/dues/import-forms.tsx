// The forms of a list of payments: who paid a row and for which month, and taking the whole list back.
import { useState } from 'react'
import { type DuesImport, type DuesImportRow, decideDuesImportRow, undoDuesImport } from '#contract/dues-imports.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { MemberField } from '../members/member-field.tsx'
import { readMonth, showMoney, showMonthOf } from './words.ts'

interface FormProps {
  list: DuesImport
  within: { provinceCode?: string }
  onEnd: () => void
}

export function PayerForm({ list, row, within, onEnd }: FormProps & { row: DuesImportRow }) {
  const say = useDoneNotice()
  const [member, setMember] = useState<Found | null>(
    row.member === null ? null : { id: row.member.id, name: row.member.fullName, detail: row.member.branchName },
  )
  const { id, version } = list
  return (
    <CommandForm
      contract={decideDuesImportRow}
      initial={{ memberId: '', forMonth: showMonthOf(row.forMonth) }}
      labels={{ memberId: 'Người nộp', forMonth: 'Nộp cho tháng' }}
      toInput={({ forMonth }) => ({
        id,
        version,
        seq: row.seq,
        ...within,
        ...(member === null ? {} : { memberId: member.id }),
        ...(forMonth === '' ? {} : { forMonth: readMonth(forMonth) }),
      })}
      action="Đối chiếu lại dòng này"
      renews={['dues.']}
      onDone={({ state }) => {
        say({ text: state === 'matched' ? 'Dòng này ghi được.' : 'Đã ghi lựa chọn; dòng này vẫn chưa ghi được.' })
        onEnd()
      }}
      onCancel={onEnd}
      cancelLabel="Thôi, để nguyên"
    >
      {(form) => (
        <>
          <MemberField
            {...form.text('memberId')}
            chosen={member}
            onChoose={setMember}
            within={list.organisationId}
            {...within}
          />
          <TextField {...form.text('forMonth')} hint="Tháng và năm, ví dụ 11/2026." inputMode="numeric" />
        </>
      )}
    </CommandForm>
  )
}

export function UndoImportForm({ list, within, onEnd }: FormProps) {
  const say = useDoneNotice()
  const { id, version } = list
  return (
    <>
      <p>Mỗi dòng đã ghi có một bút toán ngược trong sổ quỹ; dòng cũ vẫn còn. Dòng đã bỏ từ trước thì giữ nguyên.</p>
      <CommandForm
        contract={undoDuesImport}
        initial={{ on: today(), reason: '' }}
        labels={{ on: 'Ngày ghi', reason: 'Vì sao' }}
        toInput={({ on, reason }) => ({ id, version, on, reason, ...within })}
        action="Rút lại cả danh sách"
        grave
        renews={['dues.']}
        onDone={({ countered, amount }) => {
          say({ text: `Đã ghi ${countered} bút toán ngược, ${showMoney(amount)}.` })
          onEnd()
        }}
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
