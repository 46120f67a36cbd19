// Runs every check of the project and ends with one line «N passed, N failed»: types, lint, then all tests.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const tool = (name: string): string => join(root, 'node_modules', '.bin', name)

/** Runs a program with its output shown; answers its exit code. */
const run = (command: string, args: string[]): Promise<number> =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => done(127))
    child.on('exit', (code) => done(code ?? 1))
  })

interface Finding {
  name: string
  code: number
  output: string
}

/** Runs a program without a word; answers its exit code and what it had to say. */
const ask = (name: string, command: string, args: string[]): Promise<Finding> =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
    const tell = (code: number): void => done({ name, code, output: Buffer.concat(said).toString() })
    child.on('error', () => tell(127))
    child.on('close', (code) => tell(code ?? 1))
  })

let passed = 0
let failed = 0
const check = (name: string, code: number): void => {
  if (code === 0) passed += 1
  else {
    failed += 1
    process.stdout.write(`not passed: ${name} (exit code ${code})\n`)
  }
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[]; name: string }[]
}

// Beside the tests, whose first quarter of a minute (a server, the web application) leaves a processor idle. One checker: of several each
// works most types out again, which on two processors takes twice the work.
const beside = (async () => [
  await ask('types', tool('tsc'), ['--noEmit', '-p', '.', '--checkers', '1']),
  await ask('lint', tool('biome'), ['check', '.']),
])()

const folder = await mkdtemp(join(tmpdir(), 'dangvu-report-'))
try {
  const report = join(folder, 'report.json')
  const code = await run(process.execPath, [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ])
  const results = await readFile(report, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => null,
  )
  if (results === null) check('tests', code === 0 ? 1 : code)
  else {
    passed += results.numPassedTests
    failed += results.numFailedTests
    // A file that could not be loaded has no test of its own to fail.
    for (const file of results.testResults) {
      if (file.status === 'failed' && file.assertionResults.length === 0) check(file.name, 1)
    }
    if (code !== 0 && failed === 0) check('test run', code)
    if (results.numPassedTests === 0) check('some test ran', 1)
  }
  for (const { name, code, output } of await beside) {
    process.stdout.write(output)
    check(name, code)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
