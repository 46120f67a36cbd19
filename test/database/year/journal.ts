// Follows what was recorded: each step once, with who took it; the model goes along, and whoever acted must have sat there that day.
import type { RecordedStep } from '#rules/lifecycle/case.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import type { Place } from '../../harness/world.ts'
import { happens } from './happens.ts'
import type { Land } from './land.ts'
import type { Model } from './model.ts'

export interface Entry {
  caseId: string
  seq: number
  lifecycle: string
  step: string
  on: string
  recordedAt: Date
  author: string
  recorded: RecordedStep
  subjectId: string
  branchId: string
  path: string
  memberId: string | null
}

export class Journal {
  readonly entries: Entry[] = []
  private readonly seen = new Set<string>()
  private readonly destinations = new Map<string, string>()
  /** The last day asked for, by case. */
  private readonly asked = new Map<string, string>()
  private since = '2000-01-01T00:00:00Z'
  private readonly land: Land
  private readonly model: Model

  constructor(land: Land, model: Model) {
    this.land = land
    this.model = model
  }

  /** Reads what is new, brings the model along and answers it. */
  async read(): Promise<Entry[]> {
    const { owner } = this.land.world.database
    const { rows } = await owner.query<Entry>(
      `select s.case_id as "caseId", s.seq, c.lifecycle, s.step, s.taken_on::text as "on", s.recorded_at as "recordedAt", s.author, s.recorded,
              c.subject_id as "subjectId", c.organisation_id as "branchId", c.path, z.member_id as "memberId"
         from case_steps s
         join cases c on c.province_code = s.province_code and c.id = s.case_id
         left join citizens z on z.province_code = c.province_code and z.id = c.subject_id
        where s.recorded_at >= $1 order by s.recorded_at, s.case_id, s.seq`,
      [this.since],
    )
    const fresh = rows.filter(({ caseId, seq }) => !this.seen.has(`${caseId} ${seq}`))
    // The one side receives before the other hears of it.
    const late = (entry: Entry): number => Number(entry.lifecycle === 'formal-transfer-out')
    for (const entry of fresh.toSorted((a, b) => late(a) - late(b))) {
      this.seen.add(`${entry.caseId} ${entry.seq}`)
      this.entries.push(entry)
      if (entry.lifecycle === 'formal-transfer-in' && entry.step === 'receive') {
        this.destinations.set(entry.subjectId, entry.branchId)
      }
      const isArrival = entry.lifecycle === 'formal-transfer-out' && entry.step === 'received-there'
      const branchId = isArrival ? this.destinations.get(entry.subjectId) : entry.branchId
      if (branchId === undefined) throw new Error(`${entry.subjectId} was received nowhere`)
      const { newPenalty, to } = entry.recorded.facts
      if (typeof to === 'string') this.asked.set(entry.caseId, to)
      happens(this.model, { ...entry, branchId, newPenalty, to: this.asked.get(entry.caseId) ?? null })
    }
    this.since = this.land.world.clock.now().toISOString()
    return fresh
  }

  /** What is wrong with who took a step: nobody who sat there that day, or somebody whose step it is not. Null when all is right. */
  unauthorised({ lifecycle: code, step, author, recorded, subjectId, path, recordedAt }: Entry): string | null {
    const lifecycle = lifecycleByCode(code)
    if (lifecycle === undefined) return `no lifecycle ${code}`
    const { actors, receives } = stepOf(lifecycle, step)
    const { by } = recorded
    const say = (what: string): string => `${code}/${step} by ${author}: ${what}`
    if (by.kind === 'system') {
      if (!actors.includes('system')) return say('not the program')
      return receives === undefined || by.message === receives ? null : say(`message ${by.message}`)
    }
    if (by.kind === 'subject') {
      return actors.includes('subject') && by.personId === subjectId ? null : say('not the person concerned')
    }
    const day = new Date(recordedAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
    const seat = this.land.seats.find(
      (s) =>
        s.actor.displayName === author &&
        s.place.id === by.organisationId &&
        s.role === by.role &&
        s.from <= day &&
        (s.to === null || s.to > day),
    )
    if (seat === undefined) return say(`no such seat (${by.role} of ${by.organisationId})`)
    const allowed = actors.some(
      (a) => typeof a !== 'string' && a.at === by.level && (a.roles as string[]).includes(by.role),
    )
    if (!allowed) return say(`${by.role} at ${by.level}`)
    return path.startsWith(seat.place.path) && this.fits(by.level, seat.place)
      ? null
      : say(`${seat.place.name} is no ${by.level}`)
  }

  /** Whether a place of this land can be that level of a case: branches, communes, the province. */
  private fits(level: string, { typeCode }: Place): boolean {
    const of = level.replace('receiving-', '')
    if (typeCode === 'branch') return of === 'branch'
    if (typeCode === 'commune-committee') return of === 'grassroots' || of === 'deciding' || of === 'handling'
    return of === 'province' || of === 'deciding' || of === 'handling'
  }
}
