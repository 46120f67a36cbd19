// Owns knowing a file by its first bytes, never by its name, and refusing at once what is no list.
import type { ByteSource } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import { RefusedFile } from './refusal.ts'
import { type ZipPart, zipDirectory } from './zip-directory.ts'

export type FileKind = { kind: 'xlsx'; parts: Map<string, ZipPart> } | { kind: 'text' }

const SIGNS: readonly [string, string][] = [
  ['25504446', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['424d', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['52494646', 'media'],
  ['7b5c727466', 'rtf'],
  ['1f8b', 'gzip'],
  ['377abcaf271c', '7z'],
  ['526172211a07', 'rar'],
  ['7f454c46', 'program'],
  ['4d5a', 'program'],
  ['53514c69746520', 'database'],
]

/** What the file is; refuses everything but .xlsx and delimited text. Reads only its head, tail and zip directory. */
export function sniff(source: ByteSource, limits: ReadLimits): FileKind {
  if (source.size === 0) throw new RefusedFile('import.empty')
  if (source.size > limits.fileBytes) {
    throw new RefusedFile('import.file-too-large', { bytes: source.size, limit: limits.fileBytes })
  }
  const head = source.read(0, 4096)
  const hex = head.subarray(0, 16).toString('hex')
  if (hex.startsWith('504b0304')) return { kind: 'xlsx', parts: judgeParts(zipDirectory(source, limits)) }
  // «PK» and no letter after it, and no other mark of a zip: one that was cut off.
  if (/^504b(?:$|[01])/.test(hex) && !/^504b(?:0506|0708)/.test(hex))
    throw new RefusedFile('import.damaged', { part: 'head' })
  if (hex.startsWith('504b')) throw new RefusedFile('import.not-a-spreadsheet', { kind: 'zip' })
  if (hex.startsWith('d0cf11e0a1b11ae1')) throw oldOffice(source)
  const sign = SIGNS.find(([bytes]) => hex.startsWith(bytes))
  if (sign !== undefined && !(sign[1] === 'program' || sign[0] === '424d' ? isPlainText(head) : false)) {
    throw new RefusedFile('import.not-a-spreadsheet', { kind: sign[1] })
  }
  if (!isPlainText(head)) throw new RefusedFile('import.not-a-spreadsheet', { kind: 'binary' })
  const start = head
    .toString('latin1')
    .replace(/^(?:ï»¿|ÿþ|þÿ)?[\s\0]*/, '')
    .replace(/\0/g, '')
    .toLowerCase()
  if (/^<(?:\?xml|!doctype|html|table|meta|head|body|svg|script)/.test(start) || start.startsWith('mime-version:')) {
    throw new RefusedFile('import.not-a-spreadsheet', { kind: 'html' })
  }
  if (/^[{[]\s*["{[]/.test(start)) throw new RefusedFile('import.not-a-spreadsheet', { kind: 'json' })
  return { kind: 'text' }
}

/** True for text in UTF-8, UTF-16 or a Windows code page: no control bytes but tab and line ends. */
function isPlainText(head: Buffer): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || halfZero(head)
  if (wide) return true
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) || byte === 127)
}

// UTF-16 of Vietnamese without a mark at its start: most characters still have one zero byte.
function halfZero(head: Buffer): boolean {
  if (head.length < 16 || head.includes(Buffer.from([0, 0]))) return false
  let [even, odd] = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++
  })
  return Math.max(even, odd) > head.length / 5 && Math.min(even, odd) === 0
}

function oldOffice(source: ByteSource): RefusedFile {
  // The directory of streams lies in some sector; their names are UTF-16. An encrypted .xlsx is such a file too.
  for (let at = 0; at < Math.min(source.size, 64 * 1024 * 1024); at += 1 << 20) {
    const block = source.read(at, (1 << 20) + 64)
    if (block.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      return new RefusedFile('import.encrypted', { kind: 'ooxml' })
    if (block.includes(Buffer.from('WordDocument', 'utf16le')))
      return new RefusedFile('import.not-a-spreadsheet', { kind: 'doc' })
  }
  return new RefusedFile('import.old-excel', { kind: 'xls' })
}

function judgeParts(parts: Map<string, ZipPart>): Map<string, ZipPart> {
  const names = [...parts.keys()].map((name) => name.toLowerCase())
  const has = (test: RegExp) => names.some((name) => test.test(name))
  if (has(/(?:^|\/)vbaproject\.bin$|(?:^|\/)macrosheets\/|\.vba$/)) throw new RefusedFile('import.macros')
  if (has(/^xl\/workbook\.bin$/)) throw new RefusedFile('import.binary-workbook')
  if (parts.has('mimetype') && has(/^content\.xml$/)) throw new RefusedFile('import.open-document')
  if (has(/^word\/|^ppt\//) && !has(/^xl\//))
    throw new RefusedFile('import.not-a-spreadsheet', { kind: has(/^word\//) ? 'docx' : 'pptx' })
  if (!has(/\.rels$/) || !has(/workbook|^xl\//)) throw new RefusedFile('import.not-a-spreadsheet', { kind: 'zip' })
  return parts
}
