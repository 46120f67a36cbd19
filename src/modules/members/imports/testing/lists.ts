// Invented lists of members for tests, and the steps of an import as a person takes them.
import type { ImportDetail, ImportRow } from '#contract/imports.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Place, World } from '../../../../../test/harness/world.ts'

const HEADINGS =
  'TT,Họ và tên,Giới tính,Ngày sinh,Dân tộc,Tôn giáo,Số định danh cá nhân,Số thẻ đảng viên,Số lý lịch,Ngày vào Đảng,Ngày chính thức,Chi bộ'

export interface Listed {
  name: string
  gender: string
  birth: string
  number: string
  admitted: string
  official: string
  branch: string
  ethnicity: string
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô']
const MIDDLE = ['Văn', 'Thị', 'Hữu', 'Minh', 'Xuân', 'Quốc', 'Ngọc', 'Đức', 'Kim', 'Công', 'Thanh']
const GIVEN = ['An', 'Bình', 'Cường', 'Dũng', 'Hà', 'Hải', 'Hạnh', 'Hòa', 'Lan', 'Long', 'Mai', 'Nam', 'Phúc', 'Sơn']
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
const two = (n: number): string => String(n).padStart(2, '0')

/** Person number `i` of an invented list: always the same, each with a number of their own (beginning with 9). */
export function listed(i: number, branch: string): Listed {
  const year = 1950 + (i % 45)
  const day = `${two(1 + (i % 28))}/${two(1 + (i % 12))}`
  return {
    name: `${pick(FAMILY, i)} ${pick(MIDDLE, Math.floor(i / 12))} ${pick(GIVEN, Math.floor(i / 132))}`,
    gender: i % 3 === 0 ? 'Nữ' : 'Nam',
    birth: `${day}/${year}`,
    number: `9${String(i + 1).padStart(11, '0')}`,
    admitted: `${day}/${year + 25}`,
    official: `${day}/${year + 26}`,
    branch,
    ethnicity: i % 5 === 0 ? 'Tày' : 'Kinh',
  }
}

/** The file: CSV as Excel writes it, with a title above the heading. */
export function listFile(people: readonly Partial<Listed>[]): Buffer {
  const rows = people.map((p, i) =>
    [i + 1, p.name, p.gender, p.birth, p.ethnicity, 'Không', p.number, '', '', p.admitted, p.official, p.branch].join(
      ',',
    ),
  )
  return Buffer.from(`\ufeffDANH SÁCH ĐẢNG VIÊN\r\n${HEADINGS}\r\n${rows.join('\r\n')}\r\n`)
}

export async function upload(world: World, actor: Actor, file: Buffer, name = 'danh-sach.csv'): Promise<string> {
  const kept = await world.application.files.keep(actor.accountId, {
    name,
    mediaType: 'text/csv',
    body: file,
    limit: 64 * 1024 * 1024,
  })
  if (kept === null) throw new Error('too large for a test')
  return kept.id
}

export const detail = (world: World, actor: Actor, importId: string): Promise<ImportDetail> =>
  world.ask(actor, 'members.get-import', { importId })

/** Uploads a file, starts the import and waits until it has been read. */
export async function readList(
  world: World,
  actor: Actor,
  organisation: Place,
  file: Buffer,
  options: { createBranches?: boolean; name?: string } = {},
): Promise<ImportDetail> {
  const uploadId = await upload(world, actor, file, options.name)
  const { importId }: { importId: string } = await world.ask(actor, 'members.start-import', {
    uploadId,
    organisationId: organisation.id,
    createBranches: options.createBranches ?? false,
  })
  await backgroundDone(world.application)
  return detail(world, actor, importId)
}

export async function rowsOf(world: World, actor: Actor, importId: string, more = {}): Promise<ImportRow[]> {
  const page: { rows: ImportRow[] } = await world.ask(actor, 'members.list-import-rows', {
    importId,
    limit: 200,
    ...more,
  })
  return page.rows
}

export const commit = (
  world: World,
  actor: Actor,
  seen: { id: string; version: number },
  more: { createBranches?: boolean } = {},
): Promise<{ version: number; created: number; updated: number; skipped: number; branchesFounded: number }> =>
  world.ask(actor, 'members.commit-import', { importId: seen.id, version: seen.version, ...more })

/** How many files of an account wait in the clear to be read. */
export async function filesWaiting(world: World, actor: Actor): Promise<number> {
  await backgroundDone(world.application)
  const { rows } = await world.database.owner.query('select upload_id from imports where upload_account_id = $1', [
    actor.accountId,
  ])
  const found = await Promise.all(rows.map((row) => world.application.files.find(actor.accountId, row.upload_id)))
  return found.filter((file) => file !== null).length
}

/** How many members there are in all. */
export async function countLiving(world: World): Promise<number> {
  const { rows } = await world.database.owner.query("select count(*)::int as n from members where status <> 'left'")
  return rows[0].n
}
