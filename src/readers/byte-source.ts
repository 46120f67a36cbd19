// Owns reading bytes at a place, from a file or from memory, so that a file is never held whole.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export type ByteSource = {
  readonly size: number
  /** Up to `length` bytes from `offset`; fewer only at the end. */
  read: (offset: number, length: number) => Buffer
  close: () => void
}

/** A path, the bytes themselves, or an open descriptor (which stays its owner's to close). */
export type FileGiven = string | number | Uint8Array

export function openBytes(file: FileGiven): ByteSource {
  if (typeof file === 'object') {
    const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
    return { size: buffer.length, read: (offset, length) => buffer.subarray(offset, offset + length), close: () => {} }
  }
  const handle = typeof file === 'number' ? file : openSync(file, 'r')
  const size = fstatSync(handle).size
  return {
    size,
    read: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset))
      const buffer = Buffer.allocUnsafe(wanted)
      const got = wanted === 0 ? 0 : readSync(handle, buffer, 0, wanted, offset)
      return buffer.subarray(0, got)
    },
    close: () => {
      if (typeof file === 'string') closeSync(handle)
    },
  }
}
