// Owns what each paper is as a document: whose it is, its notation in the number line, who signs for whom, what it rests on, whom it goes to.
import type { Level } from '#rules/lifecycle/levels.ts'
import type { PaperCode } from '#rules/lifecycle/papers.ts'
import type { VoteBody } from '#rules/votes/vote.ts'
import { type PrintCode, printTitle } from './print-code.ts'

/** `person`: somebody writes it in the own name; `outside`: a body that is no party organisation (a union, a training centre). */
export type Issuer = Level | 'person' | 'outside'
/** For whom it is signed: the branch or committee, its standing committee, the branch committee, or its own board (no T/M). */
export type Authority = 'collective' | 'standing' | 'branch-committee' | 'board'
/** The template for papers without one of their own. */
export type Generic = 'resolution' | 'decision' | 'letter' | 'minutes' | 'statement' | 'list' | 'paper'

export interface FormSpec {
  issuer: Issuer
  /** NQ, QĐ … (organisation-rules §7.2); null: the paper carries no number. */
  notation: string | null
  authority: Authority
  body: VoteBody | null
  restsOn: readonly PaperCode[]
  addressee: Level | null
}

type More = Partial<Omit<FormSpec, 'issuer' | 'notation'>>
const paper = (issuer: Issuer, notation: string | null, more: More = {}): FormSpec => ({
  issuer,
  notation,
  authority: 'collective',
  body: null,
  restsOn: [],
  addressee: null,
  ...more,
})
const personal = (addressee: Level | null = null): FormSpec => paper('person', null, { addressee })
const outside = (addressee: Level | null = null): FormSpec => paper('outside', null, { addressee })
const ofBranch = (addressee: Level | null, restsOn: readonly PaperCode[] = []): FormSpec =>
  paper('branch', 'NQ', { body: 'branch', restsOn, addressee })
const ofCommittee = (restsOn: readonly PaperCode[], addressee: Level | null = 'deciding'): FormSpec =>
  paper('grassroots', 'NQ', { body: 'committee', restsOn, addressee })
const authorised = (notation: string, restsOn: readonly PaperCode[]): FormSpec =>
  paper('grassroots', notation, { body: 'authorised-committee', restsOn })
const decided = (restsOn: readonly PaperCode[], issuer: Level = 'deciding'): FormSpec =>
  paper(issuer, 'QĐ', { authority: 'standing', body: 'standing-committee', restsOn })
const byBranchCommittee = (issuer: Level): FormSpec => paper(issuer, null, { authority: 'branch-committee' })
const register = (issuer: Level): FormSpec => paper(issuer, null)
const board = (notation: string | null): FormSpec =>
  paper('deciding', notation, { authority: 'board', addressee: 'deciding' })

