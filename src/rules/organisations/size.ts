// Owns the size rules of organisations as checks that name their rule: O-01, O-02, O-03 (organisation-rules §6, confidence C).
import { type OrganisationTypeCode, organisationTypes } from '#rules/code-lists/organisation-types.ts'

/** The numbers of the size rules; a province may be given others. */
export interface SizeLimits {
  /** O-01: full members needed to found a grassroots organisation. */
  minFullMembers: number
  /** O-02: from this many members (full and probationary) a grassroots organisation is a committee with branches. */
  committeeFromMembers: number
  /** O-03: from this many full members a branch elects a branch committee. */
  branchCommitteeFromFullMembers: number
}

export const sizeLimits: SizeLimits = { minFullMembers: 3, committeeFromMembers: 30, branchCommitteeFromFullMembers: 9 }

export interface MemberCounts {
  /** Full members (đảng viên chính thức). */
  full: number
  /** All members, probationary ones included. */
  all: number
}

/** What a size rule finds. Findings advise; the level above decides. */
export type SizeFinding =
  | { ruleId: 'O-01'; finding: 'too-few-full-members'; has: number; needs: number }
  | { ruleId: 'O-02'; finding: 'should-be-committee' | 'should-be-branch'; has: number; threshold: number }
  | { ruleId: 'O-03'; finding: 'elects-branch-committee' | 'elects-secretary-only'; has: number; threshold: number }

/** Applies the size rules of a type to its numbers of members, in the order of the rules. */
export function checkSize(
  type: OrganisationTypeCode,
  members: MemberCounts,
  limits: SizeLimits = sizeLimits,
): SizeFinding[] {
  const kind = organisationTypes.byCode(type)
  if (kind === undefined) return []
  const findings: SizeFinding[] = []
  for (const rule of kind.sizeRules) {
    if (rule === 'O-01' && members.full < limits.minFullMembers) {
      findings.push({
        ruleId: 'O-01',
        finding: 'too-few-full-members',
        has: members.full,
        needs: limits.minFullMembers,
      })
    }
    if (rule === 'O-02' && kind.isBranch === members.all >= limits.committeeFromMembers) {
      const finding = kind.isBranch ? 'should-be-committee' : 'should-be-branch'
      findings.push({ ruleId: 'O-02', finding, has: members.all, threshold: limits.committeeFromMembers })
    }
    if (rule === 'O-03') {
      const threshold = limits.branchCommitteeFromFullMembers
      const finding = members.full >= threshold ? 'elects-branch-committee' : 'elects-secretary-only'
      findings.push({ ruleId: 'O-03', finding, has: members.full, threshold })
    }
  }
  return findings
}
