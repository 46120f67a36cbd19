// Owns a masked number with the button that shows it; each showing is recorded, and the page says so.
import { useState } from 'react'
import { ApiError } from '../app/api-error.ts'
import classes from './blocks.module.css'
import { Button } from './button.tsx'

interface MaskedNumberProps {
  /** As the server masks it, e.g. •••••••••123. */
  masked: string
  /** What number it is, for the button's spoken name. */
  what: string
  /** Fetches the number; absent when the person may not see it. */
  reveal?: () => Promise<string | null>
}

export function MaskedNumber({ masked, what, reveal }: MaskedNumberProps) {
  const [shown, setShown] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const show = async () => {
    if (reveal === undefined) return
    setBusy(true)
    setProblem(null)
    try {
      setShown((await reveal()) ?? 'Không có số')
    } catch (error) {
      setProblem(ApiError.from(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className={classes.masked}>
      <span className="numbers">{shown ?? masked}</span>
      {/* One button for both: it keeps the focus. */}
      {reveal && (
        <Button
          kind="quiet"
          label={`${shown === null ? 'Hiện' : 'Che'} ${what}`}
          busy={busy}
          busyLabel="Đang mở…"
          onPress={() => (shown === null ? void show() : setShown(null))}
        />
      )}
      <output>{problem ?? (shown === null ? '' : 'Lần xem này đã được ghi lại.')}</output>
    </span>
  )
}
