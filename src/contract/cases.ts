// What goes over the wire for cases: opening a case, taking a step, one case, lists of cases, and the work to do.
import { z } from 'zod'
import { unheardMessage } from '#contract/case-messages.ts'
import { cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

/** The day on which a step is to be taken, today unless said: what is missing then, who votes then, which papers are asked for then. */
const onDay = { on: date.optional() }
/** Only a seat of the centre names the province; everybody else works in the own one. */
const inProvince = { provinceCode: provinceCode.optional() }
const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Mã chỉ gồm chữ thường, số và dấu gạch ngang.' })
  .max(60)
const factName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/, { error: 'Tên mục không đúng dạng.' })

// ---- facts, papers, votes ---------------------------------------------------------------------------------------------------

const count = z.int().min(0).max(100_000)
/** A vote is counted, never who voted how; who might vote is frozen by the program on the day of the vote. */
export const voteCount = z.strictObject({
  ballot: z.enum(['secret', 'card']),
  official: count,
  exemptAbsent: count,
  exemptVoting: count,
  awayAbsent: count,
  awayVoting: count,
  suspended: count,
  inFavour: count,
  against: count,
  other: count,
})
const scalar = z.union([text(2000), z.number(), z.boolean(), z.null()])
/** Facts by name: dates YYYY-MM-DD, choices by their code, the count of a vote under `vote`. */
export const factsEntered = z.record(
  factName,
  z.union([scalar, voteCount, z.array(z.record(factName, scalar)).max(200)]),
)
export const recordedPaper = z.object({
  code: z.string().max(60),
  /** Number as printed, e.g. `05-NQ/CB`. */
  no: optionalText(60),
  on: date.nullable(),
  /** Who keeps it; null: it lies in the dossier. */
  keptAt: optionalText(250),
})

const taken = {
  step: kebab,
  /** The day it happened. */
  on: date,
  facts: factsEntered.default({}),
  papers: z.array(recordedPaper).max(60).default([]),
  /** Organisations outside the own line, by level: where a person moves to, who is asked to verify. */
  places: z.record(kebab, z.strictObject({ provinceCode, organisationId: id })).default({}),
}
const result = z.object({ id, version, state: z.string(), stateTitle: z.string() })

const subject = { memberId: id.optional(), citizenId: id.optional(), organisationId: id.optional() }
/** Of several named nobody can say which was meant. */
const oneSubject = (named: { [Name in keyof typeof subject]?: string | undefined }): boolean =>
  [named.memberId, named.citizenId, named.organisationId].filter((one) => one !== undefined).length <= 1
const oneOnly = { path: ['memberId'], error: 'Chỉ nêu một đảng viên, một quần chúng hoặc một tổ chức.' }

export const openCase = command({
  name: 'cases.open',
  title: 'Mở một việc: bước đầu tiên của quy trình',
  description: 'Việc về một đảng viên, một quần chúng hoặc một tổ chức. Bước đầu nêu trong cases.list-lifecycles.',
  input: z.strictObject({ ...inProvince, lifecycle: kebab, ...subject, ...taken }).refine(oneSubject, oneOnly),
  output: result,
})

export const takeStep = command({
  name: 'cases.take-step',
  title: 'Làm bước tiếp theo của một việc',
  input: z.strictObject({ ...inProvince, id, version, ...taken }),
  output: result,
})

// ---- reading ----------------------------------------------------------------------------------------------------------------

/** A reason, as a sentence with its article and what to do. */
const reason = z.object({
  code: z.string(),
  message: z.string(),
  next: z.string().nullable(),
  ruleId: z.string().nullable(),
  basis: z.string().nullable(),
  /** Where it is mended: a fact or a paper by its name, another person, a later day, the count, the cases of a kind it opened. */
  mend: z
    .object({ kind: z.enum(['fact', 'paper', 'actor', 'time', 'vote', 'case']), name: z.string().nullable() })
    .nullable()
    .optional(),
  /** The open case that stands in the way, where the caller may see it. */
  caseId: z.string().nullable().optional(),
})
/**
 * Asked, needed or made only then: one of the alternatives holds, in an alternative every line. Says only what rests on facts entered
 * in the same step (`enteredWhen` of rules/lifecycle/entered.ts); what the case already knows is settled. Null or not given: always.
 */
const when = z
  .array(
    z.array(
      z.object({
        fact: z.string(),
        is: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
        not: z.boolean(),
      }),
    ),
  )
  .nullable()
  .optional()
