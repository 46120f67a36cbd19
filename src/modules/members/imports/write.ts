// Writes a list into the records, batch by batch within one transaction: new members in, missing facts filled in.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { fillMembers, missingIn } from '#modules/members/imports/fill.ts'
import { matchPeople } from '#modules/members/imports/match.ts'
import { openContent, type StagedContent } from '#modules/members/imports/staged.ts'
import { markResults, numbersTaken, type Placed, planAnew } from '#modules/members/imports/store/commit.ts'
import type { ImportRecord } from '#modules/members/imports/store/imports.ts'
import { rowsBySeq, type StagedRow } from '#modules/members/imports/store/rows.ts'
import { recordOf } from '#modules/members/imports/to-record.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { type NewMember, registerMembers } from '#modules/members/store/register.ts'

const BATCH = 2000

interface Opened {
  row: StagedRow
  place: Placed
  content: StagedContent
}

/** Calls `work` with every row of a kind, a batch at a time; stops at the first refusal. */
async function eachBatch(
  context: CommandContext,
  importId: string,
  places: readonly Placed[],
  work: (batch: Opened[]) => Promise<Refusal | null>,
): Promise<Refusal | null> {
  for (let at = 0; at < places.length; at += BATCH) {
    const part = places.slice(at, at + BATCH)
    await planAnew(context.tx)
    const seqs = part.map((place) => place.seq)
    const rows = await rowsBySeq(context.tx, context.province, importId, seqs)
    const batch = part.map((place): Opened => {
      const row = rows.get(place.seq)
      if (row === undefined) throw new Error(`row ${place.seq} of import ${importId} went away under a lock`)
      return { row, place, content: openContent(row.values_sealed, context.secrets) }
    })
    const refusal = await work(batch)
    if (refusal !== null) return refusal
  }
  return null
}

/** Somebody recorded people of the list since it was looked through: nothing is written, the person looks again. */
const takenSince = (people: readonly Opened[]): Refusal =>
  refuse('imports.numbers-taken-since', {
    total: people.length,
    names: people.slice(0, 10).map((p) => p.content.values.fullName),
  })

/** People of a batch whose standing in the records is no longer what the preview said. */
async function changedSince(context: CommandContext, record: ImportRecord, batch: Opened[]): Promise<Opened[]> {
  const people = batch.map(({ content }) => content)
  const now = await matchPeople(
    context.tx,
    context.secrets,
    context.province,
    { importId: record.id, path: record.path },
    people,
  )
  return batch.filter(({ row }, i) => now[i]?.state !== row.state || now[i]?.matchedId !== row.matched_member_id)
}

/** Enters the new people. Answers how many, or why nothing may be written. */
export async function writeNew(
  context: CommandContext,
  record: ImportRecord,
  places: readonly Placed[],
): Promise<number | Refusal> {
  let created = 0
  const refusal = await eachBatch(context, record.id, places, async (batch) => {
    const changed = await changedSince(context, record, batch)
    if (changed.length > 0) return takenSince(changed)
    const members = batch.map(({ place, content }): NewMember => {
      const { fields, status } = recordOf(content.values, context.today)
      return {
        organisationId: place.branchId,
        path: place.branchPath,
        fields,
        status,
        memberFrom: context.today,
        basis: 'import',
        document: `Danh sách «${record.file_name}»`,
        importId: record.id,
        movement: null,
      }
    })
    const ids = await registerMembers(context, members)
    const results = batch.map(({ row }, i) => ({ seq: row.seq, memberId: ids[i] ?? '', version: 1, filled: null }))
    await markResults(context.tx, context.province, record.id, 'created', results)
    created += batch.length
    return null
  })
  return refusal ?? (await takenMeanwhile(context, record.id)) ?? created
}

/** A long list takes a while to write: who was recorded with one of its numbers since the batch was judged is found here. */
async function takenMeanwhile({ tx, province }: CommandContext, importId: string): Promise<Refusal | null> {
  const names = await numbersTaken(tx, province, importId)
  return names.length === 0
    ? null
    : refuse('imports.numbers-taken-since', { total: names.length, names: names.slice(0, 10) })
}

/** Fills in what records lack. Answers how many members were changed, or why nothing may be written. */
export async function writeMissing(
  context: CommandContext,
  record: ImportRecord,
  places: readonly Placed[],
): Promise<number | Refusal> {
  const { tx, province, today } = context
  let updated = 0
  const refusal = await eachBatch(context, record.id, places, async (batch) => {
    const changed = await changedSince(context, record, batch)
    if (changed.length > 0) return takenSince(changed)
    const ids = batch.map(({ row }) => row.matched_member_id)
    const { rows: members } = await sql<MemberRow>`select m.* from members m
      where m.province_code = ${province} and m.id = any(${ids}::uuid[]) order by m.id for update`.execute(tx)
    const byId = new Map(members.map((member) => [member.id, member]))
    const wanted = batch.flatMap(({ row, content }) => {
      const member = byId.get(row.matched_member_id ?? '')
      if (member === undefined) return []
      // Two rows that are one person: the first fills in, the second finds nothing left to do.
      byId.delete(member.id)
      const missing = missingIn(member, content.values, today)
      return Object.keys(missing).length === 0 ? [] : [{ seq: row.seq, member, missing }]
    })
    const filled = await fillMembers(context, wanted)
    const results = filled.map((f, i) => ({
      seq: wanted[i]?.seq ?? 0,
      memberId: f.memberId,
      version: f.version,
      filled: f.fields,
    }))
    await markResults(tx, province, record.id, 'updated', results)
    updated += filled.length
    return null
  })
  return refusal ?? updated
}
