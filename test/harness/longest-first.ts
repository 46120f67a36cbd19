// The order in which test files run: the longest first, so that none is left alone at the end; the rest by size, whatever their project.
import { stat } from 'node:fs/promises'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Files of minutes, the longest first. */
const LONGEST = [
  'test/browser/every-page.test.ts',
  'test/database/year/',
  'test/database/transitions/',
  'test/browser/',
  'test/database/',
] as const

const rank = (file: string): number => {
  const found = LONGEST.findIndex((part) => file.includes(part))
  return found === -1 ? LONGEST.length : found
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const measured = await Promise.all(
      files.map(async (file) => ({ file, rank: rank(file.moduleId), bytes: (await stat(file.moduleId)).size })),
    )
    return measured.sort((a, b) => a.rank - b.rank || b.bytes - a.bytes).map(({ file }) => file)
  }
}
