// Owns the shared strings of a workbook, kept as UTF-8 outside the heap so that their size is known and bounded.
import type { ReadLimits } from './limits.ts'
import { RefusedFile } from './refusal.ts'
import type { XmlHandler } from './xml-tokens.ts'

export class StringTable {
  readonly #limits: ReadLimits
  #bytes = Buffer.allocUnsafe(256 * 1024)
  #used = 0
  #starts = new Uint32Array(4096)
  #count = 0

  constructor(limits: ReadLimits) {
    this.#limits = limits
  }

  add(text: string): void {
    const room = text.length * 3
    if (this.#count >= this.#limits.sharedStrings || this.#used + text.length > this.#limits.sharedStringBytes) {
      throw new RefusedFile('import.memory-limit', { part: 'sharedStrings', strings: this.#count })
    }
    if (this.#used + room > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 1.5, this.#used + room) | 0)
      this.#bytes.copy(larger, 0, 0, this.#used)
      this.#bytes = larger
    }
    if (this.#count + 1 >= this.#starts.length) {
      const larger = new Uint32Array(this.#starts.length * 2)
      larger.set(this.#starts)
      this.#starts = larger
    }
    this.#used += this.#bytes.write(text, this.#used, 'utf8')
    this.#starts[++this.#count] = this.#used
  }

  get(index: number): string | null {
    if (!(index >= 0 && index < this.#count)) return null
    return this.#bytes.toString('utf8', this.#starts[index] ?? 0, this.#starts[index + 1] ?? 0)
  }
}

/** Collects the text of `si` elements: rich text runs joined, phonetic guides left out. */
export function stringTableHandler(table: StringTable, limits: ReadLimits): XmlHandler {
  let text = ''
  let inText = false
  let phonetic = 0
  return {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') inText = phonetic === 0
      else if (name === 'rPh') phonetic++
    },
    text: (piece) => {
      if (inText) text += piece
      if (text.length > limits.tokenChars)
        throw new RefusedFile('import.damaged', { part: 'sharedStrings', reason: 'token' })
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') table.add(unescapeExcel(text))
    },
  }
}

/** Excel writes characters XML does not allow as _x000D_. */
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
