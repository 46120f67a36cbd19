// Sends one's own question or petition, or records one that was received.
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { recordPetition, sendPetition } from '#contract/petitions.ts'
import { namesDecider } from '#rules/petitions/answer-by.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { Page } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { MemberField } from '../members/member-field.tsx'
import { howLabels, kindLabels } from './words.ts'

const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label }))
const sentKinds = kinds.filter(({ value }) => value === 'question' || value === 'petition')
const { sent: _, ...received } = howLabels
const hows = Object.entries(received).map(([value, label]) => ({ value, label }))
const decides = (kind: string): boolean => namesDecider(kind as 'appeal')
const words = { kind: 'Loại việc', subject: 'Về việc gì', content: 'Nội dung' }

export function NewPetitionPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const records = useCan(recordPetition)
  return (
    <Page
      title={records ? 'Vào sổ chất vấn, kiến nghị, khiếu nại, tố cáo' : 'Gửi chất vấn, kiến nghị'}
      trail={[{ label: 'Chất vấn, kiến nghị', to: addresses.petitions({ tinh }) }]}
      lead={<p>{records ? seat?.organisationName : `Gửi tới ${seat?.organisationName}.`}</p>}
    >
      <div className="measured">{records ? <RecordForm tinh={tinh} /> : <SendForm tinh={tinh} />}</div>
    </Page>
  )
}

interface Own {
  tinh: string | undefined
}

function useDone({ tinh }: Own) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  return {
    renews: ['petitions.'],
    onDone: ({ id, no }: { id: string; no: number }) => {
      navigate(addresses.petition(id, { tinh }), { replace: true })
      say({ text: `Đã vào sổ số ${no}.` })
    },
    onCancel: () => navigate(-1),
    cancelLabel: 'Thôi, không ghi',
  }
}

function SendForm(own: Own) {
  return (
    <CommandForm
      {...useDone(own)}
      contract={sendPetition}
      initial={{ kind: 'petition', subject: '', content: '' }}
      labels={words}
      draft="petitions.send"
      toInput={({ kind, subject, content }) => ({
        kind: kind as 'petition',
        subject,
        content,
      })}
      action="Gửi tới chi bộ"
    >
      {(form) => (
        <>
          <RadioField {...form.text('kind')} options={sentKinds} />
          <TextField {...form.text('subject')} />
          <TextAreaField {...form.text('content')} rows={6} />
        </>
      )}
    </CommandForm>
  )
}

function RecordForm(own: Own) {
  const { seat } = useMe()
  const [about, setAbout] = useState<Found | null>(null)
  return (
    <CommandForm
      {...useDone(own)}
      contract={recordPetition}
      initial={{
        kind: 'petition',
        senderName: '',
        receivedOn: today(),
        how: 'meeting',
        subject: '',
        content: '',
        aboutId: '',
        aboutName: '',
        decider: '',
      }}
      labels={{
        ...words,
        senderName: 'Của ai',
        receivedOn: 'Nhận ngày',
        how: 'Nhận bằng cách nào',
        aboutId: 'Về đảng viên',
        aboutName: 'Về quyết định, tổ chức nào',
        decider: 'Ai giải quyết',
      }}
      draft="petitions.record"
      toInput={({ kind, how, senderName, aboutName, decider, aboutId: _, ...rest }) => ({
        ...rest,
        kind: kind as 'petition',
        how: how as 'meeting',
        senderName: orNull(senderName),
        ...(decides(kind) && { aboutId: about?.id, aboutName: orNull(aboutName), decider: orNull(decider) }),
        organisationId: seat?.organisationId ?? '',
        provinceCode: own.tinh,
      })}
      action="Vào sổ"
    >
      {(form) => (
        <>
          <RadioField {...form.text('kind')} options={kinds} />
          <TextField
            {...form.text('senderName')}
            optional={form.values.kind === 'denunciation'}
            hint={form.values.kind === 'denunciation' ? 'Để trống nếu đơn không ghi tên.' : undefined}
          />
          <DateField {...form.text('receivedOn')} />
          <SelectField {...form.text('how')} options={hows} />
          {decides(form.values.kind) && (
            <>
              <MemberField
                {...form.text('aboutId')}
                optional
                chosen={about}
                onChoose={setAbout}
                within={seat?.organisationId ?? ''}
                provinceCode={own.tinh}
                hint="Người này không xem được việc này."
              />
              <TextField
                {...form.text('aboutName')}
                optional={about !== null}
                hint={
                  form.values.kind === 'denunciation'
                    ? 'Khi là tổ chức, hoặc người không có trong danh sách.'
                    : 'Khiếu nại kỷ luật, xóa tên: mở từ chính việc ấy.'
                }
              />
              <TextField {...form.text('decider')} />
            </>
          )}
          <TextField {...form.text('subject')} />
          <TextAreaField {...form.text('content')} rows={6} />
        </>
      )}
    </CommandForm>
  )
}
