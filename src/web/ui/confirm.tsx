// Owns the question before something that cannot be undone: it names exactly what will happen. The browser's own dialog.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import classes from './blocks.module.css'
import { Button } from './button.tsx'
import { ProblemSummary } from './notice.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** A dialog that is open as long as it is rendered; Esc closes it, the focus stays inside and comes back afterwards. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  // A layout effect: the dialog must close while it still stands in the page, or the focus would not find its way back.
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  // Another matter in the same dialog (what was asked for is made) takes the place of what had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title says that it is another matter.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <dialog
      ref={box}
      className={classes.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={classes.dialogInner}>
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}

interface ConfirmProps {
  /** A question: "Kết thúc hoạt động của Chi bộ thôn 1?" */
  title: string
  /** What exactly will happen. */
  children: ReactNode
  /** The act itself as a verb: "Kết thúc hoạt động". */
  action: string
  busy?: boolean
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}

export function Confirm({ title, children, action, busy = false, error, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <ProblemSummary error={error} problems={[]} />
      <div className="stack-tight">{children}</div>
      <div className="row">
        <Button kind="main" label={action} busy={busy} onPress={onConfirm} />
        <Button label="Giữ nguyên" onPress={onClose} />
      </div>
    </Dialog>
  )
}
