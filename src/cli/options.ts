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

/** Of a verb that takes nothing: everything after it is a mistake. */
export function readNothing(verb: string, args: string[]): void {
  const [first] = readOptions(args, {}).positionals
  if (first !== undefined) throw new CliError(`Thừa «${first}»: dangvu ${verb} không nhận gì thêm.`)
}

/** What the parser found, in a sentence: it names the option in quotes. */
function mistake({ code, message }: Error & { code?: string }): string {
  const [, option = ''] = /'(?:-\w, )?([^' ]+)(?: <value>)?'/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `không có tùy chọn ${option}.`
  const takesNone = message.includes('does not take an argument')
  return takesNone ? `tùy chọn ${option} không nhận giá trị.` : `tùy chọn ${option} cần một giá trị theo sau.`
}

/** A file as text: Windows writes UTF-8 with a mark (Notepad) or UTF-16 (PowerShell). */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path)
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** The value of an option that takes JSON: the JSON itself, or `@file` holding it. Left out it is an empty object. */
export async function readJson(option: string, given: string | undefined): Promise<unknown> {
  if (given === undefined) return {}
  const text = given.startsWith('@')
    ? await textOf(given.slice(1)).catch(() => {
        throw new CliError(`${option}: không đọc được tệp ${given.slice(1)}.`)
      })
    : given
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError(`${option}: nội dung không phải JSON hợp lệ.`)
  }
}
