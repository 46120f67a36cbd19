// Opens a case where it belongs: by a person's command or by a message from elsewhere.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { electorateFor, refusedBy } from '#modules/cases/flow/ask.ts'
import { goOn } from '#modules/cases/flow/go-on.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { type CaseRow, caseFrom } from '#modules/cases/store/cases.ts'
import { type OutsidePlaces, placesOf } from '#modules/cases/store/places.ts'
import type { Asker, Case, CaseRefusal, Facts, StepInput } from '#rules/lifecycle/case.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import { open } from '#rules/lifecycle/take.ts'
import type { Lifecycle, State } from '#rules/lifecycle/types.ts'

export interface Start {
  lifecycle: Lifecycle
  organisation: { id: string; path: string }
  subject: { kind: string; id: string; name: string }
  outside: OutsidePlaces
  parentId: string | null
  counterpart: { provinceCode: string; caseId: string } | null
  /** The organisation that was meant, where it has ended and this one stands in. */
  takenOverFrom?: string | null
  input: (given: Case) => StepInput
  asker: Asker
  /** Why it cannot be about this person by what the record says; what a message opens is not asked, its sender was. */
  unfit?: (known: Facts) => CaseRefusal | null
  /** Asked once the case has its id and before anything is written; false: it was done before, nothing is written. */
  before?: (caseId: string) => Promise<boolean>
}

export interface Started {
  id: string
  /** Null when it had been opened before. */
  state: State | null
}

/** Judges the opening step and writes the case with it, or answers why not. */
export async function startCase(context: CommandContext, start: Start): Promise<Started | Refusal> {
  const { tx, province, newId, today } = context
  const { lifecycle, subject, organisation } = start
  const id = newId()
  const places = await placesOf(context, lifecycle, organisation.id, start.outside)
  const head = { id, lifecycle: lifecycle.code, subject_kind: subject.kind, subject_id: subject.id }
  const given = await caseFrom(context, head, [], places)
  const input = start.input(given)
  const taken = open(lifecycle, given, input, start.asker, await settingOf(context))
  if (!taken.ok) return refusedBy(taken.refusals)
  const why = start.unfit?.(given.known) ?? null
  if (why !== null) return refusedBy([why])
  const electorate = await electorateFor(context, stepOf(lifecycle, input.step), given, input)
  if (electorate instanceof Refusal) return electorate

  if (start.before !== undefined && !(await start.before(id))) return { id, state: null }
  const row: CaseRow = {
    ...head,
    province_code: province,
    path: organisation.path,
    organisation_id: organisation.id,
    subject_name: subject.name,
    opened_on: input.on > today ? today : input.on,
    state: '',
    end_kind: null,
    places: start.outside as unknown as CaseRow['places'],
    parent_id: start.parentId,
    counterpart_province: start.counterpart?.provinceCode ?? null,
    counterpart_id: start.counterpart?.caseId ?? null,
    taken_over_from: start.takenOverFrom ?? null,
    taken_over_on: (start.takenOverFrom ?? null) === null ? null : (today as unknown as CaseRow['taken_over_on']),
    version: 0,
  }
  const written = await tx
    .insertInto('cases')
    .values({ ...row, places: JSON.stringify(start.outside) })
    .onConflict((on) =>
      on
        .columns(['province_code', 'lifecycle', 'subject_id', 'organisation_id'])
        .where('end_kind', 'is', null)
        // As the index says it, word for word.
        .where(sql<boolean>`lifecycle <> 'verification'`)
        .doNothing(),
    )
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) {
    return refuse('cases.already-open', { name: subject.name, lifecycle: lifecycle.title })
  }
  const state = await goOn(context, { row, lifecycle, after: taken.case, step: taken.step, electorate })
  return state instanceof Refusal ? state : { id, state }
}
