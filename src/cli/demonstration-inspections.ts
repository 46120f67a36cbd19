// Gives the demonstration a programme of inspection: one piece finished with its correction closed, one that waits for the report of the member; a new model.
import type { InspectionDetail } from '#contract/inspection-shapes.ts'
import type { MeetingHead } from '#contract/meeting-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  branchId: string
  members: readonly { id: string; fullName: string }[]
  today: string
}

export async function tellInspections({ ask, secretary, branchId, members, today }: Told): Promise<void> {
  const [subject, later, leader] = members.slice(-3)
  const { rows: meetings } = await ask<{ rows: MeetingHead[] }>(secretary, 'meetings.list', {
    organisationId: branchId,
    kind: 'regular',
    to: today,
    limit: 20,
  })
  const meeting = meetings.find(({ state }) => state === 'closed' || state === 'published')
  if (subject === undefined || later === undefined || leader === undefined || meeting === undefined) return
  const title = 'Tổ đảng viên tự quản đường thôn'
  await ask(secretary, 'commendations.record', { kind: 'model', title, on: meeting.on, memberIds: [leader.id] })
  const signedOn = addDays(meeting.on, -20)
  const year = Number(signedOn.slice(0, 4))
  const programme = await ask<{ id: string; version: number }>(secretary, 'inspections.open-programme', {
    year,
    aim: 'Giúp đảng viên làm tròn việc được giao, thấy sớm điều chưa đúng để sửa.',
  })
  const pieces: string[] = []
  for (const [memberId, content] of [
    [subject.id, 'Thực hiện nghị quyết của chi bộ và việc được giao'],
    [later.id, 'Trách nhiệm nêu gương của đảng viên'],
  ]) {
    const { inspectionId } = await ask<{ inspectionId: string }>(secretary, 'inspections.plan', {
      id: programme.id,
      version: programme.version + pieces.length,
      kind: 'inspection',
      memberId,
      content,
      method: 'Nghe báo cáo, xem sổ họp',
      periodFrom: addDays(signedOn, -300),
      periodTo: signedOn,
      fromMonth: 1,
      toMonth: 12,
    })
    pieces.push(inspectionId)
  }
  const january = `${year}-01-05`
  const adopted = { on: january < signedOn ? january : signedOn, by: 'Nghị quyết tháng 1 của chi bộ' }
  const version = programme.version + pieces.length
  await ask(secretary, 'inspections.adopt', { id: programme.id, version, ...adopted })
  const [first = '', second = ''] = pieces
  const get = (id: string) => ask<InspectionDetail>(secretary, 'inspections.get', { id })
  const act = async (name: string, id: string, more: object): Promise<void> => {
    await ask(secretary, `inspections.${name}`, { id, version: (await get(id)).version, ...more })
  }
  const team = [{ memberId: leader.id, fullName: leader.fullName }]
  await act('decide', first, { paper: '03-QĐ/CB', signedOn, startsOn: addDays(signedOn, 1), days: 20, team })
  await act('announce', first, { on: addDays(signedOn, 1) })
  await act('record-statement', first, { text: 'Đã làm xong bốn trên năm việc được giao; còn việc vận động hai hộ.' })
  const findings = 'Báo cáo đúng với sổ họp. Việc vận động hai hộ chậm một tháng.'
  await act('record-findings', first, { on: addDays(meeting.on, -1), findings })
  await act('conclude', first, {
    meetingId: meeting.id,
    conclusion: 'Chi bộ ghi nhận việc đã làm, đề nghị làm xong việc còn lại.',
    corrections: [{ content: 'Vận động nốt hai hộ', ownerName: subject.fullName, dueOn: addDays(meeting.on, 30) }],
  })
  const [correction] = (await get(first)).corrections
  const done = 'Hai hộ đã ký cam kết.'
  await act('close-correction', first, { correctionId: correction?.id, done, on: today })
  const recent = addDays(today, -3)
  await act('decide', second, { paper: '04-QĐ/CB', signedOn: recent, startsOn: recent, days: 20, team })
  await act('announce', second, { on: addDays(today, -2) })
}
