// Reads the text of a Word file: paragraphs with the numbers Word draws before them, tables of work row by row, others cell by cell.
import type { ByteSource } from '../byte-source.ts'
import { READ_LIMITS, type ReadLimits } from '../limits.ts'
import { readXmlPart } from '../read-xml-part.ts'
import { attributeOf, type XmlHandler } from '../xml-tokens.ts'
import { type ZipPart, zipDirectory } from '../zip-directory.ts'
import { UnreadDocument } from './refusal.ts'
import { type ListLevel, numbering, type WordLists } from './word-numbers.ts'

/** No directive is longer. */
const MOST_LETTERS = 4_000_000

const nothing = (): void => undefined

/** A property without a value is on. */
const isOn = (attributes: string): boolean => !/^(?:0|false|off)$/.test(attributeOf(attributes, 'val') ?? '')

/** Lists and their levels; a level that a list changes for itself replaces the shared one. */
function listsHandler(): { handler: XmlHandler; lists: () => WordLists } {
  const abstracts = new Map<string, Map<number, ListLevel>>()
  const levels = new Map<string, Map<number, ListLevel>>()
  const family = new Map<string, string>()
  let current: Map<number, ListLevel> | null = null
  let list: string | null = null
  let level: ListLevel | null = null
  const handler: XmlHandler = {
    open: (name, attributes) => {
      const value = attributeOf(attributes, 'val') ?? ''
      if (name === 'abstractNum') {
        current = new Map()
        abstracts.set(attributeOf(attributes, 'abstractNumId') ?? '', current)
      } else if (name === 'num') {
        list = attributeOf(attributes, 'numId') ?? ''
        current = null
      } else if (name === 'abstractNumId' && list !== null) {
        current = new Map(abstracts.get(value))
        levels.set(list, current)
        family.set(list, value)
      } else if (name === 'lvlOverride' && list !== null) {
        // A list that starts anew counts for itself.
        family.set(list, `list ${list}`)
      } else if (name === 'lvl' && current !== null) {
        level = { start: 1, format: 'decimal', text: '' }
        current.set(Number(attributeOf(attributes, 'ilvl') ?? 0), level)
      } else if (level !== null && name === 'start') level.start = Number(value) || 1
      else if (level !== null && name === 'numFmt') level.format = value
      else if (level !== null && name === 'lvlText') level.text = value
      else if (level !== null && name === 'isLgl' && isOn(attributes)) level.legal = true
    },
    close: (name) => {
      if (name === 'lvl') level = null
      if (name === 'num') list = null
    },
    text: nothing,
  }
  return { handler, lists: () => ({ levels, family }) }
}

interface Styled {
  list: string
  level: number
}

/** What a style gives the paragraphs and letters set in it. */
interface WordStyles {
  numberedAs: (style: string) => Styled | undefined
  isCapital: (style: string) => boolean
}

/** Styles that number their paragraphs or draw their letters as capitals. */
function stylesHandler(): { handler: XmlHandler; styles: WordStyles } {
  const styles = new Map<string, Styled>()
  const capitals = new Map<string, boolean>()
  const bases = new Map<string, string>()
  let style: string | null = null
  let level = 0
  const handler: XmlHandler = {
    open: (name, attributes) => {
      if (name === 'style') {
        style = attributeOf(attributes, 'styleId') ?? null
        level = 0
      } else if (name === 'ilvl') level = Number(attributeOf(attributes, 'val') ?? 0)
      else if (name === 'basedOn' && style !== null) bases.set(style, attributeOf(attributes, 'val') ?? '')
      else if (name === 'caps' && style !== null) capitals.set(style, isOn(attributes))
      else if (name === 'numId' && style !== null)
        styles.set(style, { list: attributeOf(attributes, 'val') ?? '', level })
    },
    close: (name) => {
      if (name === 'style') style = null
    },
    text: nothing,
  }
  /** A style is as the one it is based on, unless it says otherwise. */
  const saidBy = <One>(said: ReadonlyMap<string, One>, name: string): One | undefined => {
    let at: string | undefined = name
    for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
      const own = said.get(at)
      if (own !== undefined) return own
      at = bases.get(at)
    }
    return undefined
  }
  return {
    handler,
    styles: {
      numberedAs: (name) => saidBy(styles, name),
      isCapital: (name) => saidBy(capitals, name) ?? false,
    },
  }
}

