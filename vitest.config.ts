// Runs every test of the project: pure ones apart (fast), database ones against one embedded PostgreSQL shared by the run.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/harness/longest-first.ts'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // One more than there are processors: a test in a browser waits for the browser half of its time.
    maxWorkers: availableParallelism() + 1,
    // A worker keeps the modules it has imported for its next file: a third of the time. What a file needs of its own it makes itself.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/harness/quiet-console.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['src/{rules,glossary,contract,kernel,demo,forms,web}/**/*.test.ts', 'test/fast/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'readers',
          include: ['src/readers/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/{modules,http,cli,jobs,db}/**/*.test.ts', 'test/database/**/*.test.ts'],
          globalSetup: ['test/harness/global.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/harness/global.ts', 'test/browser/harness/build-web.ts'],
          testTimeout: 120_000,
          // What a page shows is waited for as long as a slow machine needs; nothing is measured.
          expect: { poll: { timeout: 30_000, interval: 100 } },
        },
      },
    ],
  },
})
