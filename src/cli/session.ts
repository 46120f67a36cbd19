// Opens the program for one command line and looks up the person it is run as.
import { join } from 'node:path'
import { CliError } from '#cli/help.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { readSettings, type Settings } from '#db/settings.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone, stopBackground } from '#kernel/background.ts'
import { fileStore } from '#kernel/files.ts'
import type { Application } from '#kernel/run.ts'
import { loadSecrets } from '#kernel/secrets.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { createApplication } from '../application.ts'

export interface Opened {
  settings: Settings
  database: OpenDatabase
  application: Application
}

/** Opens database and application; starts the embedded server when none runs on the data folder. */
export async function openProgram(settings: Settings = readSettings()): Promise<Opened> {
  const database = await openDatabase(settings)
  const secrets = await loadSecrets(settings.dataFolder)
  const application = createApplication({ database, secrets, files: fileStore(join(settings.dataFolder, 'files')) })
  const close = async (): Promise<void> => {
    await stopBackground(application)
    await database.close()
  }
  return { settings, database: { ...database, close }, application }
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
