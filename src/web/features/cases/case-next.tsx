// What to do next with a case: my own steps as buttons, what is missing and why, whose turn it is, the steps of others.
import { Link } from 'react-router'
import type { CaseDetail, PossibleCaseStep } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { useMe } from '../../app/session.tsx'
import { type ButtonKind, LinkButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import classes from './cases.module.css'
import { isMendedInStep, mendsOf, type Reason } from './mends.ts'
import { Reasons } from './reasons.tsx'
import { whyLast } from './said-so-far.ts'
import { whoGoesOn } from './who-goes-on.ts'
import { endLabels, namedTo, namesOf } from './words.ts'

interface CaseNextProps {
  detail: CaseDetail
  tinh: string | undefined
}

export function CaseNext({ detail, tinh }: CaseNextProps) {
  const named = namedTo(detail, useMe())
  if (detail.end !== null) {
    return (
      <Notice tone={detail.end === 'done' ? 'good' : 'plain'} title={`Việc này đã kết thúc: ${endLabels[detail.end]}.`}>
        <p>{detail.stateTitle}. Giấy tờ và lịch sử ở dưới được giữ nguyên.</p>
        <Beside detail={detail} tinh={tinh} />
      </Notice>
    )
  }
  const mine = detail.next.filter((step) => step.mine)
  const others = detail.next.filter((step) => !step.mine)
  const why = whyLast(detail.history)
  const turn = whoGoesOn({ ...detail, holder: detail.holder.map(named) })
  return (
    <>
      <Panel title="Làm gì tiếp">
        {why !== null && (
          <p>
            {why.title}: <strong>{why.why}</strong>
          </p>
        )}
        {turn !== null && (
          <>
            <p>{turn}</p>
            <Beside detail={detail} tinh={tinh} />
          </>
        )}
        {mine.length > 0 && <Mine detail={detail} steps={mine} tinh={tinh} />}
        {others.length > 0 && <Others steps={others} named={named} open={mine.length === 0} />}
      </Panel>
      {detail.missing.length > 0 && (
        <Panel title="Còn thiếu gì">
          <Reasons reasons={detail.missing} tinh={tinh} mendedBy={(reason) => mendsOf(reason, detail, tinh)} />
        </Panel>
      )}
    </>
  )
}

/** Where it goes on: a class, an opinion asked for, the case that this one led to stand on pages of their own. */
function Beside({ detail, tinh }: CaseNextProps) {
  const open = detail.related.filter(({ end }) => end === null)
  if (open.length === 0) return null
  return (
    <>
      <p>Việc liên quan đang mở:</p>
      <ul className={`${classes.steps} ${classes.related}`}>
        {open.map((one) => (
          <li key={one.id}>
            <Link to={addresses.case(one.id, { tinh })}>{one.title}</Link>
            <span className={classes.under}>
              {one.subjectName}. Nay: {one.stateTitle}.
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const groups = [
  { kinds: ['forward'], title: null, folded: false },
  { kinds: ['note'], title: 'Ghi thêm vào việc này', folded: false },
  { kinds: ['return', 'exit'], title: 'Trả lại hoặc dừng', folded: true },
] as const

function Mine({ detail, steps, tinh }: CaseNextProps & { steps: readonly PossibleCaseStep[] }) {
  const forward = steps.filter(({ kind }) => kind === 'forward')
  const first = forward.find(({ ok }) => ok) ?? forward.find((step) => blocking(step).length === 0) ?? forward[0]
  return groups.map(({ kinds, title, folded }) => {
    const some = steps.filter(({ kind }) => (kinds as readonly string[]).includes(kind))
    if (some.length === 0) return null
    const list = (
      <ul className={classes.steps} data-tight={(kinds as readonly string[]).includes('note')}>
        {some.map((step) => (
          <li key={step.step}>
            <LinkButton
              kind={kindOf(step, step === first)}
              to={addresses.caseStep(detail.id, step.step, { tinh })}
              label={step.title}
            />
            {unsaid(step, detail).map((reason) => (
              <p key={`${reason.code} ${reason.message}`} className="soft">
                {reason.message}
              </p>
            ))}
          </li>
        ))}
      </ul>
    )
    if (folded && forward.length > 0) {
      return (
        <details key={title} className={classes.more}>
          <summary>{title}</summary>
          {list}
        </details>
      )
    }
    return (
      <div key={title} className={classes.group}>
        {title !== null && <h3>{title}</h3>}
        {list}
      </div>
    )
  })
}

/** What «Còn thiếu gì» right below says is not said twice. */
const unsaid = (step: PossibleCaseStep, { missing }: CaseDetail): Reason[] =>
  blocking(step).filter(({ message }) => missing.every((reason) => reason.message !== message))

/** What stands in the way and cannot be entered in the step itself. */
const blocking = (step: PossibleCaseStep): Reason[] => step.reasons.filter((reason) => !isMendedInStep(reason, step))

function kindOf({ kind }: PossibleCaseStep, isFirst: boolean): ButtonKind {
  if (isFirst) return 'main'
  if (kind === 'note') return 'quiet'
  return kind === 'exit' ? 'grave' : 'plain'
}

interface OthersProps {
  steps: readonly PossibleCaseStep[]
  named: (who: string) => string
  open: boolean
}

function Others({ steps, named, open }: OthersProps) {
  return (
    <details className={classes.more} open={open}>
      <summary>Bước của nơi khác</summary>
      <ul className={classes.steps}>
        {steps.map((step) => (
          <li key={step.step}>
            <p>{step.title}</p>
            {step.who.length > 0 && <p className={classes.under}>Người làm: {namesOf(step.who.map(named))}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}
