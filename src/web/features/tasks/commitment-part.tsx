// The commitment of one member for a year: read, written, sent, agreed, looked at each quarter; printed as it stands.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import {
  agreeCommitment,
  type CommitmentItem,
  getCommitment,
  noteCommitment,
  reviewCommitment,
  type ShownCommitment,
  sendCommitmentBack,
  submitCommitment,
  writeCommitment,
} from '#contract/commitments.ts'
import { commitmentHeadings, quarterBegins } from '#rules/tasks/commitment.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { readDraft } from '../../ui/draft.ts'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './tasks.module.css'
import { commitmentStateLabels } from './words.ts'

interface PartProps {
  memberId: string
  year: number
  tinh: string | undefined
}

export function CommitmentPart({ memberId, year, tinh }: PartProps) {
  const answer = useOperation(getCommitment, { memberId, year, provinceCode: tinh }, { fresh: true })
  if (answer.isPending) return <Skeleton lines={8} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  return <Shown plan={answer.data} tinh={tinh} />
}

/** What is written into a form, and the command each leads to. */
const acts = {
  write: writeCommitment,
  agree: agreeCommitment,
  'send-back': sendCommitmentBack,
  review: reviewCommitment,
  note: noteCommitment,
} as const
type Acting = keyof typeof acts

/** Where what is typed into a form is kept until it is sent. */
const draftOf = ({ memberId, year }: ShownCommitment, acting: Acting): string =>
  `commitments.${acting}.${memberId}.${year}`

/** A form left half filled by a reload stands open again. */
const leftOpen = (plan: ShownCommitment): Acting | null =>
  (Object.keys(acts) as Acting[]).find(
    (acting) => plan.allowed.includes(acts[acting].name) && readDraft(draftOf(plan, acting)) !== null,
  ) ?? null

