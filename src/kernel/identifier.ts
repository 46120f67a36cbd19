// Identifiers made by the application: UUID version 7, ordered by time.
import { randomFillSync } from 'node:crypto'

const pool = Buffer.allocUnsafe(4096)
let used = pool.length
let lastMillisecond = 0
let counter = 0

/** A new UUIDv7. Within one process later ones sort after earlier ones. */
export function newId(now: number = Date.now()): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 10)
  used += 10
  if (now <= lastMillisecond) {
    counter = (counter + 1) & 0xfff
    if (counter === 0) lastMillisecond += 1
  } else {
    lastMillisecond = now
    counter = ((random[0] ?? 0) << 3) & 0x7ff
  }
  const time = lastMillisecond.toString(16).padStart(12, '0')
  const tail = random.subarray(2, 10)
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80
  const rest = tail.toString('hex')
  const middle = (0x7000 | counter).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${rest.slice(0, 4)}-${rest.slice(4)}`
}
