// Scores what the reader of documents found against labels written by hand, kind by kind.

type Span = readonly [number, number]
interface Cite {
  so?: string | null
  kyHieu?: string | null
  date?: string | null
}
interface Mark {
  at0: number
  path?: string | null
}
interface Task extends Mark {
  start?: string
  lead?: readonly string[]
}
interface Piece {
  at: Span
  text?: string
  norm?: string | null
  strength?: string
  value?: unknown
  name?: string | null
}
interface Sum {
  values?: readonly number[]
  ok: boolean
}

/** What is scored of a reading, and of the labels of a document; both have the same shape. */
export interface Scored {
  docType?: string | null
  superior?: string | null
  issuer?: string | null
  number?: string | null
  place?: string | null
  date?: string | null
  title?: string | null
  signer?: { position?: string | null; name?: string | null } | null
  cites?: readonly Cite[]
  sections?: readonly Mark[]
  tasks?: readonly Task[]
  deadlines?: readonly Piece[]
  targets?: readonly Piece[]
  figures?: readonly Piece[]
  checks?: readonly Sum[]
  recipients?: readonly Piece[]
  damage?: readonly Piece[]
}

/** Of one kind: how many were found, labelled and both, what was missed and what was found too much, as words. */
export interface Score {
  readonly kind: string
  readonly found: number
  readonly labelled: number
  readonly hit: number
  readonly missed: readonly string[]
  readonly extra: readonly string[]
}

const HEAD = ['docType', 'superior', 'issuer', 'number', 'place', 'date', 'title'] as const

/** Letter case, blanks, points and the blanks about a hyphen do not count. */
const fold = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[.,;:*"“”()]/g, '')
    .replace(/ ?- ?/g, '-')
    .trim()

const overlaps = (a: Span, b: Span): boolean => Math.max(a[0], b[0]) < Math.min(a[1], b[1])

/** Pairs each thing found with at most one label. */
function match<T>(
  kind: string,
  found: readonly T[],
  labelled: readonly T[],
  same: (found: T, label: T) => boolean,
  say: (one: T) => string,
): Score {
  const left = [...labelled]
  const extra = found.filter((one) => {
    const i = left.findIndex((label) => same(one, label))
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
  return {
    kind,
    found: found.length,
    labelled: labelled.length,
    hit: found.length - extra.length,
    missed: left.map(say),
    extra: extra.map(say),
  }
}

const headFields = (of: Scored, label: Scored): { key: string; value: string }[] =>
  HEAD.filter((key) => label[key] != null && of[key] != null).map((key) => ({ key, value: fold(of[key]) }))

const leads = (of: Scored): { at0: number; name: string }[] =>
  (of.tasks ?? []).flatMap((task) => (task.lead ?? []).map((name) => ({ at0: task.at0, name: fold(name) })))

const wrongSums = (of: Scored): string[] =>
  (of.checks ?? []).filter(({ ok }) => !ok).map(({ values }) => [...(values ?? [])].sort().join())

/** The score of one reading, a line for each kind; at what distance two count as the same is that of the labels' own rules. */
export function scoreReading(found: Scored, label: Scored): Score[] {
  const near = (a: Mark, b: Mark, by: number): boolean => Math.abs(a.at0 - b.at0) <= by
  const piece = ({ at, text, norm, strength, value }: Piece): string =>
    [`@${at[0]}`, text, norm, strength, value].filter((one) => one != null).join(' | ')
  const times = [found.deadlines ?? [], label.deadlines ?? []] as const
  const binding = times.map((all) => all.filter(({ strength }) => strength === 'deadline')) as [Piece[], Piece[]]
  const signers = [found, label].map(({ signer }) => (signer == null ? [] : [signer]))
  return [
    match(
      'head',
      headFields(found, label),
      headFields(label, label),
      (a, b) => a.key === b.key && a.value === b.value,
      (a) => `${a.key}: ${a.value}`,
    ),
    match(
      'signer',
      signers[0] ?? [],
      signers[1] ?? [],
      (a, b) => fold(a.position) === fold(b.position) && fold(a.name) === fold(b.name),
      (a) => `${a.position} ${a.name}`,
    ),
    match(
      'citations',
      found.cites ?? [],
      label.cites ?? [],
      (a, b) => fold(a.so) === fold(b.so) && fold(a.kyHieu) === fold(b.kyHieu) && (b.date == null || a.date === b.date),
      (a) => `${a.so} ${a.kyHieu} ${a.date}`,
    ),
    match(
      'section paths',
      found.sections ?? [],
      label.sections ?? [],
      (a, b) => near(a, b, 2) && a.path === b.path,
      (a) => `@${a.at0} ${a.path}`,
    ),
    match(
      'tasks',
      found.tasks ?? [],
      label.tasks ?? [],
      (a, b) => near(a, b, 40),
      (a) => `@${a.at0} ${a.start ?? ''}`,
    ),
    match(
      'bodies',
      leads(found),
      leads(label),
      (a, b) => near(a, b, 40) && (a.name.includes(b.name) || b.name.includes(a.name)),
      (a) => `@${a.at0} ${a.name}`,
    ),
    match('time values', ...times, (a, b) => overlaps(a.at, b.at) && fold(a.norm) === fold(b.norm), piece),
    match('binding', ...binding, (a, b) => overlaps(a.at, b.at), piece),
    match('targets', found.targets ?? [], label.targets ?? [], (a, b) => overlaps(a.at, b.at), piece),
    match(
      'figures',
      found.figures ?? [],
      label.figures ?? [],
      (a, b) => overlaps(a.at, b.at) && fold(a.value) === fold(b.value),
      piece,
    ),
    match('wrong sums', wrongSums(found), wrongSums(label), (a, b) => a === b, String),
    match(
      'recipients',
      found.recipients ?? [],
      label.recipients ?? [],
      (a, b) => fold(a.name ?? a.text) === fold(b.name ?? b.text) || overlaps(a.at, b.at),
      piece,
    ),
    match('damage', found.damage ?? [], label.damage ?? [], (a, b) => overlaps(a.at, b.at), piece),
  ]
}

/** Adds up the scores of several documents, kind by kind. Nothing to find counts as all found. */
export function addScores(
  scores: readonly (readonly Score[])[],
): { kind: string; recall: number; precision: number }[] {
  const total = (kind: string, of: 'found' | 'labelled' | 'hit'): number =>
    scores.flat().reduce((sum, score) => sum + (score.kind === kind ? score[of] : 0), 0)
  const share = (hit: number, all: number): number => (all === 0 ? 1 : hit / all)
  return (scores[0] ?? []).map(({ kind }) => ({
    kind,
    recall: share(total(kind, 'hit'), total(kind, 'labelled')),
    precision: share(total(kind, 'hit'), total(kind, 'found')),
  }))
}
