// Owns reading a value of the rulebook the way a rule needs it, and turning the parameter it rests on into a refusal.
import type { RuleRefusal } from './answer.ts'
import { type Parameter, parameterOn, type Setting } from './rulebook.ts'

/** The parameter in force. A rulebook without it is a fault: rules ask only for what the national tables always hold. */
export function parameterInForce(setting: Setting, ruleId: string, name: string): Parameter {
  const parameter = parameterOn(setting, ruleId, name)
  if (parameter === undefined) throw new Error(`the rulebook has no ${ruleId} ${name} on ${setting.on}`)
  return parameter
}

/** The number a parameter holds, in its own unit. */
export function numberIn({ ruleId, name, value }: Parameter): number {
  if (typeof value !== 'number') throw new Error(`${ruleId} ${name} holds no number`)
  return value
}

/** The text a parameter holds. */
export function textIn({ ruleId, name, value }: Parameter): string {
  if (typeof value !== 'string') throw new Error(`${ruleId} ${name} holds no text`)
  return value
}

/** The list a parameter holds. */
export function listIn({ ruleId, name, value }: Parameter): readonly string[] {
  if (typeof value !== 'object') throw new Error(`${ruleId} ${name} holds no list`)
  return value
}

/** The instrument and the clause as a reader cites them: `294-QĐ/TW, 4.1`; the clause alone where no instrument is known. */
export const basisOf = ({ basis }: Parameter): string => citationOf(basis)

/** Like `basisOf`, of a basis by itself. */
export function citationOf(basis: Parameter['basis']): string {
  const number = basis.instrument?.split('|')[0]
  return [number, basis.clause].filter((part) => part !== undefined && part !== '').join(', ')
}

/** A refusal that rests on the parameter. */
export const refusalBy = (parameter: Parameter, code: string): RuleRefusal => ({
  code,
  ruleId: parameter.ruleId,
  basis: basisOf(parameter),
})
