// Applies the SQL files of migrations/ in order, each in its own transaction, as the owner of the tables.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Client } from 'pg'
import { SetupError } from '#db/settings.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))
/** One number for every process that migrates, so that two starts at once wait for each other. */
const MIGRATION_LOCK = 7_402_001

/** Makes the application's role if it is missing and lets the owner take it. */
async function ensureRole(client: Client): Promise<void> {
  const { rows } = await client.query(
    `select (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypass,
            exists (select from pg_roles where rolname = 'dangvu_app') as present,
            pg_has_role(current_user, 'pg_monitor', 'usage') as ignored`,
  )
  if (rows[0]?.bypass !== true) {
    throw new SetupError(
      'Người dùng trong DATABASE_URL cần quyền BYPASSRLS để nâng cấp cấu trúc dữ liệu an toàn: ALTER ROLE … BYPASSRLS.',
    )
  }
  if (rows[0]?.present !== true) {
    await client.query('create role dangvu_app nologin').catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  }
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'dangvu_app', 'set') then execute format('grant dangvu_app to %I', current_user); end if;
  exception when undefined_object or invalid_parameter_value then
    execute format('grant dangvu_app to %I', current_user);
  end $$`)
  await client.query('grant usage on schema public to dangvu_app')
  await ensureRoleToTake(client, 'dangvu_concerned')
  await ensureRoleToTake(client, 'dangvu_reorganiser')
}

/**
 * Makes the role in which a person who has left the Party sees the own open cases (migration person_concerned), or the one that moves and
 * restores rows (reorganisations). The application may take it but has none of its rights or policies by itself.
 */
async function ensureRoleToTake(client: Client, role: 'dangvu_concerned' | 'dangvu_reorganiser'): Promise<void> {
  const { rows } = await client.query(`select
    exists (select from pg_roles where rolname = '${role}') as present,
    (select rolinherit from pg_roles where rolname = 'dangvu_app') as inherits`)
  if (rows[0]?.present !== true) {
    await client.query(`create role ${role} nologin`).catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  }
  if (rows[0]?.inherits === true) await client.query('alter role dangvu_app noinherit')
  const { rows: membership } = await client.query(
    `select exists (select from pg_auth_members m where m.roleid = '${role}'::regrole and m.member = 'dangvu_app'::regrole) as there`,
  )
  if (membership[0]?.there !== true) await client.query(`grant ${role} to dangvu_app`)
}

/**
 * Brings the schema to the newest version. `client` is connected as the owner. Returns the names applied now.
 * Fails when a migration that was applied earlier has been changed since.
 */
export async function migrate(client: Client): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await ensureRole(client)
    await client.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const done = new Map<string, string>(
      (await client.query('select name, checksum from schema_migrations')).rows.map((r) => [r.name, r.checksum]),
    )
    const files = (await readdir(folder)).filter((f) => /^\d{4}_.+\.sql$/.test(f)).sort()
    const applied: string[] = []
    for (const name of files) {
      const text = await readFile(`${folder}${name}`, 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === checksum) continue
      if (before !== undefined)
        throw new SetupError(
          `Tệp nâng cấp ${name} khác với lúc được áp dụng vào dữ liệu này. Nếu dữ liệu do một bản trước lần phát hành đầu tiên tạo ra: chuyển thư mục dữ liệu (DANGVU_DATA) sang chỗ khác, hoặc dùng một cơ sở dữ liệu trống, rồi khởi động lại để bắt đầu với dữ liệu mới. Nếu không: khôi phục các tệp gốc trong migrations/.`,
        )
      try {
        await client.query('begin')
        await client.query(text)
        await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Nâng cấp ${name} không thành công: ${(error as Error).message}`, { cause: error })
      }
      applied.push(name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}
