// Owns the page's answer to two editors of one record: both versions beside each other, a choice for each field, and saving again.
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './confirm.tsx'
import classes from './stale-dialog.module.css'

export type Side = 'mine' | 'theirs'

/** One field that differs, as a person reads it. */
export interface Difference {
  name: string
  label: string
  mine: string
  theirs: string
  /** What is chosen from the start: what was typed here, or what the other one wrote where nothing was typed. */
  start: Side
  /** Whether the other one changed this field; else it stands as it did when the form was opened. */
  moved: boolean
}

/** What the other one changed outside of this form. */
export interface Elsewhere {
  label: string
  before: string
  now: string
}

interface StaleDialogProps {
  differences: readonly Difference[]
  elsewhere?: readonly Elsewhere[]
  /** The act of the form as a verb, e.g. "Lưu phần này". */
  action: string
  grave?: boolean
  busy?: boolean
  onSave: (chosen: Readonly<Record<string, Side>>) => void
  /** Nothing of mine is kept: the form closes over the record as it stands. */
  onTakeTheirs: () => void
  /** Back to the form, with everything as it was typed. */
  onClose: () => void
}

export function StaleDialog(props: StaleDialogProps) {
  const { differences, elsewhere = [], action, grave = false, busy = false } = props
  const [chosen, setChosen] = useState<Record<string, Side>>(() =>
    Object.fromEntries(differences.map(({ name, start }) => [name, start])),
  )
  const box = useRef<HTMLDivElement>(null)
  // The heading first: what has happened is read before anything is chosen.
  useEffect(() => {
    const heading = box.current?.closest('dialog')?.querySelector('h2')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }, [])
  const keepsNothing = differences.length > 0 && differences.every(({ name }) => chosen[name] === 'theirs')
  return (
    <Dialog title="Người khác vừa lưu trước bạn" onClose={props.onClose}>
      <div ref={box} className={classes.body}>
        <p>
          {differences.length === 0
            ? 'Trong lúc bạn nhập, người khác đã sửa ở đây. Xem chỗ đã sửa rồi quyết định có ghi tiếp không.'
            : 'Trong lúc bạn nhập, người khác đã sửa ở đây. Với mỗi mục dưới đây, chọn giữ bản nào rồi lưu. Chưa có gì bạn nhập bị mất.'}
        </p>
        {differences.map((difference) => (
          <Choice
            key={difference.name}
            difference={difference}
            value={chosen[difference.name] ?? difference.start}
            onChoose={(side) => setChosen((old) => ({ ...old, [difference.name]: side }))}
          />
        ))}
        {elsewhere.length > 0 && (
          <div className="stack-tight">
            <h3>{differences.length === 0 ? 'Người khác vừa sửa' : 'Người khác còn sửa chỗ khác, được giữ nguyên'}</h3>
            <ul className={classes.elsewhere}>
              {elsewhere.map(({ label, before, now }) => (
                <li key={label}>
                  {label}: trước «{before}», nay «{now}»
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="row">
          {keepsNothing ? (
            <Button kind="main" label="Dùng bản đang có, không lưu gì thêm" onPress={props.onTakeTheirs} />
          ) : (
            <Button
              kind={grave ? 'grave' : 'main'}
              label={differences.length === 0 ? `${action}, như tôi đã nhập` : 'Lưu theo các mục đã chọn'}
              busy={busy}
              onPress={() => props.onSave(chosen)}
            />
          )}
          <Button label="Trở lại phần đang nhập" onPress={props.onClose} />
        </div>
      </div>
    </Dialog>
  )
}

interface ChoiceProps {
  difference: Difference
  value: Side
  onChoose: (side: Side) => void
}

function Choice({ difference, value, onChoose }: ChoiceProps) {
  const id = useId()
  const sides = [
    {
      side: 'mine',
      title: difference.start === 'mine' ? 'Bạn nhập' : 'Lúc bạn mở, bạn không sửa',
      text: difference.mine,
    },
    {
      side: 'theirs',
      title: difference.moved ? 'Đang có (người khác vừa lưu)' : 'Đang có',
      text: difference.theirs,
    },
  ] as const
  return (
    <fieldset className={classes.choice}>
      <legend>{difference.label}</legend>
      <div className={classes.sides}>
        {sides.map(({ side, title, text }) => (
          <label key={side} className={classes.side} data-chosen={value === side}>
            <input type="radio" name={id} value={side} checked={value === side} onChange={() => onChoose(side)} />
            <span>
              <span className={classes.title}>{title}</span>
              <span className={classes.text}>{text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
