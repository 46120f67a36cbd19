// Owns the frame of a page: breadcrumb, heading that names the tab and takes the focus on arrival, actions, panels, tabs.
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { Link } from 'react-router'
import classes from './blocks.module.css'

export interface Crumb {
  label: string
  to: string
}

export function Breadcrumb({ trail }: { trail: readonly Crumb[] }) {
  if (trail.length === 0) return null
  return (
    <nav className={classes.crumbs} aria-label="Đường dẫn">
      <ol>
        {trail.map((crumb, at) => (
          <li key={crumb.to}>
            {at > 0 && <span aria-hidden>› </span>}
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface PageProps {
  title: string
  trail?: readonly Crumb[]
  lead?: ReactNode
  actions?: ReactNode
  /** What is printed has a heading of its own. */
  headOnScreenOnly?: boolean
  children: ReactNode
}

export function Page({ title, trail = [], lead, actions, headOnScreenOnly = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Đảng vụ`
  }, [title])
  // Coming from another page the focus goes to the heading, so that a screen reader says where one is. Who opened a menu while the page
  // was still on its way keeps it; with the page and not after it, so that a press in between is not undone.
  useLayoutEffect(() => {
    if (document.activeElement?.closest('main, [data-open="true"]') == null) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div className={classes.page}>
      <header className={headOnScreenOnly ? `${classes.pageHead} screen-only` : classes.pageHead}>
        <Breadcrumb trail={trail} />
        <div className={classes.pageTitle}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className="row screen-only">{actions}</div>}
        </div>
        {lead && <div className={classes.lead}>{lead}</div>}
      </header>
      {children}
    </div>
  )
}

interface PanelProps {
  title: string
  action?: ReactNode
  children: ReactNode
}

/**
 * Keeps the focus where one works: when what had it goes away with a press ("Sửa" makes room for a form, the form for the facts),
 * it goes to the first field of the form, else to the first button of the panel's head, else to its heading.
 */
function useKeptFocus() {
  const box = useRef<HTMLElement>(null)
  const last = useRef<Element | null>(null)
  const isNew = useRef(true)
  useLayoutEffect(() => {
    const panel = box.current
    const arrived = isNew.current && panel?.querySelector('form') !== null
    isNew.current = false
    const lost = last.current !== null && !last.current.isConnected
    if (panel === null || document.activeElement !== document.body || !(arrived || lost)) return
    const next =
      panel.querySelector<HTMLElement>('form :is(input, select, textarea)') ??
      panel.querySelector<HTMLElement>('button, h2')
    next?.focus()
  })
  return {
    ref: box,
    onFocus: (event: FocusEvent) => {
      last.current = event.target
    },
  }
}

export function Panel({ title, action, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id} {...useKeptFocus()}>
      <div className={classes.panelHead}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}

interface FoldedPanelProps extends PanelProps {
  id: string
  open: boolean
  onToggle: (open: boolean) => void
}

/** A part of a long page that opens and closes by its heading; on paper it stands open. */
export function FoldedPanel({ id, title, action, open, onToggle, children }: FoldedPanelProps) {
  return (
    <section className={classes.panel} aria-labelledby={id} {...useKeptFocus()}>
      <details className={classes.folded} open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
        <summary className={classes.foldedHead}>
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {action}
        </summary>
        {children}
      </details>
    </section>
  )
}

export interface Tab {
  key: string
  label: string
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  current: string
  onChoose: (key: string) => void
  children: ReactNode
}

/** Parts of one record. Arrow keys move between the tabs, as screen readers expect. */
export function Tabs({ label, tabs, current, onChoose, children }: TabsProps) {
  const id = useId()
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.key === current)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onChoose(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  const list = useRef<HTMLDivElement>(null)
  // On a phone many tabs scroll: the chosen one is brought into sight, the page itself stays where it is.
  useEffect(() => {
    const chosen = document.getElementById(`${id}-${current}`)
    if (list.current !== null && chosen !== null) list.current.scrollLeft = chosen.offsetLeft - list.current.offsetLeft
  }, [id, current])
  return (
    <div className="stack">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className={classes.tabs}
        data-few={tabs.length <= 3}
        onKeyDown={move}
      >
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={tab.key === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        {children}
      </div>
    </div>
  )
}
