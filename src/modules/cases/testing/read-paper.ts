// Reads a paper of a case as a person reads it: its lines, without the marks of the page.
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../../../../test/harness/world.ts'

export const linesOf = (html: string): string[] =>
  html
    .replace(/<\/(p|td|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .map((line) => line.trim())

/** The text of one paper, as the preview shows it. */
export async function readPaper(world: World, actor: Actor, id: string, code: string): Promise<string> {
  const { html }: { html: string } = await world.ask(actor, 'cases.get-paper', { id, code })
  return linesOf(html).filter(Boolean).join('\n')
}

/** As a paper writes a day. */
export function dayInWords(day: string): string {
  const [year, month, on] = day.split('-')
  return `ngày ${on} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}
