// Keeps the vocabulary closed: names of operations, tables and columns are built from the glossary and a short list of plain words.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { neverAlike, terms } from '#glossary/terms.ts'
import { operations } from '#modules/all.ts'
import { plainWords } from './plain-words.ts'

const words = (identifier: string): string[] =>
  identifier
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((w) => w !== '')

/** One form for singular and plural. */
const stem = (word: string): string =>
  word.endsWith('ches')
    ? word.slice(0, -2)
    : word.endsWith('ies')
      ? `${word.slice(0, -3)}y`
      : word.endsWith('s') && !word.endsWith('ss')
        ? word.slice(0, -1)
        : word

const known = new Set([...Object.values(terms).flatMap(words), ...plainWords].map(stem))
const unknown = (name: string): string[] => words(name).filter((w) => !known.has(stem(w)))

const migrations = fileURLToPath(new URL('../../migrations/', import.meta.url))
const sql = readdirSync(migrations)
  .map((f) => readFileSync(`${migrations}${f}`, 'utf8'))
  .join('\n')

describe('glossary', () => {
  test('a term has one identifier and an identifier one term', () => {
    const identifiers = Object.values(terms)
    expect(new Set(identifiers).size).toBe(identifiers.length)
    for (const identifier of identifiers) expect(identifier).toMatch(/^[a-z][a-zA-Z]*$/)
    for (const term of Object.keys(terms)) expect(term).toBe(term.normalize('NFC'))
  })

  test.each(neverAlike)('%s and %s never share a word', (one, other) => {
    const [a, b] = [terms[one] ?? '', terms[other] ?? '']
    expect(words(a).filter((w) => words(b).includes(w))).toEqual([])
  })

  test('operations are named from the vocabulary', () => {
    const wrong = [...operations.keys()].flatMap((name) => unknown(name).map((w) => `${name}: ${w}`))
    expect(wrong).toEqual([])
  })

  test('operations are module.verb-object', () => {
    for (const name of operations.keys()) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
  })

  test('tables and columns are named from the vocabulary', () => {
    const tables = [...sql.matchAll(/create table (\w+)/g)].map((m) => m[1] ?? '')
    // The cells of the kept figures are named by the codes of the code lists (see rules/statistics/figures.ts).
    const bodies = [...sql.matchAll(/create table (?!organisation_figures)\w+ \(([\s\S]*?)\n\);/g)].map(
      (m) => m[1] ?? '',
    )
    const columns = bodies.flatMap((body) =>
      [...body.matchAll(/^ {2}(\w+) (?:text|uuid|date|timestamptz|integer|bigint|smallint|boolean)\b/gm)].map(
        (m) => m[1] ?? '',
      ),
    )
    const wrong = [...new Set([...tables, ...columns])].flatMap((name) => unknown(name).map((w) => `${name}: ${w}`))
    expect(wrong).toEqual([])
    expect(tables.length).toBeGreaterThan(15)
  })

  test('identifiers carry no unaccented Vietnamese', () => {
    const names = [...operations.keys(), ...[...sql.matchAll(/create table (\w+)/g)].map((m) => m[1] ?? '')].flatMap(
      words,
    )
    expect(names.filter((w) => /^(dang|chi|bo|ky|luat|xoa|ten|khai|tru|uy|vien|ket|nap)$/.test(w))).toEqual([])
  })
})
