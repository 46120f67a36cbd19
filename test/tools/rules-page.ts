// Writes docs/rules.md, the tables of every rule of the pages of lifecycle and organisation rules: `node test/tools/rules-page.ts`. Its test reads the page back.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type NamedRule, namedRules } from '#rules/rulebook/named-rules.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { lifecycleRuleIds, organisationRuleIds, type RuleId } from '#rules/rulebook/rule-ids.ts'
import { ruleNotes, sourcesOf } from './rule-sources.ts'

const page = fileURLToPath(new URL('../../docs/rules.md', import.meta.url))

/** Only what is committed counts as done. */
const committed = new Set(
  execFileSync('git', ['ls-files', 'src/rules'], { cwd: fileURLToPath(new URL('../../', import.meta.url)) })
    .toString()
    .split('\n')
    .map((file) => file.replace('src/rules/', '')),
)

const valuesOf = (id: string): string => {
  const names = shippedRulebook.parameters
    .filter((p) => p.ruleId === id)
    .map((p) => (p.province === null ? p.name : `${p.name} (${p.province})`))
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ')
}

/** One row: the id, how sure the page is, which file of src/rules computes it, its values, the choice made or why not yet. */
function row({ id, confidence }: RuleId): string {
  const sources = sourcesOf(id).filter((file) => committed.has(file))
  const note = ruleNotes[id] ?? {}
  const without = [
    note.kept === undefined ? undefined : `**Kept elsewhere:** ${note.kept}`,
    note.same === undefined ? undefined : `**The same as** ${note.same}.`,
    note.notYet === undefined ? undefined : `**Not yet:** ${note.notYet}`,
  ]
  const said = [note.choice, ...(sources.length > 0 ? [] : without)]
  const files = sources.map((file) => `\`${file}\``).join(', ')
  return `| ${id} | ${confidence} | ${files} | ${valuesOf(id)} | ${said.filter((s) => s !== undefined).join(' ')} |`
}

const heading = [
  '| Rule | Sure | Computed in `src/rules` | Values in the rulebook | Choice, or why not yet |',
  '|---|---|---|---|---|',
]

/** The page; the part above the table is kept as a person wrote it. */
export function rulesPage(current: string): string {
  const above = current.slice(0, current.indexOf('## Rules answered by name'))
  const named = Object.entries(namedRules).map(
    ([name, { title }]: [string, NamedRule<never>]) => `| \`${name}\` | ${title} |`,
  )
  return [
    `${above}## Rules answered by name`,
    '',
    'Facts of each: `dangvu rule --help`.',
    '',
    '| Name | What it answers |',
    '|---|---|',
    ...named,
    '',
    '## Every rule of the lifecycle page',
    '',
    ...heading,
    ...lifecycleRuleIds.map(row),
    '',
    '## Every rule of sections 1, 2, 3 and 6 of the organisation page',
    '',
    ...heading,
    ...organisationRuleIds.map(row),
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, rulesPage(readFileSync(page, 'utf8')))
