// Opens the program for one command line and looks up the person it is run as.
import { join } from 'node:path'
import { sql } from 'kysely'
import pino, { type Logger } from 'pino'
import { CliError } from '#cli/help.ts'
import { connectionFault } from '#db/connection-fault.ts'
import type { Patience } from '#db/end-pool.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { readSettings, type Settings, SetupError } from '#db/settings.ts'
import { type Database, EVERYWHERE, inScope } from '#db/tenancy.ts'
import { isBusy, withoutValues } from '#http/faults.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone, stopBackground } from '#kernel/background.ts'
import { systemClock } from '#kernel/clock.ts'
import { fileStore } from '#kernel/files.ts'
import type { Application } from '#kernel/run.ts'
import { loadSecrets, type Secrets } from '#kernel/secrets.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { loadShippedRulebook } from '#modules/rulebook/public.ts'
import { createApplication } from '../application.ts'

export interface Opened {
  settings: Settings
  database: OpenDatabase
  application: Application
  log: Logger
}

/**
 * Refuses to go on with a key that is not the one the data was sealed with: numbers could not be read, a person recorded twice
 * would not be noticed, and what is entered now would be lost to the right key.
 */
export async function checkKey(database: Database, secrets: Secrets, dataFolder: string): Promise<void> {
  const { rows } = await inScope(
    database,
    EVERYWHERE,
    (tx) =>
      sql<{ sealed: string }>`
        select coalesce(m.personal_no_sealed, m.card_no_sealed) as sealed from members m
         where m.province_code between '00' and '99' and (m.personal_no_hash is not null or m.card_no_hash is not null) limit 1`.execute(
        tx,
      ),
    { readOnly: true },
  )
  const [kept] = rows
  if (kept === undefined) return
  try {
    secrets.unseal(kept.sealed)
  } catch {
    throw new SetupError(
      `Tệp khóa ${join(dataFolder, 'master.key')} không phải khóa của dữ liệu này. Hãy đặt lại tệp khóa từ bản sao lưu rồi chạy lại.`,
    )
  }
}

/** Opens database and application; starts the embedded server when none runs on the data folder. */
export async function openProgram(settings: Settings = readSettings()): Promise<Opened> {
  const { databaseUrl, appDatabaseUrl } = settings
  const database = await openDatabase(settings).catch((error: unknown) => {
    throw databaseUrl === undefined ? error : connectionFault('DATABASE_URL', databaseUrl, error)
  })
  let secrets: Secrets
  try {
    secrets = await loadSecrets(settings.dataFolder)
    await checkKey(database, secrets, settings.dataFolder)
    await loadShippedRulebook(database, systemClock.now())
  } catch (error) {
    await database.close()
    throw appDatabaseUrl === undefined ? error : connectionFault('DANGVU_APP_DATABASE_URL', appDatabaseUrl, error)
  }
  const log = pino({ level: settings.logLevel, base: null }, pino.destination(2))
  const application = createApplication({
    database,
    secrets,
    files: fileStore(join(settings.dataFolder, 'files')),
    officeFolder: settings.dataFolder,
    noteFault: (error) => log[isBusy(error) ? 'warn' : 'error']({ err: withoutValues(error) }, 'background'),
  })
  const close = async (patience?: Patience): Promise<void> => {
    await stopBackground(application)
    await database.close(patience)
  }
  return { settings, database: { ...database, close }, application, log }
}

/** Opens the program, does `work` and what it started, closes it again whatever happens. */
export async function withProgram<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await openProgram()
  try {
    const answer = await work(opened)
    await backgroundDone(opened.application)
    return answer
  } finally {
    await opened.database.close()
  }
}

/** The actor of `--as`. The shell of the machine that holds the data is trusted; what is done is audited under that name. */
export async function actorFor(opened: Opened, signInName: string | undefined): Promise<Actor> {
  if (signInName === undefined)
    throw new CliError('Cần --as NGƯỜI (tên đăng nhập) để biết việc này làm với tư cách ai.')
  const actor = await actorBySignInName(opened.application, signInName)
  if (actor === null) throw new CliError(`Không có tài khoản đang dùng tên «${signInName}».`)
  return actor
}
