// Finds which files of src/rules name a rule's id in their code, and reads the notes kept beside the data.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const rules = fileURLToPath(new URL('../../src/rules/', import.meta.url))
const notes = fileURLToPath(new URL('../../data/rulebook/rule-notes.json', import.meta.url))

/** `kept` names the files outside a rule of `src/rules` that keep it; `same` the rule of the lifecycle page that says the same. */
export const ruleNotes: Readonly<Record<string, { choice?: string; kept?: string; notYet?: string; same?: string }>> =
  JSON.parse(readFileSync(notes, 'utf8')).items

/** Lists of all ids: they name a rule without computing it. */
const LISTS = ['lifecycle/rule-basis.ts']

const texts = readdirSync(rules, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(e.name))
  .map((e) => join(e.parentPath, e.name))
  .map((path) => ({ file: relative(rules, path), text: readFileSync(path, 'utf8') }))
  .filter(({ file }) => !LISTS.includes(file))

/** Files, relative to src/rules, that hold the id as a string (`'ADM-10'`), in order. */
export const sourcesOf = (id: string): string[] =>
  texts
    .filter(({ text }) => text.includes(`'${id}'`))
    .map(({ file }) => file)
    .toSorted()
