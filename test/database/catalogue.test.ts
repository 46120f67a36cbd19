// What the catalogue of the database must show: row-level security on every tenant table and the rules of db/distribute.sql.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../harness/world.ts'

const script = readFileSync(new URL('../../src/db/distribute.sql', import.meta.url), 'utf8')
const listed = (kind: string): string[] =>
  [...script.matchAll(new RegExp(`-- ${kind}: (\\w+)`, 'g'))].map((m) => m[1] ?? '').sort()

describe('the catalogue of the database', () => {
  const world = useWorld()
  const ask = async <T>(text: string): Promise<T[]> => (await world.database.owner.query(text)).rows as T[]
  const tenantTables = async (): Promise<string[]> =>
    (
      await ask<{ name: string }>(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'province_code'
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
      )
    ).map((r) => r.name)

  test('distribute.sql lists every table exactly once', async () => {
    const all = (
      await ask<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
      )
    ).map((r) => r.name)
    const tenants = await tenantTables()
    expect(listed('tenant')).toEqual(tenants)
    expect([...listed('tenant'), ...listed('local'), ...listed('reference')].sort()).toEqual(all)
  })

  test('every tenant table has forced row-level security and a policy on the range of its path', async () => {
    const rows = await ask<{ name: string; forced: boolean; enabled: boolean; policies: string[] | null }>(
      `select c.relname as name, c.relforcerowsecurity as forced, c.relrowsecurity as enabled,
              (select array_agg(pg_get_expr(p.polqual, p.polrelid)) from pg_policy p
                where p.polrelid = c.oid and p.polroles = '{0}') as policies
         from pg_class c where c.relname in (${(await tenantTables()).map((t) => `'${t}'`).join(',')}) and c.relkind in ('r', 'p')`,
    )
    const range = "((path >= current_setting('app.lo'::text, true)) AND (path < current_setting('app.hi'::text, true)))"
    // Numbers only: whoever changes a branch also changes the sums of the organisations above it.
    const upwards = `(${range} OR starts_with(current_setting('app.lo'::text, true), path))`
    // What a province lays down for itself, and the form a committee scores meetings by, is read by everybody below, and written only where the seat reaches (test of the rulebook).
    const fromAbove = ['organisation_figures', 'figures_clock', 'province_parameter_versions', 'score_forms']
    for (const row of rows) {
      const wanted = fromAbove.includes(row.name) ? upwards : range
      expect(row, row.name).toMatchObject({ forced: true, enabled: true, policies: [wanted] })
    }
  })

  test('a policy beside the range is for the person concerned alone, and the application has none of that role by itself', async () => {
    const rows = await ask<{ name: string; policy: string; role: string }>(
      `select p.polrelid::regclass::text as name, p.polname as policy, r.rolname as role
         from pg_policy p, unnest(p.polroles) as of(id) join pg_roles r on r.oid = of.id where p.polroles <> '{0}' order by 1`,
    )
    expect(rows.map(({ name, policy, role }) => [name, policy, role])).toEqual(
      [
        'audit_entries',
        'audit_heads',
        'case_messages',
        'case_reminders',
        'case_steps',
        'case_work',
        'cases',
        'idempotency_keys',
        'organisations',
        'province_parameter_versions',
      ].map((name) => [name, `${name}_concerned`, 'dangvu_concerned']),
    )
    const granted = await ask<{ name: string }>(
      `select distinct table_name::text as name from information_schema.role_table_grants where grantee = 'dangvu_concerned' order by 1`,
    )
    // Besides, only what is the same for everybody: the rules.
    expect(granted.map(({ name }) => name)).toEqual([...rows.map(({ name }) => name), ...listed('reference')].sort())
    expect(await ask(`select pg_has_role('dangvu_app', 'dangvu_concerned', 'usage') as by_itself`)).toEqual([
      { by_itself: false },
    ])
    expect(await ask(`select rolbypassrls, rolsuper from pg_roles where rolname = 'dangvu_concerned'`)).toEqual([
      { rolbypassrls: false, rolsuper: false },
    ])
  })

  test('province_code comes first in every primary, unique and foreign key', async () => {
    const rows = await ask<{ table: string; constraint: string; first: string }>(
      `select c.conrelid::regclass::text as table, c.conname as constraint, a.attname as first
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype in ('p', 'u', 'f') and c.conrelid::regclass::text in (${(await tenantTables()).map((t) => `'${t}'`).join(',')})`,
    )
    expect(rows.filter((r) => r.first !== 'province_code')).toEqual([])
    expect(rows.length).toBeGreaterThan(10)
  })

  test('province_code is compared with = in every exclusion of a tenant table', async () => {
    const rows = await ask<{ constraint: string; operator: string | null }>(
      `select c.conname as constraint,
              (select o.oprname::text from unnest(c.conkey, c.conexclop) as k(column_no, operator_id)
                 join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.column_no
                 join pg_operator o on o.oid = k.operator_id where a.attname = 'province_code') as operator
         from pg_constraint c where c.contype = 'x' and c.conrelid::regclass::text in (${(await tenantTables()).map((t) => `'${t}'`).join(',')})`,
    )
    expect(rows.filter((r) => r.operator !== '=')).toEqual([])
    expect(rows.length).toBeGreaterThan(5)
  })

  test('every unique index of a tenant table begins with province_code', async () => {
    const rows = await ask<{ index: string; first: string }>(
      `select i.indexrelid::regclass::text as index, a.attname as first from pg_index i
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indisunique and i.indrelid::regclass::text in (${(await tenantTables()).map((t) => `'${t}'`).join(',')})`,
    )
    expect(rows.filter((r) => r.first !== 'province_code')).toEqual([])
  })

  test('province_code has one type and one collation everywhere', async () => {
    const rows = await ask<{ kind: string }>(
      `select distinct format_type(a.atttypid, a.atttypmod) || ' ' || coalesce(co.collname, '-') as kind
         from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_collation co on co.oid = a.attcollation
        where a.attname = 'province_code' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
    )
    expect(rows.map((r) => r.kind)).toEqual(['text C'])
  })

  test('no triggers, no sequences, no deferred constraints, no set null, no update cascade, no rules', async () => {
    expect(await ask(`select tgname from pg_trigger where not tgisinternal`)).toEqual([])
    expect(
      await ask(`select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`),
    ).toEqual([])
    expect(
      await ask(
        `select conname from pg_constraint where condeferrable or confdeltype not in ('a', 'r', ' ') or confupdtype not in ('a', 'r', ' ')`,
      ),
    ).toEqual([])
    expect(await ask(`select rulename from pg_rules where schemaname = 'public'`)).toEqual([])
  })

  test('constraint names have at most 50 characters', async () => {
    expect(
      await ask(
        `select conname from pg_constraint where contype <> 'n' and length(conname) > 50 and connamespace = 'public'::regnamespace`,
      ),
    ).toEqual([])
  })

  test('the application role passes by nothing and deletes only where a table says why', async () => {
    const [role] = await ask<{ rolbypassrls: boolean; rolsuper: boolean }>(
      `select rolbypassrls, rolsuper from pg_roles where rolname = 'dangvu_app'`,
    )
    expect(role).toEqual({ rolbypassrls: false, rolsuper: false })
    const deletes = await ask<{ name: string }>(
      `select table_name as name from information_schema.role_table_grants
        where grantee = 'dangvu_app' and privilege_type in ('DELETE', 'TRUNCATE') order by 1`,
    )
    expect(deletes.map((r) => r.name).sort()).toEqual(listed('may delete'))
  })
})