const known: Readonly<Partial<Record<PrintCode, FormSpec>>> = {
  '1A-TN': ofBranch('grassroots'),
  '1B-TN': ofBranch('superior'),
  '2-TN': paper('branch', null),
  '3A-TN': ofBranch('grassroots'),
  '3B-TN': ofBranch('superior'),
  '4A-TN': ofBranch('grassroots'),
  '4B-TN': ofBranch('superior'),
  '5-TN': ofBranch('grassroots', ['CN-NTVĐ']),
  '6-TN': ofCommittee(['5-TN'], 'branch'),
  'CN-NTVĐ': outside(),
  '1A-KNĐ': personal('branch'),
  '1B-KNĐ': personal('branch'),
  '2-KNĐ': personal(),
  '3-KNĐ': personal('branch'),
  '4-KNĐ': outside('branch'),
  '4D-KNĐ': outside('branch'),
  '5A-KNĐ': outside('branch'),
  '5B-KNĐ': { ...byBranchCommittee('residence-branch'), addressee: 'branch' },
  '5D-KNĐ': byBranchCommittee('branch'),
  '6-KNĐ': ofBranch('grassroots'),
  '7-KNĐ': paper('intermediate', 'BC', { restsOn: ['6-KNĐ'], addressee: 'grassroots' }),
  '8A-KNĐ': ofCommittee(['6-KNĐ', '7-KNĐ']),
  '8B-KNĐ': authorised('NQ', ['authorisation', '6-KNĐ', '7-KNĐ']),
  '8C-KNĐ': ofBranch('deciding'),
  '9A-KNĐ': decided(['6-KNĐ', '8A-KNĐ', '8C-KNĐ']),
  '9B-KNĐ': authorised('QĐ', ['authorisation', '6-KNĐ', '8B-KNĐ']),
  '9C-KNĐ': decided(['province-consent', '6-KNĐ', '8A-KNĐ', '8C-KNĐ']),
  '9D-KNĐ': decided(['province-consent', '6-KNĐ', '8A-KNĐ', '8C-KNĐ']),
  '9E-KNĐ': decided(['DM-92', 'DM-93', '6-KNĐ', '8A-KNĐ', '8C-KNĐ']),
  '9F-XTĐV': decided(['removal-proposal', 'removal-proposal-committee']),
  '9G-XTĐV': authorised('QĐ', ['authorisation', 'removal-proposal']),
  '9H-HKN': decided(['annulment-conclusion', '9A-KNĐ']),
  '9K-HKN': decided(['annulment-conclusion', '9C-KNĐ']),
  '9L-HCT': decided(['annulment-conclusion', '16-KNĐ']),
  'province-consent': paper('province', 'CV', {
    authority: 'standing',
    restsOn: ['branch-resolution', '6-KNĐ', '8A-KNĐ', '8C-KNĐ'],
    addressee: 'deciding',
  }),
  '10-KNĐ': personal('branch'),
  '11-KNĐ': personal('branch'),
  '12A-KNĐ': outside('branch'),
  '12B-KNĐ': { ...byBranchCommittee('residence-branch'), addressee: 'branch' },
  '12C-KNĐ': byBranchCommittee('branch'),
  '13-KNĐ': ofBranch('grassroots'),
  '14-KNĐ': paper('intermediate', 'BC', { restsOn: ['13-KNĐ'], addressee: 'grassroots' }),
  '15A-KNĐ': ofCommittee(['13-KNĐ', '14-KNĐ']),
  '15B-KNĐ': authorised('NQ', ['authorisation', '13-KNĐ', '14-KNĐ']),
  '15C-KNĐ': ofBranch('deciding'),
  '16-KNĐ': decided(['13-KNĐ', '15A-KNĐ', '15C-KNĐ']),
  '16B-KNĐ': authorised('QĐ', ['authorisation', '13-KNĐ', '15B-KNĐ']),
  '01-TTr': {
    ...board('TTr'),
    restsOn: ['6-KNĐ', '7-KNĐ', '8A-KNĐ', '8C-KNĐ', '13-KNĐ', '14-KNĐ', '15A-KNĐ', '15C-KNĐ'],
  },
  '02-TTr': board('TTr'),
  '03-DSKN': board(null),
  '04-TBKL': paper('deciding', 'TB', { authority: 'standing', body: 'standing-committee', addressee: 'grassroots' }),
  '1-HSĐV': personal(),
  '2-HSĐV': personal(),
  '3-HSĐV': personal(),
  '7-HSĐV': register('branch'),
  '1-SLLĐV': paper('superior', 'BC', { addressee: 'province' }),
  '1-SHĐ': paper('superior', null, { authority: 'standing', addressee: 'receiving-superior' }),
  '2-SHĐ': paper('receiving-superior', 'CV', { authority: 'standing', addressee: 'receiving-grassroots' }),
  '3A-SHĐ': paper('superior', null, { authority: 'standing' }),
  '3B-SHĐ': paper('grassroots', null),
  '3C-SHĐ': paper('superior', 'BC', { authority: 'standing', addressee: 'foreign-affairs' }),
  '3D-SHĐ': paper('grassroots', 'BC', { addressee: 'superior' }),
  'GT-10': personal(),
  'GT-7': personal(),
  'GT-8': personal(),
  'GT-2': personal(),
  '1-MSHĐ': paper('superior', null, { authority: 'standing' }),
  '1-TĐV': paper('grassroots', null, { addressee: 'deciding' }),
  '2-TĐV': paper('superior', null, { authority: 'standing', addressee: 'province' }),
  '3-TĐV': decided(['1-TĐV'], 'superior'),
  '4-TĐV': decided(['1-TĐV'], 'superior'),
  '5-TĐV': decided(['1-TĐV'], 'superior'),
  '6-TĐV': decided(['1-TĐV'], 'superior'),
  '7-TĐV': paper('superior', null),
  '8-TĐV': register('superior'),
  HHĐ: paper('grassroots', null, { addressee: 'superior' }),
  '01-TCĐ': paper('grassroots', null, { restsOn: ['move-decision'] }),
  '1-213': paper('grassroots', null, { addressee: 'residence-grassroots' }),
  '3-213': paper('grassroots', null, { addressee: 'residence-branch' }),
  'DM-102': paper('grassroots', null, { addressee: 'superior' }),
  'response-slip': paper('receiving-grassroots', null, { addressee: 'grassroots' }),
  'DM-18': paper('grassroots', null),
  'DM-20': decided(['HHĐ'], 'province'),
  'DM-103': personal('branch'),
  'DM-100': paper('grassroots', null, { addressee: 'superior' }),
  'DM-101': paper('grassroots', null, { addressee: 'superior' }),
  'appeal-letter': personal(),
  'section-report': paper('intermediate', 'BC', { addressee: 'grassroots' }),
  'branch-opinion': paper('branch', null, { addressee: 'grassroots' }),
  // The dossier lies with the committee, which confirms what is in it (DOS-01, DOS-10).
  'DM-46': outside(),
  'contents-list': paper('grassroots', null),
  'move-decision': paper('deciding', 'QĐ', { authority: 'standing' }),
  'DM-16': decided(['removal-proposal', 'removal-proposal-committee']),
  'DM-17': decided(['resignation-letter', 'branch-resolution']),
  'DM-22': decided(['DM-34', 'DM-65', 'discipline-proposal', 'discipline-proposal-committee', 'inspection-report']),
  'DM-81': ofBranch('grassroots', ['DM-79', 'DM-80']),
  'removal-proposal': ofBranch('grassroots', ['DM-65', 'evidence-list']),
  'removal-proposal-committee': ofCommittee(['removal-proposal']),
  'discipline-proposal': ofBranch('grassroots', ['DM-65', 'inspection-report']),
  'discipline-proposal-committee': ofCommittee(['discipline-proposal']),
  'vote-minutes': paper('branch', null, { body: 'branch' }),
  'exemption-decision': paper('grassroots', 'QĐ', { body: 'committee', restsOn: ['DM-79', 'DM-81'] }),
  'members-register': register('branch'),
  'probationers-register': register('branch'),
  'transfers-register': register('grassroots'),
}

