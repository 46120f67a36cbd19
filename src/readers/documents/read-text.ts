// Reads plain text, whatever it was stored in: UTF-8, UTF-16, or one byte a letter as old fonts had it.
import { encodingOf } from '#rules/document-reader/restore-text.ts'
import { UnreadDocument } from './refusal.ts'

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)

/** Signs that no text has, or hardly ever: zeros, and more of the other control signs than a slip leaves. */
const isBinary = (head: Uint8Array): boolean =>
  head.includes(0) || head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length > head.length / 50

/** UTF-16 without its mark: of letters and blanks one byte in two is zero, always the same. */
function wide(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (head.length < 16 || Math.min(even, odd) > 0 || Math.max(even, odd) < head.length / 5) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** A slip among letters of UTF-8: a file cut inside a letter, or a blank of another code page. */
function nearlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const slips = text.match(/\ufffd/g)?.length ?? 0
  const letters = text.match(/[\u00c0-\u1ef9]/g)?.length ?? 0
  return letters > 20 * slips ? text : null
}

const SAMPLE = 20_000

/** Windows-1258 writes a vowel and its tone apart; null where that makes no Vietnamese of the bytes, or an old font does. */
function fromWindows1258(bytes: Uint8Array, asStored: string): string | null {
  if (encodingOf(asStored) !== 'unicode') return null
  const text = new TextDecoder('windows-1258').decode(bytes)
  const sample = text.slice(0, SAMPLE)
  const toned = sample.match(/[aeiouyâêôăơư][\u0300\u0301\u0303\u0309\u0323]/giu)?.length ?? 0
  return toned > 0.04 * (sample.match(/\p{L}/gu)?.length ?? 0) ? text : null
}

/**
 * The text of the bytes. One byte a letter is Windows-1258 where that reads as Vietnamese, and else handed on as it is: the reader of
 * documents finds TCVN3 and VNI in it.
 */
export function readText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  const head = bytes.subarray(0, 4096)
  const unmarked = wide(head)
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes)
  if (isBinary(head)) throw new UnreadDocument('document.unknown-kind')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Byte by byte and not by the code page: TCVN3 has letters where Windows-1252 has none.
    const asStored = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    return nearlyUtf8(bytes) ?? fromWindows1258(bytes, asStored) ?? asStored
  }
}
