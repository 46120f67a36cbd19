// Writes a ZIP archive part by part as its text comes: memory stays small however long a sheet is.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  name: string
  body: AsyncIterable<string> | Iterable<string>
}

interface Written {
  name: Buffer
  crc: number
  packed: number
  size: number
  offset: number
}

/** 1 January 1980: an archive does not tell when it was made. */
const DOS_DATE = 0x0021
/** Sizes follow the part; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt16LE(DOS_DATE, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function sizesAfter(part: Written): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(part.crc, 4)
  tail.writeUInt32LE(part.packed, 8)
  tail.writeUInt32LE(part.size, 12)
  return tail
}

function directoryEntry(part: Written): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(FLAGS, 8)
  head.writeUInt16LE(DEFLATED, 10)
  head.writeUInt16LE(DOS_DATE, 14)
  head.writeUInt32LE(part.crc, 16)
  head.writeUInt32LE(part.packed, 20)
  head.writeUInt32LE(part.size, 24)
  head.writeUInt16LE(part.name.length, 28)
  head.writeUInt32LE(part.offset, 42)
  return Buffer.concat([head, part.name])
}

/** The bytes of an archive, each part compressed while it is read. Parts stay under 4 GB. */
export async function* zipStream(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for (const { name, body } of parts) {
    const part: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset }
    const head = localHeader(part.name)
    offset += head.length
    yield head
    const measured = async function* (): AsyncGenerator<Buffer> {
      for await (const text of body) {
        const bytes = Buffer.from(text)
        part.crc = crc32(bytes, part.crc)
        part.size += bytes.length
        yield bytes
      }
    }
    const deflate = createDeflateRaw()
    // A fault of the body destroys the compressor with it, and the loop below throws it.
    pipeline(Readable.from(measured()), deflate).catch(() => undefined)
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      part.packed += chunk.length
      yield chunk
    }
    const tail = sizesAfter(part)
    offset += part.packed + tail.length
    yield tail
    written.push(part)
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  yield Buffer.concat([directory, end])
}
