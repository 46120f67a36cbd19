// An exchange package of a document: what its description says, as XML with field names like those of edXML, and the list of hashes.
import { isMeantDate } from '#rules/calendar/dates.ts'
import {
  type DocumentTypeCode,
  documentTypeCodes,
  documentTypes,
  type linkKinds,
  type urgencies,
} from './document-types.ts'

export const METADATA_NAME = 'metadata.xml'
export const HASHES_NAME = 'sha256.txt'

type Urgency = (typeof urgencies)[number]

export interface PackageMetadata {
  /** Given by the sender, the same whenever the document is packed again: of other programs whatever they call it. */
  id: string
  organCode: string
  organName: string
  superior: string | null
  no: number | null
  symbol: string | null
  place: string | null
  issuedOn: string | null
  type: DocumentTypeCode
  subject: string
  signer: string | null
  signerPost: string | null
  urgency: Urgency
  recipients: string[]
  references: { kind: (typeof linkKinds)[number]; text: string }[]
  fileName: string
  mediaType: string
}

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const tag = (name: string, value: string | number | null): string =>
  value === null || value === '' ? '' : `<${name}>${plain(String(value))}</${name}>`
const group = (name: string, ...parts: string[]): string => `<${name}>${parts.join('')}</${name}>`

/** The description of a package. */
export function metadataXml(it: PackageMetadata): string {
  const header = group(
    'MessageHeader',
    tag('DocumentId', it.id),
    group(
      'From',
      tag('OrganId', it.organCode),
      tag('OrganName', it.organName),
      tag('OrganizationInCharge', it.superior),
    ),
    ...it.recipients.map((name) => group('To', tag('OrganName', name))),
    group('Code', tag('CodeNumber', it.no), tag('CodeNotation', it.symbol)),
    group('PromulgationInfo', tag('Place', it.place), tag('PromulgationDate', it.issuedOn)),
    group('DocumentType', tag('Type', it.type), tag('TypeName', documentTypes[it.type].name)),
    tag('Subject', it.subject),
    group('SignerInfo', tag('FullName', it.signer), tag('Position', it.signerPost)),
    tag('Priority', it.urgency),
    ...it.references.map(({ kind, text }) => group('ResponseFor', tag('Relation', kind), tag('Reference', text))),
  )
  const attachment = group('Attachment', tag('AttachmentName', it.fileName), tag('ContentType', it.mediaType))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${group('Message', header, attachment)}\n`
}

/** Hashes as `sha256sum` writes and checks them. */
export const hashList = (hashes: readonly (readonly [name: string, hash: string])[]): string =>
  hashes.map(([name, hash]) => `${hash}  ${name}\n`).join('')

/** Name → hash; null where a line is none. */
export function readHashList(text: string): Map<string, string> | null {
  const hashes = new Map<string, string>()
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const [, hash = '', name = ''] = /^([0-9a-f]{64}) [ *](.+)$/i.exec(line) ?? []
    if (name === '' || hashes.has(name)) return null
    hashes.set(name, hash.toLowerCase())
  }
  return hashes
}

/** An element that holds text alone: where it stands below the root, and its text. */
export type Leaf = readonly [path: string, text: string]

/** What nobody can see, or what turns the direction of writing, stands in no name. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/u
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A name made by this program, the same everywhere; any other is its sender's own. */
export const isUuid = (id: string): boolean => UUID.test(id)

/** What a description says; otherwise the names of the fields that are missing or make no sense. */
export function readMetadata(leaves: readonly Leaf[]): PackageMetadata | { wrong: string[] } {
  const wrong = new Set<string>()
  const all = (path: string, most: number): string[] =>
    leaves
      .filter(([at]) => at === path)
      .map(([, text]) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
      .filter((text) => {
        if (text.length > most || HIDDEN.test(text)) wrong.add(path.split('/').at(-1) ?? path)
        return text !== ''
      })
  const head = (path: string, most: number): string | null => {
    const found = all(`MessageHeader/${path}`, most)
    if (found.length > 1) wrong.add(path.split('/').at(-1) ?? path)
    return found[0] ?? null
  }
  const needed = (path: string, value: string | null): string => {
    if (value === null) wrong.add(path)
    return value ?? ''
  }
  const no = head('Code/CodeNumber', 5)
  const issuedOn = head('PromulgationInfo/PromulgationDate', 10)
  const type = documentTypeCodes.find((code) => code === head('DocumentType/Type', 10))
  const priority = head('Priority', 20) ?? 'normal'
  const urgency: Urgency | undefined = (['normal', 'urgent', 'very-urgent', 'flash'] as const).find(
    (one) => one === priority,
  )
  if (no !== null && !/^[1-9]\d*$/.test(no)) wrong.add('CodeNumber')
  if (issuedOn !== null && !isMeantDate(issuedOn)) wrong.add('PromulgationDate')
  if (type === undefined) wrong.add('Type')
  if (urgency === undefined) wrong.add('Priority')
  const recipients = all('MessageHeader/To/OrganName', 200)
  const texts = all('MessageHeader/ResponseFor/Reference', 300)
  const kinds = all('MessageHeader/ResponseFor/Relation', 20)
  const references = texts.map((text, i) => {
    const kind = (['carries-out', 'amends', 'replaces', 'answers'] as const).find((one) => one === kinds[i])
    if (kind === undefined) wrong.add('Relation')
    return { kind: kind ?? 'carries-out', text }
  })
  if (recipients.length > 100) wrong.add('To')
  if (references.length > 50) wrong.add('ResponseFor')
  const id = needed('DocumentId', head('DocumentId', 200))
  const metadata: PackageMetadata = {
    id: isUuid(id) ? id.toLowerCase() : id,
    organCode: needed('OrganId', head('From/OrganId', 60)),
    organName: needed('OrganName', head('From/OrganName', 200)),
    superior: head('From/OrganizationInCharge', 200),
    no: no === null ? null : Number(no),
    symbol: head('Code/CodeNotation', 60),
    place: head('PromulgationInfo/Place', 120),
    issuedOn,
    type: type ?? 'CV',
    subject: needed('Subject', head('Subject', 1000)),
    signer: head('SignerInfo/FullName', 120),
    signerPost: head('SignerInfo/Position', 160),
    urgency: urgency ?? 'normal',
    recipients,
    references,
    fileName: needed('AttachmentName', all('Attachment/AttachmentName', 200)[0] ?? null),
    mediaType: all('Attachment/ContentType', 100)[0] ?? '',
  }
  return wrong.size === 0 ? metadata : { wrong: [...wrong] }
}
