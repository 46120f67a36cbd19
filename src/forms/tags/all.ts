// Every tag and part a template may use, found by the text between the braces.
import { isAllCapitals } from '#rules/text/proper-name.ts'
import { caseTags } from './case-tags.ts'
import { listSections } from './lists.ts'
import { paperTags } from './paper-tags.ts'
import { personTags } from './person-tags.ts'
import type { Row, Section } from './section.ts'
import { sections } from './sections.ts'
import { type PaperContext, type Place, placeOf, type Tag, tagKey } from './tag.ts'
import { voteTags } from './vote-tags.ts'

export const allTags: readonly Tag[] = [...paperTags, ...personTags, ...voteTags, ...caseTags]
export const allSections: readonly Section[] = [...sections, ...listSections]

const tagsByKey = new Map(allTags.map((tag) => [tagKey(tag.name), tag]))
const sectionsByKey = new Map(allSections.map((section) => [tagKey(section.name), section]))

/** `{a + b}` prints what is known of both, one below the other. */
const namesIn = (tag: string): string[] => tag.split(/\s+\+\s+/)

export const isSection = (name: string): boolean => sectionsByKey.has(tagKey(name))
/** Whether a template may use the tag, inside the parts that stand open around it. */
export const isTag = (tag: string, around: readonly string[]): boolean =>
  namesIn(tag).every(
    (name) =>
      tagsByKey.has(tagKey(name)) ||
      around.some((part) => sectionsByKey.get(tagKey(part))?.tags.includes(tagKey(name)) === true),
  )

/** What a template sees of one paper: it answers a tag, or a part with its lines; undefined is for the scope around it. */
export interface Scope {
  read: (name: string) => string | readonly Scope[] | undefined
}

/** What a tag prints, capitals for a tag in capitals; undefined when no place is known for its first name. */
function print(tag: string, find: (key: string) => Place | undefined): string | undefined {
  const places = namesIn(tag).map((name) => find(tagKey(name)))
  const [first] = places
  if (first === undefined) return undefined
  const values = places.flatMap((place) => place?.value ?? [])
  const printed = values.length === 0 ? first.blank : values.join('\n')
  return isAllCapitals(tag) ? printed.toUpperCase() : printed
}

export function paperScope(context: PaperContext): Scope {
  const ofPaper = (key: string): Place | undefined => {
    const tag = tagsByKey.get(key)
    return tag === undefined ? undefined : placeOf(tag, context)
  }
  const ofRow = (row: Row): Scope => ({
    read: (name) => (isSection(name) ? undefined : print(name, (key) => row(key) ?? ofPaper(key))),
  })
  return {
    read: (name) => {
      const section = sectionsByKey.get(tagKey(name))
      return section === undefined ? print(name, ofPaper) : section.rows(context).map(ofRow)
    },
  }
}
