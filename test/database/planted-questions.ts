// Own questions and a received answer with canary values for the sweep, and the inputs aimed at them.
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface QuestionCanaries {
  /** At version 1: to be changed, to be shared, and to be removed. */
  questionId: string
  sharedQuestionId: string
  removedQuestionId: string
  /** Shared by the commune: to be read, and to be put away. */
  receivedId: string
  removedReceivedId: string
}

const said = 'CANARY-PERSON'
const question = { title: said, filter: { gender: 'female' }, show: 'cross', rowField: 'age' }

export async function plantQuestions(world: World): Promise<QuestionCanaries> {
  const { branchA1, communeA } = world.places
  const secretary = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const office = await world.actorAt(communeA, 'office', { displayName: 'CANARY-ACCOUNT' })
  const saved = async (by: typeof secretary, rowField = 'age'): Promise<string> =>
    (await world.ask<{ id: string }>(by, 'reports.save-question', { ...question, rowField })).id
  for (const id of [await saved(office), await saved(office, 'education')])
    await world.ask(office, 'reports.share-question', { id, version: 1, organisationIds: [branchA1.id] })
  const { received } = await world.ask<{ received: { id: string }[] }>(secretary, 'reports.list-questions', {})
  return {
    questionId: await saved(secretary),
    sharedQuestionId: await saved(secretary, 'education'),
    removedQuestionId: await saved(secretary, 'theory'),
    receivedId: received[0]?.id ?? '',
    removedReceivedId: received[1]?.id ?? '',
  }
}

export const questionAims: Readonly<Record<string, Aim>> = {
  'reports.ask': { by: 'office', input: (c: Canaries) => ({ organisationId: c.branchId, rowField: 'age' }) },
  'reports.list-questions': { by: 'office', input: (c: Canaries) => ({ organisationId: c.branchId }) },
  'reports.save-question': {
    by: 'secretary',
    input: (c: Canaries) => ({ ...question, id: c.questionId, version: 1, title: 'Nữ theo tuổi' }),
  },
  'reports.share-question': {
    by: 'secretary',
    input: (c: Canaries) => ({ id: c.sharedQuestionId, version: 1, organisationIds: [c.communeId] }),
  },
  'reports.remove-question': { by: 'secretary', input: (c: Canaries) => ({ id: c.removedQuestionId, version: 1 }) },
  'reports.get-received': { by: 'secretary', input: (c: Canaries) => ({ id: c.receivedId }) },
  'reports.remove-received': { by: 'secretary', input: (c: Canaries) => ({ id: c.removedReceivedId }) },
  'reports.export-answer': {
    by: 'office',
    input: (c: Canaries) => ({ organisationId: c.branchId, rowField: 'age', title: 'Theo tuổi' }),
  },
}
