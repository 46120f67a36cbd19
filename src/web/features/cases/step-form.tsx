// The form of a step, made from what it asks for; checked here first, a summary before what decides about a person, nothing typed is lost.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { isIsoDate } from '#rules/calendar/dates.ts'
import { ApiError } from '../../app/api-error.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Facts } from '../../ui/facts.tsx'
import { today } from '../../ui/format.ts'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Steps } from '../members/steps.tsx'
import classes from './cases.module.css'
import { FactField } from './fact-fields.tsx'
import { inTheWay, isSaidAbove, type Reason } from './mends.ts'
import { PaperFields } from './paper-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { focusBlocking } from './reasons.tsx'
import { type AskedStep, askedFor, ON_LABEL, onDay, shownStep, stepErrors, type Taken, toTaken } from './step-values.ts'
import { useStepForm } from './use-step-form.ts'
import { VoteSheet } from './vote-sheet.tsx'

interface StepFormProps {
  tinh: string | undefined
  step: AskedStep
  /** Where what is typed is kept until it is sent. */
  draftKey: string
  /** The subject, as the summary names it, and by its id where one is known. */
  subjectName: string
  subjectId: string | null
  /** What the page says on top already: a refusal that says nothing else is not said again. */
  above: readonly Reason[]
  /** Checks with the contract; null when it is accepted. */
  check: (taken: Taken) => ApiError | null
  /** Sends it; throws an ApiError. */
  send: (taken: Taken) => Promise<unknown>
  onCancel: () => void
  /** The day of the step where it is settled: not asked. */
  heldOn?: string
  /** Hears of the day the form bears, as soon as it is one: what stands in the way is that of this day. */
  dayChosen?: (on: string) => void
  /** The step of the same vote with the other outcome. */
  other?: { title: string; to: string; draftKey: string } | null
  /** What may be done with a paper the step makes, while the form is open. */
  paperActs?: (paper: { code: string; title: string }) => ReactNode
  /** What is shown when somebody else went on meanwhile; `clear` takes the problem away. */
  stale?: (clear: () => void) => ReactNode
}

