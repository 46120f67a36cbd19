// Owns what a page says back: a notice, an empty state with its next step, a refusal or fault, the summary of problems.
import { type ReactNode, useEffect, useRef } from 'react'
import { ApiError, isOutOfReach } from '../app/api-error.ts'
import { basisWords } from './basis-words.ts'
import classes from './blocks.module.css'
import { Button } from './button.tsx'
import type { Problem } from './use-form.ts'

interface NoticeProps {
  tone?: 'plain' | 'problem' | 'good' | 'honour'
  title?: string
  children?: ReactNode
}

export function Notice({ tone = 'plain', title, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone}>
      {title && <p className={classes.title}>{title}</p>}
      {children}
    </div>
  )
}

/** Nothing here yet: what that means and the next step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children}
      {action}
    </div>
  )
}

/** What went wrong in words: what, why, what next, and for a fault the short number to read out on the telephone. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const known = ApiError.from(error)
  const box = useRef<HTMLDivElement>(null)
  return (
    <div className={classes.notice} data-tone="problem" role="alert" ref={box}>
      <p className={classes.title}>{known.message}</p>
      {known.next && <p>{known.next}</p>}
      {known.basis && <p className="soft">Căn cứ: {basisWords(known.basis, null)}.</p>}
      {known.reference && (
        <p>
          Số để báo người quản trị: <strong className="numbers">{known.reference}</strong>
        </p>
      )}
      {onRetry && !isOutOfReach(known) && (
        <div>
          <Button label="Thử lại" onPress={onRetry} />
        </div>
      )}
    </div>
  )
}

/** To a field; of radio buttons to the chosen or first one, where the keys can choose. */
function goTo(id: string): void {
  const field = document.getElementById(id)
  const inputs = field?.localName === 'fieldset' ? [...field.querySelectorAll('input')] : []
  const radios = inputs.every(({ type }) => type === 'radio') ? inputs : []
  const target = radios.find(({ checked }) => checked) ?? radios[0] ?? field
  target?.focus()
}

/** How many problems are listed on top of a form; a form with a row for each of a branch may have more. */
const LISTED = 8

/** On top of a form that was not accepted: the first problems, each with a link to its field. Takes the focus at every refusal. */
export function ProblemSummary({ error, problems }: { error: unknown; problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  const shows = error !== null && error !== undefined
  // Each refusal anew: after a second one nothing else on a small screen says that anything happened.
  useEffect(() => {
    if (error !== null && error !== undefined) box.current?.focus()
  }, [error])
  if (!shows) return null
  const known = ApiError.from(error)
  return (
    <div className={classes.notice} data-tone="problem" role="alert" tabIndex={-1} ref={box}>
      <p className={classes.title}>{known.message}</p>
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, LISTED).map((problem) => (
            <li key={`${problem.target}${problem.text}`}>
              {problem.target === null ? (
                problem.text
              ) : (
                <a
                  href={`#${problem.target}`}
                  onClick={(event) => {
                    event.preventDefault()
                    goTo(problem.target ?? '')
                  }}
                >
                  {problem.text}
                </a>
              )}
            </li>
          ))}
          {problems.length > LISTED && <li>và {problems.length - LISTED} chỗ khác; lỗi ghi ngay dưới từng ô.</li>}
        </ul>
      )}
      {known.next && <p>{known.next}</p>}
      {known.basis && <p className="soft">Căn cứ: {basisWords(known.basis, null)}.</p>}
      {known.reference && (
        <p>
          Số để báo người quản trị: <strong className="numbers">{known.reference}</strong>
        </p>
      )}
    </div>
  )
}
