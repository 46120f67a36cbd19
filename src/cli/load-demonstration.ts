// Loads the demonstration in a process of its own, started by ensureDemonstration: inside, the rows on their way through would
// leave the server with some 200 MB it never needs again.
import pg from 'pg'
import { demonstration } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import { loadSecrets } from '#kernel/secrets.ts'

/** What the process is told, over its channel and not its command line: the address holds a password. */
export interface DemonstrationLoad {
  ownerUrl: string
  dataFolder: string
  /** ISO day the data is seen from. */
  today: string
}

async function load({ ownerUrl, dataFolder, today }: DemonstrationLoad): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await loadDemo(client, demonstration({ today }), { protection: await loadSecrets(dataFolder) })
  } finally {
    await client.end()
  }
}

// The channel closes when the server goes: a load under way is rolled back with its connection.
process.once('disconnect', () => process.exit(1))
process.once('message', (message) => {
  load(message as DemonstrationLoad).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
