// Runs a command in a process of its own and kills it in its midst.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Actor } from '#kernel/actor.ts'
import type { World } from './world.ts'

const program = fileURLToPath(new URL('./command-in-process.ts', import.meta.url))

/** Starts the command, kills the process once `inMidst` says so; answers what it had said by then ('' before its end). */
export async function killedIn(
  world: World,
  actor: Actor,
  command: { name: string; input: object },
  inMidst: () => Promise<unknown>,
): Promise<string> {
  const job = JSON.stringify({ url: world.database.ownerUrl, actor, ...command })
  const child: ChildProcess = spawn(process.execPath, [program, job], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  await inMidst()
  child.kill('SIGKILL')
  await once(child, 'close')
  return said
}
