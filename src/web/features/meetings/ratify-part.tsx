// After the meeting: the branch reports what it elected; the level above ratifies it, or somebody of it, or sends the report back.
import { useState } from 'react'
import { ratifyElections, sendBackElections, submitElections } from '#contract/elections.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import { electedOf, postInSentence } from './election-words.ts'
import type { Elections } from './elections-part.tsx'

interface Props extends PartProps {
  elections: Elections
}

export function SubmitPart({ elections, meeting, tinh }: Props) {
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

export function RatifyPart({ elections, meeting, tinh }: Props) {
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

/** Whose post ends: everybody who holds it at a new term, and the one holder of a post that passes on. */
const leavingOf = ({ rows, holders }: Elections): string[] => {
  const passing = rows
    .filter(({ state, purpose, postCode }) => state === 'submitted' && (purpose === 'term' || postCode === 'secretary'))
    .map(({ postCode }) => postCode)
  return holders
    .filter(({ postCode }) => passing.includes(postCode))
    .map(({ fullName, postCode, since }) => `${fullName}, ${postInSentence(postCode)} từ ${showDate(since)}`)
}

const fixed = {
  decisionNo: 'Số quyết định chuẩn y',
  decidedOn: 'Ngày quyết định',
  from: 'Giữ chức vụ từ ngày',
  term: 'Tên nhiệm kỳ mới của chi bộ',
}

function RatifyForm({ elections, meeting, tinh, onClose }: Props & { onClose: () => void }) {
  const say = useDoneNotice()
  const winners = elections.rows
    .filter(({ state }) => state === 'submitted')
    .flatMap((election) =>
      electedOf(election).map(({ memberId, fullName }) => ({
        ...{ electionId: election.id, memberId, key: `${election.id} ${memberId}` },
        title: `${fullName}, ${postInSentence(election.postCode)}`,
      })),
    )
  const initial: Record<string, string | boolean> = {
    ...{ decisionNo: '', decidedOn: today(), from: '', term: '' },
    ...Object.fromEntries(winners.flatMap(({ key }) => [[key, true] as const, [`why ${key}`, ''] as const])),
  }
  const labels: Record<string, string> = {
    ...fixed,
    ...Object.fromEntries(
      winners.flatMap(({ key, title }) => [
        [key, `Chuẩn y ${title}`] as const,
        [`why ${key}`, `Vì sao không chuẩn y ${title}`] as const,
      ]),
    ),
  }
  const leaving = leavingOf(elections)
  const newTerm = elections.rows.some(({ state, purpose }) => state === 'submitted' && purpose === 'term')
  return (
    <CommandForm
      contract={ratifyElections}
      initial={initial}
      labels={labels}
      toInput={(values) => ({
        meetingId: meeting.id,
        decisionNo: String(values.decisionNo),
        decidedOn: String(values.decidedOn),
        from: given(String(values.from)),
        term: given(String(values.term)),
        notRatified: winners
          .filter(({ key }) => values[key] === false)
          .map(({ key, electionId, memberId }) => ({ electionId, memberId, reason: String(values[`why ${key}`]) })),
        provinceCode: tinh,
      })}
      action="Chuẩn y"
      renews={['elections.', 'members.', 'organisations.']}
      onDone={({ opened }) => {
        say({ text: `Đã mở chức vụ cho ${opened.length} người.` })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => (
        <>
          {winners.map(({ key, title }) => (
            <div key={key}>
              <CheckField {...form.box(key)} label={`Chuẩn y ${title}`} />
              {form.values[key] === false && (
                <TextField {...form.text(`why ${key}`)} label={`Vì sao không chuẩn y ${title}`} />
              )}
            </div>
          ))}
          <Notice title={leaving.length === 0 ? 'Không ai phải thôi giữ chức vụ.' : 'Người thôi giữ chức vụ'}>
            {leaving.length > 0 && <p>{leaving.join('; ')}. Người được bầu lại giữ tiếp theo quyết định mới.</p>}
          </Notice>
          <TextField {...form.text('decisionNo')} label={fixed.decisionNo} hint="Ví dụ: 15-QĐ/ĐU." />
          <DateField {...form.text('decidedOn')} label={fixed.decidedOn} />
          <DateField
            {...form.text('from')}
            label={fixed.from}
            optional
            hint={`Để trống thì từ ngày bầu, ${showDate(meeting.on)}.`}
          />
          {newTerm && (
            <TextField
              {...form.text('term')}
              label={fixed.term}
              optional
              hint="Ví dụ: Nhiệm kỳ 2026–2029. Nhiệm kỳ đang ghi kết thúc từ ngày giữ chức vụ; để trống thì không đổi."
            />
          )}
        </>
      )}
    </CommandForm>
  )
}
