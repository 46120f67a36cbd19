// Asks and acts on dues in a test world the way people do, in few words.
import type { DuesMonth } from '#contract/dues.ts'
import type { DuesBook, DuesChannel } from '#contract/dues-book.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import type { Place, World } from '../../../../test/harness/world.ts'

/** A worker of 10.000.000 đ: owes 100.000 đ a month. */
export const worker = { memberType: 'insured', base: 10_000_000 }

export function duesIn(world: World) {
  const declare = (actor: Actor | null, memberId: string, more: object = {}): Promise<Outcome> =>
    world.call(actor, 'dues.declare-base', { memberId, fromMonth: '2026-02', ...worker, ...more })
  const month = (actor: Actor, branch: Place, of = '2026-11'): Promise<DuesMonth> =>
    world.ask(actor, 'dues.get-month', { organisationId: branch.id, month: of })
  const collect = (
    actor: Actor | null,
    branch: Place,
    memberIds: readonly string[],
    more: { forMonth?: string; on?: string; amount?: number; channel?: DuesChannel; higherBy?: string } = {},
  ): Promise<Outcome> => {
    const { amount, ...rest } = more
    return world.call(actor, 'dues.collect', {
      organisationId: branch.id,
      forMonth: '2026-11',
      on: '2026-11-03',
      people: memberIds.map((memberId) => ({ memberId, ...(amount === undefined ? {} : { amount }) })),
      ...rest,
    })
  }
  const book = (actor: Actor, place: Place): Promise<DuesBook> =>
    world.ask(actor, 'dues.list-book', { organisationId: place.id })
  /** Begins to take in a list of payments of these lines. */
  const startImport = async (actor: Actor, place: Place, lines: readonly string[], channel: DuesChannel) => {
    const body = Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
    const kept = await world.application.files.keep(actor.accountId, {
      name: 'nop-dang-phi.csv',
      mediaType: 'text/csv',
      body,
      limit: 1_000_000,
    })
    const input = { organisationId: place.id, uploadId: kept?.id, channel }
    const { id } = await world.ask<{ id: string }>(actor, 'dues.start-import', input)
    return { id, version: 1 }
  }
  return { declare, month, collect, book, startImport }
}
