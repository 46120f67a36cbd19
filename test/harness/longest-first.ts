// The order in which test files run: the longest first, so that none is left alone at the end; the rest project by project, by size.
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

/**
 * A worker is kept only where the next file in line is of the same project: else it ends, and another imports the program anew. With the
 * projects mixed that cost as much as the tests themselves.
 */
const PROJECTS = ['browser', 'database', 'readers', 'fast']

const rank = ({ moduleId, project }: TestSpecification): number => {
  const found = LONGEST.findIndex((part) => moduleId.includes(part))
  return found === -1 ? LONGEST.length + PROJECTS.indexOf(project.name) : found
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const measured = await Promise.all(
      files.map(async (file) => ({ file, rank: rank(file), bytes: (await stat(file.moduleId)).size })),
    )
    return measured.sort((a, b) => a.rank - b.rank || b.bytes - a.bytes).map(({ file }) => file)
  }
}
