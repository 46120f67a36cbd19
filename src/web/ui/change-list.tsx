// Owns the record of changes: who, in which post, when, what; each field before and after.
import classes from './change-list.module.css'
import { showInstant } from './format.ts'

export interface Change {
  seq: number
  at: string
  actorName: string
  actorSeat: string | null
  summary: string
  /** Field → [before, after]. */
  changes: Record<string, readonly [unknown, unknown]>
}

interface ChangeListProps {
  entries: readonly Change[]
  /** What a field is called, e.g. "ngày sinh". Fields without a name are not listed one by one. */
  nameOf?: (field: string) => string | undefined
  /** How a value is written for a person. */
  show?: (field: string, value: unknown) => string
}

const plain = (_field: string, value: unknown): string =>
  value === null || value === undefined || value === '' ? 'để trống' : String(value)

export function ChangeList({ entries, nameOf, show = plain }: ChangeListProps) {
  if (entries.length === 0) return <p className="soft">Chưa có thay đổi nào được ghi.</p>
  return (
    <ol className={classes.changes}>
      {entries.map((entry) => {
        const named = Object.entries(entry.changes).flatMap(([field, [before, after]]) => {
          const name = nameOf?.(field)
          return name === undefined ? [] : [{ field, name, before, after }]
        })
        return (
          <li key={entry.seq}>
            <p className={classes.when}>{showInstant(entry.at)}</p>
            <p>{entry.summary}</p>
            {named.map(({ field, name, before, after }) => (
              <p key={field} className="soft">
                {name[0]?.toUpperCase()}
                {name.slice(1)}: trước «{show(field, before)}», nay «{show(field, after)}»
              </p>
            ))}
            <p className="soft">
              {entry.actorName}
              {entry.actorSeat !== null && `, ${entry.actorSeat}`}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
