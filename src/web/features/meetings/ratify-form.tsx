// The form with which the level above ratifies what a branch elected: each of the elected, whose post ends, the decision.
import { ratifyElections } from '#contract/elections.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { electedOf, postInSentence } from './election-words.ts'
import type { Elections } from './elections-part.tsx'
import type { ElectionsProps } from './ratify-part.tsx'

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

interface Winner {
  electionId: string
  memberId: string
  /** The name of the box that ratifies; `why` with it names the reason against. */
  key: string
  title: string
}

const winnersOf = ({ rows }: Elections): Winner[] =>
  rows
    .filter(({ state }) => state === 'submitted')
    .flatMap((election) =>
      electedOf(election).map(({ memberId, fullName }) => ({
        electionId: election.id,
        memberId,
        key: `${election.id} ${memberId}`,
        title: `${fullName}, ${postInSentence(election.postCode)}`,
      })),
    )

type Values = Record<string, string | boolean>

const valuesOf = (winners: readonly Winner[]): Values => ({
  decisionNo: '',
  decidedOn: today(),
  from: '',
  term: '',
  ...Object.fromEntries(winners.flatMap(({ key }) => [[key, true] as const, [`why ${key}`, ''] as const])),
})

const labelsOf = (winners: readonly Winner[]): Record<string, string> => ({
  ...fixed,
  ...Object.fromEntries(
    winners.flatMap(({ key, title }) => [
      [key, `Chuẩn y ${title}`] as const,
      [`why ${key}`, `Vì sao không chuẩn y ${title}`] as const,
    ]),
  ),
})

export function RatifyForm({ elections, meeting, tinh, onClose }: ElectionsProps & { onClose: () => void }) {
  const say = useDoneNotice()
  const winners = winnersOf(elections)
  return (
    <CommandForm
      contract={ratifyElections}
      initial={valuesOf(winners)}
      labels={labelsOf(winners)}
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
          <WinnerFields form={form} winners={winners} />
          <Leaving elections={elections} />
          <DecisionFields form={form} elections={elections} electedOn={meeting.on} />
        </>
      )}
    </CommandForm>
  )
}

type Form = ReturnType<typeof useForm<Values>>

function WinnerFields({ form, winners }: { form: Form; winners: readonly Winner[] }) {
  return winners.map(({ key, title }) => (
    <div key={key}>
      <CheckField {...form.box(key)} label={`Chuẩn y ${title}`} />
      {form.values[key] === false && <TextField {...form.text(`why ${key}`)} label={`Vì sao không chuẩn y ${title}`} />}
    </div>
  ))
}

function Leaving({ elections }: { elections: Elections }) {
  const leaving = leavingOf(elections)
  return (
    <Notice title={leaving.length === 0 ? 'Không ai phải thôi giữ chức vụ.' : 'Người thôi giữ chức vụ'}>
      {leaving.length > 0 && <p>{leaving.join('; ')}. Người được bầu lại giữ tiếp theo quyết định mới.</p>}
    </Notice>
  )
}

interface DecisionProps {
  form: Form
  elections: Elections
  electedOn: string
}

function DecisionFields({ form, elections, electedOn }: DecisionProps) {
  const newTerm = elections.rows.some(({ state, purpose }) => state === 'submitted' && purpose === 'term')
  return (
    <>
      <TextField {...form.text('decisionNo')} label={fixed.decisionNo} hint="Ví dụ: 15-QĐ/ĐU." />
      <DateField {...form.text('decidedOn')} label={fixed.decidedOn} />
      <DateField
        {...form.text('from')}
        label={fixed.from}
        optional
        hint={`Để trống thì từ ngày bầu, ${showDate(electedOn)}.`}
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
  )
}
