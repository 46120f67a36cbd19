// Votes in the room: what is put to the vote, the counts, the result by the rules.
import { useState } from 'react'
import { Link } from 'react-router'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { cancelVote, countVote, openVote } from '#contract/meeting-votes.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import { disciplineForms } from '#rules/meetings/discipline-vote.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { formLabels, optionsOf, voteKindLabels } from './words.ts'

export function VotesPart({ meeting, tinh }: PartProps) {
  const [adding, setAdding] = useState(false)
  const may = meeting.allowed.includes(openVote.name)
  if (!may && meeting.votes.length === 0) return null
  return (
    <Panel title="Biểu quyết">
      <ul className={classes.lines}>
        {meeting.votes.map((vote) => (
          <li key={vote.id}>
            <Vote vote={vote} meeting={meeting} tinh={tinh} />
          </li>
        ))}
      </ul>
      {may && !adding && <Button label="Đưa ra biểu quyết" onPress={() => setAdding(true)} />}
      {adding && (
        <CommandForm
          contract={openVote}
          initial={{ kind: 'resolution', subject: '', manner: 'card' }}
          labels={{ kind: 'Loại việc', subject: 'Biểu quyết về việc gì', manner: 'Cách biểu quyết' }}
          toInput={({ kind, subject, manner }) => ({
            meetingId: meeting.id,
            kind: kind as MeetingVote['kind'],
            subject,
            manner: manner as MeetingVote['manner'],
            provinceCode: tinh,
          })}
          action="Chốt người biểu quyết"
          renews={['meetings.']}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
          cancelLabel="Thôi"
        >
          {(form) => (
            <>
              <SelectField {...form.text('kind')} options={optionsOf(voteKindLabels)} />
              <TextField {...form.text('subject')} hint="Ví dụ: Nghị quyết tháng 12." />
              <RadioField
                {...form.text('manner')}
                options={[
                  { value: 'card', label: 'Giơ thẻ đảng' },
                  { value: 'ballot', label: 'Bỏ phiếu kín' },
                ]}
              />
            </>
          )}
        </CommandForm>
      )}
    </Panel>
  )
}

interface VoteProps {
  vote: MeetingVote
  meeting: MeetingDetail
  tinh: string | undefined
}

function Vote({ vote, meeting, tinh }: VoteProps) {
  const out = vote.electorate.filter(({ counts }) => !counts)
  return (
    <>
      <strong>{vote.subject === '' ? voteKindLabels[vote.kind] : vote.subject}</strong>
      <span>
        <Tag {...stateOf(vote)} />
      </span>
      <span className="soft">
        Được tính {vote.denominator}, có mặt {vote.voters}
        {vote.required !== null && `, cần ${vote.required} tán thành`}
        {out.length > 0 && `; không tính: ${out.map(({ fullName }) => fullName).join(', ')}`}.
      </span>
      {vote.state === 'counted' && (
        <span>
          Tán thành {vote.inFavour}, không tán thành {vote.against}, ý kiến khác {vote.other}
          {vote.form !== null && `; hình thức: ${formLabels[vote.form].toLowerCase()}`}.
        </span>
      )}
      {vote.cancelledReason !== null && <span>Đã bỏ: {vote.cancelledReason}.</span>}
      {vote.caseId !== null && <Link to={addresses.case(vote.caseId, { tinh })}>Việc đang giải quyết</Link>}
      {vote.state === 'open' && meeting.allowed.includes(openVote.name) && vote.caseId === null && (
        <Count vote={vote} tinh={tinh} />
      )}
    </>
  )
}

function stateOf({ state, outcome }: MeetingVote): Parameters<typeof Tag>[0] {
  if (state === 'cancelled') return { label: 'Đã bỏ', state: 'ended' }
  if (state === 'open') return { label: 'Đang biểu quyết', state: 'waiting' }
  return outcome === 'passed' ? { label: 'Đủ tỷ lệ', state: 'good' } : { label: 'Không đủ tỷ lệ', state: 'stopped' }
}

const numberOf = (text: string): number => Number(text.trim() === '' ? 0 : text)

function Count({ vote, tinh }: { vote: MeetingVote; tinh: string | undefined }) {
  const [cancelling, setCancelling] = useState(false)
  const at = { voteId: vote.id, provinceCode: tinh }
  if (cancelling) {
    return (
      <CommandForm
        contract={cancelVote}
        initial={{ reason: '' }}
        labels={{ reason: 'Vì sao bỏ lần biểu quyết này' }}
        toInput={({ reason }) => ({ ...at, version: vote.version, reason })}
        action="Bỏ lần biểu quyết"
        renews={['meetings.']}
        onDone={() => setCancelling(false)}
        onCancel={() => setCancelling(false)}
        cancelLabel="Thôi"
      >
        {(form) => <TextField {...form.text('reason')} />}
      </CommandForm>
    )
  }
  const ballot = vote.manner === 'ballot'
  const discipline = vote.kind === 'discipline'
  return (
    <CommandForm
      contract={countVote}
      initial={{
        ...{ issued: String(vote.voters), returned: String(vote.voters), valid: String(vote.voters) },
        ...{ inFavour: String(vote.voters), against: '0', other: '0' },
        ...{ 'expulsion-proposal': '', dismissal: '', warning: '', reprimand: '' },
      }}
      labels={{
        ...{ issued: 'Số phiếu phát ra', returned: 'Số phiếu thu về', valid: 'Số phiếu hợp lệ' },
        ...{ inFavour: 'Tán thành', against: 'Không tán thành', other: 'Ý kiến khác' },
        ...formLabels,
      }}
      toInput={(values) => ({
        ...at,
        version: vote.version,
        ...(ballot
          ? { issued: numberOf(values.issued), returned: numberOf(values.returned), valid: numberOf(values.valid) }
          : {}),
        inFavour: discipline ? 0 : numberOf(values.inFavour),
        against: numberOf(values.against),
        other: numberOf(values.other),
        forms: discipline
          ? disciplineForms
              .filter((form) => values[form] !== '')
              .map((form) => ({ form, votes: numberOf(values[form]) }))
          : [],
      })}
      action="Ghi kết quả"
      renews={['meetings.', 'cases.']}
      onDone={() => undefined}
      onCancel={() => setCancelling(true)}
      cancelLabel="Bỏ lần này"
    >
      {(form) => (
        <>
          {ballot && (
            <>
              <TextField {...form.text('issued')} inputMode="numeric" />
              <TextField {...form.text('returned')} inputMode="numeric" />
              <TextField {...form.text('valid')} inputMode="numeric" />
            </>
          )}
          {discipline ? (
            disciplineForms.map((one) => <TextField key={one} {...form.text(one)} inputMode="numeric" optional />)
          ) : (
            <TextField {...form.text('inFavour')} inputMode="numeric" />
          )}
          <TextField {...form.text('against')} inputMode="numeric" />
          <TextField {...form.text('other')} inputMode="numeric" />
        </>
      )}
    </CommandForm>
  )
}
