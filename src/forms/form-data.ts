// Owns what a form is filled from. Everything may be missing: what the record lacks becomes a dotted line.
import type { PartialDate } from '#rules/calendar/partial-date.ts'
import type { Facts, RecordedPaper, VoteCount } from '#rules/lifecycle/case.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import type { FactSpec } from '#rules/lifecycle/types.ts'
import type { VoteBody } from '#rules/votes/vote.ts'

type Text = string | null
type Day = PartialDate | null

/** A person by the field names of the record (codes stay codes), and what forms ask beyond it. */
export interface FormPerson {
  fullName?: Text
  otherName?: Text
  gender?: 'male' | 'female' | null
  birthDate?: Day
  ethnicityCode?: Text
  religionCode?: Text
  birthPlace?: Text
  hometown?: Text
  /** Where the person lives; permanent and temporary registration when they are kept apart. */
  residence?: Text
  permanentResidence?: Text
  temporaryResidence?: Text
  phone?: Text
  email?: Text
  /** Whole numbers: whoever fills a form has the right to see them and leaves a trace. */
  personalNo?: Text
  cardNo?: Text
  formerCardNo?: Text
  cardIssuedOn?: Day
  cardIssuedBy?: Text
  fileNo?: Text
  /** Number in the branch's own list (số SĐV). */
  listNo?: Text
  decisionOn?: Day
  /** Day and branch of the ceremony. */
  admittedOn?: Day
  admittedAt?: Text
  officialOn?: Day
  officialAt?: Text
  introducers?: Text
  /** Who helps, as the record says it. */
  mentors?: Text
  partyAgeYears?: number | null
  /** Exempt from work and meetings. */
  exemptFrom?: Day
  exemptTo?: Day
  familyClass?: Text
  occupationCode?: Text
  occupation?: Text
  formerOccupation?: Text
  post?: Text
  partyPost?: Text
  workplace?: Text
  recruitedOn?: Day
  recruitedBy?: Text
  youthUnionOn?: Day
  youthUnionAt?: Text
  socialOrganisations?: Text
  enlistedOn?: Day
  dischargedOn?: Day
  militaryRank?: Text
  educationCode?: Text
  professionalCode?: Text
  professionalField?: Text
  academicTitle?: Text
  degree?: Text
  theoryCode?: Text
  digitalSkills?: Text
  foreignLanguages?: Text
  informatics?: Text
  minorityLanguages?: Text
  health?: Text
  invalidity?: Text
  meritFamily?: Text
  /** Badges held, e.g. "30 năm, 40 năm". */
  badges?: Text
  titles?: Text
  note?: Text
}

/** One line of a person's course, as the record keeps it. */
export interface FormCareerEntry {
  kind: 'work' | 'education' | 'training' | 'award' | 'discipline' | 'journey'
  fromDate?: Day
  toDate?: Day
  title?: Text
  place?: Text
  detail?: Text
  document?: Text
}

export interface FormRelative {
  /** Cha, mẹ, vợ, con … */
  relation?: Text
  fullName?: Text
  birthYear?: Text
  /** Where from, where living, what work, what else the form asks: one text. */
  detail?: Text
}

/** Somebody named beside the person concerned: introducer, helper, who gave an opinion. */
export interface FormOther {
  fullName?: Text
  post?: Text
  unit?: Text
  /** Since when with the person. */
  since?: Day
}

export interface FormOpinion {
  from?: Text
  on?: Day
  text?: Text
  asked?: number | null
  inFavour?: number | null
}

/** The count of one vote; `denominator`, `required` and `passed` are what the rule `vote` answered. */
export interface FormVote extends Partial<VoteCount> {
  /** Which body voted. Not given: the body of whatever form is printed. */
  body?: VoteBody
  denominator?: number | null
  required?: number | null
  passed?: boolean | null
  issued?: number | null
  returned?: number | null
  valid?: number | null
  invalid?: number | null
  /** Who might vote that day and who not, and why: never who voted how. */
  /** `counts` null: not known whether this one came. */
  electorate?: readonly { fullName?: Text; counts: boolean | null; reason?: Text }[]
  counters?: readonly FormOther[]
}

export interface FormMeeting {
  body?: VoteBody
  on?: Day
  /** Hours as "14:00". */
  startsAt?: Text
  endsAt?: Text
  place?: Text
  chair?: FormOther | null
  secretary?: FormOther | null
  /** Everybody who belongs to the body; of a branch, how many of them are probationers. */
  total?: number | null
  probationary?: number | null
  present?: number | null
  presentProbationary?: number | null
  absent?: number | null
  absentReason?: Text
}

