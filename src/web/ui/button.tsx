// Owns buttons and links that look like buttons: always words, a verb first, an icon only beside them.
import type { ComponentType, MouseEventHandler } from 'react'
import { Link, type To } from 'react-router'
import classes from './button.module.css'

/** main: the one red action of a page; plain; quiet: among text; grave: takes something away. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'grave'
export type Icon = ComponentType<{ size?: number | string; stroke?: number; 'aria-hidden'?: boolean }>

interface Looks {
  /** Vietnamese, a verb first. */
  label: string
  kind?: ButtonKind
  icon?: Icon
  /** Fills the width on a phone. */
  wide?: boolean
}

interface ButtonProps extends Looks {
  onPress?: MouseEventHandler<HTMLButtonElement>
  submits?: boolean
  /** While it works the button keeps its place and says so; pressing it again does nothing. */
  busy?: boolean
  busyLabel?: string
  /** Said only to a screen reader, where several buttons have the same words: "Sửa" about what. */
  about?: string
  /** A figure that stands behind the words: "(2)". */
  figure?: string
  describedBy?: string
  expanded?: boolean
  controls?: string
}

export function Button(props: ButtonProps) {
  const { label, kind = 'plain', icon: Icon, wide = true, onPress, submits = false, busy = false } = props
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={classes.button}
      data-kind={kind}
      data-wide={wide && kind !== 'quiet'}
      aria-disabled={busy || undefined}
      aria-describedby={props.describedBy}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onPress?.(event)
      }}
    >
      {Icon && <Icon stroke={1.75} aria-hidden />}
      <span>
        {busy ? (props.busyLabel ?? 'Đang gửi…') : label}
        {props.about && <span className="only-read-aloud"> {props.about}</span>}
        {props.figure && ` ${props.figure}`}
      </span>
    </button>
  )
}

interface LinkButtonProps extends Looks {
  to: To
  /** Said only to a screen reader, behind the label. */
  about?: string
}

export function LinkButton({ label, kind = 'plain', icon: Icon, wide = true, to, about }: LinkButtonProps) {
  return (
    <Link to={to} className={classes.button} data-kind={kind} data-wide={wide && kind !== 'quiet'}>
      {Icon && <Icon stroke={1.75} aria-hidden />}
      <span>
        {label}
        {about && <span className="only-read-aloud"> {about}</span>}
      </span>
    </Link>
  )
}