/** What is drawn twice, was struck out, or is an instruction: not read. */
const SKIPPED = new Set(['Fallback', 'del', 'moveFrom', 'instrText', 'delText', 'footnoteReference'])

/** The first cell of a row of a table of work, or of its heading. */
const ROW_NUMBER = /^(?:tt|stt|số tt|\d{1,3}\.?)$/iu

interface WordCell {
  lines: string[]
  /** Columns it lies over. */
  span: number
  /** It goes on with the cell above it. */
  isMerged: boolean
}

/** What the cells of a row say, column by column; a cell that goes on says what the one above says. */
function textsOfRow(cells: readonly WordCell[], above: readonly string[]): string[] {
  const texts: string[] = []
  for (const { lines, span, isMerged } of cells) {
    const said = lines.join(' ').replace(/\s+/g, ' ').trim()
    texts.push(isMerged && said === '' ? (above[texts.length] ?? '') : said)
    for (let i = 1; i < span; i += 1) texts.push('')
  }
  return texts
}

/** What stands in the tables about a text, and never over the columns of one. */
const ABOUT_TEXT = /CỘNG SẢN VIỆT NAM|CHỦ NGHĨA VIỆT NAM|HỒ CHÍ MINH|Nơi nhận|Kính gửi|^(?:T\/M|TM\.|KT\.|T\/L|TL\.)/u

/** Whether the first row of a table heads columns: three names or more, all short. */
const headsColumns = (texts: readonly string[]): boolean =>
  texts.filter((text) => text !== '').length >= 3 && texts.every((text) => text.length <= 60 && !ABOUT_TEXT.test(text))

/** A row of work is one line, its cells parted by tabs, so that an empty cell or one of several paragraphs shifts no column; a letterhead stays cell by cell. */
const linesOfRow = (cells: readonly WordCell[], texts: readonly string[], isTable: boolean): readonly string[] =>
  texts.length >= 3 && (isTable || ROW_NUMBER.test(texts[0] ?? ''))
    ? [texts.join('\t')]
    : cells.flatMap(({ lines }) => lines)

class BodyText implements XmlHandler {
  #out: string[] = []
  #length = 0
  #paragraph = ''
  #style: string | null = null
  #list: string | null = null
  #level = 0
  #skipped = 0
  #takes = false
  #inProperties = 0
  /** The run at hand is hidden. */
  #isHidden = false
  /** Its letters are drawn as capitals. */
  #isCapital = false
  /** The cells of each open row, a table in a cell after the table around it. */
  readonly #rows: WordCell[][] = []
  /** What the row above said, for each open table. */
  readonly #above: string[][] = []
  /** Whether its first row heads columns, for each open table; null: no row yet. */
  readonly #heads: (boolean | null)[] = []
  readonly #mark: (list: string, level: number) => string
  readonly #styles: WordStyles

  constructor(lists: WordLists, styles: WordStyles) {
    this.#mark = numbering(lists)
    this.#styles = styles
  }

