// The rule `admission.eligibility`: age, education and class certificate on the day the branch considers (ELIG-01 to ELIG-07).
import { addMonths } from '../calendar/dates.ts'
import { type Age, ageOn } from '../calendar/partial-date.ts'
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, parameterInForce, refusalBy, textIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'

/** From least to most; the codes of the list of education levels. */
export const educationLevels = ['none-literate', 'primary', 'lower-secondary', 'upper-secondary'] as const
export type EducationLevel = (typeof educationLevels)[number]

export const educationProofs = ['diploma', 'equivalent', 'programme'] as const
export type EducationProof = (typeof educationProofs)[number]

export interface EligibilityFacts {
  birthOn: string
  /** Not given: education is not judged. */
  education?: EducationLevel | null
  /** `hardship`: the areas and the fishermen of ELIG-04. Not given: ordinary. */
  area?: 'ordinary' | 'hardship' | null
  /** The written consent for somebody over the highest age is at hand. */
  over60Consent?: boolean | null
  /** Null or not given: there is no certificate. */
  certificateIssuedOn?: string | null
  /** What shows the lower secondary level. Not given: the level is taken as stated. */
  educationProof?: EducationProof | null
  /** An elder or person of standing of such an area, with the written consent of the province's committee (ELIG-05). */
  elderConsent?: boolean | null
}

const monthsOf = ({ years, months }: Age): number => years * 12 + months

function ageRefusals(age: Age | null, over60Consent: boolean, setting: Setting): RuleRefusal[] {
  const least = parameterInForce(setting, 'ELIG-01', 'age-least')
  const most = parameterInForce(setting, 'ELIG-01', 'age-most')
  if (age === null) return [refusalBy(least, 'eligibility.not-born')]
  if (monthsOf(age) < numberIn(least)) {
    return [{ ...refusalBy(least, 'eligibility.too-young'), facts: { least: numberIn(least) / 12, ...age } }]
  }
  if (monthsOf(age) <= numberIn(most)) return []
  const exception = parameterInForce(setting, 'ELIG-02', 'consent-of')
  if (over60Consent) return []
  return [{ ...refusalBy(exception, 'eligibility.too-old'), facts: { most: numberIn(most) / 12, ...age } }]
}

const rank = (level: string): number => (educationLevels as readonly string[]).indexOf(level)

function educationRefusals(facts: EligibilityFacts, education: EducationLevel, setting: Setting): RuleRefusal[] {
  const hardship = facts.area === 'hardship'
  const ordinary = parameterInForce(setting, 'ELIG-03', 'education-least')
  const least = hardship ? parameterInForce(setting, 'ELIG-04', 'education-least') : ordinary
  if (rank(education) < rank(textIn(least))) {
    const elders = parameterInForce(setting, 'ELIG-05', 'education-least')
    if (hardship && facts.elderConsent === true && rank(education) >= rank(textIn(elders))) return []
    return [refusalBy(least, hardship ? 'eligibility.no-primary' : 'eligibility.no-lower-secondary')]
  }
  // The proof is a matter of the ordinary minimum only: more than it, or less where less is enough, is shown in other ways.
  const proofs = parameterOn(setting, 'ELIG-03', 'proofs')
  if (hardship || education !== ordinary.value || proofs === undefined) return []
  const proof = facts.educationProof ?? null
  return proof === null || listIn(proofs).includes(proof) ? [] : [refusalBy(proofs, 'eligibility.proof-not-accepted')]
}

/** The last day of the certificate, and what is refused about it on the day of the setting. */
function certificate(issuedOn: string | null, setting: Setting): { validTo: string | null; refusals: RuleRefusal[] } {
  const valid = parameterInForce(setting, 'ELIG-07', 'certificate-valid')
  if (issuedOn === null) return { validTo: null, refusals: [refusalBy(valid, 'eligibility.no-certificate')] }
  const validTo = addMonths(issuedOn, numberIn(valid))
  if (issuedOn > setting.on) return { validTo, refusals: [refusalBy(valid, 'eligibility.certificate-later')] }
  if (setting.on <= validTo) return { validTo, refusals: [] }
  return { validTo, refusals: [{ ...refusalBy(valid, 'eligibility.certificate-expired'), facts: { validTo } }] }
}

/**
 * Whether a person may be considered on the day of the setting, the day the branch considers. Age counts completed months, so 60 years
 * and some days still are 60y0m (ELIG-01); the certificate holds through the day its months end, the day of issue not counted (ELIG-07).
 * Values: `age` {years, months}, `educationLeast`, `certificateValidTo`, and in `notJudged` the rules no fact was given for.
 */
export function eligibility(facts: EligibilityFacts, setting: Setting): RuleAnswer {
  const age = ageOn(facts.birthOn, setting.on)
  const education = facts.education ?? null
  const educationRule = facts.area === 'hardship' ? 'ELIG-04' : 'ELIG-03'
  const paper = certificate(facts.certificateIssuedOn ?? null, setting)
  return answer(
    [
      ...ageRefusals(age, facts.over60Consent === true, setting),
      ...(education === null ? [] : educationRefusals(facts, education, setting)),
      ...paper.refusals,
    ],
    {
      age,
      educationLeast: parameterInForce(setting, educationRule, 'education-least').value,
      certificateValidTo: paper.validTo,
      notJudged: education === null ? [educationRule] : [],
    },
  )
}
