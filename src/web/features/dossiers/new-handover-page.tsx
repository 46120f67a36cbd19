// Writes a record of handing over: which files, to or from whom, sealed or not; the files change hands with it.
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { handOver, handoverReason } from '#contract/dossier-custody.ts'
import { getDossier, listDossiers } from '#contract/dossiers.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import type { FieldProps } from '../../ui/field.tsx'
import { today } from '../../ui/format.ts'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import classes from './dossiers.module.css'
import { reasonLabels } from './words.ts'

export function NewHandoverPage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const memberId = search.get('memberId') ?? undefined
  const member = useOperation(
    getDossier,
    { memberId: memberId ?? '', provinceCode: tinh },
    { when: memberId !== undefined },
  )
  const { data } = member
  const start = data === undefined ? [] : [{ id: data.memberId, name: data.fullName, detail: data.organisationName }]
  return (
    <Page
      title="Ghi biên bản giao nhận hồ sơ"
      trail={[{ label: 'Giao nhận hồ sơ', to: addresses.dossiers({ muc: 'giao-nhan', tinh }) }]}
      lead={<p>Ghi xong, nơi giữ của các hồ sơ trong danh sách đổi theo, và in được biên bản để hai bên ký.</p>}
    >
      {memberId !== undefined && member.isPending && <Skeleton lines={10} />}
      {member.error && <ErrorState error={member.error} onRetry={() => void member.refetch()} />}
      {(memberId === undefined || data !== undefined) && (
        <div className="measured">
          <HandoverForm start={start} tinh={tinh} />
        </div>
      )}
    </Page>
  )
}

const kinds = [
  { value: 'committee', label: 'Cấp ủy cấp trên giữ' },
  { value: 'carried', label: 'Đảng viên mang theo, niêm phong' },
  { value: 'outside', label: 'Nơi khác' },
]
const directions = [
  { value: 'out', label: 'Giao đi' },
  { value: 'in', label: 'Nhận về' },
]
const reasons = handoverReason.options.map((value) => ({ value, label: reasonLabels[value] }))

