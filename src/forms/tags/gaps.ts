// Owns what a filled form still lacks: each tag or list that came out dotted, and what of the data it had asked for in vain.
import type { RecordedPaper } from '#rules/lifecycle/case.ts'
import type { FormData } from '../form-data.ts'
import type { PaperContext } from './tag.ts'

export interface Gap {
  /** The tag or the list as templates name it, without the ways a value is written («ngắn», «bằng chữ»). */
  label: string
  /** Parts of the data that were looked into: `person.phone`, `facts.reason`, `votes`, `own` for the recorded paper. */
  asked: ReadonlySet<string>
}

const noting = <T extends object>(target: T, note: (key: string) => void): T =>
  new Proxy(target, {
    get: (from, key, receiver) => {
      if (typeof key === 'string') note(key)
      return Reflect.get(from, key, receiver)
    },
  })

/** What `look` asks of the data: it is given the same paper, and every look into it is noted. */
export function askedOf(context: PaperContext, look: (context: PaperContext) => unknown): ReadonlySet<string> {
  const asked = new Set<string>()
  const { facts = {} } = context.data
  const person = context.data.person ?? {}
  const data: FormData = {
    ...context.data,
    person: noting(person, (name) => asked.add(`person.${name}`)),
    facts: noting(facts, (name) => asked.add(`facts.${name}`)),
  }
  look({
    ...context,
    data: noting(data, (key) => asked.add(key)),
    own: noting<Partial<RecordedPaper>>(context.own ?? {}, () => asked.add('own')) as RecordedPaper,
  })
  return asked
}
