// Reads the options of the bench and says what it cannot read.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What can be measured, in the order it is. */
export const PARTS = [
  'list',
  'search',
  'count',
  'table',
  'cases',
  'ratio',
  'memory',
  'import',
  'web',
  'start',
  'interaction',
] as const
export type Part = (typeof PARTS)[number]

export interface BenchOptions {
  members: number
  /** The folder of the database; a temporary one goes away at the end. */
  folder: string
  temporary: boolean
  only: ReadonlySet<Part>
  clients: number
  /** Seconds of one measurement. */
  seconds: number
  memoryMinutes: number
  /** Milliseconds a client rests between the requests of the long measurement: it can then run beside other work. */
  memoryPause: number
  importRows: number
}

const HELP = `npm run bench -- [--members N] [--keep FOLDER] [--only ${PARTS.join(',')}]
                 [--clients 20] [--seconds 8] [--memory-minutes 2] [--memory-pause 0]
                 [--import-rows 100000]
  --members   size of the invented country (default 560000; the whole country: 5600000)
  --keep      keeps the loaded database in FOLDER and uses it again the next time`

/** Options of the command line; ends the program with a help text when there is a mistake in them. */
export function readBenchOptions(args: string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        members: { type: 'string', default: '560000' },
        keep: { type: 'string' },
        only: { type: 'string', default: PARTS.join(',') },
        clients: { type: 'string', default: '20' },
        seconds: { type: 'string', default: '8' },
        'memory-minutes': { type: 'string', default: '2' },
        'memory-pause': { type: 'string', default: '0' },
        'import-rows': { type: 'string', default: '100000' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) throw new Error('')
    const number = (name: string, text: string, least = Number.MIN_VALUE): number => {
      const value = Number(text)
      if (!(value >= least)) throw new Error(`--${name} ${text}: not a number`)
      return value
    }
    const only = values.only.split(',').map((word) => {
      const part = PARTS.find((p) => p === word)
      if (part === undefined) throw new Error(`--only ${word}: not one of ${PARTS.join(', ')}`)
      return part
    })
    return {
      members: number('members', values.members),
      folder: values.keep === undefined ? mkdtempSync(join(tmpdir(), 'dangvu-bench-')) : resolve(values.keep),
      temporary: values.keep === undefined,
      only: new Set(only),
      clients: number('clients', values.clients),
      seconds: number('seconds', values.seconds),
      memoryMinutes: number('memory-minutes', values['memory-minutes']),
      memoryPause: number('memory-pause', values['memory-pause'], 0),
      importRows: number('import-rows', values['import-rows']),
    }
  } catch (error) {
    console.error([(error as Error).message, HELP].filter((line) => line !== '').join('\n'))
    process.exit(2)
  }
}
