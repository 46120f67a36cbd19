// Owns the words lists use for gender, ethnic group and religion, brought to one spelling.
import { ethnicGroupByName, religionByName } from '../code-lists/people-lists.ts'
import { normalise } from '../text/normalise.ts'
import { titleCase } from '../text/proper-name.ts'
import { wordKey } from '../text/search-key.ts'
import { remember } from './remember.ts'

const MALE = new Set(['nam', 'm', 'male', 'trai', 'nam gioi', 'ong', '1', 'gioi tinh nam'])
const FEMALE = new Set(['nu', 'f', 'female', 'gai', 'nu gioi', 'ba', '0', 'nx', 'gioi tinh nu', 'n u'])

/** The gender a cell of a gender column names; 1 is nam and 0 is nữ as personnel software writes them. */
export const genderOf = remember((text: string): 'male' | 'female' | null => {
  const key = wordKey(text)
  if (MALE.has(key)) return 'male'
  return FEMALE.has(key) ? 'female' : null
})

/** A sign put into a "Nam" or "Nữ" column: x, +, 1, v, a tick … */
export function isMark(text: string): boolean {
  return (
    /^(?:x+|\+|1|v|✓|✔|☑|☒|√|×|true|yes|co|nam|nu|c|o)$/.test(normalise(text).toLowerCase()) || genderOf(text) !== null
  )
}

// One spelling for lists: the hyphenated names of 121-TCTK/PPCĐ (1979) for the groups whose official name is two syllables.
const HYPHENATED = new Map(
  [
    'Gia-rai', 'Ê-đê', 'Ba-na', 'Xơ-đăng', 'Cơ-ho', 'Cơ-tu', 'Khơ-mú', 'Chơ-ro', 'Xinh-mun', 'Chu-ru', 'Ơ-đu',
    'Rơ-măm', 'Gié-Triêng', 'Bru-Vân Kiều',
  ].map((name) => [ethnicGroupByName(name)?.code, name]), // biome-ignore format: read as a table
)

/** The ethnic group in one spelling; a group not in the official list stays as printed. */
export const ethnicityOf = remember((text: string): { value: string; known: boolean } => {
  const printed = normalise(text).replace(/^(?:dân tộc|người|dt)[ .:]+/iu, '')
  if (printed === '') return { value: '', known: true }
  const group = ethnicGroupByName(printed)
  if (group === undefined)
    return { value: printed === printed.toUpperCase() ? titleCase(printed) : printed, known: false }
  return { value: HYPHENATED.get(group.code) ?? group.name, known: true }
})

const NO_RELIGION = new Set([
  'khong',
  'ko',
  'k',
  'kg',
  'khg',
  '0',
  'o',
  'khong co',
  'khong ton giao',
  'khong theo',
  'luong',
  'khong theo ton giao nao',
])

/** The religion in one spelling; "0", "K" or a dash mean none. */
export const religionOf = remember((text: string): { value: string; known: boolean } => {
  const printed = normalise(text)
  if (printed === '') return { value: '', known: true }
  if (/^[-–—/.]+$/.test(printed) || NO_RELIGION.has(wordKey(printed))) return { value: 'Không', known: true }
  const religion = religionByName(printed)
  return religion === undefined ? { value: printed, known: false } : { value: religion.name, known: true }
})
