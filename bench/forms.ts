// Measures filling 1,000 one-page forms with different people: `node bench/forms.ts [count]`. Target of the project: under 15 s.
import { loadavg } from 'node:os'
import { fullData } from '../src/forms/forms.fixture.ts'
import { printCodes } from '../src/forms/print-code.ts'
import { renderAll, renderForm } from '../src/forms/render.ts'

const count = Number(process.argv[2] ?? '1000')
const cpu = (): number => process.cpuUsage().user + process.cpuUsage().system

function measure(what: string, times: number, run: (i: number) => Uint8Array): void {
  const before = { cpu: cpu(), at: performance.now() }
  let bytes = 0
  for (let i = 0; i < times; i++) bytes += run(i).length
  const seconds = (performance.now() - before.at) / 1000
  const busy = (cpu() - before.cpu) / 1e6
  const rss = Math.round(process.memoryUsage().rss / 1e6)
  console.log(
    `${what}: ${times} in ${seconds.toFixed(2)} s (${busy.toFixed(2)} s of processor, ${((busy / times) * 1000).toFixed(1)} ms each), ${Math.round(bytes / times / 1000)} kB each, memory ${rss} MB`,
  )
}

console.log(`load average ${loadavg()[0]?.toFixed(1)}`)
const person = (i: number) => ({ ...fullData, person: { ...fullData.person, fullName: `Nguyễn Văn Số ${i}` } })
measure('6-KNĐ, cold', 1, (i) => renderForm('6-KNĐ', person(i)))
measure('6-KNĐ', count, (i) => renderForm('6-KNĐ', person(i)))
measure('9A-KNĐ', count, (i) => renderForm('9A-KNĐ', person(i)))
measure('every form and paper, in turn', printCodes.length, (i) => renderForm(printCodes[i] ?? '6-KNĐ', person(i)))
measure('all papers of an admission, one archive', 20, (i) =>
  renderAll(
    ['1A-KNĐ', '2-KNĐ', '3-KNĐ', '4-KNĐ', '5D-KNĐ', '6-KNĐ', '8A-KNĐ', '9A-KNĐ', '1-HSĐV', '2-HSĐV'],
    person(i),
  ),
)
const members = Array.from({ length: 900 }, (_, i) => ({ ...fullData.person, fullName: `Nguyễn Văn Số ${i}` }))
measure('7-HSĐV with 900 members', 1, () => renderForm('7-HSĐV', { ...fullData, members }))