const begins = (title: string, ...words: readonly string[]): boolean => words.some((w) => title.startsWith(w))

/** Which generic template serves a paper without its own, by what its title begins with. */
export function genericOf(code: PrintCode): Generic {
  const title = printTitle(code)
  if (begins(title, 'Nghị quyết')) return 'resolution'
  if (begins(title, 'Quyết định')) return 'decision'
  if (begins(title, 'Công văn')) return 'letter'
  if (begins(title, 'Biên bản')) return 'minutes'
  if (
    begins(title, 'Đơn', 'Bản tự', 'Bản kiểm điểm', 'Bản khai', 'Bản giải trình', 'Tờ khai', 'Văn bản bổ sung lý lịch')
  )
    return 'statement'
  if (begins(title, 'Danh sách', 'Sổ', 'Biểu')) return 'list'
  return 'paper'
}

const NOTATIONS: readonly (readonly [string, string])[] = [
  ['Nghị quyết', 'NQ'],
  ['Quyết định', 'QĐ'],
  ['Báo cáo', 'BC'],
  ['Thông báo', 'TB'],
  ['Kết luận', 'KL'],
  ['Tờ trình', 'TTr'],
  ['Công văn', 'CV'],
]

/** Whose paper it is by what its title says; a guess that `FormData.issuer` corrects. */
function issuerByTitle(title: string): Level {
  if (/chi bộ|[Mm]ục lục/.test(title)) return 'branch'
  if (title.includes('đảng ủy bộ phận')) return 'intermediate'
  if (title.includes('Ban Tổ chức Trung ương')) return 'central'
  if (/tỉnh ủy|cấp tỉnh/.test(title)) return 'province'
  if (begins(title, 'Quyết định', 'Kết luận', 'Thông báo', 'Văn bản xin lỗi')) return 'deciding'
  return begins(title, 'Biên bản') ? 'branch' : 'grassroots'
}

/** Whether whose paper it is was read from its title alone: whoever writes it knows better. */
export const isGuessed = (code: PrintCode): boolean => known[code] === undefined

/** What the paper is as a document; for papers without an entry, by their title. */
export function specOf(code: PrintCode): FormSpec {
  const spec = known[code]
  if (spec !== undefined) return spec
  const title = printTitle(code)
  const generic = genericOf(code)
  if (generic === 'statement') return personal('branch')
  const notation = NOTATIONS.find(([word]) => title.startsWith(word))?.[1] ?? null
  const issuer = issuerByTitle(title)
  if (generic === 'resolution') return issuer === 'branch' ? ofBranch('grassroots') : ofCommittee([])
  return generic === 'decision' ? decided([], issuer) : paper(issuer, notation)
}
