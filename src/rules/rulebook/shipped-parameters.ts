// The parameters the program ships, read from data/rulebook/parameters by topic; fields that a row leaves out are filled in here.
import admission from '../../../data/rulebook/parameters/admission.json' with { type: 'json' }
import deletion from '../../../data/rulebook/parameters/deletion.json' with { type: 'json' }
import discipline from '../../../data/rulebook/parameters/discipline.json' with { type: 'json' }
import dossier from '../../../data/rulebook/parameters/dossier.json' with { type: 'json' }
import dues from '../../../data/rulebook/parameters/dues.json' with { type: 'json' }
import eligibility from '../../../data/rulebook/parameters/eligibility.json' with { type: 'json' }
import evaluations from '../../../data/rulebook/parameters/evaluations.json' with { type: 'json' }
import inspections from '../../../data/rulebook/parameters/inspections.json' with { type: 'json' }
import introducers from '../../../data/rulebook/parameters/introducers.json' with { type: 'json' }
import meetings from '../../../data/rulebook/parameters/meetings.json' with { type: 'json' }
import organisations from '../../../data/rulebook/parameters/organisations.json' with { type: 'json' }
import papers from '../../../data/rulebook/parameters/papers.json' with { type: 'json' }
import people from '../../../data/rulebook/parameters/people.json' with { type: 'json' }
import pool from '../../../data/rulebook/parameters/pool.json' with { type: 'json' }
import probation from '../../../data/rulebook/parameters/probation.json' with { type: 'json' }
import readmission from '../../../data/rulebook/parameters/readmission.json' with { type: 'json' }
import standing from '../../../data/rulebook/parameters/standing.json' with { type: 'json' }
import transfer from '../../../data/rulebook/parameters/transfer.json' with { type: 'json' }
import verification from '../../../data/rulebook/parameters/verification.json' with { type: 'json' }
import votes from '../../../data/rulebook/parameters/votes.json' with { type: 'json' }
import type { Confidence, Parameter, ParameterUnit } from './rulebook.ts'

/** How the lists of papers of single steps are named: `papers-for-admission-branch-vote`. */
export const PAPERS_FOR = 'papers-for-'

/** A row of the data: what it leaves out is absent. Units and confidences are checked by the test of the rulebook. */
interface ParameterRow {
  ruleId: string
  name: string
  title: string
  value: Parameter['value']
  /** Further words the rule understands where no version has had them yet. */
  choices?: string[]
  unit: string
  trigger?: string
  instrument: string | null
  clause: string
  validFrom?: string
  validTo?: string
  province?: string
  confidence: string
  note?: string
}

const fill = (row: ParameterRow): Parameter => ({
  ruleId: row.ruleId,
  name: row.name,
  title: row.title,
  value: row.value,
  unit: row.unit as ParameterUnit,
  trigger: row.trigger ?? null,
  basis: { instrument: row.instrument, clause: row.clause },
  validFrom: row.validFrom ?? null,
  validTo: row.validTo ?? null,
  province: row.province ?? null,
  confidence: row.confidence as Confidence,
  // A value ships unconfirmed: only a person who read the instrument confirms it.
  confirmed: false,
  note: row.note ?? null,
})

const topics: readonly { items: readonly ParameterRow[] }[] = [
  pool,
  eligibility,
  introducers,
  verification,
  admission,
  readmission,
  probation,
  dossier,
  transfer,
  standing,
  deletion,
  discipline,
  papers,
  votes,
  people,
  meetings,
  dues,
  evaluations,
  inspections,
  organisations,
]

export const shippedParameters: readonly Parameter[] = topics.flatMap((topic) => topic.items.map(fill))

/** The word of a list of papers that asks for none. */
export const NO_PAPER = 'no-paper'

/** Every paper that some step asks for: what any step may be made to ask for. */
const paperChoices = [...new Set([...papers.items.flatMap((row) => row.value), 'extra-paper', NO_PAPER])]

/** The values a rule understands besides those its versions have had, as versions that never hold; empty where the data name none. */
export const furtherChoices = (ruleId: string, name: string): Parameter[] =>
  topics
    .flatMap((topic) => topic.items)
    .filter((row) => row.ruleId === ruleId && row.name === name)
    .flatMap((row) =>
      (row.name.startsWith(PAPERS_FOR) ? paperChoices : (row.choices ?? [])).map((value) => fill({ ...row, value })),
    )
