// Moves the kept figures when organisations get other paths: off the lines left behind, onto those above now. Ages stand as of one day for a
// province, so sums can be moved without counting anybody.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { keptPaths } from '#modules/members/figures/deltas.ts'
import { figures } from '#rules/statistics/figures.ts'

const columns = figures.map(({ column }) => column)

/** What is added to a path: the figures of `leaf` so many times. */
function changesOf(leaves: readonly { from: string; to: string }[]): { leaf: string; path: string; by: number }[] {
  return leaves.flatMap(({ from, to }) => {
    const [old, anew] = [keptPaths(from).slice(0, -1), keptPaths(to).slice(0, -1)]
    return [
      ...old.filter((path) => !anew.includes(path)).map((path) => ({ leaf: from, path, by: -1 })),
      ...anew.filter((path) => !old.includes(path)).map((path) => ({ leaf: from, path, by: 1 })),
    ]
  })
}

/**
 * `leaves`: the organisations that hold members, with their path of before and of now. The rows of committees are sums of these: at a path of
 * before they become nothing, at a path of now they are made.
 */
export async function moveFigures(
  tx: Tx,
  province: string,
  leaves: readonly { from: string; to: string }[],
): Promise<void> {
  const changes = changesOf(leaves)
  if (changes.length > 0) {
    const added = sql.join(columns.map((c) => sql`sum(f.${sql.ref(c)} * x.by)::integer as ${sql.ref(c)}`))
    const kept = sql.join(
      columns.map((c) => sql`${sql.ref(c)} = organisation_figures.${sql.ref(c)} + excluded.${sql.ref(c)}`),
    )
    await sql`
      insert into organisation_figures (province_code, path, is_top, ${sql.join(columns.map((c) => sql.ref(c)))})
      select ${province}, x.path, length(x.path) - length(replace(x.path, '/', '')) = 2, ${added}
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as x(leaf text, path text, by integer)
        join organisation_figures f on f.province_code = ${province} and f.path = x.leaf collate "C"
       group by x.path
      on conflict (province_code, path) do update set ${kept}`.execute(tx)
  }
  await sql`
    update organisation_figures f set path = x.to_path, is_top = length(x.to_path) - length(replace(x.to_path, '/', '')) = 2
      from unnest(${leaves.map(({ from }) => from)}::text[], ${leaves.map(({ to }) => to)}::text[]) as x(from_path, to_path)
     where f.province_code = ${province} and f.path = x.from_path collate "C"`.execute(tx)
}
