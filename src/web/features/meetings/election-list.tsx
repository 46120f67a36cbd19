// The list of an election: who stands and how they came on it, putting people on it, taking somebody off with the reason.
import { useState } from 'react'
import { addCandidates, type Election, withdrawCandidate } from '#contract/elections.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, RadioField } from '../../ui/choice-field.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { routeLabels } from './election-words.ts'
import type { Elections, ShownElection } from './elections-part.tsx'
import classes from './meetings.module.css'
import { optionsOf } from './words.ts'

type Candidate = Election['candidates'][number]

interface ListProps {
  election: ShownElection
  members: Elections['members']
  tinh: string | undefined
}

export function CandidateList({ election, members, tinh }: ListProps) {
  const [adding, setAdding] = useState(false)
  const voting = election.votes.some(({ state }) => state === 'open')
  const may = election.allowed.includes(addCandidates.name) && !voting
  return (
    <>
      {election.candidates.length === 0 ? (
        <p className="soft">Danh sách bầu chưa có ai.</p>
      ) : (
        <ul className={classes.people}>
          {election.candidates.map((candidate) => (
            <Stands key={candidate.memberId} candidate={candidate} election={election} may={may} tinh={tinh} />
          ))}
        </ul>
      )}
      {may && !adding && (
        <div className="screen-only">
          <Button label="Ghi người vào danh sách" onPress={() => setAdding(true)} />
        </div>
      )}
      {adding && may && <AddForm election={election} members={members} tinh={tinh} onClose={() => setAdding(false)} />}
    </>
  )
}

interface StandsProps {
  candidate: Candidate
  election: ShownElection
  may: boolean
  tinh: string | undefined
}

function Stands({ candidate, election, may, tinh }: StandsProps) {
  const [leaving, setLeaving] = useState(false)
  const { memberId, fullName, route, nominatedBy, withdrawnReason, electedRound, votes, notRatifiedReason } = candidate
  const stands = withdrawnReason === null && electedRound === null
  return (
    <li className={classes.person}>
      <span>
        {fullName}
        <span className="under">
          {routeLabels[route]}
          {nominatedBy !== null && `, ${nominatedBy} đề cử`}
          {withdrawnReason !== null && `; rút: ${withdrawnReason}`}
          {electedRound !== null && `; lần ${electedRound}, ${votes} phiếu`}
          {notRatifiedReason !== null && `; không được chuẩn y: ${notRatifiedReason}`}
        </span>
      </span>
      {electedRound !== null && <Tag state="good" label="Trúng cử" />}
      {withdrawnReason !== null && <Tag state="ended" label="Đã rút" />}
      {may && stands && !leaving && <Button label="Rút" about={fullName} onPress={() => setLeaving(true)} />}
      {leaving && may && (
        <div className={classes.whole}>
          <CommandForm
            contract={withdrawCandidate}
            initial={{ reason: '' }}
            labels={{ reason: `Vì sao ${fullName} rút khỏi danh sách` }}
            toInput={({ reason }) => ({
              id: election.id,
              version: election.version,
              memberId,
              reason,
              provinceCode: tinh,
            })}
            action="Ghi rút"
            renews={['elections.']}
            onDone={() => setLeaving(false)}
            onCancel={() => setLeaving(false)}
            cancelLabel="Thôi"
          >
            {(form) => <TextField {...form.text('reason')} />}
          </CommandForm>
        </div>
      )}
    </li>
  )
}

const labels = { route: 'Vào danh sách do', nominatedBy: 'Người đề cử' }

function AddForm({ election, members, tinh, onClose }: ListProps & { onClose: () => void }) {
  const free = members.filter(({ memberId }) => !election.candidates.some((c) => c.memberId === memberId))
  const boxes = Object.fromEntries(free.map(({ memberId }) => [memberId, false]))
  const names = Object.fromEntries(free.map(({ memberId, fullName }) => [memberId, fullName]))
  const initial: Record<string, string | boolean> = { ...boxes, route: 'committee', nominatedBy: '' }
  return (
    <CommandForm
      contract={addCandidates}
      initial={initial}
      labels={{ ...names, ...labels }}
      toInput={(values) => ({
        id: election.id,
        version: election.version,
        route: values.route as Candidate['route'],
        memberIds: free.filter(({ memberId }) => values[memberId] === true).map(({ memberId }) => memberId),
        nominatedBy: values.route === 'nomination' ? orNull(String(values.nominatedBy)) : null,
        provinceCode: tinh,
      })}
      action="Ghi vào danh sách"
      renews={['elections.']}
      onDone={onClose}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => (
        <>
          {free.map(({ memberId, fullName }) => (
            <CheckField key={memberId} {...form.box(memberId)} label={fullName} />
          ))}
          <RadioField {...form.text('route')} label={labels.route} options={optionsOf(routeLabels)} />
          {form.values.route === 'nomination' && (
            <TextField {...form.text('nominatedBy')} label={labels.nominatedBy} optional />
          )}
        </>
      )}
    </CommandForm>
  )
}
