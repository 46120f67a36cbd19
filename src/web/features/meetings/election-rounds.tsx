// The votes of an election: the list by card, then ballots round after round with the votes of each, or that the meeting goes on no further.
import { useState } from 'react'
import { endElection } from '#contract/elections.ts'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { countVote, openVote } from '#contract/meeting-votes.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { numberIn } from './count-fields.tsx'
import { postInSentence } from './election-words.ts'
import type { ShownElection } from './elections-part.tsx'
import classes from './meetings.module.css'
import { CancelVote, VoteCount } from './votes-part.tsx'

interface RoundsProps {
  election: ShownElection
  tinh: string | undefined
}

export function RoundsPart({ election, tinh }: RoundsProps) {
  const counted = election.votes.filter(({ kind, state }) => kind === 'election' && state === 'counted')
  const open = election.votes.find(({ state }) => state === 'open')
  const may = election.allowed.includes(openVote.name)
  const ends = election.allowed.includes(endElection.name)
  return (
    <>
      {counted.map((vote) => (
        <Counted key={vote.id} vote={vote} />
      ))}
      {ends && open === undefined && <Next election={election} rounds={counted.length} tinh={tinh} />}
      {may && open !== undefined && (
        <div className="stack-tight">
          <h4>{open.subject}</h4>
          <p className="soft">
            Được tính {open.denominator}, có mặt {open.voters}, cần {open.required} phiếu.
          </p>
          {open.kind === 'election' ? (
            <RoundCount key={open.id} vote={open} tinh={tinh} />
          ) : (
            <VoteCount key={open.id} vote={open} meetingId={election.meetingId} tinh={tinh} />
          )}
        </div>
      )}
    </>
  )
}

function Counted({ vote }: { vote: MeetingVote }) {
  const { round, issued, returned, valid, required, candidates } = vote
  return (
    <div className="stack-tight">
      <h4>Bỏ phiếu lần {round}</h4>
      <p className="soft">
        Phát ra {issued}, thu về {returned}, hợp lệ {valid}, không hợp lệ {(returned ?? 0) - (valid ?? 0)}; cần{' '}
        {required} phiếu.
      </p>
      <ul className={classes.lines}>
        {candidates.map(({ memberId, fullName, votes, elected, tied }) => (
          <li key={memberId}>
            {fullName}: {votes} phiếu{elected && ', trúng cử'}
            {tied && ', bằng phiếu với người khác nên chưa xác định'}.
          </li>
        ))}
      </ul>
    </div>
  )
}

function Next({ election, rounds, tinh }: RoundsProps & { rounds: number }) {
  const [ending, setEnding] = useState(false)
  const open = useCommand(openVote, { renews: ['meetings.', 'elections.'] })
  const { id, version, meetingId, listVoted, postCode, candidates } = election
  const votes = election.allowed.includes(openVote.name)
  const post = postInSentence(postCode)
  const stand = candidates.filter((one) => one.withdrawnReason === null && one.electedRound === null)
  const start = () => {
    const shared = { meetingId, electionId: id, provinceCode: tinh }
    if (listVoted) {
      const subject = `Bầu ${post}, lần ${rounds + 1}`
      open.mutate({ ...shared, kind: 'election', manner: 'ballot', subject })
    } else open.mutate({ ...shared, kind: 'resolution', manner: 'card', subject: `Danh sách bầu ${post}` })
  }
  if (ending) {
    return (
      <CommandForm
        contract={endElection}
        initial={{ reason: '' }}
        labels={{ reason: votes ? 'Vì sao không bầu tiếp' : 'Vì sao bỏ cuộc bầu này' }}
        toInput={({ reason }) => ({ id, version, reason, provinceCode: tinh })}
        action={votes ? 'Ghi không bầu tiếp' : 'Bỏ cuộc bầu này'}
        renews={['elections.']}
        onDone={() => setEnding(false)}
        onCancel={() => setEnding(false)}
        cancelLabel="Thôi"
      >
        {(form) => (
          <TextField
            {...form.text('reason')}
            hint={votes ? 'Ví dụ: chi bộ quyết định để khuyết.' : 'Ví dụ: ghi nhầm số lượng.'}
          />
        )}
      </CommandForm>
    )
  }
  return (
    <>
      {open.error && <ErrorState error={open.error} />}
      <div className="row screen-only">
        {votes && stand.length > 0 && (
          <Button
            kind="main"
            label={listVoted ? `Bỏ phiếu lần ${rounds + 1}` : 'Biểu quyết danh sách'}
            busy={open.isPending}
            onPress={start}
          />
        )}
        <Button label={votes ? 'Không bầu tiếp' : 'Bỏ cuộc bầu này'} onPress={() => setEnding(true)} />
      </div>
    </>
  )
}

const ballotLabels = { issued: 'Số phiếu phát ra', returned: 'Số phiếu thu về', valid: 'Số phiếu hợp lệ' }

function RoundCount({ vote, tinh }: { vote: MeetingVote; tinh: string | undefined }) {
  const [cancelling, setCancelling] = useState(false)
  const all = String(vote.voters)
  const initial: Record<string, string> = {
    issued: all,
    returned: all,
    valid: all,
    ...Object.fromEntries(vote.candidates.map(({ memberId }) => [memberId, ''])),
  }
  const labels: Record<string, string> = {
    ...ballotLabels,
    ...Object.fromEntries(vote.candidates.map(({ memberId, fullName }) => [memberId, `Phiếu bầu ${fullName}`])),
  }
  if (cancelling) return <CancelVote vote={vote} tinh={tinh} onClose={() => setCancelling(false)} />
  return (
    <CommandForm
      contract={countVote}
      initial={initial}
      labels={labels}
      toInput={(values) => ({
        voteId: vote.id,
        version: vote.version,
        provinceCode: tinh,
        issued: numberIn(values.issued),
        returned: numberIn(values.returned),
        valid: numberIn(values.valid),
        candidates: vote.candidates.map(({ memberId }) => ({ memberId, votes: numberIn(values[memberId]) })),
      })}
      placed={(path) => vote.candidates[Number(/^candidates\.(\d+)\./.exec(path)?.[1])]?.memberId ?? path}
      action="Ghi kết quả kiểm phiếu"
      renews={['meetings.', 'elections.']}
      onDone={() => undefined}
      onCancel={() => setCancelling(true)}
      cancelLabel="Bỏ lần này"
    >
      {(form) => (
        <div className={classes.numbers}>
          {Object.keys(initial).map((name) => (
            <TextField key={name} {...form.text(name)} label={labels[name] ?? name} inputMode="numeric" />
          ))}
        </div>
      )}
    </CommandForm>
  )
}
