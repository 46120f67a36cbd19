// Owns the list of a zip's parts, read from its central directory and judged before anything is inflated.
import type { ByteSource } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import { RefusedFile } from './refusal.ts'

export type ZipPart = {
  readonly name: string
  readonly method: number
  readonly compressed: number
  readonly inflated: number
  readonly crc: number
  readonly offset: number
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50

type End = { entries: number; size: number; offset: number }

function findEnd(source: ByteSource): End {
  const tailLength = Math.min(source.size, 22 + 65_535)
  const tail = source.read(source.size - tailLength, tailLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    const end = {
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    const locator = at - 20
    const long = end.entries === 0xffff || end.size === 0xffffffff || end.offset === 0xffffffff
    if (!long || locator < 0 || tail.readUInt32LE(locator) !== LOCATOR64) return end
    const record = source.read(Number(tail.readBigUInt64LE(locator + 8)), 56)
    if (record.length < 56 || record.readUInt32LE(0) !== END64)
      throw new RefusedFile('import.damaged', { part: 'zip64' })
    return {
      entries: Number(record.readBigUInt64LE(32)),
      size: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    }
  }
  throw new RefusedFile('import.damaged', { part: 'central directory' })
}

// Sizes too large for 32 bits stand in extra field 1, in this order, each only when its place holds all ones.
function longSizes(extra: Buffer, wanted: readonly boolean[]): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at)
    const length = extra.readUInt16LE(at + 2)
    if (id === 1) {
      let place = at + 4
      return wanted.map((take) => {
        if (!take || place + 8 > extra.length) return -1
        place += 8
        return Number(extra.readBigUInt64LE(place - 8))
      })
    }
    at += 4 + length
  }
  return wanted.map(() => -1)
}

/** The parts of a zip. Refuses bombs, encryption, overlaps, doubles and impossible directories. */
export function zipDirectory(source: ByteSource, limits: ReadLimits): Map<string, ZipPart> {
  const end = findEnd(source)
  if (end.entries > limits.zipEntries)
    throw new RefusedFile('import.zip-bomb', { reason: 'entries', entries: end.entries })
  if (end.size > 4 * 1024 * 1024 || end.offset + end.size > source.size) {
    throw new RefusedFile('import.damaged', { part: 'central directory' })
  }
  const directory = source.read(end.offset, end.size)
  const parts = new Map<string, ZipPart>()
  let at = 0
  let total = 0
  for (let i = 0; i < end.entries; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) {
      throw new RefusedFile('import.damaged', { part: 'central directory' })
    }
    const flags = directory.readUInt16LE(at + 8)
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const name = directory
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replace(/\\/g, '/')
      .replace(/^\/+/, '')
    let [compressed, inflated, offset] = [
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 42),
    ]
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const long = longSizes(extra, [inflated === 0xffffffff, compressed === 0xffffffff, offset === 0xffffffff])
    if ((long[0] ?? -1) >= 0) inflated = long[0] ?? 0
    if ((long[1] ?? -1) >= 0) compressed = long[1] ?? 0
    if ((long[2] ?? -1) >= 0) offset = long[2] ?? 0
    if (flags & 1) throw new RefusedFile('import.encrypted', { part: name })
    if (parts.has(name)) throw new RefusedFile('import.damaged', { part: name, reason: 'double' })
    total += inflated
    const bomb = (reason: string) => new RefusedFile('import.zip-bomb', { reason, part: name, inflated, compressed })
    if (inflated > limits.partInflated || total > limits.totalInflated) throw bomb('size')
    if (inflated > limits.ratioFrom && inflated > compressed * limits.ratio) throw bomb('ratio')
    parts.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      compressed,
      inflated,
      crc: directory.readUInt32LE(at + 16),
      offset,
    })
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  }
  let free = 0
  for (const part of [...parts.values()].sort((a, b) => a.offset - b.offset)) {
    if (part.offset < free) throw new RefusedFile('import.zip-bomb', { reason: 'overlap', part: part.name })
    free = part.offset + 30 + part.compressed
    if (free > source.size) throw new RefusedFile('import.damaged', { part: part.name })
  }
  return parts
}
