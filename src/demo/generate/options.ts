// The parameters of the generator and the two sizes it is used in: one demonstration province, or the whole country.
import { foldName } from '#rules/code-lists/code-list.ts'
import { provinces } from '#rules/code-lists/provinces.ts'

export interface ProvincePlan {
  /** Two digits. */
  code: string
  /** How the province is called in names and addresses. */
  name: string
  /** Two or three capital letters at the end of a file number (NUM-01). */
  fileLetters: string
  /** Members at `today`; the figure is met within about one per cent. */
  members: number
  communes: number
  /** Adds a commune without branches and members, to try imports on. */
  emptyCommune: boolean
}

export interface DemoOptions {
  seed: string
  /** ISO day the data is seen from. */
  today: string
  provinces: readonly ProvincePlan[]
  /** Members in branches of communes; the others are in organisations under other superior committees. */
  communeShare: number
  /** Members who left, for each member of today. */
  pastShare: number
  /** Whether the centre (province 00) is made as one organisation above the provinces. */
  centre: boolean
  /** Whether careers are made too. */
  careers: boolean
}

/** The code of the commune without members. */
export const EMPTY_COMMUNE_CODE = 'DEMO-TRONG'

/** The history tells the reform of 1/7/2025 as past: a clock that stands before this day gets this day. */
export const EARLIEST_DAY = '2026-01-01'

/** One invented province of about 20 000 members. */
export function demonstration(overrides: Partial<DemoOptions> & { members?: number } = {}): DemoOptions {
  const { members = 20_000, today = '2026-11-21', ...rest } = overrides
  return {
    seed: 'minh-hoa',
    today: today < EARLIEST_DAY ? EARLIEST_DAY : today,
    provinces: [
      {
        code: '99',
        name: 'Minh Họa',
        fileLetters: 'MH',
        members,
        communes: Math.max(2, Math.round(22 * Math.min(1, members / 20_000))),
        emptyCommune: true,
      },
    ],
    communeShare: 0.68,
    pastShare: 0.12,
    centre: true,
    careers: true,
    ...rest,
  }
}

/** Every province code in use, with invented contents: 5.6 million members unless told, about 300 000 organisations. */
export function nationwide(overrides: Partial<DemoOptions> & { members?: number } = {}): DemoOptions {
  const { members = 5_600_000, ...rest } = overrides
  const real = provinces.items.filter((p) => p.kind !== 'central' && !p.demonstration)
  // A few large provinces and many middling ones, by position and not by any real figure.
  const weights = real.map((_, i) => 0.55 + ((i * 7) % 10) / 10)
  const total = weights.reduce((sum, w) => sum + w, 0)
  return {
    seed: 'toan-quoc',
    today: '2026-11-21',
    provinces: real.map((p, i) => ({
      code: p.code,
      name: `Giả Lập ${p.code}`,
      fileLetters: foldName(p.name).slice(0, 3).toUpperCase(),
      members: Math.round((members * (weights[i] ?? 1)) / total),
      communes: Math.max(1, Math.round((3_300 * (weights[i] ?? 1)) / total)),
      emptyCommune: false,
    })),
    communeShare: 0.65,
    pastShare: 0.12,
    centre: true,
    careers: false,
    ...rest,
  }
}
