// Votes in the room: what is put to the vote, the counts, the result by the rules.
import { useState } from 'react'
import { Link } from 'react-router'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { cancelVote, countVote, openVote } from '#contract/meeting-votes.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import { excludedInWords } from '#rules/meetings/electorate.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import { CountFields, countLabels, countSent, countStart } from './count-fields.tsx'
import classes from './meetings.module.css'
import { OpenVoteForm } from './open-vote-form.tsx'
import { formLabels, voteKindLabels, voteState } from './words.ts'

export function VotesPart({ meeting, tinh }: PartProps) {
  const [adding, setAdding] = useState(false)
  const may = meeting.allowed.includes(openVote.name)
  // Those of an election stand with it.
  const votes = meeting.votes.filter(({ electionId }) => electionId === null)
  if (!may && votes.length === 0) return null
  return (
    <Panel title="Biểu quyết">
      {votes.length === 0 ? (
        <p className="soft">Chưa đưa ra biểu quyết việc nào.</p>
      ) : (
        <ul className={classes.lines}>
          {votes.map((vote) => (
            <li key={vote.id}>
              <Vote vote={vote} meeting={meeting} tinh={tinh} />
            </li>
          ))}
        </ul>
      )}
      {may && !adding && <Button label="Đưa ra biểu quyết" onPress={() => setAdding(true)} />}
      {adding && <OpenVoteForm meeting={meeting} tinh={tinh} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

interface VoteProps {
  vote: MeetingVote
  meeting: MeetingDetail
  tinh: string | undefined
}

function Vote({ vote, meeting, tinh }: VoteProps) {
  const out = excludedInWords(vote.electorate)
  return (
    <>
      <strong>{vote.subject === '' ? voteKindLabels[vote.kind] : vote.subject}</strong>
      <span>
        <Tag {...voteState(vote)} />
      </span>
      <span className="soft">
        Được tính {vote.denominator}, có mặt {vote.voters}
        {vote.required !== null && `, cần ${vote.required} tán thành`}
        {out !== '' && `; không tính: ${out}`}.
      </span>
      {vote.state === 'counted' && (
        <span>
          Tán thành {vote.inFavour}, không tán thành {vote.against}, ý kiến khác {vote.other}
          {vote.form !== null && `; hình thức: ${formLabels[vote.form].toLowerCase()}`}.
        </span>
      )}
      {vote.outcome === 'short' && (
        <span>
          Chưa được thông qua{vote.required !== null && `: cần ${vote.required} tán thành`}
          {vote.basis !== null && ` (${vote.basis})`}.
        </span>
      )}
      {vote.cancelledReason !== null && <span>Đã bỏ: {vote.cancelledReason}.</span>}
      {vote.caseId !== null && (
        <span>
          Thuộc <Link to={addresses.case(vote.caseId, { tinh })}>việc đang giải quyết</Link>.
        </span>
      )}
      {vote.state === 'open' && meeting.allowed.includes(openVote.name) && (
        <VoteCount vote={vote} meetingId={meeting.id} tinh={tinh} />
      )}
    </>
  )
}

interface VoteCountProps {
  vote: MeetingVote
  meetingId: string
  tinh: string | undefined
}

/** Taking a vote back, with the reason. */
export function CancelVote({ vote, tinh, onClose }: Omit<VoteCountProps, 'meetingId'> & { onClose: () => void }) {
  return (
    <CommandForm
      contract={cancelVote}
      initial={{ reason: '' }}
      labels={{ reason: 'Vì sao bỏ lần biểu quyết này' }}
      toInput={({ reason }) => ({ voteId: vote.id, provinceCode: tinh, version: vote.version, reason })}
      action="Bỏ lần biểu quyết"
      renews={['meetings.', 'elections.']}
      onDone={onClose}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => <TextField {...form.text('reason')} />}
    </CommandForm>
  )
}

/** The count of a vote that is open, or taking it back with the reason. */
export function VoteCount({ vote, meetingId, tinh }: VoteCountProps) {
  const [cancelling, setCancelling] = useState(false)
  const at = { voteId: vote.id, provinceCode: tinh }
  if (cancelling) return <CancelVote vote={vote} tinh={tinh} onClose={() => setCancelling(false)} />
  if (vote.caseId !== null) {
    return (
      <div className="row">
        <LinkButton kind="main" to={addresses.caseVote(meetingId, vote.id, { tinh })} label="Kiểm phiếu" />
        <Button label="Bỏ lần này" onPress={() => setCancelling(true)} />
      </div>
    )
  }
  return (
    <CommandForm
      contract={countVote}
      initial={countStart(vote)}
      labels={countLabels}
      toInput={(values) => ({ ...at, version: vote.version, ...countSent(vote, values) })}
      action="Ghi kết quả"
      renews={['meetings.', 'elections.', 'cases.']}
      onDone={() => undefined}
      onCancel={() => setCancelling(true)}
      cancelLabel="Bỏ lần này"
    >
      {(form) => <CountFields vote={vote} form={form} />}
    </CommandForm>
  )
}
