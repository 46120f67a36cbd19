// The page on which one step of a case is taken.
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { listPrintable } from '#contract/case-papers.ts'
import { type CaseDetail, getCase, type PossibleCaseStep, takeStep } from '#contract/cases.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { addresses } from '../../app/addresses.ts'
import { checkInput } from '../../app/check-input.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { Basis } from './basis.tsx'
import { WORK_TRAIL } from './case-page.tsx'
import { CaseSoFar } from './case-so-far.tsx'
import classes from './cases.module.css'
import { isMendedInStep, mendsOf } from './mends.ts'
import { PaperActs } from './paper-acts.tsx'
import { BlockingReasons } from './reasons.tsx'
import { StepForm } from './step-form.tsx'
import { type Taken, withOffered } from './step-values.ts'
import { caseTitle, namedTo, namesOf } from './words.ts'

export function StepPage() {
  const { id = '', step: code = '' } = useParams()
  const me = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  // A form stands on the case as it is now, not as it was when it was last looked at.
  const answer = useOperation(getCase, { id, provinceCode: tinh }, { fresh: true })
  const [sent, setSent] = useState<CaseDetail | null>(null)
  // While a step is sent the page stays as it was: that the step is taken by then is said by the page of the case.
  const detail = sent ?? (answer.isFetchedAfterMount ? answer.data : undefined)
  const step = detail?.next.find((one) => one.step === code)
  const title = step?.title ?? 'Bước tiếp theo'
  return (
    <Page
      key={`${id} ${code}`}
      title={title}
      trail={[
        WORK_TRAIL,
        ...(detail === undefined ? [] : [{ label: caseTitle(detail, me), to: addresses.case(id, { tinh }) }]),
      ]}
      lead={detail && <p>Việc đang ở: {detail.stateTitle}.</p>}
    >
      {detail === undefined && !answer.error && <Skeleton lines={8} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {detail && step === undefined && <NotHere detail={detail} code={code} tinh={tinh} />}
      {detail && step !== undefined && !step.mine && <NotMine step={step} detail={detail} tinh={tinh} />}
      {detail && step?.mine === true && (
        <Taking
          key={code}
          detail={detail}
          step={step}
          tinh={tinh}
          renew={async () => (await answer.refetch()).data?.version}
          hold={setSent}
        />
      )}
    </Page>
  )
}

interface StepProps {
  detail: CaseDetail
  step: PossibleCaseStep
  tinh: string | undefined
}

/** The case stands elsewhere by now: somebody has taken the step, or another one. */
function NotHere({ detail, code, tinh }: { detail: CaseDetail; code: string; tinh: string | undefined }) {
  const taken = detail.history.findLast((entry) => entry.step === code)
  return (
    <EmptyState
      title={taken === undefined ? 'Việc này nay không còn bước đó.' : `Bước «${taken.title}» đã được ghi rồi.`}
      action={<LinkButton kind="main" to={addresses.case(detail.id, { tinh })} label="Xem việc đang ở đâu" />}
    >
      <p>
        Việc đang ở: {detail.stateTitle}. Phần bạn nhập dở ở bước đó vẫn còn trong trang này cho đến khi đóng trang.
      </p>
    </EmptyState>
  )
}

function NotMine({ step, detail, tinh }: StepProps) {
  const named = namedTo(detail, useMe())
  return (
    <EmptyState
      title="Bước này không phải của bạn."
      action={<LinkButton to={addresses.case(detail.id, { tinh })} label="Xem việc này" />}
    >
      {step.who.length > 0 && <p>Người làm: {namesOf(step.who.map(named))}.</p>}
    </EmptyState>
  )
}

export const draftKeyOf = (caseId: string, step: string): string => `cases.${caseId}.${step}`

interface TakingProps extends StepProps {
  renew: () => Promise<number | undefined>
  /** Keeps the page on a case as it was, or lets it go on. */
  hold: (detail: CaseDetail | null) => void
}

function Taking({ detail, step, tinh, renew, hold }: TakingProps) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const take = useCommand(takeStep, { holdsStale: () => true })
  // The version the form was opened over, not the newest: what somebody else did meanwhile must be seen first.
  const [version, setVersion] = useState(detail.version)
  const [renewed, setRenewed] = useState(false)
  const printable = useOperation(listPrintable, { id: detail.id, provinceCode: tinh }, { when: useCan(listPrintable) })
  const base = { id: detail.id, ...(tinh !== undefined && { provinceCode: tinh }) }
  const toInput = (taken: Taken) => ({ ...base, version, ...taken })
  const page = addresses.case(detail.id, { tinh })
  // The rules of the day of the step judge it: what stands in the way today may not have stood there then.
  const [day, setDay] = useState(today)
  const then = useOperation(getCase, { ...base, on: day }, { when: day < today(), fresh: true })
  const judged = (day < today() ? then.data?.next.find((one) => one.step === step.step) : undefined) ?? step
  const blocking = judged.reasons.filter((reason) => !isMendedInStep(reason, step))
  const last = detail.history.at(-1)
  return (
    <>
      {renewed && last !== undefined && (
        <Notice title={`Người khác vừa ghi: ${last.title}.`}>
          <p>
            {last.by}
            {last.seat !== null && `, ${last.seat}`}. Phần bạn đã nhập còn nguyên; xem lại rồi ghi.
          </p>
        </Notice>
      )}
      <BlockingReasons
        title="Chưa đủ điều kiện cho bước này"
        reasons={blocking}
        tinh={tinh}
        mendedBy={(reason) => mendsOf(reason, detail, tinh, step.step)}
      />
      <CaseSoFar history={detail.history} />
      <StepForm
        tinh={tinh}
        above={blocking}
        dayChosen={setDay}
        step={withOffered(judged, detail.papers)}
        subjectName={detail.subjectName}
        subjectId={detail.subjectId}
        draftKey={draftKeyOf(detail.id, step.step)}
        check={(taken) => checkInput(takeStep, toInput(taken))}
        send={async (taken) => {
          hold(detail)
          const result = await take.mutateAsync(toInput(taken)).catch((error: unknown) => {
            hold(null)
            throw error
          })
          navigate(page, { state: { taken: true } })
          say({ text: `Đã ghi: ${step.title}. Việc nay ở: ${result.stateTitle}.` })
        }}
        onCancel={() => navigate(page)}
        other={otherOutcome(detail, step, tinh)}
        paperActs={({ code, title }) =>
          printable.data?.papers.some((paper) => paper.code === code) && (
            <PaperActs caseId={detail.id} tinh={tinh} code={code} title={title} />
          )
        }
        stale={(clear) => (
          <Notice tone="problem" title="Người khác vừa làm tiếp việc này trong lúc bạn nhập.">
            <p>Chưa có gì của bạn được ghi, và phần bạn nhập còn nguyên. Mở bản mới để xem rồi ghi tiếp.</p>
            <div>
              <Button
                kind="main"
                label="Mở bản mới, giữ phần đã nhập"
                onPress={async () => {
                  const newer = await renew()
                  if (newer === undefined) return
                  setVersion(newer)
                  setRenewed(true)
                  clear()
                }}
              />
            </div>
          </Notice>
        )}
      />
      <StandsOn step={step} tinh={tinh} />
    </>
  )
}

/** The step that records the same vote with the other outcome. */
function otherOutcome(detail: CaseDetail, step: PossibleCaseStep, tinh: string | undefined) {
  const { vote } = step
  if (vote === null) return null
  const other = detail.next.find(
    (one) =>
      one.mine && one.vote?.kind === vote.kind && one.vote.body === vote.body && one.vote.outcome !== vote.outcome,
  )
  if (other === undefined) return null
  return {
    title: other.title,
    to: addresses.caseStep(detail.id, other.step, { tinh }),
    draftKey: draftKeyOf(detail.id, other.step),
  }
}

/** The articles the step stands on. */
function StandsOn({ step, tinh }: { step: PossibleCaseStep; tinh: string | undefined }) {
  const rules = (step.ruleIds ?? []).filter((ruleId) => ruleBasis[ruleId] !== undefined)
  if (rules.length === 0) return null
  return (
    <details className={classes.more}>
      <summary>Căn cứ của bước này</summary>
      <ul className={classes.bullets}>
        {rules.map((ruleId) => (
          <li key={ruleId}>
            <Basis basis={ruleBasis[ruleId] ?? null} ruleId={ruleId} tinh={tinh} />
          </li>
        ))}
      </ul>
    </details>
  )
}
