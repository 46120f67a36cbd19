// Writes a ZIP archive in memory: parts packed once may be used in many archives. Names are UTF-8; a part bears a day only where one is given.
import { crc32, deflateRawSync } from 'node:zlib'

/** A part ready to be put into an archive. */
export interface PackedPart {
  name: Buffer
  method: 0 | 8
  crc: number
  size: number
  data: Uint8Array
}

/** 1 January 1980, where no day is given: the same parts give the same bytes. */
const NO_DAY = 0x0021
const UTF8 = 0x0800

/** Packs a part; `stored` for what is an archive already. */
export function pack(name: string, bytes: Uint8Array, stored = false): PackedPart {
  const data = stored ? bytes : deflateRawSync(bytes)
  return { name: Buffer.from(name), method: stored ? 0 : 8, crc: crc32(bytes), size: bytes.length, data }
}

/** `2026-11-22` as an archive writes a day: years since 1980, month, day. */
function dosDate(on: string): number {
  const [year = 1980, month = 1, day = 1] = on.split('-').map(Number)
  return ((year - 1980) << 9) | (month << 5) | day
}

/** The fields that stand alike before a part and in the directory. */
function fields(part: PackedPart, day: number, into: Buffer, at: number): void {
  into.writeUInt16LE(20, at)
  into.writeUInt16LE(UTF8, at + 2)
  into.writeUInt16LE(part.method, at + 4)
  into.writeUInt16LE(day, at + 8)
  into.writeUInt32LE(part.crc, at + 10)
  into.writeUInt32LE(part.data.length, at + 14)
  into.writeUInt32LE(part.size, at + 18)
  into.writeUInt16LE(part.name.length, at + 22)
}

/** The archive of these parts, in their order, all of the day `on` (an ISO date). Everything together stays far below 4 GB. */
export function archive(parts: readonly PackedPart[], on?: string): Uint8Array {
  const day = on === undefined ? NO_DAY : dosDate(on)
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const part of parts) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    fields(part, day, head, 4)
    pieces.push(head, part.name, part.data)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    fields(part, day, entry, 6)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, part.name)
    offset += head.length + part.name.length + part.data.length
  }
  const length = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end]))
}