  open = (name: string, attributes: string): void => {
    if (SKIPPED.has(name)) this.#skipped += 1
    if (this.#skipped > 0) return
    if (name === 'p') {
      // A text box stands inside a paragraph: what came before it is a line of its own.
      if (this.#paragraph !== '') this.#end()
      this.#style = null
      this.#list = null
      this.#level = 0
    } else if (name === 'tbl') {
      this.#above.push([])
      this.#heads.push(null)
    } else if (name === 'tr') this.#rows.push([])
    else if (name === 'tc') this.#rows.at(-1)?.push({ lines: [], span: 1, isMerged: false })
    else if (name === 'gridSpan') this.#setCell({ span: Math.min(60, Number(attributeOf(attributes, 'val')) || 1) })
    else if (name === 'vMerge') this.#setCell({ isMerged: attributeOf(attributes, 'val') !== 'restart' })
    else if (name === 'pPr') this.#inProperties += 1
    else if (name === 't') this.#takes = true
    else if (name === 'r') {
      this.#isHidden = false
      this.#isCapital = this.#style !== null && this.#styles.isCapital(this.#style)
    } else if (name === 'rStyle')
      this.#isCapital ||= this.#inProperties === 0 && this.#styles.isCapital(attributeOf(attributes, 'val') ?? '')
    else if (name === 'caps') this.#isCapital = this.#inProperties === 0 && isOn(attributes)
    else if (name === 'vanish') this.#isHidden = this.#inProperties === 0 && isOn(attributes)
    else if (name === 'tab' && this.#inProperties === 0) this.#paragraph += '\t'
    else if (name === 'br' || name === 'cr') this.#paragraph += '\n'
    else if (name === 'noBreakHyphen') this.#paragraph += '-'
    else if (name === 'pStyle') this.#style = attributeOf(attributes, 'val') ?? null
    else if (name === 'numId') this.#list = attributeOf(attributes, 'val') ?? null
    else if (name === 'ilvl') this.#level = Number(attributeOf(attributes, 'val') ?? 0)
  }

  close = (name: string): void => {
    if (SKIPPED.has(name)) this.#skipped = Math.max(0, this.#skipped - 1)
    if (this.#skipped > 0) return
    if (name === 't') this.#takes = false
    else if (name === 'pPr') this.#inProperties = Math.max(0, this.#inProperties - 1)
    else if (name === 'p') this.#end()
    else if (name === 'tr') {
      const cells = this.#rows.pop() ?? []
      const texts = textsOfRow(cells, this.#above.at(-1) ?? [])
      if (this.#above.length > 0) this.#above[this.#above.length - 1] = texts
      const isTable = this.#heads.at(-1) ?? headsColumns(texts)
      if (this.#heads.length > 0) this.#heads[this.#heads.length - 1] = isTable
      for (const line of linesOfRow(cells, texts, isTable)) this.#add(line)
      this.#add('')
    } else if (name === 'tbl') {
      this.#above.pop()
      this.#heads.pop()
    }
  }

  text = (text: string): void => {
    if (this.#skipped > 0 || !this.#takes || this.#isHidden) return
    this.#paragraph += this.#isCapital ? text.toUpperCase() : text
  }

  #setCell(said: Partial<WordCell>): void {
    const cell = this.#rows.at(-1)?.at(-1)
    if (cell !== undefined) Object.assign(cell, said)
  }

  #end(): void {
    const styled = this.#list === null && this.#style !== null ? this.#styles.numberedAs(this.#style) : undefined
    const list = this.#list ?? styled?.list ?? null
    // List 0 takes the number away that a style gave.
    // In the first cell of a row the number may be all there is.
    const isFirstCell = this.#rows.at(-1)?.length === 1
    const isNumbered = list !== null && list !== '0' && (this.#paragraph.trim() !== '' || isFirstCell)
    this.#add((isNumbered ? this.#mark(list, styled?.level ?? this.#level) : '') + this.#paragraph)
    this.#paragraph = ''
  }

  #add(line: string): void {
    this.#length += line.length + 1
    if (this.#length > MOST_LETTERS) throw new UnreadDocument('document.too-large')
    ;(this.#rows.at(-1)?.at(-1)?.lines ?? this.#out).push(line)
  }

  read = (): string => this.#out.join('\n').normalize('NFC')
}

/** The text of a .docx file, a paragraph a line. */
export async function readDocx(source: ByteSource, limits: ReadLimits = READ_LIMITS): Promise<string> {
  const parts = new Map<string, ZipPart>([...zipDirectory(source, limits)])
  const part = (name: string): ZipPart | undefined => parts.get(name)
  if ([...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name))) throw new UnreadDocument('document.macros')
  const body =
    part('word/document.xml') ?? [...parts.values()].find(({ name }) => /^word\/document\d*\.xml$/i.test(name))
  if (body === undefined) throw new UnreadDocument('document.unknown-kind')
  const lists = listsHandler()
  const numbers = part('word/numbering.xml')
  if (numbers !== undefined) await readXmlPart(source, numbers, lists.handler, limits.tokenChars)
  const styled = stylesHandler()
  const styles = part('word/styles.xml')
  if (styles !== undefined) await readXmlPart(source, styles, styled.handler, limits.tokenChars)
  const text = new BodyText(lists.lists(), styled.styles)
  await readXmlPart(source, body, text, limits.tokenChars)
  return text.read()
}
