// What a text proposes beside an act of the book, and the work of it as rows, its bodies matched to organisations.
import type { DocumentDoer } from '#contract/document-shapes.ts'
import type { AheadContext } from '#kernel/context.ts'
import type { NewTask } from '#modules/documents/store/parts.ts'
import { type ProposedText, proposeFromText } from '#readers/documents/propose-document.ts'
import { type Known, matchBodies } from '#rules/documents/match-bodies.ts'
import type { Proposal } from '#rules/documents/proposal.ts'

/**
 * What is read in a text that is issued or taken in: null where that takes too long or too many wait, and where it fails, which is written
 * down. The act goes on without.
 */
export const proposalBeside = (
  { noteFault }: Pick<AheadContext, 'noteFault'>,
  text: string,
  propose = proposeFromText,
): Promise<ProposedText | null> =>
  propose(text).then(
    (read) => (read.ok ? read.proposal : null),
    (error: unknown) => {
      noteFault(error)
      return null
    },
  )

const words = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join('; '))

export function proposedTasks(
  document: { id: string; path: string },
  tasks: Proposal['tasks'],
  known: readonly Known[],
): NewTask[] {
  const nameOf = new Map(known.map(({ id, name }) => [id, name]))
  return tasks.map((task, place) => {
    const leads = matchBodies(task.lead, known)
    const ids = [...new Set([...leads, ...matchBodies(task.coop, known)])]
    const doers: DocumentDoer[] = ids.map((id) => ({ id, name: nameOf.get(id) ?? '', kind: 'organisation' }))
    return {
      document_id: document.id,
      path: document.path,
      seq: place + 1,
      state: 'proposed',
      title: task.title,
      detail: task.detail,
      section: task.section,
      at_from: task.at[0],
      at_to: task.at[1],
      lead_words: words(task.lead),
      coop_words: words(task.coop),
      due_words: task.dueWords,
      waits_for: task.waitsFor,
      due_on: task.dueOn,
      doers,
      // Where several lead, each leads the own task.
      lead_id: leads.length === 1 && ids.length > 1 ? (leads[0] ?? null) : null,
    }
  })
}
