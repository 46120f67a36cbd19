// Measures the program against an invented country and prints each result beside its target and its yardstick.
import { rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { cases } from './cases.ts'
import { openCountry } from './country.ts'
import { interaction } from './interaction.ts'
import { postmasterOf } from './machine.ts'
import { type Part, readBenchOptions } from './options.ts'
import { signInPeople } from './people.ts'
import { ratios } from './ratios.ts'
import { counts, lists, searches, table } from './reading.ts'
import { markdown, type Row } from './report.ts'
import { type Stage, startProgram } from './stage.ts'
import { imports, memory, start, web } from './whole.ts'

const options = readBenchOptions(process.argv.slice(2))
const say = (line: string): void => console.error(line)
const rows: Row[] = []
const tell = (row: Row): void => {
  rows.push(row)
  say(
    `${row.met === false ? '✗' : ' '} ${row.what}: ${row.measured}  [${row.target}] ${row.yardstick} ${row.cpu ?? ''}`,
  )
}

/** Parts that need the country, and those that do not. */
const inside: Partial<Record<Part, (stage: Stage) => Promise<void>>> = {
  list: lists,
  search: searches,
  count: counts,
  table,
  cases,
  ratio: ratios,
  memory,
  import: imports,
}
const outside: Partial<Record<Part, (tell: (row: Row) => void) => Promise<void>>> = { web, start, interaction }

let heading = ''
try {
  const wanted = (Object.entries(inside) as [Part, (stage: Stage) => Promise<void>][]).filter(([p]) =>
    options.only.has(p),
  )
  if (wanted.length > 0) {
    const country = await openCountry(options.folder, options.members)
    heading = `${country.members} members, ${country.organisations} organisations, ${options.clients} clients; ${cpus().length} processors (${cpus()[0]?.model}), Node ${process.versions.node}, PostgreSQL ${(await country.owner.query('show server_version')).rows[0].server_version}`
    say(heading)
    try {
      const people = await signInPeople(country, options.clients)
      const program = await startProgram(country.ownerUrl, options.folder)
      try {
        const postmaster = postmasterOf(options.folder)
        const stage: Stage = { options, country, people, program, postmaster, tell, say }
        for (const [, part] of wanted) await part(stage)
      } finally {
        await program.stop()
      }
    } finally {
      await country.close()
    }
  }
  for (const [part, work] of Object.entries(outside) as [Part, (tell: (row: Row) => void) => Promise<void>][]) {
    if (options.only.has(part)) await work(tell)
  }
} finally {
  const text = `${heading}\n\n${markdown(rows)}\n`
  console.log(text)
  if (options.temporary) rmSync(options.folder, { recursive: true, force: true })
  else writeFileSync(join(options.folder, 'last.md'), text)
}
