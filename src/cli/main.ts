// The command line: serves the program, or runs any command or query by its name.
import { CliError, printHelp } from '#cli/help.ts'
import { runNamed } from '#cli/run-named.ts'
import { SetupError } from '#db/settings.ts'

const [verb, ...rest] = process.argv.slice(2)

/** Verbs that are more than one operation, loaded only when asked for. */
const verbs: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  import: async () => (await import('#cli/import.ts')).importList,
  manual: async () => (await import('#cli/manual.ts')).manual,
  rule: async () => (await import('#cli/rule.ts')).rule,
  serve: async () => (await import('#cli/serve.ts')).serve,
  'verify-history': async () => (await import('#cli/verify-history.ts')).verifyHistoryVerb,
  statistics: async () => (await import('#cli/statistics.ts')).statistics,
}

try {
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    await printHelp()
  } else {
    const load = verbs[verb]
    process.exitCode = load !== undefined ? await (await load())(rest) : await runNamed(verb, rest)
  }
} catch (error) {
  if (!(error instanceof CliError || error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
