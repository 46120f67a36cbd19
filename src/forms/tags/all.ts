// Every tag and part a template may use, found by the text between the braces.
import { isAllCapitals } from '#rules/text/proper-name.ts'
import { isBlank } from '../blanks.ts'
import { caseTags } from './case-tags.ts'
import { askedOf, type Gap } from './gaps.ts'
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

const labelOf = (name: string): string => name.replace(/ (ngắn|bằng chữ)$/, '')

/** What one paper prints. `onGap` is told of everything that comes out dotted; a list that is empty counts as one gap. */
export function paperScope(context: PaperContext, onGap?: (gap: Gap) => void): Scope {
  const ofPaper = (key: string): Place | undefined => {
    const tag = tagsByKey.get(key)
    return tag === undefined ? undefined : placeOf(tag, context)
  }
  const told = (printed: string | undefined, gap: () => Gap): string | undefined => {
    if (onGap !== undefined && printed !== undefined && isBlank(printed)) onGap(gap())
    return printed
  }
  const gapOfTag = (name: string) => (): Gap => {
    const tags = namesIn(name).flatMap((one) => tagsByKey.get(tagKey(one)) ?? [])
    return {
      label: labelOf(tagKey(namesIn(name)[0] ?? name)),
      asked: askedOf(context, (asking) => tags.map((tag) => tag.read(asking))),
    }
  }
  const ofRow =
    (section: Section) =>
    (row: Row): Scope => ({
      read: (name) => {
        // A part within a line still knows what the line knows: the days of this member, and not of nobody.
        const inner = sectionsByKey.get(tagKey(name))
        if (inner !== undefined) {
          const named = inner.tags.length === 0 ? section : inner
          return inner.rows(context).map((within) => ofRow(named)((key) => within(key) ?? row(key)))
        }
        const own = row(tagKey(namesIn(name)[0] ?? name)) !== undefined
        const gapOfList = (): Gap => ({ label: section.name, asked: askedOf(context, section.rows) })
        return told(
          print(name, (key) => row(key) ?? ofPaper(key)),
          own ? gapOfList : gapOfTag(name),
        )
      },
    })
  return {
    read: (name) => {
      const section = sectionsByKey.get(tagKey(name))
      return section === undefined
        ? told(print(name, ofPaper), gapOfTag(name))
        : section.rows(context).map(ofRow(section))
    },
  }
}
