// Owns which rule asks for a paper, where the step that needs it rests on more rules than one.
import type { PaperCode } from './papers.ts'
import type { Step } from './types.ts'

/** Papers that belong to one rule wherever a step names it; a paper of the matter itself is asked for by the first rule of its step. */
const ruleOfPaper: Readonly<Partial<Record<PaperCode, string>>> = {
  'CN-NTVĐ': 'ELIG-07',
  'political-conclusion': 'ELIG-06',
  authorisation: 'ADM-06',
  'DM-46': 'PROB-04',
  'competent-decision': 'TRF-06',
  'DM-62': 'TRF-06',
  'sealed-dossier': 'TRF-06',
  '1-SHĐ': 'TRF-18',
  'contents-list': 'DOS-10',
  '3-HSĐV': 'DOS-02',
  'card-return-minutes': 'CARD-05',
}

/** The rule a missing paper is refused by: the paper's own where the step rests on it, else the step's first. */
export function ruleAsking({ ruleIds }: Pick<Step, 'ruleIds'>, code: string): string {
  const own = (ruleOfPaper as Readonly<Record<string, string | undefined>>)[code]
  return own !== undefined && ruleIds.includes(own) ? own : (ruleIds[0] ?? '')
}
