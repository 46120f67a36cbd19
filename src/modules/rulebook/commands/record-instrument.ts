// Enters a new instrument; what it replaces ends when it comes into force.
import { recordInstrument } from '#contract/rulebook.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepRulebook, refuseOthers } from '#modules/rulebook/scope.ts'
import { type InstrumentRow, readInstruments } from '#modules/rulebook/store/instruments.ts'
import { renewRevision } from '#modules/rulebook/store/revisions.ts'
import { COUNTRY } from '#modules/rulebook/store/versions.ts'
import { formatDate } from '#rules/calendar/dates.ts'

/** The rows to be ended, or why one of them cannot be. A province ends only what it entered itself. */
function toReplace(
  rows: readonly InstrumentRow[],
  keys: readonly string[],
  place: string,
  from: string,
): InstrumentRow[] | Refusal {
  const found: InstrumentRow[] = []
  for (const key of new Set(keys)) {
    const row = rows.find((r) => r.key === key)
    if (row === undefined) return refuse('rulebook.instrument-unknown', { instrument: key })
    if (row.replaced_by !== null) {
      return refuse('rulebook.instrument-already-replaced', {
        number: row.number,
        by: row.replaced_by.split('|')[0] ?? '',
      })
    }
    if (place !== COUNTRY && row.place !== place)
      return refuse('rulebook.instrument-of-the-centre', { number: row.number })
    if (row.in_force_from !== null && row.in_force_from >= from) return refuse('rulebook.validity-empty')
    found.push(row)
  }
  return found
}

export const serveRecordInstrument = serveCommand(recordInstrument, {
  scope: keepRulebook,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const place = actor.provinceCode
    const wrong = refuseOthers(actor, place)
    if (wrong !== null) return wrong
    // One registry for all: whoever enters something holds it.
    await renewRevision(tx, COUNTRY, context.newId())
    const { issuer, number, issuedOn, subject, inForceFrom, reading } = input
    const rows = await readInstruments(tx)
    const key = `${number}|${issuedOn}`
    if (rows.some((row) => row.key === key)) return refuse('rulebook.instrument-known', { number, issuedOn })
    const replaced = toReplace(rows, input.replaces, place, inForceFrom)
    if (replaced instanceof Refusal) return replaced
    await tx
      .insertInto('instruments')
      .values({
        key,
        place,
        issuer,
        number,
        issued_on: issuedOn,
        subject,
        in_force_from: inForceFrom,
        reading,
        note: input.note ?? null,
        author: actor.displayName,
        recorded_at: now,
      })
      .execute()
    for (const row of replaced) {
      await tx
        .updateTable('instruments')
        .set({ replaced_by: key, in_force_to: inForceFrom, version: row.version + 1 })
        .where('key', '=', row.key)
        .execute()
    }
    const instead = replaced.length === 0 ? '' : ` Thay ${replaced.map((row) => row.number).join(', ')}.`
    context.audit({
      organisationId: actor.seat.organisationId,
      path: actor.seat.path,
      subjectType: 'instrument',
      summary: `Ghi văn bản ${number} ngày ${formatDate(issuedOn)} của ${issuer} vào sổ, hiệu lực từ ${formatDate(inForceFrom)}.${instead}`,
      changes: { replaces: [null, replaced.map((row) => row.key)] },
    })
    return { key }
  },
})
