// Owns the parts of a workbook around its sheets: which sheets there are, where they lie, which dates they count.
import { posix } from 'node:path'
import type { ByteSource } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import { type FormatHint, formatsHandler } from './number-formats.ts'
import { readXmlPart } from './read-xml-part.ts'
import { RefusedFile } from './refusal.ts'
import { StringTable, stringTableHandler } from './string-table.ts'
import { attributeOf } from './xml-tokens.ts'
import type { ZipPart } from './zip-directory.ts'

export type Workbook = {
  readonly sheets: readonly { name: string; part: ZipPart }[]
  readonly date1904: boolean
  readonly strings: StringTable
  readonly hints: readonly FormatHint[]
}

type Relation = { type: string; target: string }

function find(parts: ReadonlyMap<string, ZipPart>, path: string): ZipPart | undefined {
  const name = path.replace(/^\/+/, '')
  return parts.get(name) ?? [...parts.values()].find((part) => part.name.toLowerCase() === name.toLowerCase())
}

async function relations(source: ByteSource, parts: ReadonlyMap<string, ZipPart>, of: string, limits: ReadLimits) {
  const found = new Map<string, Relation>()
  const directory = posix.dirname(of)
  const part = find(parts, posix.join(directory, '_rels', `${posix.basename(of)}.rels`))
  if (part === undefined) return found
  await readXmlPart(
    source,
    part,
    {
      open: (name, attributes) => {
        if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External' || found.size > 5000) return
        const target = attributeOf(attributes, 'Target') ?? ''
        const path = target.startsWith('/') ? target.slice(1) : posix.join(directory, target)
        found.set(attributeOf(attributes, 'Id') ?? '', { type: attributeOf(attributes, 'Type') ?? '', target: path })
      },
      close: () => {},
      text: () => {},
    },
    limits.tokenChars,
  )
  return found
}

export async function openWorkbook(
  source: ByteSource,
  parts: ReadonlyMap<string, ZipPart>,
  limits: ReadLimits,
): Promise<Workbook> {
  const root = [...(await relations(source, parts, 'root', limits)).values()]
  const path = root.find((r) => r.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const workbook = find(parts, path)
  if (workbook === undefined) throw new RefusedFile('import.not-a-spreadsheet', { kind: 'zip' })
  const related = await relations(source, parts, workbook.name, limits)
  const sheets: { name: string; id: string; visible: boolean }[] = []
  let date1904 = false
  await readXmlPart(
    source,
    workbook,
    {
      open: (name, attributes) => {
        if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
        if (name !== 'sheet') return
        if (sheets.length >= limits.sheets) throw new RefusedFile('import.too-many-sheets', { limit: limits.sheets })
        sheets.push({
          name: (attributeOf(attributes, 'name') ?? '').slice(0, 100),
          id: attributeOf(attributes, 'id') ?? '',
          visible: (attributeOf(attributes, 'state') ?? 'visible') === 'visible',
        })
      },
      close: () => {},
      text: () => {},
    },
    limits.tokenChars,
  )
  const all = [...related.values()]
  const strings = new StringTable(limits)
  const stringsPart = find(parts, all.find((r) => r.type.endsWith('/sharedStrings'))?.target ?? 'xl/sharedStrings.xml')
  if (stringsPart !== undefined)
    await readXmlPart(source, stringsPart, stringTableHandler(strings, limits), limits.tokenChars)
  const hints: FormatHint[] = []
  const stylesPart = find(parts, all.find((r) => r.type.endsWith('/styles'))?.target ?? 'xl/styles.xml')
  if (stylesPart !== undefined) await readXmlPart(source, stylesPart, formatsHandler(hints), limits.tokenChars)
  const readable = sheets.flatMap(({ name, id, visible }) => {
    const relation = related.get(id)
    const part =
      relation === undefined || !relation.type.endsWith('/worksheet') ? undefined : find(parts, relation.target)
    return part === undefined || !visible ? [] : [{ name, part }]
  })
  if (readable.length === 0)
    throw new RefusedFile(sheets.length === 0 ? 'import.damaged' : 'import.empty', { part: 'sheets' })
  return { sheets: readable, date1904, strings, hints }
}
