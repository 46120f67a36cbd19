// Elections in a meeting: one after the other with the list and the rounds; then the report to the level above and its ratification.
import { useState } from 'react'
import { type Election, listElectionsOfMeeting, openElection } from '#contract/elections.ts'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { PartProps } from './attendance-part.tsx'
import { numberIn } from './count-fields.tsx'
import { CandidateList } from './election-list.tsx'
import { RoundsPart } from './election-rounds.tsx'
import { electionStates, postInSentence, postLabels, purposeLabels } from './election-words.ts'
import classes from './meetings.module.css'
import { RatifyPart, SubmitPart } from './ratify-part.tsx'
import { optionsOf } from './words.ts'

export type Elections = OutputOf<typeof listElectionsOfMeeting>
export type ShownElection = Election & { votes: MeetingVote[] }

/** Meetings where everybody of the branch is called. */
const ELECTING = ['congress', 'regular', 'regular-with-thematic', 'thematic', 'extraordinary']

export function ElectionsPart({ meeting, tinh }: PartProps) {
  if (meeting.classified || meeting.state === 'cancelled' || !ELECTING.includes(meeting.kind)) return null
  return <Loaded meeting={meeting} tinh={tinh} />
}

function Loaded({ meeting, tinh }: PartProps) {
  const answer = useOperation(listElectionsOfMeeting, { meetingId: meeting.id, provinceCode: tinh }, { fresh: true })
  const [adding, setAdding] = useState(false)
  if (answer.isPending) return meeting.kind === 'congress' ? <Skeleton lines={4} /> : null
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { data } = answer
  const may = data.allowed.includes(openElection.name)
  if (data.rows.length === 0 && !may) return null
  const add = (
    <div className="screen-only">
      <Button label="Lập cuộc bầu" onPress={() => setAdding(true)} />
    </div>
  )
  // In an ordinary meeting an election is rare: a button, no part of its own.
  if (data.rows.length === 0 && !adding && meeting.kind !== 'congress') return add
  return (
    <Panel title="Bầu cử">
      <div className="stack">
        {data.rows.map((election) => (
          <One key={election.id} election={election} elections={data} tinh={tinh} />
        ))}
        <SubmitPart elections={data} meeting={meeting} tinh={tinh} />
        <RatifyPart elections={data} meeting={meeting} tinh={tinh} />
        {may && !adding && add}
        {adding && <OpenForm meeting={meeting} tinh={tinh} onClose={() => setAdding(false)} />}
      </div>
    </Panel>
  )
}

interface OneProps {
  election: ShownElection
  elections: Elections
  tinh: string | undefined
}

function One({ election, elections, tinh }: OneProps) {
  const { postCode, seats, seatsLeft, purpose, state, endedReason, sentBackReason, decisionNo, decidedOn } = election
  // Nobody was put to a vote: it was taken off, or the meeting went on without it.
  const unheld = state === 'failed' && !election.votes.some((vote) => vote.kind === 'election')
  return (
    <section className={classes.election} aria-label={`Bầu ${postInSentence(postCode)}`}>
      <h3>
        {postLabels[postCode]}: bầu {seats} người
      </h3>
      <p>
        <Tag {...(unheld ? { state: 'ended', label: 'Không bầu' } : electionStates[state])} />{' '}
        <span className="soft">
          {purposeLabels[purpose]}
          {state === 'open' && seatsLeft < seats && `, còn thiếu ${seatsLeft}`}
        </span>
      </p>
      {sentBackReason !== null && <p>Cấp trên trả lại: {sentBackReason}.</p>}
      {endedReason !== null && (
        <p>
          {unheld ? 'Không bầu vì' : 'Không bầu tiếp'}: {endedReason}.
        </p>
      )}
      {decisionNo !== null && decidedOn !== null && (
        <p>
          {decisionNo}, ngày {showDate(decidedOn)}; giữ chức vụ từ ngày {showDate(election.postsFrom ?? decidedOn)}.
        </p>
      )}
      <CandidateList election={election} members={elections.members} tinh={tinh} />
      <RoundsPart election={election} tinh={tinh} />
    </section>
  )
}

/** A congress elects for a new term; of another meeting nobody knows whether somebody's post ends by it. */
function OpenForm({ meeting, tinh, onClose }: PartProps & { onClose: () => void }) {
  return (
    <CommandForm
      contract={openElection}
      initial={{
        postCode: 'branch-committee-member',
        seats: '',
        purpose: meeting.kind === 'congress' ? 'term' : '',
      }}
      labels={{ postCode: 'Bầu chức vụ', seats: 'Số lượng cần bầu', purpose: 'Bầu để' }}
      toInput={({ postCode, seats, purpose }) => ({
        meetingId: meeting.id,
        postCode: postCode as Election['postCode'],
        seats: postCode === 'secretary' ? 1 : numberIn(seats),
        purpose: purpose as Election['purpose'],
        provinceCode: tinh,
      })}
      action="Lập cuộc bầu"
      renews={['elections.']}
      onDone={onClose}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => (
        <>
          <SelectField {...form.text('postCode')} options={optionsOf(postLabels)} />
          {form.values.postCode !== 'secretary' && <TextField {...form.text('seats')} inputMode="numeric" />}
          <RadioField
            {...form.text('purpose')}
            options={[
              { value: 'term', label: 'Cả nhiệm kỳ mới, người đang giữ thôi giữ khi được chuẩn y' },
              { value: 'supplement', label: 'Bổ sung chỗ khuyết' },
            ]}
          />
        </>
      )}
    </CommandForm>
  )
}
