// Lists of people from open cases: who is in them and when, whose they are, the papers made of them.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CaseListKind } from '#contract/case-lists.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { admissionStory, driveOf, notice, openCaseOf, type Story, throughClass } from '../testing/admission-story.ts'
import { takeAll, today } from '../testing/drive.ts'

interface Listed {
  rows: { caseId: string; cells: string[] }[]
  columns: string[]
  papers: { code: string }[]
}

describe('lists of people whose cases are open', () => {
  const world = useWorld()
  let story: Story
  let person: { citizenId: string; poolId: string }
  beforeAll(async () => {
    story = await admissionStory(world)
    person = await notice(story, 'Nguyễn Thị <Mới>')
    await throughClass(story, person)
  })
  const listed = (actor: Actor, list: CaseListKind): Promise<Listed> =>
    world.ask(actor, 'cases.list-people', { register: list })
  const refused = async (actor: Actor | null, name: string, input: object): Promise<string> => {
    return codeOf(await world.call(actor, name, input))
  }
  const taken = async (actor: Actor, list: CaseListKind): Promise<{ name: string; zip: PizZip; rows: number }> => {
    const file: { downloadId: string; fileName: string; rows: number } = await world.ask(actor, 'cases.print-list', {
      register: list,
    })
    const kept = await world.application.files.find(actor.accountId, file.downloadId)
    return { name: file.fileName, zip: new PizZip(await readFile(kept?.path ?? '')), rows: file.rows }
  }

  test('not signed in, the wrong role, an empty list, a neighbour', async () => {
    const { communeA, communeB } = world.places
    expect(await refused(null, 'cases.list-people', { register: 'admission' })).toBe('kernel.not-signed-in')
    const member = await world.actorAt(communeA, 'member')
    expect(await refused(member, 'cases.list-people', { register: 'admission' })).toBe('kernel.not-permitted')
    const inspector = await world.actorAt(communeA, 'inspection')
    expect(await refused(inspector, 'cases.print-list', { register: 'admission' })).toBe('kernel.not-permitted')
    expect(await refused(story.office, 'cases.print-list', { register: 'recognition' })).toBe('cases.list-empty')
    const neighbour = await world.actorAt(communeB, 'office')
    const theirs = { register: 'admission', organisationId: communeA.id }
    for (const name of ['cases.list-people', 'cases.print-list'])
      expect(await refused(neighbour, name, theirs)).toBe('kernel.not-found')
  })

  test('ADM-03 ADM-04: in the list from the resolution of the committee to the decision; 02-TTr and 03-DSKN bear the name', async () => {
    const { office, board } = story
    await takeAll(driveOf(story, person.poolId), 'propose-opening', 'allow-opening')
    const admission = driveOf(story, await openCaseOf(story, 'admission', { citizenId: person.citizenId }))
    await takeAll(admission, 'submit-application', 'declare-cv', 'name-introducers', 'start-verification')
    const verification = driveOf(story, await openCaseOf(story, 'verification', { citizenId: person.citizenId }))
    await takeAll(verification, 'send', 'record-answer', 'conclude')
    await takeAll(admission, 'conclude-verification', 'collect-opinions', 'remark', 'certify', 'branch-vote', 'send-up')
    expect((await listed(board, 'admission')).rows).toEqual([])
    await takeAll(admission, 'grassroots-vote')
    const list = await listed(board, 'admission')
    expect(list.rows).toMatchObject([{ caseId: admission.caseId }])
    expect(list.rows[0]?.cells[0]).toBe('Nguyễn Thị <Mới>')
    expect(list.rows[0]?.cells[list.columns.indexOf('Chi bộ')]).toBe(world.places.branchA1.name)
    expect(list.papers.map(({ code }) => code)).toEqual(['02-TTr', '03-DSKN'])
    const { name, zip, rows } = await taken(board, 'admission')
    expect(rows).toBe(1)
    expect(name).toMatch(/^Giay-to-Danh-sach-de-nghi-ket-nap-dang-vien_\d{4}-\d\d-\d\d\.zip$/)
    const files = Object.keys(zip.files)
    expect(files.map((file) => file.slice(0, 6))).toEqual(['02-TTr', '03-DSK'])
    for (const file of files) {
      const xml = new PizZip(zip.file(file)?.asUint8Array() ?? '').file('word/document.xml')?.asText()
      expect(xml).toContain('Nguyễn Thị &lt;Mới&gt;')
      expect(xml).toContain('đề nghị kết nạp đảng viên')
      expect(xml).not.toContain('công nhận đảng viên chính thức')
      if (file.startsWith('02')) expect(xml).toContain('Kiến nghị: xem xét, quyết định kết nạp đảng viên')
    }
    expect((await listed(office, 'admission')).rows).toHaveLength(1)
    await takeAll(admission, 'appraise', 'decide')
    expect((await listed(board, 'admission')).rows).toEqual([])
    const { rows: traced } = await world.database.owner.query(
      "select summary from audit_entries where operation = 'cases.print-list'",
    )
    expect(traced[0]?.summary).toContain('1 người: 02-TTr, 03-DSKN')
  })

  test('EXM-02: 1-MSHĐ has who is exempt for another reason than age and health, with reason and time', async () => {
    const { board, secretary, office } = story
    const on = today(world)
    for (const [fullName, facts, steps] of [
      ['Hồ Văn Xa', { route: 'other', cause: 'work-far-away', months: 3, to: '2027-01-31' }, ['propose', 'decide']],
      ['Đỗ Văn Già', { route: 'age-health' }, ['decide-by-branch']],
    ] as const) {
      const { id: memberId } = await register(world, board, world.places.branchA1, {
        fullName,
        birthDate: '1940-01-01',
      })
      const { id: caseId } = await world.ask<{ id: string }>(secretary, 'cases.open', {
        lifecycle: 'exemption',
        memberId,
        step: 'request',
        on,
        facts: { asked: 'written', from: on, ...facts },
        papers: [{ code: 'DM-79', no: null, on, keptAt: null }],
      })
      await takeAll({ world, caseId, actors: [secretary, office, board] }, ...steps)
    }
    const { rows, columns } = await listed(office, 'exemption')
    expect(rows).toHaveLength(1)
    const cell = (title: string) => rows[0]?.cells[columns.indexOf(title)]
    expect([cell('Họ và tên'), cell('Lý do'), cell('Đến ngày')]).toEqual([
      'Hồ Văn Xa',
      'Làm việc lẻ ở xa',
      '31/01/2027',
    ])
    const { name, zip } = await taken(office, 'exemption')
    expect(name).toMatch(/^1-MSHD.*\.docx$/)
    expect(zip.file('word/document.xml')?.asText()).toContain('Làm việc lẻ ở xa')
  })
})
