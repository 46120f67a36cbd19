// Starts everything: database, migrations, demonstration data, web; stops it cleanly on Ctrl-C.
import { spawn } from 'node:child_process'
import { type EventEmitter, once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve as listen, type ServerType } from '@hono/node-server'
import type { Logger } from 'pino'
import { startDaily } from '#cli/daily.ts'
import { type Demonstration, ensureDemonstration, tellOnce } from '#cli/demonstration.ts'
import { isEmpty } from '#cli/found-province.ts'
import { CliError } from '#cli/help.ts'
import { readNothing } from '#cli/options.ts'
import { type Opened, openProgram } from '#cli/session.ts'
import { toldToStop } from '#cli/told-to-stop.ts'
import { isMade } from '#db/embedded.ts'
import type { Lost } from '#db/hold.ts'
import { readSettings, type Settings } from '#db/settings.ts'
import { createHttp } from '#http/app.ts'
import { withoutValues } from '#http/faults.ts'
import { openPages } from '#http/pages.ts'
import { failInterruptedImports } from '#modules/members/public.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const built = join(root, 'dist', 'web')

/** Builds the browser application when it is missing or older than its source. */
async function ensureBuilt(): Promise<void> {
  const index = join(built, 'index.html')
  if (existsSync(index)) {
    const made = (await stat(index)).mtimeMs
    let newest = 0
    for (const folder of ['src/web', 'src/contract', 'src/rules', 'data']) {
      for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) newest = Math.max(newest, (await stat(join(entry.parentPath, entry.name))).mtimeMs)
      }
    }
    if (newest <= made) return
  }
  process.stdout.write('Đang dựng giao diện web (chỉ lần đầu)…\n')
  let vite: string
  try {
    vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  } catch {
    throw new CliError('Chưa có giao diện web đã dựng. Hãy chạy «npm ci» rồi «npm run build».')
  }
  // In a process of its own: a builder inside would leave the server with some 700 MB.
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 2, 2] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new CliError('Không dựng được giao diện web; lỗi ghi ở trên.')
}

/** Runs until it is told to stop. The page answers as soon as the database is open; the accounts are printed when they are there. */
export async function serve(args: string[]): Promise<number> {
  readNothing('serve', args)
  const told = toldToStop()
  const settings = readSettings()
  // Nothing is made for a start that will be refused. Where a database is made already another copy may have the port: who that is, is said below.
  if (settings.databaseUrl === undefined && !isMade(settings.dataFolder)) await portIsFree(settings)
  // Both take seconds on the first start; the web waits where it is needed.
  const building = ensureBuilt()
  building.catch(() => undefined)
  const opened = await openProgram(settings)
  const { database, application, log } = opened
  const closeAnd = async (error: unknown): Promise<never> => {
    await database.close()
    throw error
  }
  const claim = await database.claimServer(application.secrets.fingerprint('servers of one database', 'dangvu'))
  if (claim === 'folder-in-use' || claim === 'other-key') await closeAnd(noPlace(claim, settings))
  await application.files.sweep(24, new Date())
  // What the others are reading goes on; what a stopped one left is ended by hand («Dừng đọc»), or by the next that is first.
  if (claim === 'first') await failInterruptedImports(database)
  await building.catch(closeAnd)
  const pages = await openPages(built).catch(closeAnd)
  const http = createHttp({ application, pages, log, proxies: settings.proxies, hosts: settings.hosts })
  const server = await listening(http.fetch, settings).catch(closeAnd)
  const stopDaily = startDaily(application, log)
  const { port } = server.address() as AddressInfo

  const stopping = new AbortController()
  void told.then(() => stopping.abort())
  const ready =
    settings.demonstration && claim === 'first'
      ? ensureDemonstration(opened, (line) => process.stdout.write(`${line}\n`), stopping.signal)
      : Promise.resolve(null)
  let telling: Promise<void> = Promise.resolve()
  const failed = ready.then(
    async (demonstration) => {
      process.stdout.write(welcome(`http://${settings.host}:${port}/`, demonstration))
      if (demonstration === null && (await isEmpty(database))) process.stdout.write(firstSteps)
      if (demonstration !== null) telling = tell(opened, demonstration, stopping.signal, log)
      return told
    },
    (error: unknown) => ({ error }),
  )
  const lost = database.lost.then((why) => ({ error: noPlace(why, settings) }))
  const end = await Promise.race([told, failed, lost])

  process.stdout.write('\nĐang dừng…\n')
  await ready.catch(() => undefined)
  await closed(server)
  await telling
  await stopDaily()
  await database.close({ say: (count, what) => process.stdout.write(`${stillWriting[what](count)}\n`) })
  if (end !== undefined) throw end.error
  process.stdout.write('Đã dừng, dữ liệu đã được ghi.\n')
  return 0
}

