// `dangvu read-document FILE --json`: what a plan, programme, directive or report says, without any database.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CliError } from '#cli/help.ts'
import { readOptions } from '#cli/options.ts'
import { readDocumentFile } from '#readers/documents/read-document-file.ts'
import { DOCUMENT_REFUSALS } from '#readers/documents/refusal.ts'
import { type DocumentReading, readDocument } from '#rules/document-reader/read-document.ts'
import { type SecrecyLevel, secrecyOf } from '#rules/documents/secrecy.ts'

const HELP = [
  'Đọc một kế hoạch, chương trình, chỉ thị hoặc báo cáo (.txt, .docx, .pdf), không cần cơ sở dữ liệu:',
  '  dangvu read-document TỆP [--json]',
  '',
  'In ra phần đầu, văn bản viện dẫn, mục, nhiệm vụ, thời hạn, chỉ tiêu, số liệu, nơi nhận, người ký và chữ có thể hỏng.',
  'Mỗi phần kèm vị trí `at` trong văn bản, tính bằng ký tự. Không sửa gì trong tệp.',
  'Văn bản có dấu độ mật: báo ra màn hình lỗi, và `secrecy` trong kết quả --json.',
].join('\n')

const LEVELS: Record<SecrecyLevel, string> = { secret: 'Mật', 'highly-secret': 'Tối mật', 'top-secret': 'Tuyệt mật' }

/** What whoever put a classified paper on this machine has to hear (S-04, S-07); the pages of the program take none in. */
const warning = (level: SecrecyLevel): string =>
  [
    `Văn bản có dấu độ ${LEVELS[level]}: văn bản mật chỉ soạn, đọc và giữ trên máy độc lập hoặc mạng nội bộ riêng.`,
    'Trang Văn bản không nhận tệp này; ở đó chỉ lập phiếu: ký hiệu, độ mật, người giữ, nơi để. Lệnh này không giữ lại gì của tệp.',
    'Căn cứ: Luật Bảo vệ bí mật nhà nước 117/2025/QH15.',
  ].join('\n')

const head = (reading: DocumentReading): string[] =>
  (
    [
      ['Loại', reading.docType],
      ['Cấp trên', reading.superior],
      ['Cơ quan ban hành', reading.issuer],
      ['Số', reading.number],
      ['Nơi, ngày', [reading.place, reading.date].filter((one) => one !== null).join(', ')],
      ['Trích yếu', reading.title],
    ] as const
  ).map(([label, value]) => `${label}: ${value === null || value === '' ? '(không in)' : value}`)

/** As a person reads it. */
function asText(reading: DocumentReading): string {
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `- ${line}`)]
  return [
    ...head(reading),
    ...list(
      'Viện dẫn',
      reading.cites.map((c) => `${c.type ?? ''} ${c.so}-${c.kyHieu} ${c.date ?? ''}`.trim()),
    ),
    ...list(
      'Nhiệm vụ',
      reading.tasks.map(
        (t) =>
          `[${t.path}] ${t.start}… | ${t.lead.join(', ') || 'chưa rõ ai'} | ${t.due.join(', ') || 'không nêu hạn'}`,
      ),
    ),
    ...list(
      'Chỉ tiêu',
      reading.targets.map((t) => `${t.text} ${t.subject}`),
    ),
    ...list(
      'Phép cộng không khớp',
      reading.checks.filter(({ ok }) => !ok).map(({ expr }) => expr),
    ),
    ...list(
      'Chữ có thể hỏng',
      reading.damage.map((d) => `dòng ${d.line}: «${d.text}»${d.restored === null ? '' : ` → ${d.restored}?`}`),
    ),
    ...list('Còn thiếu', reading.missing),
  ].join('\n')
}

export async function readDocumentVerb(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  const [path, ...more] = positionals
  if (values.help === true || path === undefined) {
    process.stdout.write(`${HELP}\n`)
    return 0
  }
  if (more.length > 0) throw new CliError(`Thừa «${more.join(' ')}»: mỗi lần đọc một tệp.`)
  const bytes = await readFile(path).catch(() => {
    throw new CliError(`Không đọc được tệp ${path}.`)
  })
  const file = await readDocumentFile(bytes, undefined, path)
  if (!file.ok) {
    if (values.json === true) process.stdout.write(`${JSON.stringify({ ok: false, code: file.code })}\n`)
    throw new CliError(DOCUMENT_REFUSALS[file.code])
  }
  const reading = readDocument(file.text)
  const secrecy = secrecyOf(file.text)
  if (secrecy !== null) process.stderr.write(`${warning(secrecy)}\n`)
  process.stdout.write(
    values.json === true
      ? `${JSON.stringify({ file: basename(path), format: file.kind, secrecy, ...reading })}\n`
      : `${asText(reading)}\n`,
  )
  return 0
}
