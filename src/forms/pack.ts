// Writes a ZIP archive in memory: parts packed once may be used in many archives. Names are UTF-8, no part tells when it was made.
import { crc32, deflateRawSync } from 'node:zlib'

/** A part ready to be put into an archive. */
export interface PackedPart {
  name: Buffer
  method: 0 | 8
  crc: number
  size: number
  data: Uint8Array
}

/** 1 January 1980. */
const DOS_DATE = 0x0021
const UTF8 = 0x0800

/** Packs a part; `stored` for what is an archive already. */
export function pack(name: string, bytes: Uint8Array, stored = false): PackedPart {
  const data = stored ? bytes : deflateRawSync(bytes)
  return { name: Buffer.from(name), method: stored ? 0 : 8, crc: crc32(bytes), size: bytes.length, data }
}

/** The fields that stand alike before a part and in the directory. */
function fields(part: PackedPart, into: Buffer, at: number): void {
  into.writeUInt16LE(20, at)
  into.writeUInt16LE(UTF8, at + 2)
  into.writeUInt16LE(part.method, at + 4)
  into.writeUInt16LE(DOS_DATE, at + 8)
  into.writeUInt32LE(part.crc, at + 10)
  into.writeUInt32LE(part.data.length, at + 14)
  into.writeUInt32LE(part.size, at + 18)
  into.writeUInt16LE(part.name.length, at + 22)
}

/** The archive of these parts, in their order. Everything together stays far below 4 GB. */
export function archive(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const part of parts) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    fields(part, head, 4)
    pieces.push(head, part.name, part.data)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    fields(part, entry, 6)
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
