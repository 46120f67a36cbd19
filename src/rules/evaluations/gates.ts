// Owns the conditions beside the points (LEVEL-01): what a level demands, and the listed cases that make it KHT.
import type { EvaluatedRole } from './level.ts'
import type { LevelValues } from './level-values.ts'
import type { Level } from './levels.ts'

export interface GateFacts {
  role: EvaluatedRole
  /** Shares in percent of the tasks of the period: done, done over target, late. */
  tasksDonePct?: number | null
  overTargetPct?: number | null
  latePct?: number | null
  /** A collective: a unit or leader under it was disciplined. */
  subordinateDisciplined?: boolean | null
  /** Share in percent of the targets that were met. */
  targetsMetPct?: number | null
  /** Was disciplined in the period. */
  disciplined?: boolean | null
  /** Disunity or degradation that a competent body has concluded. */
  degraded?: boolean | null
  /** Share in percent of the units under it that were disciplined. */
  unitsDisciplinedPct?: number | null
  /** E-19, of a branch: its plan of inspection was done in full; a member was disciplined from above for what the branch had missed. */
  inspectionDone?: boolean | null
  breachMissed?: boolean | null
}

interface Gate {
  fact: keyof GateFacts
  /** Null where the fact is not given. */
  met: boolean | null
  otherwise: string
}

const judge = (value: number | null | undefined, met: (value: number) => boolean): boolean | null =>
  typeof value === 'number' ? met(value) : null

/** A member without a post has no conditions for HTXS beside those of HTT; of the rest only a collective answers for those under it. */
function gatesFor(level: Level, facts: GateFacts, values: LevelValues): Gate[] {
  const done: Gate = {
    fact: 'tasksDonePct',
    met: judge(facts.tasksDonePct, (v) => v >= 100),
    otherwise: `LEVEL-01: ${level} cần hoàn thành 100 % nhiệm vụ`,
  }
  if (level === 'HT')
    return [
      done,
      {
        fact: 'latePct',
        met: judge(facts.latePct, (v) => v <= values.late),
        otherwise: `LEVEL-01: HT để chậm không quá ${values.late} % nhiệm vụ`,
      },
    ]
  const onTime: Gate = {
    fact: 'latePct',
    met: judge(facts.latePct, (v) => v <= 0),
    otherwise: `LEVEL-01: ${level} cần 100 % nhiệm vụ đúng hạn`,
  }
  if (level === 'HTT' || facts.role === 'member') return [done, onTime]
  const over: Gate = {
    fact: 'overTargetPct',
    met: judge(facts.overTargetPct, (v) => v >= values.overTarget),
    otherwise: `LEVEL-01: HTXS cần ít nhất ${values.overTarget} % nhiệm vụ vượt mức`,
  }
  const clean: Gate = {
    fact: 'subordinateDisciplined',
    met: facts.subordinateDisciplined == null ? null : !facts.subordinateDisciplined,
    otherwise: 'LEVEL-01: HTXS khi không có đơn vị, người đứng đầu cấp dưới bị kỷ luật',
  }
  return facts.role === 'collective' ? [done, onTime, over, clean] : [done, onTime, over]
}

/** What the level demands and is not met, in words, and the facts it would need that are not given. */
export function gatesOf(level: Level, facts: GateFacts, values: LevelValues): { failed: string[]; notGiven: string[] } {
  const gates = gatesFor(level, facts, values)
  return {
    failed: gates.filter(({ met }) => met === false).map(({ otherwise }) => otherwise),
    notGiven: gates.filter(({ met }) => met === null).map(({ fact }) => fact),
  }
}

/** The listed cases that hold, in words. */
export function listedCases(facts: GateFacts, values: LevelValues): string[] {
  const cases: [boolean | null, string][] = [
    [judge(facts.targetsMetPct, (v) => v < values.targetsUnder), `đạt dưới ${values.targetsUnder} % chỉ tiêu`],
    [facts.disciplined === true, 'bị kỷ luật trong kỳ'],
    [facts.degraded === true, 'mất đoàn kết hoặc suy thoái, cấp có thẩm quyền đã kết luận'],
    [
      judge(facts.unitsDisciplinedPct, (v) => v > values.unitsOver),
      `trên ${values.unitsOver} % đơn vị cấp dưới bị kỷ luật`,
    ],
  ]
  return cases.filter(([holds]) => holds === true).map(([, words]) => `LEVEL-01: không hoàn thành vì ${words}`)
}
