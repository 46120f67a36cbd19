// Reads plain text, whatever it was stored in: UTF-8, UTF-16, or one byte a letter as old fonts had it.
import { UnreadDocument } from './refusal.ts'

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)

/** Signs that no text has, or hardly ever: zeros, and more of the other control signs than a slip leaves. */
const isBinary = (head: Uint8Array): boolean =>
  head.includes(0) || head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length > head.length / 50

/** The text of the bytes. One byte a letter is taken for Windows-1252; the reader of documents finds TCVN3 and VNI in it. */
export function readText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (isBinary(bytes.subarray(0, 4096))) throw new UnreadDocument('document.unknown-kind')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Byte by byte and not by the code page: TCVN3 has letters where Windows-1252 has none.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  }
}
