// Owns states as a word with a shape and a colour, never a colour alone.
import classes from './blocks.module.css'

/** good ●, waiting ◐, honour ★, stopped ■, ended ○, plain ● grey. */
export type TagState = 'plain' | 'good' | 'waiting' | 'honour' | 'stopped' | 'ended'

const SHAPES: Record<TagState, string> = {
  plain: '●',
  good: '●',
  waiting: '◐',
  honour: '★',
  stopped: '■',
  ended: '○',
}

export function Tag({ state = 'plain', label }: { state?: TagState; label: string }) {
  return (
    <span className={classes.tag} data-state={state} data-long={label.length > 18}>
      <span className={classes.shape} aria-hidden>
        {SHAPES[state]}
      </span>
      {label}
    </span>
  )
}
