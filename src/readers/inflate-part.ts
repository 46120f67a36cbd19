// Owns taking one part out of a zip piece by piece, never more than the directory announced.
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { ByteSource } from './byte-source.ts'
import { RefusedFile } from './refusal.ts'
import type { ZipPart } from './zip-directory.ts'

const PIECE = 128 * 1024

function* rawPieces(source: ByteSource, part: ZipPart): Generator<Buffer> {
  const header = source.read(part.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    throw new RefusedFile('import.damaged', { part: part.name })
  let at = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const end = at + part.compressed
  while (at < end) {
    const piece = source.read(at, Math.min(PIECE, end - at))
    if (piece.length === 0) throw new RefusedFile('import.damaged', { part: part.name })
    at += piece.length
    yield Buffer.from(piece)
  }
}

/** The inflated bytes of a part. A part longer than it said is a bomb, a shorter or altered one is damaged. */
export async function* inflatePart(source: ByteSource, part: ZipPart): AsyncGenerator<Buffer> {
  if (part.method !== 0 && part.method !== 8)
    throw new RefusedFile('import.damaged', { part: part.name, method: part.method })
  const raw = Readable.from(rawPieces(source, part), { objectMode: true, highWaterMark: 1 })
  const pieces = part.method === 0 ? raw : raw.pipe(createInflateRaw({ chunkSize: PIECE }))
  raw.on('error', (error) => pieces.destroy(error))
  let bytes = 0
  let crc = 0
  try {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > part.inflated) {
        throw new RefusedFile('import.zip-bomb', { reason: 'lied', part: part.name, inflated: part.inflated })
      }
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    if (error instanceof RefusedFile) throw error
    throw new RefusedFile('import.damaged', { part: part.name })
  } finally {
    pieces.destroy()
    raw.destroy()
  }
  if (bytes !== part.inflated || crc !== part.crc)
    throw new RefusedFile('import.damaged', { part: part.name, reason: 'checksum' })
}
