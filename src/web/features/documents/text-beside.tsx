// The text of a document with what was found in it marked, and the words around one place.
import { useEffect, useMemo, useRef } from 'react'
import classes from './documents.module.css'

/** Start (included) and end (excluded) in code points. */
export type Place = readonly [number, number]

export interface Marked {
  at: Place
  kind: 'work' | 'damage'
}

interface TextBesideProps {
  text: string
  marks: readonly Marked[]
  /** What is looked at now; brought into view. */
  now: Place | null
}

/** The text cut where a mark begins or ends. */
function piecesOf(points: readonly string[], marks: readonly Marked[], now: Place | null) {
  const cuts = [0, points.length, ...marks.flatMap(({ at }) => at), ...(now ?? [])]
  const places = [...new Set(cuts)].filter((cut) => cut >= 0 && cut <= points.length).toSorted((a, b) => a - b)
  const covers = ([from, to]: Place, start: number) => from <= start && start < to
  return places.slice(0, -1).map((start, i) => ({
    start,
    text: points.slice(start, places[i + 1]).join(''),
    kind: (['damage', 'work'] as const).find((kind) => marks.some((one) => one.kind === kind && covers(one.at, start))),
    isNow: now !== null && covers(now, start),
  }))
}

export function TextBeside({ text, marks, now }: TextBesideProps) {
  const box = useRef<HTMLElement>(null)
  const points = useMemo(() => [...text], [text])
  const pieces = useMemo(() => piecesOf(points, marks, now), [points, marks, now])
  const from = now?.[0]
  useEffect(() => {
    const frame = box.current
    const mark = from === undefined ? null : frame?.querySelector<HTMLElement>('[data-now="true"]')
    // Only inside its own frame: on a phone the page stays where one reads.
    if (frame !== null && mark && frame.scrollHeight > frame.clientHeight)
      frame.scrollTop = Math.max(0, mark.offsetTop - frame.offsetTop - frame.clientHeight / 3)
  }, [from])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className={classes.text} ref={box} tabIndex={0} aria-label="Nội dung văn bản">
      {pieces.map(({ start, text: words, kind, isNow }) =>
        kind === undefined && !isNow ? (
          words
        ) : (
          <mark key={start} data-kind={kind} data-now={isNow}>
            {words}
          </mark>
        ),
      )}
    </section>
  )
}

/** So many letters before and after. */
const AROUND = 90

/** The words around a place, with the place marked. */
export function Excerpt({ text, at: [from, to] }: { text: string; at: Place }) {
  const points = useMemo(() => [...text], [text])
  const part = (start: number, end: number) => points.slice(Math.max(0, start), end).join('').replace(/\s+/g, ' ')
  return (
    <p className={classes.excerpt}>
      {from > AROUND && '… '}
      {part(from - AROUND, from)}
      <mark>{part(from, to)}</mark>
      {part(to, to + AROUND)}
      {to + AROUND < points.length && ' …'}
    </p>
  )
}
