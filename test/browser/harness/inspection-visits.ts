// The pages of inspection and supervision in the states they are looked at in, and the records their addresses are made of.
import { dateInVietNam } from '#kernel/clock.ts'
import { button, main, press, rows } from './acts.ts'
import { ask, command } from './case-acts.ts'
import { peopleOf } from './review-visits.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A programme that was adopted; a piece that was announced about the member, and one with something to put right. */
export interface InspectionIds {
  inspectionProgramme: string
  announcedInspection: string
  concludedInspection: string
}

export const inspectionVisits: readonly Visit[] = [
  { route: '/kiem-tra', as: 'bithu', at: () => '/kiem-tra', shows: rows },
  {
    route: '/kiem-tra/chuong-trinh/:id',
    as: 'bithu',
    at: (ids) => `/kiem-tra/chuong-trinh/${ids.inspectionProgramme}`,
    shows: rows,
  },
  {
    route: '/kiem-tra/chuong-trinh/:id',
    as: 'bithu',
    at: (ids) => `/kiem-tra/chuong-trinh/${ids.inspectionProgramme}`,
    shows: rows,
    state: 'while a piece is added',
    act: press('Thêm một cuộc'),
  },
  {
    route: '/kiem-tra/:id',
    as: 'dangvien',
    at: (ids) => `/kiem-tra/${ids.announcedInspection}`,
    shows: button('Báo cáo tự kiểm tra'),
    state: 'of the person it is about',
    act: press('Báo cáo tự kiểm tra'),
  },
  {
    route: '/kiem-tra/:id',
    as: 'bithu',
    at: (ids) => `/kiem-tra/${ids.concludedInspection}`,
    shows: (page) => main(page).getByRole('button', { name: /^Ghi đã khắc phục/ }),
    state: 'with what is to be put right',
  },
]

interface At {
  id: string
  version: number
}

export async function beginInspections(site: Site): Promise<InspectionIds> {
  const { own, others } = await peopleOf(site)
  const page = await site.open({ as: 'bithu' })
  const on = dateInVietNam(site.clock.now())
  const year = Number(on.slice(0, 4))
  const { id } = await command(site, page, 'inspections.open-programme', { year, aim: 'Giúp nhau làm tròn việc.' })
  const plan = async (version: number, memberId: string) =>
    (
      await command<{ inspectionId: string }>(site, page, 'inspections.plan', {
        id,
        version,
        kind: 'inspection',
        memberId,
        content: 'Việc được giao',
        method: 'Nghe báo cáo, xem sổ',
        periodFrom: `${year}-01-01`,
        periodTo: on,
        fromMonth: 1,
        toMonth: 12,
      })
    ).inspectionId
  const [announcedInspection, concludedInspection] = [await plan(1, own), await plan(2, others[0] ?? '')]
  await command(site, page, 'inspections.adopt', { id, version: 3, on, by: 'Nghị quyết của chi bộ' })
  const act = async (name: string, piece: string, more: object): Promise<void> => {
    const { version } = await ask<At>(site, page, `inspections.get?id=${piece}`)
    await command(site, page, `inspections.${name}`, { id: piece, version, ...more })
  }
  for (const piece of [announcedInspection, concludedInspection]) {
    const team = [{ fullName: 'Người Trong Tổ' }]
    await act('decide', piece, { paper: '03-QĐ/CB', signedOn: on, startsOn: on, days: 20, team })
    await act('announce', piece, { on })
  }
  await act('record-statement', concludedInspection, { text: 'Còn một việc chưa xong.' })
  await act('record-findings', concludedInspection, { on, findings: 'Sổ họp đúng với báo cáo.' })
  // The monthly meeting is another test's story.
  const { owner } = site.database
  await owner.query(
    `update inspections set state = 'concluded', conclusion = 'Chi bộ đề nghị làm nốt.', concluded_on = $2 where id = $1`,
    [concludedInspection, on],
  )
  await owner.query(
    `insert into inspection_corrections (province_code, id, inspection_id, path, seq, content, owner_name, due_on)
     select province_code, gen_random_uuid(), id, path, 1, 'Làm nốt việc còn lại', subject_name, $2 from inspections where id = $1`,
    [concludedInspection, on],
  )
  await page.context().close()
  return { inspectionProgramme: id, announcedInspection, concludedInspection }
}
