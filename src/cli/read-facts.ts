// Reads the facts a rule is asked with: JSON itself, or `@file` holding it.
import { readFile } from 'node:fs/promises'
import { CliError } from '#cli/help.ts'

/** An absent `--facts` is no facts at all; what is not JSON is a mistake of the caller. */
export async function readFacts(given: string | undefined): Promise<unknown> {
  if (given === undefined) return {}
  const text = given.startsWith('@')
    ? await readFile(given.slice(1), 'utf8').catch(() => {
        throw new CliError(`--facts: không đọc được tệp ${given.slice(1)}.`)
      })
    : given
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('--facts: nội dung không phải JSON hợp lệ.')
  }
}
