// Owns opening an untrusted exchange package: a small zip of exactly a description, a list of hashes and one file, none of it written anywhere.
import { createHash } from 'node:crypto'
import {
  HASHES_NAME,
  type Leaf,
  METADATA_NAME,
  type PackageMetadata,
  readHashList,
  readMetadata,
} from '#rules/documents/package.ts'
import { type ByteSource, openBytes } from '../byte-source.ts'
import { inflatePart } from '../inflate-part.ts'
import { READ_LIMITS, type ReadLimits } from '../limits.ts'
import { readXmlPart } from '../read-xml-part.ts'
import { RefusedFile } from '../refusal.ts'
import { type ZipPart, zipDirectory } from '../zip-directory.ts'

export type PackageRefusalCode =
  | 'not-a-package'
  | 'too-large'
  | 'unsafe'
  | 'unsafe-name'
  | 'unsafe-xml'
  | 'encrypted'
  | 'damaged'
  | 'altered'
  | 'wrong-metadata'

export const PACKAGE_REFUSALS: Readonly<Record<PackageRefusalCode, string>> = {
  'not-a-package': `Đây không phải gói văn bản: gói là tệp .zip gồm ${METADATA_NAME}, ${HASHES_NAME} và một tệp văn bản.`,
  'too-large': 'Gói lớn hơn mức cho phép (25 MB).',
  unsafe: 'Gói nén bất thường, giải nén ra quá lớn nên không được mở.',
  'unsafe-name': 'Gói chứa tên tệp chỉ ra thư mục khác nên không được mở.',
  'unsafe-xml': 'Phần mô tả của gói chứa khai báo XML không an toàn nên không được đọc.',
  encrypted: 'Gói đặt mật khẩu nên không mở được.',
  damaged: 'Gói hỏng hoặc thiếu phần.',
  altered: 'Nội dung trong gói không khớp mã SHA-256 ghi kèm: gói đã hỏng hoặc bị sửa trên đường đi.',
  'wrong-metadata': 'Phần mô tả của gói thiếu hoặc sai mục',
}

export type OpenedPackage =
  | { ok: true; metadata: PackageMetadata; content: Buffer; hash: string }
  | { ok: false; code: PackageRefusalCode; wrong: string[] }

export const PACKAGE_BYTES = 25 * 1024 * 1024
const MB = 1024 * 1024
const LIMITS: ReadLimits = {
  ...READ_LIMITS,
  fileBytes: PACKAGE_BYTES,
  zipEntries: 10,
  partInflated: 20 * MB,
  totalInflated: 21 * MB,
  ratioFrom: MB,
  tokenChars: 20_000,
}
/** The description and the hashes are short. */
const SMALL = 256 * 1024

class NoPackage extends Error {
  readonly code: PackageRefusalCode
  readonly wrong: string[]
  constructor(code: PackageRefusalCode, wrong: string[] = []) {
    super(code)
    this.code = code
    this.wrong = wrong
  }
}

const OF_ZIP: Partial<Record<RefusedFile['refusal']['code'], PackageRefusalCode>> = {
  'import.zip-bomb': 'unsafe',
  'import.doctype': 'unsafe-xml',
  'import.encrypted': 'encrypted',
}

async function bytesOf(source: ByteSource, part: ZipPart): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of inflatePart(source, part)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A name of one file beside the others: no folder, nothing above, nothing hidden. */
const isPlainName = (name: string): boolean => /^[^/\\:\p{Cc}]{1,200}$/u.test(name) && !/^\.+/.test(name)

/** The texts of a description, each with its place below the root. */
async function leavesOf(source: ByteSource, part: ZipPart): Promise<Leaf[]> {
  const leaves: Leaf[] = []
  const path: string[] = []
  let text = ''
  await readXmlPart(
    source,
    part,
    {
      open: (name) => {
        path.push(name)
        text = ''
      },
      text: (piece) => {
        text += piece
      },
      close: () => {
        if (text.trim() !== '') leaves.push([path.slice(1).join('/'), text])
        if (leaves.length > 1000) throw new NoPackage('wrong-metadata', ['Message'])
        text = ''
        path.pop()
      },
    },
    LIMITS.tokenChars,
  )
  return leaves
}

async function open(bytes: Buffer): Promise<OpenedPackage> {
  if (bytes.length > LIMITS.fileBytes) throw new NoPackage('too-large')
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) throw new NoPackage('not-a-package')
  const source = openBytes(bytes)
  const parts = zipDirectory(source, LIMITS)
  if ([...parts.keys()].some((name) => !isPlainName(name))) throw new NoPackage('unsafe-name')
  const [described, hashed] = [parts.get(METADATA_NAME), parts.get(HASHES_NAME)]
  const [file, ...others] = [...parts.values()].filter((part) => part !== described && part !== hashed)
  if (described === undefined || hashed === undefined || file === undefined || others.length > 0)
    throw new NoPackage('not-a-package')
  if (described.inflated > SMALL || hashed.inflated > SMALL) throw new NoPackage('unsafe')
  const hashes = readHashList((await bytesOf(source, hashed)).toString('utf8'))
  const content = await bytesOf(source, file)
  const hash = hashOf(content)
  const isWhole =
    hashes?.get(METADATA_NAME) === hashOf(await bytesOf(source, described)) && hashes.get(file.name) === hash
  if (!isWhole) throw new NoPackage('altered')
  const metadata = readMetadata(await leavesOf(source, described))
  if ('wrong' in metadata) throw new NoPackage('wrong-metadata', metadata.wrong)
  if (metadata.fileName !== file.name) throw new NoPackage('wrong-metadata', ['AttachmentName'])
  return { ok: true, metadata, content, hash }
}

/** Never throws for what the package holds. */
export async function openPackage(bytes: Buffer): Promise<OpenedPackage> {
  try {
    return await open(bytes)
  } catch (error) {
    if (error instanceof NoPackage) return { ok: false, code: error.code, wrong: error.wrong }
    const code = error instanceof RefusedFile ? OF_ZIP[error.refusal.code] : undefined
    return { ok: false, code: code ?? 'damaged', wrong: [] }
  }
}
