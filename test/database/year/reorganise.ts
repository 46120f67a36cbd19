// Branches merged and divided in the middle of the year, with the cases of their members under way.
import { codeOf, type Place } from '../../harness/world.ts'
import { foundBranch, sitting } from './land.ts'
import { call, type Year } from './turn.ts'

/** Moves everybody named from where they stand to a branch, one by one as the office does; answers whom something stood against. */
async function moveAll(year: Year, ids: readonly string[], target: Place): Promise<string[]> {
  const { land, model, on } = year
  const office = sitting(land, land.commune.id, ['office'], on)
  const stayed: string[] = []
  for (const id of ids) {
    const { rows } = await land.world.database.owner.query(
      'select version from members where province_code = $1 and id = $2',
      [target.province, id],
    )
    const outcome = await call(year, office?.actor ?? null, 'members.move-branch', {
      id,
      version: rows[0]?.version,
      organisationId: target.id,
      from: on,
      document: '20-QĐ/ĐU',
    })
    if (outcome.kind === 'done') model.moves(id, target.id, on)
    else {
      stayed.push(id)
      const code = `move ${codeOf(outcome)}`
      year.refusals[code] = (year.refusals[code] ?? 0) + 1
    }
  }
  return stayed
}

const membersOf = ({ model }: Year, branch: Place): string[] =>
  [...model.people.keys()].filter((id) => model.branchOf(id) === branch.id)

/** One branch goes into another and ends. Null when somebody could not be moved today: then it is gone on with another day. */
export async function merge(year: Year, from: Place, into: Place): Promise<boolean> {
  const { land, on, model } = year
  const stayed = await moveAll(year, membersOf(year, from), into)
  if (stayed.length > 0) return false
  const office = sitting(land, land.commune.id, ['office'], on)
  const { rows } = await land.world.database.owner.query('select version from organisations where id = $1', [from.id])
  const outcome = await call(year, office?.actor ?? null, 'organisations.end', {
    id: from.id,
    version: rows[0]?.version,
    endedOn: on,
    document: '21-QĐ/ĐU',
  })
  if (outcome.kind !== 'done') throw new Error(`${from.name} does not end: ${JSON.stringify(outcome)}`)
  model.count('merged')
  for (const seat of land.seats) if (seat.place.id === from.id) seat.to = on
  const left = land.branches.get(land.commune.id)?.filter(({ id }) => id !== from.id) ?? []
  land.branches.set(land.commune.id, left)
  return true
}

/** What went on above when its branch ended is handed to the branch that took its people in; no case is left where nobody is. */
export async function handOver(year: Year, into: Place): Promise<void> {
  const { land, on, amiss } = year
  const { owner } = land.world.database
  const office = sitting(land, land.commune.id, ['office'], on)
  const { rows: above } = await owner.query<{ id: string; version: number }>(
    `select id, version from cases where organisation_id = $1 and subject_kind in ('citizen', 'member') and end_kind is null order by id`,
    [land.commune.id],
  )
  for (const { id, version } of above) {
    year.model.count('cases handed on')
    const reason = 'Chi bộ đã sáp nhập'
    const outcome = await call(year, office?.actor ?? null, 'cases.hand-to', {
      id,
      version,
      organisationId: into.id,
      reason,
    })
    if (outcome.kind !== 'done') amiss.push(`${on} hand-to: ${codeOf(outcome)}`)
  }
  const { rows: behind } = await owner.query(
    `select c.lifecycle from cases c join citizens z on z.province_code = c.province_code and z.id = c.subject_id
      where c.id = any($1) and z.organisation_id <> c.organisation_id`,
    [above.map(({ id }) => id)],
  )
  for (const { lifecycle } of behind) amiss.push(`${on} ${lifecycle}: goes on without its person`)
  const { rows: lost } = await owner.query(
    `select c.lifecycle from cases c join organisations o on o.province_code = c.province_code and o.id = c.organisation_id
      where c.end_kind is null and o.ended_on is not null`,
  )
  for (const { lifecycle } of lost) amiss.push(`${on} ${lifecycle}: stays where nobody is`)
}

/** Half of a branch becomes one of its own. */
export async function divide(year: Year, branch: Place): Promise<void> {
  const { land, on, model } = year
  const born = await foundBranch(land, land.commune, `${branch.name} B`, on)
  const people = membersOf(year, branch)
  await moveAll(year, people.slice(0, Math.floor(people.length / 2)), born)
  model.count('divided')
}
