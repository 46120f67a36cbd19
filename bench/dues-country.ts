// What the measurements of dues and work read: a declaration, a receipt and a task a member, a province of ten thousand branches, open books.
import type pg from 'pg'
import { firstDayOf } from '#rules/dues/months.ts'

/** Kept sums and days as the program keeps them, from the lines and the tasks themselves. */
async function keep(owner: pg.Client, month: string): Promise<void> {
  await owner.query('truncate dues_sums, task_days, branch_months')
  await owner.query(
    `insert into dues_sums (province_code, organisation_id, month, path, paid, collected, received, remitted, change, lines)
     select province_code, organisation_id, $1, max(path), sum(amount), sum(amount), 0, 0, sum(amount), count(*) from dues_entries group by 1, 2`,
    [month],
  )
  await owner.query(
    `insert into task_days (province_code, organisation_id, due_on, path, due, on_time, late, submitted, open)
     select province_code, organisation_id, due_on, max(path), count(*), count(*) filter (where state = 'done'), 0, 0, count(*) filter (where state = 'assigned')
       from tasks group by 1, 2, 3`,
  )
  await owner.query(
    `insert into branch_months (province_code, organisation_id, month, path, planned_on, held_on, members, present, minutes, notified, published_on,
                                score_hundredths, score_band)
     select province_code, id, $1, path, $2::date, $2::date, 30, 28, 95, true, $2::date, 9300, 'tốt' from organisations
      where type_code in ('branch', 'grassroots-branch') and ended_on is null`,
    [month, firstDayOf(month)],
  )
}

/** Once: what everybody declared, one receipt each for the month, one task each due in it, and a year of tasks in one small province. */
export async function fillDues(owner: pg.Client, month: string, small: string): Promise<void> {
  // Branches that an earlier run added rest while months are closed.
  await owner.query(`update organisations set ended_on = founded_on + 1 where code like '%.W%'`)
  const { rows } = await owner.query(
    'select exists (select from dues_entries) as money, exists (select from tasks) as work',
  )
  // The rows are made from rows that are there: asking for each once more would take most of the time.
  await owner.query('set session_replication_role = replica')
  if (rows[0].money !== true) {
    await owner.query(`
      insert into dues_bases (province_code, id, path, organisation_id, member_id, member_type, base, region, from_month, declared_on, declared_by, recorded_at)
      select m.province_code, gen_random_uuid(), m.path, m.organisation_id, m.id,
             (array['insured', 'pensioner', 'uninsured-working-age', 'student'])[1 + (n % 4)], 4000000 + (n % 2000) * 10000, 1 + n % 4,
             '2026-02', '2026-02-01', 'Bench', now()
        from (select m.*, row_number() over () as n from members m where status <> 'left') m`)
    await owner.query(
      `insert into dues_entries (province_code, id, path, organisation_id, kind, amount, booked_on, member_id, member_name, for_month, channel,
                                 receipt_year, receipt_no, recorded_at, recorded_by)
       select b.province_code, gen_random_uuid(), b.path, b.organisation_id, 'collected', 20000, $1::date, b.member_id, 'Bench', $2, 'cash',
              extract(year from $1::date), row_number() over (partition by b.province_code, b.organisation_id), now(), 'Bench'
         from dues_bases b`,
      [firstDayOf(month), month],
    )
  }
  if (rows[0].work !== true) {
    await owner.query(
      `insert into tasks (province_code, id, path, organisation_id, organisation_name, assigner_id, assigner_path, assigner_name, batch_id, title,
                          member_id, assignee_name, leads, assigned_on, due_on, source, state, submitted_on, closed_on)
       select m.province_code, gen_random_uuid(), m.path, m.organisation_id, 'Bench', m.organisation_id, m.path, 'Bench', gen_random_uuid(),
              'Vận động nhân dân tham gia', m.id, m.full_name, true, d.on - 20, d.on, 'hand', case when d.done then 'done' else 'assigned' end,
              case when d.done then d.on - 2 end, case when d.done then d.on - 1 end
         from members m
        cross join lateral (
          select $1::date + 14 - (of || ' months')::interval as at, of > 0 or m.id::text < '8' as done
            from generate_series(0, case when m.province_code = $2 then 11 else 0 end) as of) s
        cross join lateral (select s.at::date as on, s.done) d
        where m.status <> 'left'`,
      [firstDayOf(month), small],
    )
  }
  await owner.query('reset session_replication_role')
  await keep(owner, month)
  await owner.query(
    'vacuum (analyze) dues_bases, dues_entries, dues_sums, tasks, task_days, members, memberships, organisations',
  )
}

/** Adds branches with kept rows of a month under the first committee of a province until it has so many; their people are not there. */
export async function widen(owner: pg.Client, province: string, branches: number, month: string): Promise<void> {
  await owner.query(
    `insert into organisations (province_code, id, path, parent_id, code, name, search_key, sort_key, type_code, founded_on, created_at, updated_at)
     select p.province_code, gen_random_uuid(), p.path || 'w' || n || '/', p.id, p.code || '.W' || n, 'Chi bộ ' || n, 'chi bo ' || n, 'chi bo ' || n,
            'branch', '2020-01-01', now(), now()
       from generate_series(1, $2 - (select count(*)::integer from organisations where province_code = $1 and type_code in ('branch', 'grassroots-branch'))) n
       join lateral (select * from organisations where province_code = $1 and type_code = 'commune-committee' order by path offset n % 100 limit 1) p on true`,
    [province, branches],
  )
  await owner.query(`update organisations set ended_on = null where code like '%.W%'`)
  const added = `from organisations o where o.province_code = '${province}' and o.code like '%.W%'`
  await owner.query(
    `insert into dues_sums select province_code, id, $1, path, 600000, 600000, 0, 0, 600000, 30 ${added} on conflict do nothing`,
    [month],
  )
  await owner.query(
    `insert into dues_months (province_code, organisation_id, month, seq, path, members, undeclared, owed, paid, collected, received, remitted, balance,
                              owed_members, owed_amounts, closed_at, closed_by)
     select province_code, id, $1, 1, path, 30, 0, 600000, 600000, 600000, 0, 0, 600000, array_fill(id, array[30]), array_fill(20000::bigint, array[30]),
            now(), 'Bench' ${added} on conflict do nothing`,
    [month],
  )
  await owner.query(
    `insert into task_days select province_code, id, $1::date + d, path, 10, 8, 1, 0, 1 ${added.replace('o where', 'o cross join generate_series(4, 24, 10) d where')} on conflict do nothing`,
    [firstDayOf(month)],
  )
  await owner.query(
    `insert into branch_months (province_code, organisation_id, month, path, planned_on, held_on, members, present, minutes, notified, published_on,
                                score_hundredths, score_band)
     select province_code, id, $1, path, $2::date, $2::date, 30, 28, 95, true, $2::date, 9300, 'tốt' ${added} on conflict do nothing`,
    [month, firstDayOf(month)],
  )
  await owner.query('vacuum (analyze) organisations, dues_sums, dues_months, task_days, branch_months')
}

/** Opens so many closed books of a province again. */
export async function reopen(owner: pg.Client, province: string, books: number, month: string): Promise<void> {
  await owner.query(
    `update dues_months set reopened_at = now(), reopened_by = 'Bench', reopened_reason = 'Bench'
      where (province_code, organisation_id, month, seq) in (
        select province_code, organisation_id, month, seq from dues_months where province_code = $1 and month = $3 and members > 0 limit $2)`,
    [province, books, month],
  )
}
