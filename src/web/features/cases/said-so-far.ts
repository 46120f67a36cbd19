// Owns what of a case its next step is decided on: what it was opened with, and what was said last.
import type { CaseDetail } from '#contract/cases.ts'
import { capital } from './words.ts'

type Entry = CaseDetail['history'][number]

/** The opening and the newest step that recorded something, in the order they were taken; a step that recorded nothing is passed over. */
export function saidSoFar(history: readonly Entry[]): Entry[] {
  const said = history.filter(({ facts }) => facts.length > 0)
  const [opening] = history
  return said.filter((entry, at) => entry === opening || at === said.length - 1)
}

/** What whoever sends something back, refuses or puts it off is asked. */
const WHY: readonly string[] = ['Lý do', 'Lý do trả lại', 'Lý do hoãn']

/** Why it stands where it stands, when the step taken last was to say why: who goes on must know it, and not look for it below. */
export function whyLast(history: readonly Entry[]): { title: string; why: string } | null {
  const last = history.at(-1)
  const said = (last?.facts ?? []).filter(({ label }) => WHY.includes(label)).map(({ value }) => capital(value))
  return last === undefined || said.length === 0 ? null : { title: last.title, why: said.join('. ') }
}
