// Which organisations of the tree are meant by the names a document uses.
import { wordKey } from '#rules/text/search-key.ts'

export interface Known {
  id: string
  name: string
  isBranch: boolean
  /** Stands right below the organisation whose document it is. */
  isDirect: boolean
  /** Is that organisation itself. */
  isOwn: boolean
}

const WHOLE = /^(?:(?:tat ca|toan the|cac|nhung|tung|moi)\s+)+/
const SUFFIX = /\s+(?:truc thuoc|co so|cap duoi|trong toan dang bo)(?=\s|$)/g
const BRANCHES = /^(?:chi bo|cap uy chi bo)$/
const COMMITTEES = /^(?:dang uy|dang bo|cap uy|dang uy xa|dang uy xa phuong|dang bo xa|dang uy cap xa)$/
const BOTH = /^(?:chi dang bo|chi bo dang bo|to chuc dang|to chuc co so dang|cap uy to chuc dang)$/

/** «Đảng ủy xã Tân An» and «Đảng bộ xã Tân An» are one: the committee leads the organisation. */
const bare = (name: string): string => wordKey(name).replace(/^(?:ban thuong vu |bi thu )?dang (?:uy|bo) /, 'dang bo ')

interface Tree {
  ids: ReadonlyMap<string, readonly string[]>
  /** What was asked before: a long document names the same few bodies thousands of times. */
  asked: Map<string, readonly string[]>
}

const trees = new WeakMap<readonly Known[], Tree>()

/** The organisations by their bare names, reckoned once. */
function treeOf(known: readonly Known[]): Tree {
  let tree = trees.get(known)
  if (tree === undefined) {
    const ids = new Map<string, string[]>()
    for (const { id, name } of known) ids.set(bare(name), [...(ids.get(bare(name)) ?? []), id])
    tree = { ids, asked: new Map() }
    trees.set(known, tree)
  }
  return tree
}

/**
 * The organisations a name means: one by its name; all branches or committees below where it speaks of all. Empty where the tree has none such
 * (an office, a body of the state): a person decides then.
 */
export function matchBody(name: string, known: readonly Known[]): string[] {
  const { asked } = treeOf(known)
  const found = asked.get(name) ?? match(name, known)
  asked.set(name, found)
  return [...found]
}

function match(name: string, known: readonly Known[]): readonly string[] {
  const key = wordKey(name)
  const core = key.replace(WHOLE, '').replace(SUFFIX, '')
  const direct = known.filter(({ isDirect }) => isDirect)
  const ids = (list: readonly Known[]) => list.map(({ id }) => id)
  /** Those below; where there are none below, the document came from above and means this one among others. */
  const all = (fits: (one: Known) => boolean) => {
    const below = direct.filter(fits)
    return ids(below.length > 0 ? below : known.filter((one) => one.isOwn && fits(one)))
  }
  if (BOTH.test(core)) return all(() => true)
  if (BRANCHES.test(core)) return all(({ isBranch }) => isBranch)
  if (COMMITTEES.test(core) && core !== key) return all(({ isBranch }) => !isBranch)
  const named = treeOf(known).ids.get(bare(name)) ?? []
  return named.length === 1 ? named : []
}

/** The same for several names, each organisation once and in the order of the names. */
export const matchBodies = (names: readonly string[], known: readonly Known[]): string[] => [
  ...new Set(names.flatMap((name) => matchBody(name, known))),
]
