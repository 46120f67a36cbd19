// The one place that reads the environment: where the data lies, which port, which database.
import { resolve } from 'node:path'

/** Settings of one running program. `databaseUrl` undefined means the embedded server in the data folder. */
export interface Settings {
  dataFolder: string
  databaseUrl: string | undefined
  /** A second address with a sign-in of its own for the application's role; without it the owner's sign-in takes that role. */
  appDatabaseUrl: string | undefined
  host: string
  port: number
  demonstration: boolean
  logLevel: string
  /** How many reverse proxies of ours stand in front: the address and TLS they report are believed. 0: none. */
  proxies: number
  /** Names the web answers to besides localhost, in small letters. Empty behind a proxy: that proxy sees to it. */
  hosts: readonly string[]
}

/** Something about the installation that whoever runs it can put right: printed as a sentence, without a stack. */
export class SetupError extends Error {}

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(environment.PORT ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new SetupError(`PORT phải là một số từ 0 đến 65535, đang là «${environment.PORT}».`)
  }
  const proxies = Number(environment.DANGVU_PROXIES ?? '0')
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 5) {
    throw new SetupError(
      `DANGVU_PROXIES phải là số máy chủ chuyển tiếp đứng trước, từ 0 đến 5, đang là «${environment.DANGVU_PROXIES}».`,
    )
  }
  return {
    dataFolder: resolve(environment.DANGVU_DATA ?? '.dangvu'),
    databaseUrl: environment.DATABASE_URL || undefined,
    appDatabaseUrl: environment.DANGVU_APP_DATABASE_URL || undefined,
    host: '127.0.0.1',
    port,
    demonstration: environment.DANGVU_DEMO !== '0',
    logLevel: environment.DANGVU_LOG ?? 'info',
    proxies,
    hosts: readHosts(environment.DANGVU_HOSTS),
  }
}

/** `a.vn, b.vn` as names; a port, an address with `https://` or a path is a mistake that would refuse everybody. */
function readHosts(given: string | undefined): string[] {
  const hosts = (given ?? '').split(',').flatMap((part) => part.trim().toLowerCase() || [])
  const wrong = hosts.find((host) => !/^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(host))
  if (wrong === undefined) return hosts
  throw new SetupError(
    `DANGVU_HOSTS là các tên miền cách nhau bằng dấu phẩy, không kèm cổng hay https://, đang có «${wrong}».`,
  )
}
