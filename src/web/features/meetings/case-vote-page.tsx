// Counting a vote about a case: the numbers of the meeting first; what they come to says which step of the case is taken with them.
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { type CaseDetail, getCase, type PossibleCaseStep } from '#contract/cases.ts'
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { countVote } from '#contract/meeting-votes.ts'
import { getMeeting, type MeetingDetail } from '#contract/meetings.ts'
import type { InputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { ApiError } from '../../app/api-error.ts'
import { checkInput } from '../../app/check-input.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { useForm } from '../../ui/use-form.ts'
import { Skeleton } from '../../ui/waiting.tsx'
import { isMendedInStep, mendsOf } from '../cases/mends.ts'
import { BlockingReasons } from '../cases/reasons.tsx'
import { StepForm } from '../cases/step-form.tsx'
import { CountFields, type CountValues, countLabels, countSent, countStart } from './count-fields.tsx'
import classes from './meetings.module.css'
import { formLabels, kindLabels, showMonth } from './words.ts'

export function CaseVotePage() {
  const { id = '', voteId = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const meeting = useOperation(getMeeting, { id, provinceCode: tinh }, { fresh: true })
  const vote = meeting.data?.votes.find((one) => one.id === voteId)
  const caseId = vote?.caseId ?? null
  // The step is taken on the day of the meeting: what stands in its way is that of this day.
  const asOf = { id: caseId ?? '', provinceCode: tinh, on: meeting.data?.on }
  const about = useOperation(getCase, asOf, { fresh: true, when: caseId !== null })
  const detail = about.isFetchedAfterMount ? about.data : undefined
  const error = meeting.error ?? about.error
  const back = addresses.meeting(id, { tinh })
  return (
    <Page
      title="Kiểm phiếu về một việc"
      trail={[
        ...(meeting.data === undefined
          ? []
          : [{ label: `${kindLabels[meeting.data.kind]} tháng ${showMonth(meeting.data.month)}`, to: back }]),
      ]}
      lead={
        detail && (
          <p>
            {detail.title}: {detail.subjectName}
          </p>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void meeting.refetch()} />}
      {!error && (meeting.isPending || (caseId !== null && detail === undefined)) && <Skeleton lines={8} />}
      {meeting.data && (vote?.state !== 'open' || caseId === null) && (
        <EmptyState
          title="Lần biểu quyết này không còn chờ kiểm phiếu."
          action={<LinkButton kind="main" to={back} label="Xem cuộc họp" />}
        />
      )}
      {meeting.data && detail && vote?.state === 'open' && (
        <Counting meeting={meeting.data} vote={vote} detail={detail} tinh={tinh} />
      )}
    </Page>
  )
}

interface CountingProps {
  meeting: MeetingDetail
  vote: MeetingVote
  detail: CaseDetail
  tinh: string | undefined
}

interface Reached {
  passed: boolean
  /** The kind of vote whose step the case takes. */
  kind: string
}

/** What the numbers typed so far come to, by the votes the server said each needs. */
function reachedBy(vote: MeetingVote, values: CountValues): Reached {
  if (vote.kind !== 'discipline')
    return { passed: countSent(vote, values).inFavour >= (vote.required ?? 0), kind: vote.kind }
  let added = 0
  for (const { form, required } of vote.forms) {
    if (values[form] === '') continue
    added += Number(values[form])
    if (added >= required) return { passed: true, kind: form }
  }
  return { passed: false, kind: 'reprimand' }
}

const stepFor = ({ next }: CaseDetail, { kind, passed }: Reached): PossibleCaseStep | undefined =>
  next.find(
    (step) =>
      step.mine &&
      step.vote?.body === 'branch' &&
      step.vote.kind === kind &&
      step.vote.outcome === (passed ? 'passed' : 'short'),
  )

function Counting({ meeting, vote, detail, tinh }: CountingProps) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const form = useForm<CountValues>({
    initial: countStart(vote),
    labels: countLabels,
    draft: `meetings.count.${vote.id}`,
  })
  const count = useCommand(countVote, { renews: ['meetings.', 'cases.'] })
  const reached = reachedBy(vote, form.values)
  const step = stepFor(detail, reached)
  const back = addresses.meeting(meeting.id, { tinh })
  const inputOf = (entered: Pick<NonNullable<InputOf<typeof countVote>['case']>, 'facts' | 'papers'>) => ({
    voteId: vote.id,
    provinceCode: tinh,
    version: vote.version,
    ...countSent(vote, form.values),
    case: { version: detail.version, ...entered },
  })
  const check = (input: InputOf<typeof countVote>): ApiError | null => {
    const found = checkInput(countVote, input)
    form.setErrors(found?.fields ?? [])
    return found && ApiError.invalid(found.fields.map((one) => ({ ...one, path: one.path.replace(/^case\./, '') })))
  }
  const send = async (input: InputOf<typeof countVote>) => {
    await count.mutateAsync(input)
    form.done()
    navigate(back)
    say({
      text: step === undefined ? 'Đã ghi kết quả kiểm phiếu.' : `Đã ghi kết quả kiểm phiếu và bước «${step.title}».`,
    })
  }
  const blocking = step?.reasons.filter((reason) => !isMendedInStep(reason, step)) ?? []
  const alone = inputOf({ facts: {}, papers: [] })
  return (
    <div className="stack">
      <Panel title="Số phiếu">
        <div className={`stack-tight ${classes.numbers}`}>
          <CountFields vote={vote} form={form} />
        </div>
        <Outcome vote={vote} reached={reached} step={step} />
      </Panel>
      {step !== undefined && (
        <>
          <BlockingReasons
            title="Chưa đủ điều kiện cho bước này"
            reasons={blocking}
            tinh={tinh}
            mendedBy={(reason) => mendsOf(reason, detail, tinh, step.step)}
          />
          <StepForm
            tinh={tinh}
            key={step.step}
            // The votes stand above.
            step={{ ...step, vote: null, decides: true }}
            heldOn={meeting.on}
            subjectName={detail.subjectName}
            subjectId={detail.subjectId}
            draftKey={`meetings.count.${vote.id}.${step.step}`}
            above={blocking}
            check={({ facts, papers }) => check(inputOf({ facts, papers }))}
            send={({ facts, papers }) => send(inputOf({ facts, papers }))}
            onCancel={() => navigate(back)}
          />
        </>
      )}
      {step === undefined && !reached.passed && (
        <ShortAlone
          error={count.error}
          busy={count.isPending}
          onPress={() => check(alone) === null && void send(alone).catch(() => undefined)}
        />
      )}
      {step === undefined && reached.passed && (
        <Notice tone="problem" title="Việc này không còn chờ lần biểu quyết này.">
          <LinkButton to={addresses.case(detail.id, { tinh })} label="Xem việc đang ở đâu" />
        </Notice>
      )}
    </div>
  )
}

interface OutcomeProps {
  vote: MeetingVote
  reached: Reached
  step: PossibleCaseStep | undefined
}

function Outcome({ vote, reached, step }: OutcomeProps) {
  return (
    <output aria-live="polite">
      <strong>{reached.passed ? '✓ Đủ tỷ lệ' : '✗ Không đủ tỷ lệ'}</strong>
      {reached.passed && vote.kind === 'discipline' && `: ${formLabels[reached.kind as keyof typeof formLabels]}`}
      {vote.required !== null && ` (cần ${vote.required} tán thành trên ${vote.denominator})`}.{' '}
      {step !== undefined && `Việc sẽ sang bước «${step.title}».`}
    </output>
  )
}

/** Too few, and the case has no step for that: the count alone is kept. */
function ShortAlone({ error, busy, onPress }: { error: ApiError | null; busy: boolean; onPress: () => void }) {
  return (
    <Notice title="Việc ở nguyên chỗ cũ; có thể biểu quyết lại ở cuộc họp sau.">
      {error && <ErrorState error={error} />}
      <div className="row">
        <Button kind="main" label="Ghi kết quả" busy={busy} onPress={onPress} />
      </div>
    </Notice>
  )
}
