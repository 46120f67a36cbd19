// Shapes of documents that go over the wire: a row of the register, one entry, the work a document gives, its reading.
import { z } from 'zod'
import { allowed, date, id, optionalText, provinceCode, text, version } from '#contract/fields.ts'
import {
  documentTypeCodes,
  issuingBodies,
  linkKinds,
  secrecyLevels,
  urgencies,
} from '#rules/documents/document-types.ts'
import { headFields } from '#rules/documents/proposal.ts'

export const inProvince = { provinceCode: provinceCode.optional() }
export const direction = z.enum(['incoming', 'outgoing'], { error: 'Chọn văn bản đến hoặc văn bản đi.' })
export const type = z.enum(documentTypeCodes, { error: 'Chọn loại văn bản.' })
export const body = z.enum(issuingBodies)
export const urgency = z.enum(urgencies)
export const linkKind = z.enum(linkKinds, { error: 'Chọn mối liên quan.' })
export const level = z.enum(secrecyLevels, { error: 'Chọn độ mật.' })
export const headField = z.enum(headFields)
export const documentState = z.enum(['draft', 'reading', 'arrived', 'registered'])
export const uploadId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, { error: 'Tệp chưa gửi xong. Đợi gửi xong rồi bấm lại, hoặc chọn lại tệp.' })
/** One document at the version last seen. */
export const one = { ...inProvince, id, version }

/** What a head says beside type and subject. */
export const headParts = {
  issuedOn: date.nullable().optional(),
  place: optionalText(120).optional(),
  superior: optionalText(200).optional(),
  issuer: optionalText(200).optional(),
  signer: optionalText(120).optional(),
  urgency: urgency.optional(),
}

/** In whose name and post the signature stands: «T/M BAN CHẤP HÀNH, BÍ THƯ». */
export const signerPost = optionalText(160)
export const symbol = optionalText(60)
export const subject = text(1000)

export const documentRow = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  direction,
  state: documentState,
  type: type.nullable(),
  symbol: z.string().nullable(),
  arrivalNo: z.int().nullable(),
  issuedOn: date.nullable(),
  /** The day it was entered; before that the day it came in. */
  registeredOn: date,
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  urgency,
  /** Work that nobody has been given yet. */
  openTasks: z.int(),
  acknowledgedOn: date.nullable(),
  version,
})
export type DocumentRow = z.output<typeof documentRow>

export const taskState = z.enum(['proposed', 'settled', 'dropped', 'assigned'])
const place = z.tuple([z.int(), z.int()])

const doer = z.object({ id, name: z.string(), kind: z.enum(['member', 'organisation']) })
export type DocumentDoer = z.output<typeof doer>

export const documentTask = z.object({
  seq: z.int(),
  state: taskState,
  title: z.string(),
  detail: z.string().nullable(),
  section: z.string().nullable(),
  at: place.nullable(),
  leadWords: z.string().nullable(),
  coopWords: z.string().nullable(),
  dueWords: z.string().nullable(),
  waitsFor: z.string().nullable(),
  dueOn: date.nullable(),
  doers: z.array(doer),
  leadId: id.nullable(),
  taskIds: z.array(id),
})
export type DocumentTask = z.output<typeof documentTask>

export const shownDocument = documentRow.extend({
  body: body.nullable(),
  no: z.int().nullable(),
  place: z.string().nullable(),
  superior: z.string().nullable(),
  signer: z.string().nullable(),
  signerPost: z.string().nullable(),
  /** Versions of its draft, the newest first, for those who keep the book; `issuedSeq`: the one that was issued. */
  versions: z.array(
    z.object({
      seq: z.int(),
      fileName: z.string().nullable(),
      letters: z.int(),
      note: z.string().nullable(),
      writtenBy: z.string(),
      writtenAt: z.string(),
    }),
  ),
  issuedSeq: z.int().nullable(),
  /** Whether it can be shown and printed in the prescribed layout: what was issued was typed here. */
  hasLayout: z.boolean(),
  /** The package it came in. */
  package: z.object({ from: z.string(), hash: z.string() }).nullable(),
  /** When this person first opened what was sent to the own organisation; `asksOpening`: not yet, and the sender is told. */
  openedAt: z.string().nullable(),
  asksOpening: z.boolean(),
  settledFields: z.array(headField),
  fileName: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  sentOn: date.nullable(),
  links: z.array(z.object({ seq: z.int(), kind: linkKind, targetId: id.nullable(), text: z.string() })),
  /** Documents of the reach that carry out, amend, replace or answer this one. */
  linkedBy: z.array(z.object({ id, kind: linkKind, text: z.string() })),
  recipients: z.array(
    z.object({
      seq: z.int(),
      organisationId: id.nullable(),
      name: z.string(),
      sentOn: date.nullable(),
      acknowledgedOn: date.nullable(),
      acknowledgedBy: z.string().nullable(),
      /** How many persons there have opened it; null for everybody but the sender's own office. */
      opened: z.int().nullable(),
    }),
  ),
  tasks: z.array(documentTask),
  allowed,
})
export type ShownDocument = z.output<typeof shownDocument>

export const reading = z.object({
  document: shownDocument,
  text: z.string(),
  /** Where each part of the head stands, in code points of the text. */
  headPlaces: z.partialRecord(headField, place.nullable()),
  cites: z.array(z.object({ text: z.string(), title: z.string().nullable(), at: place, isBasis: z.boolean() })),
  recipients: z.array(z.object({ name: z.string(), at: place, organisationIds: z.array(id) })),
  damage: z.array(z.object({ text: z.string(), restored: z.string().nullable(), at: place })),
  wrongSums: z.array(z.string()),
})
export type DocumentReadingPage = z.output<typeof reading>
