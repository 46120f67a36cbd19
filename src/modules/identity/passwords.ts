// Hashing of passwords (argon2id), a few at a time: a flood of sign-ins must exhaust neither memory nor the database's connections.
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { type Refusal, refuse } from '#kernel/refusal.ts'

/** 19 MiB and two passes: the OWASP recommendation for argon2id. About 10 ms on a small server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** The hash of a random text nobody knows: an unknown name costs the same work as a wrong password. */
const DUMMY = '$argon2id$v=19$m=19456,t=2,p=1$v7qUW/w2ICWQp74XjjFb8w$NlXzgTRxWlTG6xCpiE7P/eOHpacgd6pa/jQLCh0odcM'

const AT_ONCE = 2
/** Who waits holds a database connection: with more than this the caller is asked to try again. */
const WAITING = 8

let running = 0
const queue: (() => void)[] = []

/** Runs `work` when one of the few places for hashing is free; answers "busy" when too many wait already. */
export async function inHashingPlace<T>(work: () => Promise<T>): Promise<T | Refusal> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) return refuse('kernel.busy')
    await new Promise<void>((go) => queue.push(go))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    // The place is handed over directly, so that nobody can slip in between.
    const next = queue.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** Hashes a password (NFC) for storage. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

/** Whether the password fits the stored hash. Without a stored hash the same work is done and the answer is no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const usable = stored?.startsWith('$argon2id$') === true ? stored : null
  const fits = await verify(usable ?? DUMMY, password.normalize('NFC'))
  return fits && usable !== null
}

// Without the characters people confuse when they read a slip of paper: 31 signs, 12 of them make 59 bits.
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789'

const clearText = (length: number): string =>
  Array.from({ length }, () => CLEAR[randomInt(CLEAR.length)] ?? '').join('')

/** A first password to read out or to write on a slip: `k7mq-3pfx-w9ta`. */
export const newFirstPassword = (): string => `${clearText(4)}-${clearText(4)}-${clearText(4)}`

/** A backup code of 10 signs (49 bits), without its hyphen. */
export const newBackupCode = (): string => clearText(10)
