// `dangvu import members FILE --organisation CODE [--create-branches] [--commit] [--as USER] --json`: a list looked through, or written.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { CliError } from '#cli/help.ts'
import { localActor, placeByCode } from '#cli/local-actor.ts'
import { readOptions } from '#cli/options.ts'
import { actorFor, type Opened, withProgram } from '#cli/session.ts'
import { toldInJson } from '#cli/told-in-json.ts'
import type { ImportDetail } from '#contract/imports.ts'
import { answerOf, type ErrorBody, errorBody } from '#http/answer.ts'
import type { Actor } from '#kernel/actor.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { newId } from '#kernel/identifier.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { runOperation } from '#kernel/run.ts'
import { keptRows, type PreviewRow, previewList, saidOfRows } from '#modules/members/public.ts'
import { REFUSAL_MESSAGES, type RefusalCode } from '#readers/refusal.ts'

/** Where the answer and the progress go: the terminal, or a test. */
export interface Output {
  write: (text: string) => void | Promise<void>
  progress: (text: string) => void
}

const FILE_LIMIT = 60 * 1024 * 1024

/** Writes the answer as one JSON object piece by piece: 100 000 rows need not stand in memory. */
class JsonAnswer {
  readonly #write: Output['write']
  readonly #unknown = new Map<string, number>()
  #first = true
  constructor(write: Output['write']) {
    this.#write = write
  }
  async rows(rows: readonly PreviewRow[]): Promise<void> {
    const lines = rows.map(({ sheet, row, state, values, findings }) => {
      const said = findings.filter(saidOfRows)
      if (said.length < findings.length) this.#unknown.set(values.branch, (this.#unknown.get(values.branch) ?? 0) + 1)
      return JSON.stringify({
        row,
        sheet,
        state,
        values,
        findings: said.map(({ field, code, message }) => ({ field, code, message })),
      })
    })
    if (lines.length === 0) return
    await this.#write(`${this.#first ? '{"rows":[\n' : ',\n'}${lines.join(',\n')}`)
    this.#first = false
  }
  /** The names of branches that are not known, each once with its rows. */
  get unknownBranches(): { name: string; rows: number }[] {
    return [...this.#unknown].map(([name, rows]) => ({ name, rows }))
  }
  async end(rest: Record<string, unknown>): Promise<void> {
    const more = JSON.stringify(rest).slice(1)
    await this.#write(`${this.#first ? '{"rows":[' : ''}],${more}\n`)
  }
}

type Counts = { new: number; match: number; problem: number; total: number }
const countsLine = (c: Counts): string =>
  `${c.total} người: ${c.new} mới, ${c.match} đã có hồ sơ, ${c.problem} có vấn đề.`

interface Job {
  opened: Opened
  actor: Actor
  path: string
  place: { id: string; provinceCode: string }
  createBranches: boolean
  json: boolean
  output: Output
}

type Told = Pick<ErrorBody['error'], 'code' | 'message' | 'next'>

async function refusedWith({ json, output }: Job, error: Told): Promise<number> {
  const { message, next } = error
  await output.write(json ? `${JSON.stringify({ error })}\n` : `${message}${next === null ? '' : ` ${next}`}\n`)
  return 1
}

const unread = (code: RefusalCode): Told => ({ code, message: REFUSAL_MESSAGES[code], next: null })

/** Shows what the list holds; nothing is written anywhere. */
async function look(job: Job): Promise<number> {
  const { opened, actor, path, place, output } = job
  const { application } = opened
  const refused = (refusal: Refusal): Promise<number> => refusedWith(job, errorBody(refusal).error)
  const start = application.operations.get('members.start-import')
  if (start === undefined || !mayUse(start.scope, actor)) {
    return refused(refuse('kernel.not-permitted', { seat: actor.seat?.postName ?? null }))
  }
  const answer = new JsonAnswer(output.write)
  const counts: Counts = { new: 0, match: 0, problem: 0, total: 0 }
  const result = await previewList(
    application,
    actor,
    { province: place.provinceCode, organisationId: place.id },
    path,
    {
      onProgress: (rows, about) => output.progress(`Đã đọc ${rows} trong khoảng ${about} dòng…`),
      onRows: async (rows) => {
        for (const { state } of rows) {
          counts[state] += 1
          counts.total += 1
        }
        if (job.json) await answer.rows(rows)
      },
    },
  )
  if (result === null) return refused(notFound())
  if (!result.ok) {
    const { code } = result.refusal
    if (counts.total > 0 && job.json) {
      await answer.end({ error: unread(code) })
      return 1
    }
    return refusedWith(job, unread(code))
  }
  const { layouts, skipped, peakRss } = result
  if (job.json) {
    const { unknownBranches } = answer
    await answer.end({ counts, unknownBranches, layouts, skipped, readerPeakBytes: peakRss, committed: null })
  } else await output.write(`${countsLine(counts)} Chưa ghi gì vào hồ sơ; thêm --commit để ghi.\n`)
  return 0
}

/** What an operation answered; `code` where it was refused, and that was said. */
type Answered<T> = { output: T } | { code: number }
type Ask = <T>(name: string, input: Record<string, unknown>) => Promise<Answered<T>>

/** Asks as the screen would, and says what is refused. */
const asking = (job: Job): Ask => {
  const { opened, actor, place } = job
  const abroad = actor.national && place.provinceCode !== actor.provinceCode
  const province = abroad ? { provinceCode: place.provinceCode } : {}
  return async <T>(name: string, input: Record<string, unknown>): Promise<Answered<T>> => {
    const outcome = await runOperation(opened.application, {
      name,
      input: { ...province, ...input },
      credential: { kind: 'actor', actor },
      idempotencyKey: newId(),
      request: { requestId: newId(), address: null, userAgent: 'dangvu cli' },
    })
    if (outcome.kind === 'done') return { output: outcome.output as T }
    return { code: await refusedWith(job, (answerOf(outcome).body as ErrorBody).error) }
  }
}

/** The import once its file is read, or could not be. */
async function readThrough({ output }: Job, ask: Ask, importId: string): Promise<Answered<ImportDetail>> {
  for (;;) {
    const looked = await ask<ImportDetail>('members.get-import', { importId })
    if ('code' in looked || looked.output.state !== 'reading') return looked
    const { rowsRead, rowsExpected } = looked.output.progress
    output.progress(`Đã đọc ${rowsRead} trong khoảng ${rowsExpected ?? '…'} dòng…`)
    await new Promise((wake) => setTimeout(wake, 300))
  }
}

/** Reads, keeps and writes the list through the same operations as the screen. */
async function write(job: Job): Promise<number> {
  const { actor, path, place, output } = job
  const { application } = job.opened
  const ask = asking(job)
  const kept = await application.files.keep(actor.accountId, {
    name: basename(path).normalize('NFC').slice(0, 200),
    mediaType: 'application/octet-stream',
    body: createReadStream(path),
    limit: FILE_LIMIT,
  })
  if (kept === null) return refusedWith(job, unread('import.file-too-large'))
  const started = await ask<{ importId: string }>('members.start-import', {
    uploadId: kept.id,
    organisationId: place.id,
    createBranches: job.createBranches,
  })
  if ('code' in started) return started.code
  const { importId } = started.output
  const read = await readThrough(job, ask, importId)
  if ('code' in read) return read.code
  const { state, version, counts, failure } = read.output
  if (state !== 'ready')
    return refusedWith(job, failure ?? { code: 'imports.fault', message: 'Chưa đọc được tệp.', next: null })
  output.progress('Đang ghi vào hồ sơ…')
  const committed = await ask<Record<string, number>>('members.commit-import', { importId, version })
  if ('code' in committed) {
    await ask('members.cancel-import', { importId })
    return committed.code
  }
  if (job.json) {
    const answer = new JsonAnswer(output.write)
    for await (const rows of keptRows(application, actor, place.provinceCode, importId)) await answer.rows(rows)
    await answer.end({ counts, committed: committed.output })
  } else {
    const { created, updated, skipped, branchesFounded } = committed.output
    await output.write(
      `${countsLine(counts)} Đã thêm ${created}, bổ sung ${updated}, bỏ qua ${skipped}, lập ${branchesFounded} chi bộ. Lần nhập ${importId}.\n`,
    )
  }
  return 0
}

const HELP = `Nhập một danh sách đảng viên từ tệp Excel hoặc CSV.

Cách dùng:
  dangvu import members TỆP --organisation MÃ [--province MÃ-TỈNH] [--create-branches] [--commit] [--as NGƯỜI] [--json]

  TỆP                 tệp .xlsx hoặc .csv, không quá 60 MB
  --organisation MÃ   mã tổ chức đảng mà danh sách thuộc về; chi bộ ghi trong danh sách được tìm ở dưới tổ chức này
  --province MÃ-TỈNH  tỉnh của tổ chức, khi nhiều tỉnh có cùng mã
  --create-branches   khi ghi, lập những chi bộ danh sách có tên mà chương trình chưa có
  --commit            ghi vào hồ sơ, tất cả hoặc không gì cả; không có thì chỉ đọc thử, không ghi gì
  --as NGƯỜI          làm với tài khoản này; không có thì làm với quyền người cài đặt trên máy này
  --json              trả lời bằng JSON: từng dòng với tình trạng (new, match, problem) và những điều cần xem;
                      chi bộ chương trình chưa có thì nêu một lần ở unknownBranches

Mã thoát: 0 khi đọc (và ghi) được, 1 khi bị từ chối, 2 khi dòng lệnh sai.
Ví dụ: dangvu import members danh-sach.xlsx --organisation 99.001 --create-branches --commit
`

/** What was asked for; a mistake in it is said before anything is started. */
async function asked(args: string[]) {
  const { values, positionals } = readOptions(args, {
    organisation: { type: 'string' },
    province: { type: 'string' },
    'create-branches': { type: 'boolean' },
    commit: { type: 'boolean' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [what, file, ...more] = positionals
  if (what !== 'members' || file === undefined || more.length > 0) {
    throw new CliError('Cần đúng một tệp: dangvu import members TỆP --organisation MÃ [--create-branches] [--commit]')
  }
  const { organisation } = values
  if (organisation === undefined) throw new CliError('Cần --organisation MÃ (mã tổ chức đảng của danh sách).')
  const path = resolve(file)
  if ((await stat(path).catch(() => null))?.isFile() !== true) throw new CliError(`Không đọc được tệp ${file}.`)
  return { values, path, organisation }
}

/** Runs one import in an open program; exported for its test. */
export async function importIn(opened: Opened, args: string[], output: Output): Promise<number> {
  const { values, path, organisation } = await asked(args)
  const today = dateInVietNam(opened.application.clock.now())
  const place = await placeByCode(opened, organisation, today, values.province)
  const actor = values.as === undefined ? localActor(place) : await actorFor(opened, values.as)
  const job: Job = {
    opened,
    actor,
    path,
    place,
    createBranches: values['create-branches'] === true,
    json: values.json === true,
    output,
  }
  return values.commit === true ? write(job) : look(job)
}

/** Exit code 0 when it was read (and written), 1 when it was refused. */
export async function importList(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    return 0
  }
  const toTerminal = process.stderr.isTTY === true
  const output: Output = {
    write: (text) =>
      new Promise((done, fail) => process.stdout.write(text, (error) => (error == null ? done() : fail(error)))),
    // One line that is written over on a terminal; every line kept in a log.
    progress: (text) => process.stderr.write(toTerminal ? `\r${text.padEnd(60)}` : `${text}\n`),
  }
  return toldInJson(args, async () => {
    await asked(args)
    return withProgram(async (opened) => {
      const code = await importIn(opened, args, output)
      if (toTerminal) process.stderr.write('\n')
      return code
    })
  })
}
