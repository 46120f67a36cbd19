// The command line: serves the program, or runs any command or query by its name.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { CliError, helpOfVerb, printHelp } from '#cli/help.ts'
import { SetupError } from '#db/settings.ts'

const [verb, ...rest] = process.argv.slice(2)

/** What Node compiled is kept: with it a start takes half of the time of the processor. Where nothing can be written it is compiled again. */
const keepCompiled = (): void => {
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/dangvu', import.meta.url)))
}

/** Verbs that are more than one operation, loaded only when asked for. */
const verbs: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  'found-province': async () => (await import('#cli/found-province.ts')).foundProvinceVerb,
  import: async () => (await import('#cli/import.ts')).importList,
  manual: async () => (await import('#cli/manual.ts')).manual,
  'read-document': async () => (await import('#cli/read-document.ts')).readDocumentVerb,
  rule: async () => (await import('#cli/rule.ts')).rule,
  serve: async () => (await import('#cli/serve.ts')).serve,
  'verify-history': async () => (await import('#cli/verify-history.ts')).verifyHistoryVerb,
  statistics: async () => (await import('#cli/statistics.ts')).statistics,
}

/** Verbs that say more of themselves than how they are called. */
const explained = new Set(['import', 'read-document', 'rule'])
const asked = rest.includes('--help') || rest.includes('-h')
const short = verb === undefined || !asked || explained.has(verb) ? null : helpOfVerb(verb)

try {
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    await printHelp()
  } else if (short !== null) {
    process.stdout.write(short)
  } else {
    keepCompiled()
    const load = verbs[verb]
    if (load !== undefined) process.exitCode = await (await load())(rest)
    else process.exitCode = await (await import('#cli/run-named.ts')).runNamed(verb, rest)
  }
} catch (error) {
  if (!(error instanceof CliError || error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
