// Putting something to the vote: a matter of the branch, or a case of the branch that waits for its vote.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { listCasesToVote, openVote } from '#contract/meeting-votes.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import type { PartProps } from './attendance-part.tsx'
import { optionsOf, showMonth, voteKindLabels } from './words.ts'

type Values = Record<'caseId' | 'kind' | 'subject' | 'manner', string>
type Waiting = OutputOf<typeof listCasesToVote>['rows'][number]

/** Elections are voted from their own list. */
const { election: _, ...ofTheBranch } = voteKindLabels

const nameOf = ({ title, subjectName }: Waiting): string => `${title}: ${subjectName}`

export function OpenVoteForm({ meeting, tinh, onClose }: PartProps & { onClose: () => void }) {
  const waiting = useOperation(listCasesToVote, { id: meeting.id, provinceCode: tinh }, { fresh: true })
  const cases = waiting.data?.rows ?? []
  return (
    <CommandForm
      contract={openVote}
      initial={{
        caseId: '',
        kind: 'resolution',
        subject: `Nghị quyết tháng ${showMonth(meeting.month)}`,
        manner: 'card',
      }}
      labels={{
        caseId: 'Về việc đang giải quyết',
        kind: 'Loại việc',
        subject: 'Biểu quyết về việc gì',
        manner: 'Cách biểu quyết',
      }}
      toInput={({ caseId, kind, subject, manner }) => {
        const about = cases.find((one) => one.caseId === caseId)
        const kinds: readonly string[] = about?.kinds ?? []
        return {
          meetingId: meeting.id,
          kind: (about === undefined || kinds.includes(kind) ? kind : kinds[0]) as MeetingVote['kind'],
          subject: about === undefined ? subject : nameOf(about),
          manner: manner as MeetingVote['manner'],
          ...(about !== undefined && { caseId: about.caseId }),
          provinceCode: tinh,
        }
      }}
      action="Chốt người biểu quyết"
      renews={['meetings.']}
      onDone={onClose}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => <VoteFields form={form} cases={cases} />}
    </CommandForm>
  )
}

/** The matter is a case that waits, with the kinds it may be voted as, or said in words. */
function VoteFields({ form, cases }: { form: ReturnType<typeof useForm<Values>>; cases: readonly Waiting[] }) {
  const about = cases.find((one) => one.caseId === form.values.caseId)
  return (
    <>
      {cases.length > 0 && (
        <SelectField
          {...form.text('caseId')}
          empty="Không, việc chung của chi bộ"
          options={cases.map((one) => ({ value: one.caseId, label: nameOf(one) }))}
        />
      )}
      {about === undefined && (
        <>
          <SelectField {...form.text('kind')} options={optionsOf(ofTheBranch)} />
          <TextField {...form.text('subject')} hint="Ví dụ: Nghị quyết tháng 12." />
        </>
      )}
      {about !== undefined && about.kinds.length > 1 && (
        <SelectField
          {...form.text('kind')}
          options={about.kinds.map((kind) => ({ value: kind, label: voteKindLabels[kind] }))}
        />
      )}
      <RadioField
        {...form.text('manner')}
        options={[
          { value: 'card', label: 'Giơ thẻ đảng' },
          { value: 'ballot', label: 'Bỏ phiếu kín' },
        ]}
      />
    </>
  )
}
