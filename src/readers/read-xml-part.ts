// Owns running the XML of one zip part through a handler, in whatever Unicode form it is stored.
import type { ByteSource } from './byte-source.ts'
import { inflatePart } from './inflate-part.ts'
import { RefusedFile } from './refusal.ts'
import { type XmlHandler, XmlTokens } from './xml-tokens.ts'
import type { ZipPart } from './zip-directory.ts'

function decoderFor(first: Buffer): TextDecoder {
  const encoding =
    first[0] === 0xff && first[1] === 0xfe
      ? 'utf-16le'
      : first[0] === 0xfe && first[1] === 0xff
        ? 'utf-16be'
        : first[0] === 0
          ? 'utf-16be'
          : first[1] === 0
            ? 'utf-16le'
            : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}

/** Reads a part to its end. `seen` hears how many inflated bytes have gone by. */
export async function readXmlPart(
  source: ByteSource,
  part: ZipPart,
  handler: XmlHandler,
  tokenLimit: number,
  seen?: (bytes: number) => Promise<void> | void,
): Promise<void> {
  const tokens = new XmlTokens(handler, part.name, tokenLimit)
  let decoder: TextDecoder | null = null
  let bytes = 0
  for await (const piece of inflatePart(source, part)) {
    decoder ??= decoderFor(piece)
    tokens.push(decode(decoder, part, piece))
    bytes += piece.length
    await seen?.(bytes)
  }
  tokens.push(decode(decoder ?? new TextDecoder(), part))
  tokens.end()
}

/** Reads no more than the first piece of a part: what is refused there need not wait for the rest to be inflated. */
export async function readXmlHead(
  source: ByteSource,
  part: ZipPart,
  handler: XmlHandler,
  tokenLimit: number,
): Promise<void> {
  for await (const piece of inflatePart(source, part)) {
    new XmlTokens(handler, part.name, tokenLimit).push(decode(decoderFor(piece), part, piece))
    return
  }
}

function decode(decoder: TextDecoder, part: ZipPart, piece?: Buffer): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw new RefusedFile('import.damaged', { part: part.name, reason: 'encoding' })
  }
}
