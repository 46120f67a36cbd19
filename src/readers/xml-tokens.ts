// Owns cutting XML into tags and text as it arrives. No DTD, no entities of the file's own, nothing fetched.
import { RefusedFile } from './refusal.ts'

export type XmlHandler = {
  /** `attributes` is the raw text inside the tag; read it with attributeOf. Names come without their prefix. */
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with the five named and the numeric references resolved; any other reference is refused. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][\w.-]*|)(;?)/gi, (_, name: string, end: string) => {
    if (end !== ';') throw new RefusedFile('import.damaged', { reason: 'reference' })
    const named = NAMED[name]
    if (named !== undefined) return named
    if (!name.startsWith('#')) throw new RefusedFile('import.doctype', { reference: name.slice(0, 40) })
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute, by its name without prefix; undefined when absent. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match === null ? undefined : decodeXml(match[1] ?? match[2] ?? '')
}

export class XmlTokens {
  readonly #handler: XmlHandler
  readonly #part: string
  readonly #limit: number
  #rest = ''
  #depth = 0
  #rooted = false

  constructor(handler: XmlHandler, part: string, limit: number) {
    this.#handler = handler
    this.#part = part
    this.#limit = limit
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    while (at < text.length) {
      const next = text.indexOf('<', at)
      if (next < 0) break
      if (next > at && this.#depth > 0) this.#handler.text(decodeXml(text.slice(at, next)))
      const after = this.#markup(text, next)
      if (after < 0) {
        at = next
        break
      }
      at = after
    }
    this.#rest = at === 0 ? text : text.slice(at)
    if (this.#rest.length > this.#limit) throw new RefusedFile('import.damaged', { part: this.#part, reason: 'token' })
  }

  end(): void {
    if (this.#depth !== 0 || !this.#rooted || this.#rest.includes('<')) {
      throw new RefusedFile('import.damaged', { part: this.#part, reason: 'cut' })
    }
  }

  /** Handles what begins at `<`; the place after it, or -1 when it is not all there yet. */
  #markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1)
    if (second === 0x21) return this.#bang(text, at)
    if (second === 0x3f) {
      const end = text.indexOf('?>', at)
      if (end < 0) return -1
      const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)/i.exec(text.slice(at, end))?.[1]
      if (encoding !== undefined && !/^(?:utf-?8|utf-?16(?:le|be)?|us-ascii)$/i.test(encoding)) {
        throw new RefusedFile('import.damaged', { part: this.#part, encoding: encoding.slice(0, 30) })
      }
      return end + 2
    }
    const end = tagEnd(text, at)
    if (end < 0) return -1
    if (second === 0x2f) {
      if (--this.#depth < 0) throw new RefusedFile('import.damaged', { part: this.#part, reason: 'nesting' })
      this.#handler.close(localName(text, at + 2, end))
      return end + 1
    }
    const closed = text.charCodeAt(end - 1) === 0x2f
    let nameEnd = at + 1
    while (nameEnd < end && text.charCodeAt(nameEnd) > 0x20 && text.charCodeAt(nameEnd) !== 0x2f) nameEnd++
    const name = localName(text, at + 1, nameEnd)
    this.#rooted = true
    if (!closed && ++this.#depth > 200) throw new RefusedFile('import.damaged', { part: this.#part, reason: 'depth' })
    this.#handler.open(name, text.slice(nameEnd, closed ? end - 1 : end))
    if (closed) this.#handler.close(name)
    return end + 1
  }

  #bang(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      return end < 0 ? -1 : end + 3
    }
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      if (end < 0) return -1
      this.#handler.text(text.slice(at + 9, end))
      return end + 3
    }
    if (text.length - at < 9) return -1
    throw new RefusedFile('import.doctype', { part: this.#part })
  }
}

function tagEnd(text: string, at: number): number {
  const end = text.indexOf('>', at)
  if (end < 0) return -1
  // A '>' inside quotes is rare; look closer only when quotes before it are uneven.
  let quote = 0
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 0x22 || c === 0x27) quote = c
    else if (c === 0x3e) return i
  }
  return -1
}

function localName(text: string, from: number, to: number): string {
  if (to - from === 1) return text.charAt(from)
  const name = text.slice(from, to).trim()
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
