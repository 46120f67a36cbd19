// A filled form as a sheet of paper: only the elements a form has are drawn, whatever else stood in the answer is text; gaps stand out.
import { Fragment, type ReactNode, useMemo } from 'react'
import classes from './papers.module.css'

/** What the server writes (src/forms/preview.ts), and what the parser of the browser adds to a table. */
const plain = ['b', 'i', 'u', 'tr', 'tbody'] as const
const aligned: Readonly<Record<string, string | undefined>> = {
  'form-center': classes.center,
  'form-right': classes.right,
}
const ruled = (table: Element) => (table.classList.contains('form-ruled') ? classes.ruled : undefined)
/** Dotted lines: what the record does not say. */
const DOTS = /(…{2,})/

export function PaperSheet({ html, label }: { html: string; label: string }) {
  const drawn = useMemo(() => drawAll(new DOMParser().parseFromString(html, 'text/html').body), [html])
  return (
    <section className={classes.sheet} aria-label={label} lang="vi">
      {drawn}
    </section>
  )
}

const drawAll = (parent: Element): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: what stands on a sheet has nothing but its place, and is drawn once.
  [...parent.childNodes].map((node, at) => <Fragment key={at}>{draw(node)}</Fragment>)

function draw(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return dotted(node.textContent ?? '')
  if (!(node instanceof Element)) return null
  const name = node.localName
  const inner = drawAll(node)
  const Plain = plain.find((one) => one === name)
  if (Plain !== undefined) return <Plain>{inner}</Plain>
  if (name === 'p') return <p className={aligned[node.className]}>{inner}</p>
  if (name === 'br') return <br />
  if (name === 'table') return <table className={ruled(node)}>{inner}</table>
  if (name === 'td') return <td colSpan={(node as HTMLTableCellElement).colSpan}>{inner}</td>
  return inner
}

const dotted = (text: string): ReactNode =>
  text.split(DOTS).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <span key={at} className={classes.gap}>
        <span aria-hidden>{part}</span>
        <span className="only-read-aloud">chỗ trống</span>
      </span>
    ),
  )
