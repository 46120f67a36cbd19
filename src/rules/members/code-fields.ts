// Owns which field of a member's record takes its code from which list.
import {
  academicTitles,
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '../code-lists/people-lists.ts'

export const codeFields = {
  ethnicityCode: ethnicGroups,
  religionCode: religions,
  educationCode: educationLevels,
  professionalCode: professionalLevels,
  academicTitle: academicTitles,
  theoryCode: theoryLevels,
  occupationCode: occupations,
} as const

/** Whether the field holds a code. */
export const isCodeField = (field: string): field is keyof typeof codeFields => Object.hasOwn(codeFields, field)