/** What a stop is waiting for: an import or an export may be in its midst. */
const stillWriting = {
  'waited-for': (count: number) =>
    `Còn ${count} việc đang làm dở (ví dụ đang ghi một danh sách): đợi xong rồi dừng, nhiều nhất 2 phút.`,
  'given-up': (count: number) =>
    `Đã quá 2 phút: bỏ ${count} việc chưa xong. Việc nào bỏ thì chưa ghi gì vào dữ liệu, chạy lại chương trình rồi làm lại việc ấy.`,
}

/** A demonstration without its cases is still one: what went wrong is said and nothing else stops. */
const tell = (opened: Opened, demonstration: Demonstration, signal: AbortSignal, log: Logger): Promise<void> =>
  tellOnce(opened, demonstration, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn({ err: withoutValues(error) }, 'demonstration')
  })

/** Why this program cannot serve, or no longer. */
function noPlace(why: Lost, { dataFolder }: Settings): CliError {
  const sentences: Record<Lost, string> = {
    'folder-in-use': `Một bản Đảng vụ khác đang chạy trên thư mục dữ liệu ${dataFolder}. Hãy dùng bản đó, hoặc dừng nó rồi chạy lại.`,
    'other-key': `Một bản Đảng vụ khác đang phục vụ cơ sở dữ liệu này bằng khóa khác. Các bản cùng phục vụ phải có cùng tệp khóa: chép tệp master.key của bản đó vào ${dataFolder} rồi chạy lại.`,
    moved:
      'Mất liên lạc với PostgreSQL trong thư mục dữ liệu; khi trở lại, nó trả lời ở cổng khác. Dữ liệu vẫn còn. Hãy chạy lại chương trình.',
  }
  return new CliError(sentences[why])
}

const WHY_NO_PORT: Record<string, string> = {
  EADDRINUSE: 'đang có chương trình khác dùng',
  EACCES: 'không mở được bằng tài khoản này của máy (thường là cổng dưới 1024)',
}

/** Waits until it has its port; a port in use is answered with what to do. */
async function opening(server: EventEmitter, { port }: Settings): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('listening', done)
    server.once('error', fail)
  }).catch((error: NodeJS.ErrnoException) => {
    const why = WHY_NO_PORT[error.code ?? '']
    if (why === undefined) throw error
    throw new CliError(`Cổng ${port} ${why}. Chọn cổng khác, ví dụ: PORT=8081 npm start`)
  })
}

async function portIsFree(settings: Settings): Promise<void> {
  const probe = createServer().listen(settings.port, settings.host)
  await opening(probe, settings)
  await new Promise((done) => probe.close(done))
}

async function listening(fetch: Parameters<typeof listen>[0]['fetch'], settings: Settings): Promise<ServerType> {
  const server = listen({ fetch, hostname: settings.host, port: settings.port })
  await opening(server, settings)
  return server
}

/** Takes no new requests and waits for those under way, five seconds at most: idle connections would hold the program back. */
const closed = (server: ServerType): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000).unref()
  })

/** What is to be done where nobody could sign in yet. */
const firstSteps = `Chưa có tổ chức nào. Lập đảng bộ cấp tỉnh và tài khoản quản trị đầu tiên (chạy ở cửa sổ khác, máy chủ cứ để chạy):
  ./bin/dangvu found-province MÃ-TỈNH --on NGÀY-THÀNH-LẬP --administrator "HỌ VÀ TÊN"

`

function welcome(address: string, demonstration: Demonstration | null): string {
  const lines = ['', `Đảng vụ đang chạy tại  ${address}`, '']
  if (demonstration !== null) {
    const width = Math.max(...demonstration.accounts.map((a) => a.signInName.length))
    lines.push(`Tài khoản trình diễn (mật khẩu chung: ${demonstration.password}):`)
    for (const { signInName, who } of demonstration.accounts) lines.push(`  ${signInName.padEnd(width)}  ${who}`)
    lines.push('')
  }
  lines.push('Dừng bằng Ctrl-C.', '')
  return lines.join('\n')
}
