// Code lists that describe a person: ethnic group, religion, schooling, training, political theory, occupation.
import educationData from '../../../data/education-levels.json' with { type: 'json' }
import ethnicData from '../../../data/ethnic-groups.json' with { type: 'json' }
import occupationData from '../../../data/occupations.json' with { type: 'json' }
import theoryData from '../../../data/political-theory-levels.json' with { type: 'json' }
import professionalData from '../../../data/professional-levels.json' with { type: 'json' }
import religionData from '../../../data/religions.json' with { type: 'json' }
import { type CodeItem, type CodeList, type Confidence, makeCodeList } from './code-list.ts'

/** One of the 54 ethnic groups (biểu 4), or 55 for people of foreign origin. */
export interface EthnicGroup extends CodeItem {
  readonly aliases: readonly string[]
  readonly minority: boolean
}

export interface Religion extends CodeItem {
  readonly aliases: readonly string[]
  readonly confidence: Confidence
}

/** A level in an order: a higher `rank` is a higher level. */
export interface Level extends CodeItem {
  readonly aliases: readonly string[]
  readonly rank: number
}

/** A professional level, or an academic title that a person has beside a level. */
export interface ProfessionalLevel extends Level {
  readonly kind: 'level' | 'title'
}

export interface Occupation extends Level {
  readonly group: string
  readonly confidence: Confidence
}

export const ethnicGroups: CodeList<EthnicGroup> = makeCodeList(ethnicData.items as readonly EthnicGroup[])
export const religions: CodeList<Religion> = makeCodeList(religionData.items as readonly Religion[])
export const educationLevels: CodeList<Level> = makeCodeList(educationData.items as readonly Level[])
export const theoryLevels: CodeList<Level> = makeCodeList(theoryData.items as readonly Level[])
export const occupations: CodeList<Occupation> = makeCodeList(occupationData.items as readonly Occupation[])

const professional = professionalData.items as readonly ProfessionalLevel[]
export const professionalLevels: CodeList<ProfessionalLevel> = makeCodeList(
  professional.filter((p) => p.kind === 'level'),
)
export const academicTitles: CodeList<ProfessionalLevel> = makeCodeList(professional.filter((p) => p.kind === 'title'))

/** The ethnic group that `text` names in any spelling, with or without diacritics; undefined when unknown. */
export const ethnicGroupByName = (text: string): EthnicGroup | undefined => ethnicGroups.byName(text)

/** The religion that `text` names; an empty text is unknown, not "none". */
export const religionByName = (text: string): Religion | undefined => religions.byName(text)
export const educationLevelByName = (text: string): Level | undefined => educationLevels.byName(text)
export const professionalLevelByName = (text: string): ProfessionalLevel | undefined => professionalLevels.byName(text)
export const theoryLevelByName = (text: string): Level | undefined => theoryLevels.byName(text)
export const occupationByName = (text: string): Occupation | undefined => occupations.byName(text)
