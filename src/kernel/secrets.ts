// Keys of this installation: sealing of sensitive fields, keyed hashes for looking up exact numbers.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from '#db/data-folder.ts'
import { SetupError } from '#db/settings.ts'

export interface Secrets {
  /** Encrypts one field (AES-256-GCM); the same text gives another result each time. */
  seal: (plain: string) => string
  /** Decrypts; throws when the key is another one or the value was changed. */
  unseal: (sealed: string) => string
  /** A keyed hash (HMAC-SHA-256, 32 hex characters kept) of a number under a purpose: equal numbers, equal hashes. */
  fingerprint: (purpose: string, plain: string) => string
}

/** Derives the working keys from the installation's master key (at least 32 bytes). */
export function secretsFrom(master: Buffer): Secrets {
  // Key objects: a plain buffer would be taken in anew at every call, at several times the cost of the call itself.
  const key = (purpose: string) => createSecretKey(Buffer.from(hkdfSync('sha256', master, 'dangvu', purpose, 32)))
  const sealing = key('seal v1')
  const hashing = key('fingerprint v1')
  return {
    seal: (plain) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    unseal: (sealed) => {
      if (!sealed.startsWith('1.')) throw new Error('sealed value of an unknown version')
      const bytes = Buffer.from(sealed.slice(2), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    fingerprint: (purpose, plain) =>
      createHmac('sha256', hashing).update(`${purpose}\u0000${plain}`).digest('hex').slice(0, 32),
  }
}

/** Reads the installation's master key from the data folder, making it on first use (mode 0600). */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, 'master.key')
  await makeDataFolder(dataFolder)
  await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  const master = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  if (master.length < 32) throw new SetupError(`Tệp khóa ${file} bị hỏng; hãy khôi phục từ bản sao lưu.`)
  return secretsFrom(master)
}