/** `when`: offered only then; `now`: what the record says of it today, null for nothing, where it names a field of the record. */
const choice = z.object({ code: z.string(), title: z.string(), when, now: z.string().nullable().optional() })
const plainSpec = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['date', 'number', 'text', 'choice', 'flag', 'list']),
  optional: z.boolean(),
  mustBeTrue: z.boolean(),
  choices: z.array(choice),
  min: z.number().nullable(),
  max: z.number().nullable(),
  when,
  /** How it is written, or where the value that stands there comes from. */
  hint: z.string().optional(),
  /** What another book says of it, and that in words. Another value is taken as well: the form says that it differs. */
  book: z.object({ value: z.string().nullable(), says: z.string() }).optional(),
  /** Names somebody who may be a member: the fact that holds the reference, the flag the record answers, where one is active who was written in. */
  person: z
    .object({ id: z.string(), official: z.string().nullable(), activeAt: z.string().nullable() })
    .nullable()
    .optional(),
  /** A date of which the record says this: another one is sent with what the record says under the name `seen`. */
  onRecord: z.object({ says: z.string(), seen: z.string() }).nullable().optional(),
})
/** What a step asks for; `fromPlace`: not asked for once an organisation is chosen for that level, it follows from it; `fields` are those of one entry of a list. `value`: what the case or the record already says. */
const factSpec = plainSpec.extend({
  fields: z.array(plainSpec),
  value: z.unknown(),
  /** The value follows from a rule, and no other will hold: how, and by which rule. */
  follows: z.object({ says: z.string(), ruleId: z.string(), basis: z.string() }).nullable().optional(),
  /** Whom the value names, where it was chosen from the record. */
  reference: z.string().nullable().optional(),
  fromPlace: z.string().nullable().optional(),
})
const paperAsked = z.object({ code: z.string(), title: z.string(), isForm: z.boolean() })

const possibleStep = z.object({
  step: z.string(),
  title: z.string(),
  /** Of an opening among several: when it is this one. */
  about: z.string().optional(),
  kind: z.enum(['forward', 'return', 'exit', 'note']),
  /** Nothing known stands in the way of the caller. */
  ok: z.boolean(),
  /** The caller is one who may take it. */
  mine: z.boolean(),
  who: z.array(z.string()),
  reasons: z.array(reason),
  asks: z.array(factSpec),
  /** Papers to be there before or to come with it, and those it makes. */
  papers: z.array(paperAsked.extend({ made: z.boolean(), there: z.boolean(), when })),
  /** Takes papers of the case that are not there yet, whichever, at least one; `papers` need not name them. */
  anyPaper: z.boolean().optional(),
  /** Levels outside the own line that may be named with this step. */
  places: z.array(z.object({ level: z.string(), title: z.string(), optional: z.boolean() })),
  /** Rules the step stands on. */
  ruleIds: z.array(z.string()).optional(),
  /** It decides about a person (a vote, a way out, a change of the record, here or by a message to another case): the screen shows a summary before it is sent. */
  decides: z.boolean().optional(),
  vote: z
    .object({
      kind: z.string(),
      body: z.string(),
      outcome: z.enum(['passed', 'short']),
      /** What the rule `vote` looks up for this vote (majority, electorate, fewest members), so that the screen counts along. */
      parameters: z
        .array(
          z.object({
            ruleId: z.string(),
            name: z.string(),
            value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
            basis: z.string(),
          }),
        )
        .optional(),
      /** The electorate as it stands on the day of the question; null for a body other than the branch. */
      counts: z.object({ official: count, exempt: count, away: count, suspended: count }).nullable(),
    })
    .nullable(),
})
export type PossibleCaseStep = z.output<typeof possibleStep>

const clock = z.object({
  code: z.string(),
  title: z.string(),
  kind: z.enum(['deadline', 'term', 'expiry']),
  ruleId: z.string(),
  basis: z.string(),
  confidence: z.string().nullable(),
  startedOn: date,
  dueOn: date.nullable(),
  /** A year without a table of holidays: the end cannot be said. */
  missingYear: z.int().nullable(),
  overdue: z.boolean(),
  daysLeft: z.int().nullable(),
  /** Of a term in working days that has not passed. */
  workingDaysLeft: z.int().nullable().optional(),
  holder: z.string(),
  escalates: z.string().nullable(),
})
export type CaseClock = z.output<typeof clock>

export const caseHead = z.object({
  id,
  lifecycle: z.string(),
  title: z.string(),
  subjectKind: z.enum(['member', 'citizen', 'organisation']),
  subjectId: id,
  subjectName: z.string(),
  organisationId: id,
  organisationName: z.string(),
  openedOn: date,
  state: z.string(),
  stateTitle: z.string(),
  /** Null while it is open; otherwise how it ended. */
  end: z.enum(['done', 'refused', 'withdrawn', 'moved', 'cancelled', 'overturned']).nullable(),
})
export type CaseHead = z.output<typeof caseHead>

