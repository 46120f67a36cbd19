// Gives tasks in a test world and takes their steps the way people do, in few words.
import { Readable } from 'node:stream'
import type { OutputOf } from '#contract/operation.ts'
import type { getTask } from '#contract/tasks.ts'
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../../../../test/harness/world.ts'

type Shown = OutputOf<typeof getTask>
type Stepped = { id: string; version: number; state: string }

export function tasksIn(world: World) {
  const assign = async (actor: Actor, more: object): Promise<Shown> => {
    const { ids } = await world.ask<{ ids: string[] }>(actor, 'tasks.assign', {
      title: 'Vận động hiến đất mở đường',
      dueOn: '2026-12-03',
      ...more,
    })
    return world.ask(actor, 'tasks.get', { id: ids[0] })
  }
  const get = (actor: Actor, id: string): Promise<Shown> => world.ask(actor, 'tasks.get', { id })
  const step = (
    actor: Actor,
    name: string,
    task: { id: string; version: number },
    more: object = {},
  ): Promise<Stepped> => world.ask(actor, `tasks.${name}`, { id: task.id, version: task.version, ...more })
  const tried = (actor: Actor | null, name: string, task: { id: string; version: number }, more: object = {}) =>
    world.call(actor, `tasks.${name}`, { id: task.id, version: task.version, ...more })
  const upload = async (actor: Actor, name: string, body: Buffer): Promise<string> => {
    const file = { name, mediaType: 'application/octet-stream', body: Readable.from([body]), limit: 40 * 1024 * 1024 }
    const kept = await world.application.files.keepUpload(actor.accountId, file, { files: 20, bytes: 2e8 })
    if (typeof kept === 'string') throw new Error(kept)
    return kept.id
  }
  return { assign, get, step, tried, upload }
}