export interface FormSigner {
  /** T/M, K/T, T/L with what follows; the form's own when not given. */
  authority?: Text
  post?: Text
  name?: Text
}

/** A box of an introduction form, by its number on the form. */
export interface FormBox {
  box: number
  /** The level does not exist, or this way does not lead through it: the box is passed over. */
  skipped?: boolean
  from?: Text
  to?: Text
  on?: Day
  duesPaidTo?: Day
  enclosed?: Text
  remark?: Text
  authority?: Text
  signerPost?: Text
  signerName?: Text
}

/** A member as a line of a register or of a list. */
export interface FormListMember extends FormPerson {
  branch?: Text
  movedInOn?: Day
  movedFrom?: Text
  movedOutOn?: Day
  movedTo?: Text
  diedOn?: Day
  leftOn?: Day
  leftHow?: Text
  document?: Text
  from?: Day
  to?: Day
  country?: Text
  reason?: Text
}

/** A line of the register of transfers. */
export interface FormTransfer {
  no?: Text
  fullName?: Text
  birthDate?: Day
  fileNo?: Text
  cardNo?: Text
  /** "Chính thức", "Tạm thời", "Ra ngoài nước" … */
  kind?: Text
  from?: Text
  to?: Text
  introducedOn?: Day
  documentNo?: Text
  /** Post in the Party on the day of going. */
  post?: Text
  /** As the case says it: a month, or words. */
  duesPaidTo?: Text
  answeredOn?: Day
  note?: Text
}

/** How an office heads its papers; what is not given follows from the names of organisations. */
export interface OfficeHead {
  superiorName?: Text
  issuingName?: Text
  place?: Text
  /** With {số} and, where the kind of paper is wanted, {loại}: «{số}-{loại}/ĐU». */
  numberPattern?: Text
  signerPost?: Text
}

export interface FormData {
  /** Day and place of the paper, its number («05» or «05-NQ/CB»). A paper of `papers` with this code goes before them. */
  on?: Day
  place?: Text
  number?: Text
  /** Names of organisations as they were valid on the day («Chi bộ thôn 3», «Đảng bộ xã An Phú»), by level. */
  organisations?: Readonly<Partial<Record<Level, string>>>
  /** Who issues the paper, where that is another level than usual. */
  issuer?: Level | 'outside'
  /** The same of the papers it rests on. */
  issuers?: Readonly<Partial<Record<string, Level | 'outside'>>>
  /** Which body met and voted, where that is another one than usual (minutes of counting, a generic resolution). */
  body?: VoteBody
  /** The two lines of the letterhead, where an office prints others than those made from `organisations`. */
  letterhead?: { superior?: Text; issuing?: Text }
  /** What an office laid down for its papers, by the level that issues them. */
  offices?: Readonly<Partial<Record<Level, OfficeHead>>>
  addressee?: Text
  recipients?: readonly string[]
  signers?: Readonly<Partial<Record<Level, FormSigner>>>
  /** Null: the case is about an organisation and nobody in particular. */
  person?: FormPerson | null
  /** The person is no member (yet): days and numbers of the Party are not asked for. */
  outsideParty?: boolean
  career?: readonly FormCareerEntry[]
  family?: readonly FormRelative[]
  mentor?: FormOther | null
  introducers?: readonly FormOther[]
  opinions?: readonly FormOpinion[]
  meetings?: readonly FormMeeting[]
  votes?: readonly FormVote[]
  /** The papers of the case: their numbers and dates, grounds of the paper printed. */
  papers?: readonly RecordedPaper[]
  /** What the paper rests on besides, each as it is to be printed after «Căn cứ». */
  grounds?: readonly string[]
  enclosures?: readonly string[]
  /** What the case says, by the names it records; with `factSpecs` choices are written by their titles. */
  facts?: Facts
  factSpecs?: readonly FactSpec[]
  /** What kind of case it is, where a form serves several. */
  lifecycle?: string
  /** Who hands members and dossiers over to whom; the grassroots organisations of both ends where nothing is said. */
  handover?: { from?: Text; to?: Text }
  /** Lines of the table of facts; made from `facts` and `factSpecs` when not given. */
  lines?: readonly { label: string; text?: Text }[]
  boxes?: readonly FormBox[]
  members?: readonly FormListMember[]
  transfers?: readonly FormTransfer[]
}