const caseDetail = caseHead.extend({
  about: z.string(),
  /** Whether the caller may open the page of whom it is about: an organisation of another province, a record closed to who left. */
  seesSubject: z.boolean(),
  /** At an end that receives: from where, as far as it is known. */
  comesFrom: z.string().nullable(),
  version,
  /** Since when it stands there. */
  since: date,
  holder: z.array(z.string()),
  missing: z.array(reason),
  next: z.array(possibleStep),
  ahead: z.array(z.string()),
  history: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      on: date,
      recordedAt: z.string(),
      by: z.string(),
      seat: z.string().nullable(),
      skipped: z.array(z.string()),
      facts: z.array(z.object({ label: z.string(), value: z.string() })),
      papers: z.array(
        paperAsked.extend({ no: z.string().nullable(), on: date.nullable(), keptAt: z.string().nullable() }),
      ),
      /** The parameters it was judged by. */
      judgedBy: z.array(
        z.object({
          ruleId: z.string(),
          name: z.string(),
          /** What the value is, in words, as the rulebook calls it; without it a screen names the article alone. */
          title: z.string().optional(),
          value: z.string(),
          validFrom: z.string().nullable(),
        }),
      ),
    }),
  ),
  papers: z.array(
    paperAsked.extend({
      there: z.boolean(),
      no: z.string().nullable(),
      on: date.nullable(),
      keptAt: z.string().nullable(),
    }),
  ),
  clocks: z.array(clock),
  /** Steps that the rules of today would judge by another value than that of their day. */
  differences: z.array(
    z.object({
      step: z.string(),
      ruleId: z.string(),
      name: z.string(),
      title: z.string().optional(),
      /** Null: there was no value then. */
      before: z.string().nullable(),
      now: z.string().nullable(),
    }),
  ),
  /** Cases this one came from or opened, in reach. */
  related: z.array(caseHead),
  /** What was said to the other end, or by it, and could not be taken in. */
  unheard: z.array(unheardMessage),
  /** The organisation that kept it before a reorganisation, and since when another does. */
  takenOver: z.object({ from: z.string(), on: date }).nullable(),
})
export type CaseDetail = z.output<typeof caseDetail>

export const getCase = query({
  name: 'cases.get',
  title: 'Xem một việc: đang ở đâu, còn thiếu gì và vì sao, bước tiếp theo, ai giữ, giấy tờ, thời hạn',
  description: 'Nêu on thì các bước tiếp theo được xét theo ngày đó (ngày của bước sắp ghi) thay cho hôm nay.',
  input: z.strictObject({ ...inProvince, id, ...onDay }),
  output: caseDetail,
})

export const listCases = query({
  name: 'cases.list',
  title: 'Danh sách việc của một tổ chức, một đảng viên hoặc một quần chúng',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    memberId: id.optional(),
    citizenId: id.optional(),
    lifecycle: kebab.optional(),
    open: z.stringbool().or(z.boolean()).optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(caseHead),
})

export const listLifecycles = query({
  name: 'cases.list-lifecycles',
  title: 'Những việc có thể mở cho một đảng viên, một quần chúng hoặc tổ chức, và bước đầu của mỗi việc',
  description: 'Nêu on thì bước đầu được xét theo ngày đó (ngày của bước sắp ghi) thay cho hôm nay.',
  input: z.strictObject({ ...inProvince, ...subject, ...onDay }).refine(oneSubject, oneOnly),
  output: z.object({
    lifecycles: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        about: z.string(),
        subjectKind: z.enum(['member', 'citizen', 'organisation']),
        /** Where it is offered; groups and kinds come with the usual ones first. */
        group: z.object({ code: z.string(), title: z.string() }),
        /** Why it cannot be opened about this one now; null when it can. */
        unfit: reason.nullable(),
        openings: z.array(possibleStep),
      }),
    ),
  }),
})

// ---- work to do -------------------------------------------------------------------------------------------------------------

export const workTab = z.enum(['mine', 'waiting', 'coming'])
const workRow = caseHead.extend({
  /** The step to take, in words, as on its button; null when only a term is watched. */
  step: z.string().nullable(),
  stepTitle: z.string().nullable(),
  /** Something is still missing for it. */
  blocked: z.boolean(),
  /** Who is to do it. */
  holder: z.string(),
  /** Nothing can or need be done before this day. */
  waitsUntil: date.nullable(),
  dueOn: date.nullable(),
  overdue: z.boolean(),
  /** Of a term in working days that has not passed. */
  workingDaysLeft: z.int().nullable(),
  /** What the date rests on: the term, its rule and article. */
  clockTitle: z.string().nullable(),
  ruleId: z.string().nullable(),
  basis: z.string().nullable(),
  /** A term that has passed below has come up to this seat. */
  escalated: z.boolean(),
})
export type WorkRow = z.output<typeof workRow>

export const listWork = query({
  name: 'cases.list-work',
  title: 'Việc cần làm: của tôi, đang chờ nơi khác, sắp đến hạn; việc quá hạn đứng đầu',
  input: z.strictObject({
    ...inProvince,
    tab: workTab.default('mine'),
    organisationId: id.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(workRow).extend({
    /** Counts of the three lists and, among all in reach, of what has passed its term. */
    counts: z.object({ mine: z.int(), waiting: z.int(), coming: z.int(), overdue: z.int() }),
  }),
})

export const countWork = query({
  name: 'cases.count-work',
  title: 'Số việc đang mở và quá hạn của từng tổ chức cấp dưới trực tiếp',
  input: z.strictObject({ ...inProvince, organisationId: id.optional() }),
  output: z.object({
    rows: z.array(z.object({ id, name: z.string(), open: z.int(), overdue: z.int() })),
  }),
})
