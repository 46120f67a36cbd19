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
const COMMITTEES = /^(?:dang uy|dang bo|cap uy)(?: cap xa)?$/
/** «Đảng ủy các xã, phường, đặc khu»: those of these kinds of places. */
const OF_PLACES = /^(?:dang uy|dang bo|cap uy)((?: (?:cac|xa|phuong|thi tran|dac khu))+)$/
const PLACES = ['xa', 'phuong', 'thi tran', 'dac khu']
const BOTH = /^(?:chi dang bo|chi bo dang bo|to chuc dang|to chuc co so dang|cap uy to chuc dang)$/

/**
 * «Đảng ủy xã Tân An» and «Đảng bộ xã Tân An» are one, and «Ban Thường vụ Tỉnh ủy Tân An» and «Đảng bộ tỉnh Tân An»: the committee leads the
 * organisation.
 */
const bare = (name: string): string =>
  wordKey(name)
    .replace(/^(?:ban thuong vu|ban chap hanh|thuong truc|bi thu) (?=dang |tinh uy |thanh uy )/, '')
    .replace(/^tinh uy /, 'dang bo tinh ')
    .replace(/^thanh uy /, 'dang bo thanh pho ')
    .replace(/^dang uy /, 'dang bo ')

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
  const places = OF_PLACES.exec(core)?.[1]
  if (places !== undefined && (core !== key || places.includes(' cac '))) {
    const named = PLACES.filter((place) => places.includes(` ${place}`))
    const ofThese = ({ name, isBranch }: Known) =>
      !isBranch && named.some((place) => bare(name).startsWith(`dang bo ${place} `))
    return all(named.length > 0 && direct.some(ofThese) ? ofThese : ({ isBranch }) => !isBranch)
  }
  const named = treeOf(known).ids.get(bare(name)) ?? []
  return named.length === 1 ? named : []
}

const NAMELESS = /^(?:ban thuong vu|ban chap hanh|thuong truc)(?: dang (?:bo|uy))?$/

const isNameless = (issuer: string): boolean => NAMELESS.test(wordKey(issuer))

/** Who issued: a body without a name of its own with what stands above it in the letterhead. */
export const nameOfBody = (issuer: string, superior: string | null): string =>
  superior !== null && isNameless(issuer) ? `${issuer}, ${superior}` : issuer

/** Whether a letterhead is of the organisation whose documents these are: a body without a name of its own is one of what stands above it. */
export function isOwnHead(head: { issuer: string | null; superior: string | null }, known: readonly Known[]): boolean {
  const own = known.find((one) => one.isOwn)
  if (own === undefined || head.issuer === null) return false
  const name = head.superior !== null && isNameless(head.issuer) ? head.superior : head.issuer
  return matchBody(name, known).includes(own.id)
}

/** The same for several names, each organisation once and in the order of the names. */
export const matchBodies = (names: readonly string[], known: readonly Known[]): string[] => [
  ...new Set(names.flatMap((name) => matchBody(name, known))),
]