interface ActProps {
  plan: ShownCommitment
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

function Shown({ plan, tinh }: { plan: ShownCommitment; tinh: string | undefined }) {
  const [acting, setActing] = useState<Acting | null>(() => leftOpen(plan))
  const say = useDoneNotice()
  const may = ({ name }: { name: string }) => plan.allowed.includes(name)
  const own: ActProps = {
    plan,
    tinh,
    onDone: (done) => {
      setActing(null)
      say({ text: done })
    },
    onCancel: () => setActing(null),
  }
  const title = `${plan.fullName}, năm ${plan.year}`
  if (acting === 'write') {
    return (
      <Panel title={title}>
        <WriteForm {...own} />
      </Panel>
    )
  }
  if (plan.id === null) {
    return (
      <EmptyState
        title={`${plan.fullName} chưa có kế hoạch năm ${plan.year}.`}
        action={may(writeCommitment) && <Button kind="main" label="Viết kế hoạch" onPress={() => setActing('write')} />}
      >
        <p>Viết những điều sẽ làm trong năm, gửi chi bộ thống nhất trong cuộc họp, rồi nhìn lại mỗi quý.</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack">
      <Panel title={title}>
        <PlanText plan={plan} />
      </Panel>
      {acting === null ? (
        <Acts plan={plan} tinh={tinh} onChoose={setActing} />
      ) : (
        <Panel
          title={acting === 'agree' ? 'Chi bộ thống nhất' : acting === 'send-back' ? 'Trả lại' : 'Nhìn lại một quý'}
        >
          <div className="measured">
            {acting === 'agree' && <AgreeForm {...own} />}
            {acting === 'send-back' && <BackForm {...own} />}
            {(acting === 'review' || acting === 'note') && <QuarterForm {...own} side={acting} />}
          </div>
        </Panel>
      )}
      {plan.reviews.length > 0 && <Reviews plan={plan} />}
    </div>
  )
}

function PlanText({ plan }: { plan: ShownCommitment }) {
  return (
    <div className="stack-tight">
      <p>
        <Tag {...commitmentStateLabels[plan.state ?? 'missing']} />{' '}
        {plan.agreedOn !== null && `Chi bộ thống nhất trong cuộc họp ngày ${showDate(plan.agreedOn)}. `}
        {plan.state === 'submitted' && `Gửi ngày ${showDate(plan.submittedOn)}. `}
        {plan.organisationName}.
      </p>
      {plan.sentBackReason !== null && <Notice title={`Chi bộ trả lại: ${plan.sentBackReason}`} />}
      {commitmentHeadings.map(({ code, title: heading }) => {
        const items = plan.items.filter((item) => item.heading === code)
        return (
          items.length > 0 && (
            <div key={code} className={classes.plan}>
              <h3>{heading}</h3>
              <ul>
                {items.map((item) => (
                  <li key={item.text}>{item.text}</li>
                ))}
              </ul>
            </div>
          )
        )
      })}
    </div>
  )
}

interface ActsProps {
  plan: ShownCommitment
  tinh: string | undefined
  onChoose: (acting: Acting) => void
}

function Acts({ plan, tinh, onChoose }: ActsProps) {
  const say = useDoneNotice()
  const send = useCommand(submitCommitment, { renews: ['commitments.'] })
  const may = ({ name }: { name: string }) => plan.allowed.includes(name)
  const at = { id: plan.id ?? '', version: plan.version ?? 0, provinceCode: tinh }
  return (
    <div className="stack-tight screen-only">
      {send.error && <ErrorState error={send.error} />}
      <div className="row">
        {may(submitCommitment) && (
          <Button
            kind="main"
            label="Gửi chi bộ"
            busy={send.isPending}
            onPress={() => send.mutate(at, { onSuccess: () => say({ text: 'Đã gửi chi bộ.' }) })}
          />
        )}
        {may(agreeCommitment) && <Button kind="main" label="Ghi chi bộ thống nhất" onPress={() => onChoose('agree')} />}
        {may(writeCommitment) && <Button label="Sửa kế hoạch" onPress={() => onChoose('write')} />}
        {may(reviewCommitment) && <Button label="Tự nhìn lại một quý" onPress={() => onChoose('review')} />}
        {may(noteCommitment) && <Button label="Ghi nhận xét của chi bộ" onPress={() => onChoose('note')} />}
        {may(sendCommitmentBack) && <Button label="Trả lại để viết tiếp" onPress={() => onChoose('send-back')} />}
        <Button icon={IconPrinter} label="In kế hoạch" onPress={() => window.print()} />
      </div>
    </div>
  )
}

function Reviews({ plan }: { plan: ShownCommitment }) {
  return (
    <Panel title="Nhìn lại từng quý">
      <ol className="entries">
        {plan.reviews.map((review) => (
          <li key={review.quarter}>
            <strong>Quý {review.quarter}</strong>
            {review.memberText !== null && (
              <p>
                {review.memberText}{' '}
                <span className="under">
                  {plan.fullName}, {showDate(review.memberOn)}
                </span>
              </p>
            )}
            {review.branchText !== null && (
              <p>
                {review.branchText}{' '}
                <span className="under">
                  Chi bộ ({review.branchAuthor} ghi), {showDate(review.branchOn)}
                </span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const CODES = commitmentHeadings.map(({ code }) => code)
type Lines = Record<CommitmentItem['heading'], string>

/** One thing a line. */
const linesOf = (items: readonly CommitmentItem[]): Lines =>
  Object.fromEntries(
    CODES.map((code) => [
      code,
      items
        .filter(({ heading }) => heading === code)
        .map(({ text }) => text)
        .join('\n'),
    ]),
  ) as Lines

const itemsOf = (lines: Lines): CommitmentItem[] =>
  CODES.flatMap((heading) =>
    lines[heading]
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ heading, text })),
  )

function WriteForm({ plan, tinh, onDone, onCancel }: ActProps) {
  const labels = Object.fromEntries(commitmentHeadings.map(({ code, title }) => [code, title])) as Lines
  return (
    <div className="measured">
      <CommandForm
        contract={writeCommitment}
        initial={linesOf(plan.items)}
        labels={labels}
        draft={draftOf(plan, 'write')}
        versions={{
          version: plan.version ?? 0,
          seen: plan.items,
          read: (current: ShownCommitment) => linesOf(current.items),
        }}
        toInput={(lines, { version }) => ({
          memberId: plan.memberId,
          year: plan.year,
          items: itemsOf(lines),
          ...(version > 0 && { version }),
          provinceCode: tinh,
        })}
        action="Lưu kế hoạch"
        renews={['commitments.']}
        onDone={() => onDone('Đã lưu kế hoạch. Xem lại rồi gửi chi bộ.')}
        onCancel={onCancel}
      >
        {(form) => (
          <>
            <p>Mỗi dòng một điều sẽ làm, càng cụ thể càng dễ nhìn lại.</p>
            {CODES.map((code) => (
              <TextAreaField key={code} {...form.text(code)} optional />
            ))}
          </>
        )}
      </CommandForm>
    </div>
  )
}

const about = ({ plan, tinh, onCancel }: ActProps, acting: Acting) => ({
  at: { id: plan.id ?? '', provinceCode: tinh },
  form: {
    draft: draftOf(plan, acting),
    versions: { version: plan.version ?? 0, seen: plan.state, read: () => ({}) },
    renews: ['commitments.'],
    onCancel,
    cancelLabel: 'Thôi, không ghi',
  },
})

function AgreeForm(own: ActProps) {
  const { at, form: common } = about(own, 'agree')
  return (
    <CommandForm
      {...common}
      contract={agreeCommitment}
      initial={{ meetingOn: '' }}
      labels={{ meetingOn: 'Ngày họp chi bộ' }}
      toInput={({ meetingOn }, { version }) => ({ ...at, version, meetingOn })}
      action="Ghi chi bộ thống nhất"
      onDone={() => own.onDone('Đã ghi chi bộ thống nhất kế hoạch.')}
    >
      {(form) => <DateField {...form.text('meetingOn')} />}
    </CommandForm>
  )
}

function BackForm(own: ActProps) {
  const { at, form: common } = about(own, 'send-back')
  return (
    <CommandForm
      {...common}
      contract={sendCommitmentBack}
      initial={{ reason: '' }}
      labels={{ reason: 'Cần viết thêm gì' }}
      toInput={({ reason }, { version }) => ({ ...at, version, reason })}
      action="Trả lại"
      onDone={() => own.onDone('Đã trả lại kế hoạch.')}
    >
      {(form) => <TextAreaField {...form.text('reason')} />}
    </CommandForm>
  )
}

function QuarterForm({ side, ...own }: ActProps & { side: 'review' | 'note' }) {
  const { at, form: common } = about(own, side)
  const begun = [1, 2, 3, 4].filter((quarter) => quarterBegins(own.plan.year, quarter) <= today())
  return (
    <CommandForm
      {...common}
      contract={side === 'review' ? reviewCommitment : noteCommitment}
      initial={{ quarter: String(begun.at(-1) ?? ''), text: '' }}
      labels={{ quarter: 'Quý', text: side === 'review' ? 'Đã làm được gì, còn gì' : 'Nhận xét của chi bộ' }}
      toInput={({ quarter, text }, { version }) => ({ ...at, version, quarter: Number(quarter), text })}
      action="Ghi lại"
      onDone={() => own.onDone('Đã ghi.')}
    >
      {(form) => (
        <>
          <SelectField
            {...form.text('quarter')}
            options={begun.map((quarter) => ({ value: String(quarter), label: `Quý ${quarter}` }))}
          />
          <TextAreaField {...form.text('text')} />
        </>
      )}
    </CommandForm>
  )
}
