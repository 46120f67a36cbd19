// Files on their way in and out, beside the operations that read and make them.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { json, refusedWith } from '#http/answer.ts'
import { credentialOf } from '#http/credential.ts'
import { fromAnotherSite } from '#http/security.ts'
import { identify } from '#kernel/caller.ts'
import { mayUse } from '#kernel/permission.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'

/** The largest file taken in: a list of 100 000 members is about 12 MB. */
export const UPLOAD_LIMIT = 32 * 1024 * 1024

/**
 * The operations that read what was uploaded, the roomiest first: nobody else may fill the disk. `waiting` is what one account may leave there: what
 * was taken in, given up or not understood no longer counts. A little more than evidence may have gets through, so that its own refusal is heard.
 */
const UPLOADS = [
  { reader: 'members.start-import', limit: UPLOAD_LIMIT, waiting: { files: 20, bytes: 200 * 1024 * 1024 } },
  { reader: 'documents.read-file', limit: 21 * 1024 * 1024, waiting: { files: 5, bytes: 60 * 1024 * 1024 } },
  { reader: 'tasks.add-evidence', limit: 8 * 1024 * 1024, waiting: { files: 5, bytes: 25 * 1024 * 1024 } },
]

/** Keeps what is uploaded for the operation that will read it. */
export async function takeUpload(application: Application, c: Context): Promise<Response> {
  if (fromAnotherSite(c)) return refusedWith(refuse('kernel.forbidden-origin'))
  const actor = await identify(application.database, credentialOf(c), application.clock.now())
  if (actor === null) return refusedWith(refuse('kernel.not-signed-in'))
  if (actor.mustChangePassword) return refusedWith(refuse('kernel.password-change-required'))
  const room = UPLOADS.find(({ reader }) => {
    const served = application.operations.get(reader)
    return served !== undefined && mayUse(served.scope, actor)
  })
  if (room === undefined) return refusedWith(refuse('kernel.not-permitted', { seat: actor.seat?.postName ?? null }))
  const limit = `${room.limit / 1024 / 1024} MB`
  const declared = Number(c.req.header('content-length') ?? '0')
  if (declared > room.limit) return refusedWith(refuse('kernel.too-large', { limit }))
  const name = decodeName(c.req.header('x-file-name'))
  if (name === null || c.req.raw.body === null) {
    return refusedWith(
      refuse('kernel.invalid-input', {}, [{ path: 'x-file-name', message: 'Cần tên tệp trong đầu đề X-File-Name.' }]),
    )
  }
  const incoming = {
    name,
    mediaType: c.req.header('content-type')?.slice(0, 200) ?? 'application/octet-stream',
    body: Readable.fromWeb(c.req.raw.body as Parameters<typeof Readable.fromWeb>[0]),
    limit: room.limit,
  }
  const kept = await application.files.keepUpload(actor.accountId, incoming, room.waiting)
  if (kept === 'too-large') return refusedWith(refuse('kernel.too-large', { limit }))
  if (kept === 'no-room') {
    const { files, bytes } = room.waiting
    return refusedWith(refuse('kernel.uploads-waiting', { files, size: `${bytes / 1024 / 1024} MB` }))
  }
  return json(200, { uploadId: kept.id, name: kept.name, size: kept.size })
}

/** Hands out what an operation made for the caller. */
export async function sendDownload(application: Application, c: Context): Promise<Response> {
  const actor = await identify(application.database, credentialOf(c), application.clock.now())
  if (actor === null) return refusedWith(refuse('kernel.not-signed-in'))
  if (actor.mustChangePassword) return refusedWith(refuse('kernel.password-change-required'))
  const file = await application.files.find(actor.accountId, c.req.param('id') ?? '')
  if (file === null) return refusedWith(refuse('kernel.not-found'))
  // A question for the headers opens nothing: its body would never be read and the file stay open.
  const body = c.req.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file.path)) as ReadableStream)
  return new Response(body, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Cache-Control': 'no-store',
    },
  })
}

/** The name of an uploaded file: percent-encoded UTF-8 in a header, without folders. */
function decodeName(header: string | undefined): string | null {
  if (header === undefined) return null
  try {
    const name = decodeURIComponent(header).normalize('NFC').split(/[\\/]/).pop() ?? ''
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters do not belong in a file name.
    return name === '' || name.length > 200 || /[\u0000-\u001f]/.test(name) ? null : name
  } catch {
    return null
  }
}
