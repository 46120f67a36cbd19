// Reads the options of a command line; every mistake is answered with a sentence.
import { readFile } from 'node:fs/promises'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CliError } from '#cli/help.ts'

/** Parses `args`; unknown options and missing values are mistakes of the caller. */
export function readOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new CliError(`Không hiểu dòng lệnh: ${mistake(error as Error & { code?: string })}`)
  }
}

/** What the parser found, in a sentence: it names the option in quotes. */
function mistake({ code, message }: Error & { code?: string }): string {
  const [, option = ''] = /'(?:-\w, )?([^' ]+)(?: <value>)?'/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `không có tùy chọn ${option}.`
  const takesNone = message.includes('does not take an argument')
  return takesNone ? `tùy chọn ${option} không nhận giá trị.` : `tùy chọn ${option} cần một giá trị theo sau.`
}

/** The value of `--input`: JSON itself, or `@file` holding it. */
export async function readInput(given: string | undefined): Promise<unknown> {
  if (given === undefined) return {}
  const text = given.startsWith('@')
    ? await readFile(given.slice(1), 'utf8').catch(() => {
        throw new CliError(`Không đọc được tệp ${given.slice(1)}.`)
      })
    : given
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('Nội dung của --input không phải JSON hợp lệ.')
  }
}
