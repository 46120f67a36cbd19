// The Vietnamese words of documents: directions, states, urgency, links, levels of secrecy, fields of a head.
import type { DocumentRow, DocumentTask, ShownDocument } from '#contract/document-shapes.ts'
import { type DocumentTypeCode, documentTypeCodes, documentTypes } from '#rules/documents/document-types.ts'
import type { HeadField } from '#rules/documents/proposal.ts'
import type { TagState } from '../../ui/tag.tsx'

export const typeOptions = documentTypeCodes.map((code) => ({ value: code, label: documentTypes[code].name }))
export const typeName = (type: DocumentTypeCode | null): string =>
  type === null ? 'Văn bản' : documentTypes[type].name

/** «Kế hoạch 45-KH/ĐU» */
export const nameOf = ({ type, symbol }: Pick<DocumentRow, 'type' | 'symbol'>): string =>
  [typeName(type), symbol].filter((part) => part !== null).join(' ')

export const directionLabels: Record<DocumentRow['direction'], string> = {
  incoming: 'Văn bản đến',
  outgoing: 'Văn bản đi',
}

export const bodyLabels: Record<NonNullable<ShownDocument['body']>, string> = {
  committee: 'Cấp ủy (ở chi bộ: chi bộ)',
  'standing-committee': 'Ban thường vụ',
  'inspection-committee': 'Ủy ban kiểm tra',
  congress: 'Đại hội',
}

export const stateLabels: Record<DocumentRow['state'], { label: string; state: TagState }> = {
  draft: { label: 'Dự thảo', state: 'waiting' },
  reading: { label: 'Đang đọc', state: 'waiting' },
  arrived: { label: 'Chờ nhận', state: 'waiting' },
  registered: { label: 'Đã vào sổ', state: 'good' },
}

export const urgencyLabels: Record<DocumentRow['urgency'], string> = {
  normal: 'Thường',
  urgent: 'Khẩn',
  'very-urgent': 'Thượng khẩn',
  flash: 'Hỏa tốc',
}

export const linkLabels: Record<ShownDocument['links'][number]['kind'], string> = {
  'carries-out': 'Thực hiện',
  amends: 'Sửa đổi',
  replaces: 'Thay thế',
  answers: 'Trả lời',
}

export const levelLabels = { secret: 'Mật', 'highly-secret': 'Tối mật', 'top-secret': 'Tuyệt mật' } as const

export const headLabels: Record<HeadField, string> = {
  type: 'Loại văn bản',
  symbol: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  place: 'Nơi ban hành',
  superior: 'Cơ quan cấp trên',
  issuer: 'Cơ quan ban hành',
  subject: 'Trích yếu',
  signer: 'Người ký',
}

export const taskStateLabels: Record<DocumentTask['state'], { label: string; state: TagState }> = {
  proposed: { label: 'Chưa xem', state: 'plain' },
  settled: { label: 'Sẽ giao', state: 'waiting' },
  dropped: { label: 'Bỏ', state: 'ended' },
  assigned: { label: 'Đã giao', state: 'good' },
}

/** What stands in a field of several lines, one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** What a file of a document may be. */
export const documentFile = {
  hint: 'Tệp .docx, .pdf có chữ hoặc .txt, nhiều nhất 20 MB. Không đưa văn bản mật vào đây.',
  endings: ['.docx', '.pdf', '.txt'],
  limit: 20 * 1024 * 1024,
} as const
