// Shows a filled form in the browser: the paragraphs and tables of the Word file as plain HTML, every text escaped.
import PizZip from 'pizzip'
import { attributeOf, XmlTokens } from '#readers/xml-tokens.ts'
import type { FormData } from './form-data.ts'
import type { PrintCode } from './print-code.ts'
import { renderForm } from './render.ts'
import type { Gap } from './tags/gaps.ts'
import type { Templates } from './templates.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

const ALIGNED: Readonly<Record<string, string>> = { center: 'form-center', right: 'form-right', end: 'form-right' }
const MARKS = ['b', 'i', 'u']
const isOn = (attributes: string): boolean => !['0', 'false', 'none'].includes(attributeOf(attributes, 'val') ?? '1')
/** A number of columns and never anything else. */
const spanOf = (attributes: string): number =>
  Math.max(1, Number.parseInt(attributeOf(attributes, 'val') ?? '1', 10) || 1)

/** Largest piece of XML between two tags. */
const LONGEST = 4_000_000

/** Reads the body of a Word document; knows what forms use and leaves out the rest. */
class Body {
  /** What is being written: the page, and the cells open inside it. */
  #places: { html: string; span: number }[] = [{ html: '', span: 1 }]
  #paragraph = ''
  #align = ''
  #marks: string[] = []
  #inRun = false
  #inText = false

  get html(): string {
    return this.#places[0]?.html ?? ''
  }

  open(name: string, attributes: string): void {
    if (name === 'tbl') this.#write('<table class="form-table">')
    // The lines of a table are said before its rows.
    else if (name === 'tblBorders') this.#here().html = `${this.#here().html.slice(0, -'">'.length)} form-ruled">`
    else if (name === 'tr') this.#write('<tr>')
    else if (name === 'tc') this.#places.push({ html: '', span: 1 })
    else if (name === 'gridSpan') this.#here().span = spanOf(attributes)
    else if (name === 'p') {
      this.#paragraph = ''
      this.#align = ''
    } else if (name === 'jc') this.#align = ALIGNED[attributeOf(attributes, 'val') ?? ''] ?? ''
    else if (name === 'r') {
      this.#inRun = true
      this.#marks = []
    } else if (this.#inRun) this.#ofRun(name, attributes)
  }

  close(name: string): void {
    if (name === 'tbl') this.#write('</table>')
    else if (name === 'tr') this.#write('</tr>')
    else if (name === 'tc') {
      const { html, span } = this.#places.pop() ?? { html: '', span: 1 }
      this.#write(span === 1 ? `<td>${html}</td>` : `<td colspan="${span}">${html}</td>`)
    } else if (name === 'p') {
      this.#write(this.#align === '' ? `<p>${this.#paragraph}</p>` : `<p class="${this.#align}">${this.#paragraph}</p>`)
    } else if (name === 'r') this.#inRun = false
    else if (name === 't') this.#inText = false
  }

  text(text: string): void {
    if (!this.#inText) return
    this.#paragraph += this.#marks.reduceRight((inner, mark) => `<${mark}>${inner}</${mark}>`, escaped(text))
  }

  #here(): { html: string; span: number } {
    const here = this.#places.at(-1)
    if (here === undefined) throw new Error('a cell closed that was not open')
    return here
  }

  #write(html: string): void {
    this.#here().html += html
  }

  #ofRun(name: string, attributes: string): void {
    if (name === 't') this.#inText = true
    else if (name === 'br') this.#paragraph += '<br>'
    else if (name === 'tab') this.#paragraph += ' '
    else if (MARKS.includes(name) && isOn(attributes)) this.#marks.push(name)
  }
}

/** The body of a Word file as HTML: p, table, tr, td, b, i, u, br, with the classes form-center, form-right, form-table and form-ruled; nothing else. */
export function wordAsHtml(bytes: Uint8Array): string {
  const body = new Body()
  const tokens = new XmlTokens(
    {
      open: (name, attributes) => body.open(name, attributes),
      close: (name) => body.close(name),
      text: (text) => body.text(text),
    },
    'word/document.xml',
    LONGEST,
  )
  tokens.push(new PizZip(bytes).file('word/document.xml')?.asText() ?? '')
  tokens.end()
  return body.html
}

/** What `renderForm` would give, to look at, and what came out dotted, each once. Refuses what it refuses. */
export function formPreview(code: PrintCode, data: FormData, templates?: Templates): { html: string; gaps: Gap[] } {
  const gaps = new Map<string, Gap>()
  const bytes = renderForm(code, data, templates, (gap) => {
    if (!gaps.has(gap.label)) gaps.set(gap.label, gap)
  })
  return { html: `<article class="form-page">${wordAsHtml(bytes)}</article>`, gaps: [...gaps.values()] }
}
