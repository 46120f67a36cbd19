// docs/rules.md lists every rule of the lifecycle page and of the organisation page once, truly: what it names exists, and what nothing computes says why.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { namedRules } from '#rules/rulebook/named-rules.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { lifecycleRuleIds, ruleIds } from '#rules/rulebook/rule-ids.ts'
import { ruleNotes, sourcesOf } from '../tools/rule-sources.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(join(root, 'docs/rules.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| [A-Z]+-\d\d \|/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/g, '')))
const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '')

/** The source of every test without its comments: titles, and the tables titles are made of. */
const testSources = ['src', 'test']
  .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
  .filter((e) => e.isFile() && /\.test\.tsx?$/.test(e.name))
  .map((e) => readFileSync(join(e.parentPath, e.name), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''))
  .join('\n')

const lifecycle = new Set(lifecycleRuleIds.map((r) => r.id))

/** D-01 is not named by READ-01. */
const names = (text: string, id: string): boolean => new RegExp(`\\b${id}\\b`).test(text)

describe('docs/rules.md', () => {
  test('lists every id once, as sure as the page is of it', () => {
    expect(rows.map(([id, sure]) => `${id} ${sure}`)).toEqual(ruleIds.map((r) => `${r.id} ${r.confidence}`))
    expect(lifecycleRuleIds.filter((r) => r.confidence === 'A')).toHaveLength(136)
  })

  test('names files that judge by the rule and values the rulebook has', () => {
    const wrong = rows.flatMap(([id = '', , files = '', values = '']) => [
      ...quoted(files)
        .filter((file) => !sourcesOf(id).includes(file))
        .map((file) => `${id}: ${file}`),
      ...quoted(values)
        .map((value) => /^(\S+)(?: \((\d\d)\))?$/.exec(value) ?? [])
        .filter(
          ([, name, province]) =>
            !shippedRulebook.parameters.some(
              (p) => p.ruleId === id && p.name === name && p.province === (province ?? null),
            ),
        )
        .map(([value]) => `${id}: ${value}`),
    ])
    expect(wrong, 'write it again: node test/tools/rules-page.ts').toEqual([])
  })

  test('says for what nothing computes why not, and for the rest a test has the id in its title', () => {
    const silent = rows.flatMap(([id = '', , files = '', values = '', note = '']) => {
      const kept = /\*\*Kept elsewhere:\*\* (.+)/.exec(note)?.[1]
      const keepers = quoted(kept ?? '').map((file) => readFileSync(join(root, file), 'utf8'))
      if (kept !== undefined && !keepers.some((text) => names(text, id))) return [`${id}: nothing named keeps it`]
      if (quoted(files).length > 0 || kept !== undefined)
        return names(testSources, id) ? [] : [`${id}: no test names it`]
      const same = /\*\*The same as\*\* ([A-Z]+-\d\d)\./.exec(note)?.[1]
      if (same !== undefined) return lifecycle.has(same) ? [] : [`${id}: ${same} is no rule`]
      if (!/\*\*Not yet:\*\* \p{Lu}.+\./u.test(note)) return [`${id}: no reason`]
      return values === '' && lifecycle.has(id) ? [`${id}: no value`] : []
    })
    expect(silent).toEqual([])
  })

  test('lists every rule answered by name', () => {
    const named = page.split('\n').flatMap((line) => /^\| `([a-z0-9.-]+)` \|/.exec(line)?.[1] ?? [])
    expect(named).toEqual(Object.keys(namedRules))
  })

  test('notes speak of rules there are', () => {
    const known = new Set(ruleIds.map((r) => r.id))
    expect(Object.keys(ruleNotes).filter((id) => !known.has(id))).toEqual([])
  })
})
