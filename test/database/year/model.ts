// What the test itself holds true: who stands in which branch with which standing since when. It asks the program nothing.

export type Standing = 'full' | 'probationary' | 'exempt' | 'suspended' | 'left'

/** A stretch of days in one branch; `to` is the first day no longer in it. */
interface Stay {
  branchId: string
  from: string
  to: string | null
}

export interface Person {
  id: string
  standing: Standing
  /** What the standing was before it rested (exempt, suspended) or ended. */
  before: Standing
  /** The last day of an exemption. */
  exemptTo: string | null
  stays: Stay[]
  away: boolean
}

export class Model {
  readonly people = new Map<string, Person>()
  /** How often each thing happened, for the end of the year. */
  readonly tally: Record<string, number> = {}

  count(what: string): void {
    this.tally[what] = (this.tally[what] ?? 0) + 1
  }

  person(id: string): Person {
    const person = this.people.get(id)
    if (person === undefined) throw new Error(`the model knows nobody ${id}`)
    return person
  }

  /** The branch somebody stands in now; null for who has left. */
  branchOf(id: string): string | null {
    const last = this.person(id).stays.at(-1)
    return last === undefined || last.to !== null ? null : last.branchId
  }

  enters(id: string, standing: Standing, branchId: string, on: string): void {
    const stays = [{ branchId, from: on, to: null }]
    this.people.set(id, { id, standing, before: standing, exemptTo: null, stays, away: false })
  }

  becomes(id: string, standing: Standing): void {
    const person = this.person(id)
    if (person.standing === 'full' || person.standing === 'probationary') person.before = person.standing
    person.standing = standing
  }

  exempts(id: string, to: string | null): void {
    this.becomes(id, 'exempt')
    this.person(id).exemptTo = to
  }

  /** A day has come: exemptions run out by themselves, wherever the person stands by then. */
  dawns(on: string): void {
    for (const { id, standing, exemptTo } of this.people.values()) {
      if (standing === 'exempt' && exemptTo !== null && exemptTo < on) this.resumes(id)
    }
  }

  /** Exempt or suspended no longer. */
  resumes(id: string): void {
    const person = this.person(id)
    person.standing = person.before
  }

  moves(id: string, branchId: string, on: string): void {
    this.ends(id, on)
    this.person(id).stays.push({ branchId, from: on, to: null })
    this.person(id).away = false
  }

  private ends(id: string, on: string): void {
    const last = this.person(id).stays.at(-1)
    if (last === undefined || last.to !== null) throw new Error(`${id} stands nowhere`)
    last.to = on
  }

  leaves(id: string, on: string): void {
    this.ends(id, on)
    this.becomes(id, 'left')
  }

  /** A decision was overturned: back from that day in the branch the case is with, with the standing of before; the gap stays visible. */
  returns(id: string, branchId: string, on: string): void {
    const person = this.person(id)
    const last = person.stays.at(-1)
    if (last === undefined || person.standing !== 'left') throw new Error(`${id} had not left`)
    person.standing = person.before
    // Away for no day: as if never gone.
    if (last.to === on && last.branchId === branchId) last.to = null
    else person.stays.push({ branchId, from: on, to: null })
  }

  /** How many stand in each branch now. */
  headcount(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { id } of this.people.values()) {
      const branchId = this.branchOf(id)
      if (branchId !== null) counts.set(branchId, (counts.get(branchId) ?? 0) + 1)
    }
    return counts
  }
}