export function StepForm(props: StepFormProps) {
  const { step, subjectName } = props
  const form = useStepForm(step, props.draftKey, props.subjectId, props.heldOn)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [reviewing, setReviewing] = useState(false)
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  const { dayChosen } = props
  const { on } = form.values
  useEffect(() => {
    if (isIsoDate(on)) dayChosen?.(on)
  }, [on, dayChosen])
  const decides = step.decides ?? (step.vote !== null || step.kind === 'exit')

  const refuse = (error: ApiError) => {
    setProblem(error)
    const { papers = [] } = toTaken(step, form.values)
    form.setErrors(error.fields.map((field) => ({ ...field, path: byCode(field.path, papers) })))
    setReviewing(false)
    if (isSaidAbove(error, props.above)) requestAnimationFrame(focusBlocking)
  }
  const check = (): Taken | null => {
    const found = stepErrors(step, form.values, today())
    const taken = toTaken(step, form.values)
    const error = found.length > 0 ? ApiError.invalid(found) : props.check(taken)
    if (error === null) return taken
    refuse(error)
    return null
  }
  /** Whoever goes on to the next part on a phone hears at once what is open in this one, and stands there. */
  const isFilled = (part: string): boolean => {
    const open = stepErrors(step, form.values, today()).filter(({ path }) => partOf(path) === part)
    form.setErrors(open)
    const [first] = open
    if (first !== undefined) requestAnimationFrame(() => document.getElementById(form.idOf(first.path))?.focus())
    return first === undefined
  }
  const send = async (taken: Taken) => {
    setBusy(true)
    setProblem(null)
    try {
      await props.send(taken)
      form.done()
    } catch (error) {
      refuse(ApiError.from(error))
    } finally {
      setBusy(false)
    }
  }
  const submit = () => {
    const taken = check()
    if (taken === null) return
    setProblem(null)
    form.setErrors([])
    if (decides && !reviewing) setReviewing(true)
    else void send(taken)
  }

  if (reviewing) {
    const goBack = () => {
      setReviewing(false)
      requestAnimationFrame(() => box.current?.querySelector('h2')?.focus())
    }
    return (
      <Review
        title={step.title}
        subjectName={subjectName}
        facts={shownStep(step, form.values)}
        busy={busy}
        onSend={submit}
        onBack={goBack}
      />
    )
  }

  return (
    <form
      ref={box}
      className={`stack ${classes.wide}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {form.resumed && !form.touched && problem === null && (
        <Notice title="Đây là phần bạn nhập dở, trang này còn giữ.">
          <div>
            <Button label="Bỏ phần nhập dở" onPress={form.reset} />
          </div>
        </Notice>
      )}
      {problem?.code === 'kernel.stale' && props.stale !== undefined
        ? props.stale(() => setProblem(null))
        : !(problem !== null && isSaidAbove(problem, props.above)) && (
            <>
              <ProblemSummary error={problem} problems={form.problemsBeside(problem?.message)} />
              {problem !== null &&
                inTheWay(problem, props.tinh).map(({ to, label }) => (
                  <p key={to}>
                    <Link to={to}>{label}</Link>
                  </p>
                ))}
            </>
          )}
      <Parts {...props} form={form} mayLeave={isFilled} />
      <div className={`row ${classes.send}`}>
        <Button
          kind="main"
          submits
          label={decides ? 'Xem lại trước khi ghi' : step.title}
          busy={busy}
          busyLabel="Đang ghi…"
        />
        <Button label="Thôi, chưa ghi" onPress={props.onCancel} />
      </div>
    </form>
  )
}

interface PartsProps extends Pick<StepFormProps, 'step' | 'heldOn' | 'other' | 'paperActs'> {
  form: ReturnType<typeof useStepForm>
  mayLeave: (part: string) => boolean
}

/** What is asked, the vote, the papers: one after the other on a phone, together on a desk. */
function Parts({ step, form, heldOn, other = null, paperActs, mayLeave }: PartsProps) {
  const asked = askedFor(step, form.values)
  const papers = step.papers.length > 0 && <PaperFields step={step} asked={asked.papers} form={form} acts={paperActs} />
  // With nothing but a day to say the papers are no part of their own.
  const isBrief = step.vote === null && step.asks.length === 0 && step.places.length === 0
  const groups = [
    { key: 'what', title: 'Nội dung' },
    ...(step.vote === null ? [] : [{ key: 'vote', title: 'Biểu quyết' }]),
    ...(isBrief || papers === false ? [] : [{ key: 'papers', title: 'Giấy tờ' }]),
  ]
  const group = (key: string) => {
    if (key === 'vote' && step.vote !== null) {
      return (
        <VoteSheet
          vote={step.vote}
          form={form}
          other={other === null ? null : { ...other, go: () => form.handOver(other.draftKey) }}
        />
      )
    }
    if (key === 'papers') return papers
    const what = (
      <div className="stack measured">
        {heldOn === undefined && (
          <DateField
            id={form.idOf('on')}
            name="on"
            label={ON_LABEL}
            value={form.values.on}
            onChange={(on) => form.change('on', (old) => onDay(step, old, on))}
            error={form.errorOf('on')}
          />
        )}
        <PlaceFields places={step.places} form={form} />
        {asked.facts.map((spec) => (
          <FactField key={spec.name} spec={spec} form={form} />
        ))}
      </div>
    )
    if (!isBrief) return what
    return (
      <div className="stack">
        {what}
        {papers}
      </div>
    )
  }
  return groups.length === 1 ? (
    <Panel title="Nội dung">{group('what')}</Panel>
  ) : (
    <Steps steps={groups} mayLeave={({ key }) => mayLeave(key)}>
      {({ key, title }) => <Panel title={title}>{group(key)}</Panel>}
    </Steps>
  )
}

interface ReviewProps {
  title: string
  subjectName: string
  facts: ReturnType<typeof shownStep>
  busy: boolean
  onSend: () => void
  onBack: () => void
}

/** Once more before anything is decided about somebody. */
function Review({ title, subjectName, facts, busy, onSend, onBack }: ReviewProps) {
  return (
    <Panel title="Xem lại trước khi ghi">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        <p>
          {title}: <strong>{subjectName}</strong>. Ghi rồi thì không xóa được; nếu sai phải ghi bước sửa lại.
        </p>
        <Facts facts={facts} />
        <div className="row">
          <Button kind="main" submits label={title} busy={busy} busyLabel="Đang ghi…" />
          <Button label="Quay lại sửa" onPress={onBack} />
        </div>
      </form>
    </Panel>
  )
}

/** The part of the form in which a field stands. */
const partOf = (path: string): string =>
  path.startsWith('facts.vote') ? 'vote' : path.startsWith('papers') ? 'papers' : 'what'

/** The contract counts papers, the form knows them by their code. */
const byCode = (path: string, papers: readonly { code: string }[]): string =>
  path.replace(/^papers\.(\d+)/, (_, at: string) => `papers.${papers[Number(at)]?.code ?? at}`)
