// Gives the demonstration books of documents: a directive from above, the plan that carries it out, sent to the branches and taken in by one, an index card, a draft with two versions.
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  /** Of the level above. */
  office: Actor
  branchId: string
  today: string
}

type At = { id: string; version: number }

export async function tellDocuments({ ask, secretary, office, branchId, today }: Told): Promise<void> {
  const record = (actor: Actor, input: object) => ask<At>(actor, 'documents.record', input)
  const directive = await record(office, {
    direction: 'incoming',
    type: 'CT',
    symbol: '07-CT/TU',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    signer: 'Phạm Quang Mẫu',
    subject: 'Về nâng cao chất lượng kết nạp đảng viên',
    issuedOn: addDays(today, -20),
    urgency: 'urgent',
  })
  const plan = await record(office, {
    direction: 'outgoing',
    type: 'KH',
    subject: 'Phát triển đảng viên ở các chi bộ thôn',
    signer: 'Trần Văn Ví Dụ',
    issuedOn: addDays(today, -10),
    recipients: ['Tỉnh ủy (để báo cáo)'],
  })
  const link = { id: plan.id, version: plan.version, kind: 'carries-out', targetId: directive.id }
  const linked = await ask<At>(office, 'documents.link', link)
  const below = await ask<{ rows: { id: string }[] }>(office, 'organisations.list-children', {
    parentId: office.seat?.organisationId,
  })
  const other = below.rows.find(({ id }) => id !== branchId)?.id ?? branchId
  const work = { title: 'Rà soát quần chúng ưu tú của thôn', dueOn: addDays(today, 30), organisationIds: [other] }
  const settled = await ask<At>(office, 'documents.settle-task', { id: plan.id, version: linked.version, ...work })
  const waiting = await ask<At>(office, 'documents.settle-task', {
    id: plan.id,
    version: settled.version,
    title: 'Mở lớp bồi dưỡng nhận thức khi Tỉnh ủy có hướng dẫn',
  })
  const { version } = await ask<At>(office, 'documents.assign-tasks', { id: plan.id, version: waiting.version })
  await ask(office, 'documents.send', { id: plan.id, version, below: 'direct' })
  const { rows } = await ask<{ rows: (At & { state: string })[] }>(secretary, 'documents.list', { show: 'open' })
  const arrived = rows.find(({ state }) => state === 'arrived')
  if (arrived !== undefined) await ask(secretary, 'documents.acknowledge', { id: arrived.id, version: arrived.version })
  const card = { code: '15-BC/ĐU', level: 'secret', keeper: 'Trần Văn Ví Dụ', place: 'Tủ sắt, phòng văn thư' }
  await ask(office, 'documents.record-card', card)
  const lines = ['# I. Nội dung', 'Các chi bộ báo cáo kết quả rà soát quần chúng ưu tú về văn phòng Đảng ủy.']
  const draft = await ask<At>(office, 'documents.draft', {
    type: 'TB',
    subject: 'Báo cáo kết quả rà soát quần chúng ưu tú',
    signer: 'Trần Văn Ví Dụ',
    recipients: ['Các chi bộ trực thuộc'],
    content: [...lines, 'Thời gian: trước ngày 20 hằng tháng.'],
  })
  const second = { content: [...lines, 'Thời gian: trước ngày 25 hằng tháng.'], note: 'Theo ý kiến của Thường trực' }
  await ask(office, 'documents.add-version', { id: draft.id, version: draft.version, ...second })
}
