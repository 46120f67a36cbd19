// Reads every import of the source and names each one that breaks the house's rules on who may import whom.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = join(root, 'src')

/** The order of modules: a later one may import the public.ts of an earlier one, never the other way round. */
const MODULES = [
  'identity',
  'organisations',
  'rulebook',
  'members',
  'cases',
  'dossiers',
  'admissions',
  'dues',
  'tasks',
  'meetings',
  'documents',
  'evaluations',
  'plans',
  'oversight',
  'reorganisations',
  'reports',
]

/** Which rooms a room may import; `packages` are the npm and Node packages it may use (a prefix, or '*'). */
const ROOMS: Record<string, { rooms: string[]; packages: string[] }> = {
  rules: { rooms: ['rules'], packages: [] },
  glossary: { rooms: ['glossary'], packages: [] },
  contract: { rooms: ['contract', 'glossary', 'rules'], packages: ['zod'] },
  db: { rooms: ['db'], packages: ['node:', 'pg', 'kysely'] },
  kernel: { rooms: ['kernel', 'contract', 'rules', 'db'], packages: ['node:', 'zod', 'kysely'] },
  readers: { rooms: ['readers', 'rules'], packages: ['*'] },
  forms: { rooms: ['forms', 'rules', 'readers'], packages: ['node:', 'docxtemplater', 'pdfmake', 'pizzip'] },
  modules: { rooms: ['rules', 'contract', 'kernel', 'db', 'readers', 'forms', 'glossary'], packages: ['*'] },
  demo: { rooms: ['demo', 'rules', 'db', 'kernel'], packages: ['node:', 'pg', 'kysely'] },
  http: { rooms: ['http', 'kernel', 'contract'], packages: ['*'] },
  cli: {
    rooms: ['cli', 'http', 'kernel', 'contract', 'db', 'demo', 'rules', 'readers', 'application.ts'],
    packages: ['*'],
  },
  jobs: { rooms: ['jobs', 'kernel', 'contract', 'db'], packages: ['*'] },
  web: { rooms: ['web', 'contract', 'rules', 'glossary'], packages: ['*'] },
}

interface Import {
  file: string
  target: string
}

const isTest = (file: string): boolean => /\.(test|fixture)\.tsx?$/.test(file) || file.includes('/testing/')

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
  const found = [
    ...text.matchAll(
      /(?:^|\s)(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ]
  return found.map((m) => ({ file, target: m[1] ?? m[2] ?? m[3] ?? '' }))
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && /\.tsx?$/.test(e.name) && !e.name.endsWith('.gen.ts'))
  .map((e) => join(e.parentPath, e.name))
  .filter((f) => !isTest(f))

/** Why an import is a breach, or null. */
function breach({ file, target }: Import): string | null {
  const own = relative(source, file).split('/')
  const room = own[0] ?? ''
  const rule = ROOMS[room]
  if (room === 'application.ts') return null
  if (rule === undefined) return `the room ${room} is not on the list`
  const isLocal = target.startsWith('#') || target.startsWith('.')
  if (!isLocal) {
    const fine = rule.packages.some(
      (p) => p === '*' || target === p || target.startsWith(p.endsWith(':') ? p : `${p}/`),
    )
    return fine ? null : `${room} may not use the package ${target}`
  }
  if (!/\.(ts|tsx|json|css|svg|woff2)(\?.*)?$/.test(target)) return 'an import names its file with the extension'
  const path = target.startsWith('#') ? join(source, target.slice(1)) : resolve(dirname(file), target)
  if (path.startsWith(join(root, 'data')))
    return room === 'rules' ? null : 'code lists are read through rules/code-lists'
  const there = relative(source, path).split('/')
  const other = there[0] ?? ''
  if (other === 'modules' && room === 'modules') {
    if (there[1] === own[1] || own[1] === 'all.ts') return null
    if (there[2] !== 'public.ts')
      return `another module is imported through its public.ts, not ${there.slice(1).join('/')}`
    const mine = MODULES.indexOf(own[1] ?? '')
    const theirs = MODULES.indexOf(there[1] ?? '')
    if (mine < 0 || theirs < 0) return 'a module outside the list'
    return theirs < mine ? null : `${own[1]} comes before ${there[1]} and may not import it`
  }
  if (other === 'modules') {
    if (room === 'demo' && there[2] === 'public.ts') return null
    const door = room === 'http' || room === 'cli' || room === 'jobs'
    const fine = door && (there[1] === 'all.ts' || there[2] === 'public.ts' || there[2] === 'module.ts')
    return fine ? null : `${room} may not reach into modules/${there.slice(1).join('/')}`
  }
  return rule.rooms.includes(other) || other === room ? null : `${room} may not import ${other}`
}

describe('architecture', () => {
  test('every import keeps the rules of the house', () => {
    const breaches = files.flatMap(importsOf).flatMap((i) => {
      const why = breach(i)
      return why === null ? [] : [`${relative(root, i.file)} → ${i.target}: ${why}`]
    })
    expect(breaches).toEqual([])
  })

  test('the order of modules names each of them, and none that is gone', () => {
    const folders = readdirSync(join(source, 'modules'), { withFileTypes: true }).filter((e) => e.isDirectory())
    expect(MODULES.toSorted()).toEqual(folders.map(({ name }) => name).toSorted())
  })

  test('no file that a person wrote is longer than 400 lines', () => {
    const long = files
      .map((f) => ({ file: relative(root, f), lines: readFileSync(f, 'utf8').split('\n').length }))
      .filter((f) => f.lines > 400)
    expect(long).toEqual([])
  })

  test('the process that reads a list of strangers starts with nothing but the reading of files: what hurts is refused before a rule is loaded', () => {
    const atOnce = (file: string): string[] =>
      [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*? from '([.#][^']+)'$/gm)].map(
        ([, target = '']) => (target.startsWith('#') ? join(source, target.slice(1)) : resolve(dirname(file), target)),
      )
    const loaded = new Set([join(source, 'readers/preview-child.ts')])
    for (const file of loaded) for (const other of atOnce(file)) loaded.add(other)
    expect(loaded.size).toBeGreaterThan(5)
    const more = [...loaded].map((file) => relative(source, file)).filter((file) => !file.startsWith('readers/'))
    expect([...more, ...(loaded.has(join(source, 'readers/delimited-text.ts')) ? ['delimited-text.ts'] : [])]).toEqual(
      [],
    )
  })

  test('the environment is read in one file only', () => {
    const readers = files.filter((f) => /process\.env\b/.test(readFileSync(f, 'utf8'))).map((f) => relative(root, f))
    expect(readers.filter((f) => !['src/db/settings.ts', 'src/db/embedded.ts'].includes(f))).toEqual([])
  })

  test('every file opens with a sentence on what it owns', () => {
    const silent = files.filter((f) => !/^(#!.*\n)?\/[/*]/.test(readFileSync(f, 'utf8'))).map((f) => relative(root, f))
    expect(silent).toEqual([])
  })

  test('pure rules read no clock and throw no dice', () => {
    const impure = files
      .filter((f) => relative(source, f).startsWith('rules/'))
      .filter((f) => /Date\.now\(|new Date\(\)|Math\.random\(|process\.|crypto\./.test(readFileSync(f, 'utf8')))
      .map((f) => relative(root, f))
    expect(impure).toEqual([])
  })
})