function HandoverForm({ start, tinh }: { start: readonly Found[]; tinh: string | undefined }) {
  const navigate = useNavigate()
  const { national } = useMe()
  const say = useDoneNotice()
  const [people, setPeople] = useState<readonly Found[]>(start)
  const [receiver, setReceiver] = useState<Found | null>(null)
  return (
    <CommandForm
      contract={handOver}
      initial={{
        direction: 'out',
        kind: 'committee',
        organisationId: '',
        otherSide: '',
        memberIds: '',
        on: today(),
        reason: '',
        no: '',
        giver: '',
        receiver: '',
        place: '',
        note: '',
        sealed: false as boolean,
        contentsConfirmed: false as boolean,
      }}
      labels={{
        direction: 'Giao hay nhận',
        kind: 'Giao cho ai',
        organisationId: 'Cấp ủy nhận',
        otherSide: 'Bên kia là ai',
        memberIds: 'Hồ sơ của ai',
        on: 'Ngày giao nhận',
        reason: 'Vì việc gì',
        no: 'Số biên bản',
        giver: 'Người giao',
        receiver: 'Người nhận',
        place: 'Để ở',
        note: 'Ghi chú',
        sealed: 'Hồ sơ đã niêm phong',
        contentsConfirmed: 'Mỗi hồ sơ có mục lục đã ký, đóng dấu',
      }}
      toInput={({ direction, kind, organisationId, otherSide, memberIds: _memberIds, ...values }) => ({
        direction: direction as 'out',
        kind: (direction === 'in' ? 'committee' : kind) as 'committee',
        ...(direction === 'out' && kind === 'committee' && organisationId !== '' && { organisationId }),
        otherSide: direction === 'out' && kind === 'committee' ? null : orNull(otherSide),
        memberIds: people.map(({ id }) => id),
        on: values.on,
        reason: values.reason as 'transfer',
        sealed: values.sealed,
        contentsConfirmed: values.contentsConfirmed,
        no: orNull(values.no),
        giver: orNull(values.giver),
        receiver: orNull(values.receiver),
        place: orNull(values.place),
        note: orNull(values.note),
        ...(national && tinh !== undefined && { provinceCode: tinh }),
      })}
      action="Ghi biên bản"
      renews={['dossiers.']}
      onDone={({ id, dossiers }) => {
        navigate(addresses.handover(id, { tinh }), { replace: true })
        say({ text: `Đã ghi biên bản giao nhận ${dossiers} hồ sơ.` })
      }}
      onCancel={() => navigate(-1)}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => {
        const { direction, kind } = form.values
        const out = direction === 'out'
        const { value: _value, onChange: _onChange, ...lookup } = form.text('memberIds')
        const { value: _id, onChange: choose, ...committee } = form.text('organisationId')
        return (
          <>
            <RadioField {...form.text('direction')} options={directions} />
            <People field={lookup} people={people} onChange={setPeople} tinh={tinh} />
            {out && <RadioField {...form.text('kind')} options={kinds} />}
            {out && kind === 'committee' && (
              <BranchField
                {...committee}
                any
                provinceCode={tinh}
                hint="Gõ vài chữ của tên đảng bộ cấp trên rồi chọn; không cần dấu."
                chosen={receiver}
                onChoose={(found) => {
                  setReceiver(found)
                  choose(found?.id ?? '')
                }}
              />
            )}
            {out && kind === 'carried' && (
              <Notice>
                <p>
                  Chỉ giao khi hồ sơ đã niêm phong (TRF-06) và có mục lục đã xác nhận, nếu không nơi đến không nhận
                  (DOS-10).
                </p>
              </Notice>
            )}
            {(!out || kind === 'outside') && (
              <TextField
                {...form.text('otherSide')}
                hint={out ? 'Tên nơi nhận hồ sơ.' : 'Tên nơi giao, hoặc đảng viên mang hồ sơ đến.'}
              />
            )}
            <CheckField {...form.box('sealed')} />
            <CheckField
              {...form.box('contentsConfirmed')}
              hint="Phải có khi giao cho đảng viên mang theo và khi nhận về."
            />
            <DateField {...form.text('on')} />
            <SelectField {...form.text('reason')} options={reasons} />
            <TextField {...form.text('no')} optional />
            <div className={classes.details}>
              <TextField {...form.text('giver')} optional />
              <TextField {...form.text('receiver')} optional />
            </div>
            <TextField {...form.text('place')} hint="Phòng, tủ, số hộp ở nơi nhận." optional />
            <TextAreaField {...form.text('note')} optional />
          </>
        )
      }}
    </CommandForm>
  )
}

interface PeopleProps {
  field: FieldProps
  people: readonly Found[]
  onChange: (people: readonly Found[]) => void
  tinh: string | undefined
}

/** Members whose files change hands, found by name one after the other. */
function People({ field, people, onChange, tinh }: PeopleProps) {
  const search = (text: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: LookupField calls `search` once in every render.
    const answer = useOperation(listDossiers, { text, limit: 20, provinceCode: tinh }, { when: text.length >= 2 })
    const rows = text.length < 2 ? [] : (answer.data?.rows ?? [])
    return {
      busy: answer.isFetching,
      found: rows.map((row) => ({ id: row.memberId, name: row.fullName, detail: row.organisationName })),
    }
  }
  return (
    <div className="stack-tight">
      <LookupField
        {...field}
        hint="Gõ tên, chọn từng người; không cần dấu."
        chosen={null}
        onChoose={(found) => {
          if (found !== null && !people.some(({ id }) => id === found.id)) onChange([...people, found])
        }}
        search={search}
      />
      {people.length > 0 && (
        <ul className={classes.people} aria-label="Hồ sơ trong biên bản">
          {people.map((person) => (
            <li key={person.id}>
              <span>
                {person.name}
                {person.detail && <span className={classes.under}>, {person.detail}</span>}
              </span>
              <Button
                kind="quiet"
                label="Bỏ ra"
                about={person.name}
                onPress={() => onChange(people.filter(({ id }) => id !== person.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
