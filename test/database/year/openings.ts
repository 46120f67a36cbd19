// What begins in the year: people noticed for the pool, transfers near and far, stays elsewhere, exemptions, deletions, discipline, complaints.
import { addDays } from '#rules/calendar/dates.ts'
import { codeOf, type Place } from '../../harness/world.ts'
import type { Entered } from './enter.ts'
import { inventedName, sitting } from './land.ts'
import { call, type Year } from './turn.ts'

/** Somebody of the commune who is in no case now, and is no secretary. */
function anyMember(year: Year, busy: ReadonlySet<string>, standing: string): { id: string; branch: Place } | null {
  const { land, model, random } = year
  const branch = random.pick(land.branches.get(land.commune.id) ?? [])
  const there = [...model.people.values()].filter(
    ({ id, standing: now }) => now === standing && !busy.has(id) && model.branchOf(id) === branch.id,
  )
  return there.length === 0 ? null : { id: random.pick(there).id, branch }
}

const paperOn = (on: string) => (code: string) => ({ code, no: '12-QĐ', on, keptAt: null })

/** Opens a case as the secretary of the branch; at times twice at the same instant. Whether there is one now. */
async function openIn(year: Year, branch: Place, input: Entered): Promise<boolean> {
  const { land, on, random, amiss } = year
  const secretary = sitting(land, branch.id, ['secretary'], on)
  if (secretary === undefined) return false
  const whole = { on, ...input }
  const tries = random.chance(0.15) ? 2 : 1
  const outcomes = await Promise.all(
    Array.from({ length: tries }, () => call(year, secretary.actor, 'cases.open', whole)),
  )
  const done = outcomes.filter((o) => o.kind === 'done').length
  const code = `open ${String(input.lifecycle)} ${outcomes.map(codeOf).join(' ')}`
  if (done === 0) year.refusals[code] = (year.refusals[code] ?? 0) + 1
  if (done > 1) amiss.push(`${on} ${code}: opened twice`)
  return done === 1
}

export async function noticeSomebody(year: Year): Promise<void> {
  const { land, on, random, known } = year
  const branch = random.pick(land.branches.get(land.commune.id) ?? [])
  const secretary = sitting(land, branch.id, ['secretary'], on)
  if (secretary === undefined) return
  const birthOn = `${1985 + random.below(20)}-03-20`
  const outcome = await call(year, secretary.actor, 'citizens.register', {
    organisationId: branch.id,
    fullName: inventedName(random),
    gender: 'female',
    birthDate: birthOn,
    educationCode: 'upper-secondary',
  })
  if (outcome.kind !== 'done') throw new Error(`a person of the pool: ${codeOf(outcome)}`)
  const { id } = outcome.output as { id: string }
  known.set(id, { birthOn })
  await openIn(year, branch, {
    lifecycle: 'pool',
    citizenId: id,
    step: 'notice',
    facts: { source: 'branch', pupil: false, birthOn },
  })
}

/** A transfer: mostly within the province, at times to another one. */
export async function sendSomebody(year: Year, busy: ReadonlySet<string>, temporary: boolean): Promise<void> {
  const { land, on, random, known } = year
  const who = anyMember(year, busy, 'full')
  if (who === null) return
  const near = temporary || random.chance(0.8)
  const target = random.pick(land.branches.get((near ? land.neighbour : land.faraway).id) ?? [])
  const about = temporary
    ? { purpose: 'work', from: on, to: addDays(on, 150), newPlace: target.name }
    : {
        cause: 'residence',
        effectiveOn: on,
        reach: near ? 'superior' : 'province',
        newPlace: target.name,
        underInspection: false,
      }
  known.set(who.id, about)
  await openIn(year, who.branch, {
    lifecycle: temporary ? 'temporary-transfer-out' : 'formal-transfer-out',
    memberId: who.id,
    step: 'request',
    facts: about,
    papers: [paperOn(on)('competent-decision')],
    places: { 'receiving-branch': { provinceCode: target.province, organisationId: target.id } },
  })
}

/** Everything else that may begin about a member, with what is said of it. */
const others: Record<string, (on: string) => Entered> = {
  exemption: (on) => ({
    step: 'request',
    facts: { route: 'other', asked: 'oral', cause: 'maternity', months: 5, from: on, to: addDays(on, 150) },
  }),
  'name-deletion': (on) => ({
    step: 'open',
    facts: { ground: 'no-activity', months: 4, summary: 'Không sinh hoạt' },
    papers: [paperOn(on)('evidence-list')],
  }),
  discipline: (on) => ({
    step: 'open',
    facts: {
      source: 'branch',
      happenedOn: addDays(on, -30),
      taskFromAbove: false,
      holdsOffice: false,
      summary: 'Vi phạm',
    },
    papers: [paperOn(on)('evidence-list')],
  }),
  resignation: (on) => ({
    step: 'request',
    facts: { reason: 'Đơn riêng' },
    papers: [paperOn(on)('resignation-letter')],
  }),
  'change-request': () => ({ step: 'propose', facts: { what: 'residence', before: 'Thôn 1', after: 'Thôn 2' } }),
}

export async function beginOther(year: Year, lifecycle: string, busy: ReadonlySet<string>): Promise<void> {
  const who = anyMember(year, busy, 'full')
  const begins = others[lifecycle]
  if (who === null || begins === undefined) return
  const entered = begins(year.on)
  // A request keeps its facts; what was said of a deletion or a breach is said once.
  year.known.set(who.id, lifecycle === 'exemption' ? (entered.facts as Entered) : {})
  await openIn(year, who.branch, { lifecycle, memberId: who.id, ...entered })
}

/** A complaint against a decision that was served, lodged with the province. */
export async function complain(year: Year, served: { subjectId: string; lifecycle: string }): Promise<void> {
  const { land, on } = year
  const deletion = served.lifecycle !== 'discipline'
  const actor = deletion ? land.board : sitting(land, land.world.places.province.id, ['inspection'], on)?.actor
  const outcome = await call(year, actor ?? null, 'cases.open', {
    lifecycle: 'appeal',
    memberId: served.subjectId,
    step: 'lodge',
    on,
    facts: {
      against: deletion ? 'name-deletion' : 'discipline',
      decisionReceivedOn: on,
      handlerLevel: 'province',
      request: 'Đề nghị xem xét lại',
    },
    papers: [paperOn(on)('appeal-letter')],
  })
  if (outcome.kind !== 'done') {
    const code = `open appeal ${codeOf(outcome)}`
    year.refusals[code] = (year.refusals[code] ?? 0) + 1
  }
}
