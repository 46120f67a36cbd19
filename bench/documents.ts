// Measures reading a document of 40 KB: `node bench/documents.ts [FILE…]`. Target of the project: under 100 ms.
// Without a file: documents of the tests put together. Beside it a yardstick: the same text split into words and their letters counted.
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readDocument } from '../src/rules/document-reader/read-document.ts'

const SIZE = 40_000

/** The longest documents of the tests, their middles under the head of the first and over its end, until they have the size. */
function together(): string {
  const folder = fileURLToPath(new URL('../test/fixtures/documents/', import.meta.url))
  const names = readdirSync(folder).filter((one) => one.endsWith('.txt'))
  const texts = names.map((name) => readFileSync(folder + name, 'utf8').split('\n'))
  const [first = [], ...more] = texts.toSorted((a, b) => b.join().length - a.join().length)
  const end = first.length - 12
  let middle = first.slice(0, end).join('\n')
  for (const lines of more) {
    if (Buffer.byteLength(middle) >= SIZE) break
    middle += `\n${lines.slice(Math.ceil(lines.length / 4), -12).join('\n')}`
  }
  return `${middle}\n${first.slice(end).join('\n')}`
}

const milliseconds = (run: () => unknown): string => {
  const { user, system } = process.cpuUsage()
  run()
  const spent = process.cpuUsage({ user, system })
  return `${((spent.user + spent.system) / 1000).toFixed(0)} ms`
}

const counted = (text: string): number =>
  text.split(/\s+/).reduce((sum, word) => sum + (word.normalize('NFC').match(/\p{L}/gu)?.length ?? 0), 0)

const files = process.argv.slice(2)
const texts =
  files.length === 0 ? [['documents of the tests', together()]] : files.map((f) => [f, readFileSync(f, 'utf8')])
console.log(`load average ${loadavg()[0]?.toFixed(1)}; milliseconds of processor`)
for (const [name, text] of texts as [string, string][]) {
  const times = Array.from({ length: 8 }, () => milliseconds(() => readDocument(text)))
  const kilobytes = (Buffer.byteLength(text) / 1000).toFixed(1)
  console.log(`${name}, ${kilobytes} KB: the first of a process ${times[0]}, then ${times.slice(1).join(', ')}`)
  console.log(`  yardstick, words and letters counted: ${milliseconds(() => counted(text))}`)
}
