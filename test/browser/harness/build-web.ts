// Once for a whole run of browser tests: the browser application as it would be delivered, built into a folder of its own.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { whyNot } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built browser application. */
    webFolder: string
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-web-'))
  project.provide('webFolder', folder)
  if (whyNot === undefined) {
    // A process of its own: here NODE_ENV is "test", and React would be built with its checks for developers.
    await promisify(execFile)(
      process.execPath,
      [
        join(root, 'node_modules/vite/bin/vite.js'),
        'build',
        '--outDir',
        folder,
        '--emptyOutDir',
        '--logLevel',
        'error',
      ],
      { cwd: root, env: { ...process.env, NODE_ENV: 'production', VITEST: undefined } },
    )
  } else {
    process.stdout.write(`browser tests skipped: ${whyNot}\n`)
  }
  return () => rm(folder, { recursive: true, force: true })
}
