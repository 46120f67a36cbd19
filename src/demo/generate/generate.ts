// Streams an invented province, or a country of them, as batches of rows: first the organisations, then their members.
import { dayOf } from './days.ts'
import { electable, writeBranchPosts, writeCommitteePosts } from './leaders.ts'
import { Node } from './node.ts'
import type { DemoOptions, ProvincePlan } from './options.ts'
import { type Term, termOf, writeOrganisation } from './organisation-rows.ts'
import { type Candidate, leavingFrom, type ProvinceContext, writePerson } from './person.ts'
import { Random } from './random.ts'
import { type DemoBatch, emptyBatch } from './rows.ts'
import { buildTree, type Tree } from './tree.ts'

/** Seats of a committee above the grassroots: filled by the secretaries of the organisations under it, as they come. */
const UPPER_SEATS = 27

/** The terms of all living organisations. */
function termsOf(tree: Tree, today: number, random: Random): Map<Node, Term> {
  const terms = new Map<Node, Term>()
  for (const node of tree.nodes) if (node.ended === null) terms.set(node, termOf(node, today, random))
  return terms
}

/** Everybody of one grassroots organisation, with its posts. Gives back those first in line for posts above it. */
function writeGrassroots(
  context: ProvinceContext,
  batch: DemoBatch,
  node: Node,
  terms: Map<Node, Term>,
  pastShare: number,
): Candidate[] {
  const commune = node.last.type === 'commune-committee'
  const everybody: Candidate[] = []
  const parts = new Map<Node, Candidate[]>()
  for (const branch of node.branches) {
    const size = branch.people?.size ?? 0
    const here: Candidate[] = []
    for (let i = 0; i < size; i++) here.push(writePerson(context, batch, branch, null, commune))
    const past = size * pastShare
    const gone = Math.floor(past) + (context.random.chance(past % 1) ? 1 : 0)
    for (let i = 0; i < gone; i++) {
      const leaving = leavingFrom(context, branch)
      if (leaving !== null) here.push(writePerson(context, batch, branch, leaving, commune))
    }
    const term = terms.get(branch)
    if (term !== undefined) writeBranchPosts(context, batch, branch, term, here)
    for (const one of here) everybody.push(one)
    const above = branch.last.parent
    if (above !== null && above.last.type === 'affiliated-committee')
      parts.set(above, [...(parts.get(above) ?? []), ...here])
  }
  const leaders = electable(context, everybody)
  const term = terms.get(node)
  if (term !== undefined && node.people === null) {
    const size = Math.min(commune ? 21 : 9, Math.max(3, Math.floor(leaders.length / 4)))
    writeCommitteePosts(context, batch, node, term, leaders, size)
  }
  for (const [part, people] of parts) {
    const partTerm = terms.get(part)
    const [secretary, ...rest] = electable(context, people)
    if (partTerm === undefined || secretary === undefined) continue
    writePartPosts(context, batch, part, partTerm, [secretary, ...rest])
  }
  return leaders
}

/** A committee between the grassroots one and its branches: no inspection commission. */
function writePartPosts(context: ProvinceContext, batch: DemoBatch, node: Node, term: Term, people: Candidate[]): void {
  const before = batch.post_holdings.length
  writeCommitteePosts(context, batch, node, term, people.slice(0, 7), 7)
  const kept = batch.post_holdings
    .slice(before)
    .filter((p) => !p.post_code.startsWith('inspection') && p.post_code !== 'standing-deputy-secretary')
  batch.post_holdings.length = before
  batch.post_holdings.push(...kept)
}

/** One province. The first batch holds all organisations; each later one the members of one grassroots organisation. */
export function* generateProvince(plan: ProvincePlan, options: DemoOptions): Generator<DemoBatch, void, undefined> {
  const random = new Random(`${options.seed}/${plan.code}`)
  const today = dayOf(options.today)
  const tree = buildTree(plan, options, random)
  const terms = termsOf(tree, today, random)
  const stamp = today * 86_400_000
  const newId = (): string => random.id(stamp)

  const organisations = emptyBatch()
  for (const node of tree.nodes) writeOrganisation(organisations, node, terms.get(node) ?? null, plan.code, newId)
  yield organisations

  const context: ProvinceContext = {
    plan,
    random,
    today,
    newId,
    branches: tree.branches,
    addresses: tree.grassroots.filter((g) => g.last.type === 'commune-committee').map((g) => g.address ?? ''),
    careers: options.careers,
    people: 0,
  }
  const waiting = new Map<Node, Candidate[]>()
  const wait = (node: Node, who: Candidate | undefined): void => {
    const line = waiting.get(node) ?? []
    if (who !== undefined && line.length < UPPER_SEATS + 3) waiting.set(node, [...line, who])
  }
  for (const node of tree.grassroots) {
    const batch = emptyBatch()
    const leaders = writeGrassroots(context, batch, node, terms, options.pastShare)
    const above = node.last.parent
    // The first in line lead here; the next ones may sit above.
    if (above !== null) wait(above, leaders[node.people === null ? 5 : 0])
    if (above !== null && above !== tree.root) wait(tree.root, leaders[6])
    yield batch
  }
  const upper = emptyBatch()
  for (const node of [tree.root, ...tree.superiors]) {
    const term = terms.get(node)
    const people = waiting.get(node) ?? []
    if (term !== undefined)
      writeCommitteePosts(context, upper, node, term, people, Math.min(UPPER_SEATS, people.length))
  }
  yield upper
}

/** The centre as an organisation of its own province, 00: nothing stands under it in the tables, it sees by its range. */
function centre(options: DemoOptions): DemoBatch {
  const random = new Random(`${options.seed}/00`)
  const today = dayOf(options.today)
  const node = new Node(random.id(today * 86_400_000), dayOf('1930-02-03'))
  node.call('Trung ương')
  node.stays.push({
    parent: null,
    placedPath: '00/',
    type: 'central',
    unit: null,
    code: '00.000.000.000.000',
    from: node.founded,
    to: null,
    document: null,
  })
  const batch = emptyBatch()
  writeOrganisation(batch, node, null, '00', () => random.id(today * 86_400_000))
  return batch
}

/** All provinces of the options, one after the other, holding one province's organisations in memory at a time. */
export function* generate(options: DemoOptions): Generator<DemoBatch, void, undefined> {
  if (options.centre) yield centre(options)
  for (const plan of options.provinces) yield* generateProvince(plan, options)
}
