// Papers of a case: filled from the record, masked to look at, whole numbers only for who may see them, traced when printed.
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import { shippedFolder } from '#forms/templates.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { inventedNumber, register } from '../../members/testing/people.ts'
import { takeAs, today } from '../testing/drive.ts'

describe('papers of a case', () => {
  const world = useWorld()
  const personalNo = inventedNumber()
  let secretary: Actor
  let id: string
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    const board = await world.actorAt(places.province, 'organisation-board')
    const member = await register(world, board, places.branchA1, {
      fullName: 'Vũ Văn <Chuyển>',
      personalNo,
      hometown: 'Xã Đông',
    })
    const opened = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'exemption',
      memberId: member.id,
      step: 'request',
      on: today(world),
      facts: { route: 'age-health', asked: 'oral', from: today(world) },
    })
    id = opened.id
  })

  const printed = async (actor: Actor, codes: string[]): Promise<PizZip> => {
    const file = await world.ask<{ downloadId: string; fileName: string; papers: number }>(
      actor,
      'cases.print-papers',
      { id, codes },
    )
    expect(file.papers).toBe(codes.length)
    expect(file.fileName).toMatch(/^[A-Z][A-Za-z0-9-]+_Vu-Van-Chuyen(\.docx|_\d{4}-\d{2}-\d{2}\.zip)$/)
    const kept = await world.application.files.find(actor.accountId, file.downloadId)
    if (kept === null) throw new Error('the file is gone')
    return new PizZip(await readFile(kept.path))
  }

  test('a neighbour finds nothing, a code that is not of the case is refused', async () => {
    const stranger = await world.actorAt(world.places.branchA2, 'secretary')
    for (const [name, input] of [
      ['cases.list-papers', { id }],
      ['cases.get-paper', { id, code: 'DM-81' }],
      ['cases.print-papers', { id, codes: ['DM-81'] }],
    ] as const) {
      expect(await world.call(stranger, name, input)).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    }
    expect(await world.call(secretary, 'cases.print-papers', { id, codes: ['9A-KNĐ'] })).toMatchObject({
      refusal: { code: 'cases.not-printable' },
    })
  })

  test('the preview is filled, escaped and masked', async () => {
    const { papers }: { papers: { code: string }[] } = await world.ask(secretary, 'cases.list-papers', { id })
    expect(papers.map(({ code }) => code)).toContain('DM-81')
    const { html }: { html: string } = await world.ask(secretary, 'cases.get-paper', { id, code: 'DM-81' })
    expect(html).toContain('Vũ Văn &lt;Chuyển&gt;')
    expect(html).not.toContain(personalNo)
    expect(html).not.toMatch(/undefined|<script/)
  })

  test('what the preview lacks is named with the place where it is entered', async () => {
    const { missing }: { missing: { label: string; where: string; steps: { step: string }[] }[] } = await world.ask(
      secretary,
      'cases.get-paper',
      { id, code: 'DM-81' },
    )
    const where = new Map(missing.map((one) => [one.label, one]))
    expect(where.has('họ tên')).toBe(false)
    expect(where.get('nơi cư trú')).toMatchObject({ where: 'record', steps: [] })
    expect(where.get('địa danh')).toMatchObject({ where: 'by-hand' })
    // The number of a paper still to come is given in the step that makes it, and not as of one that is there.
    const number = missing.find(({ steps }) => steps.some(({ step }) => step === 'decide-by-branch'))
    expect(number?.steps.map(({ step }) => step)).not.toContain('add-paper')
  })

  test('VOTE-02: a vote of the branch can be printed as the record of its counting, who might vote and why not', async () => {
    const offered: { papers: { code: string; there: boolean }[] } = await world.ask(secretary, 'cases.list-papers', {
      id,
    })
    expect(offered.papers).toContainEqual(expect.objectContaining({ code: 'vote-minutes', there: false }))
    await register(world, await world.actorAt(world.places.province, 'organisation-board'), world.places.branchA1, {
      fullName: 'Hồ Thị Dự',
      status: 'probationary',
      decisionOn: '2026-05-02',
      admittedOn: '2026-05-09',
      officialOn: null,
    })
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba']) {
      const board = await world.actorAt(world.places.province, 'organisation-board')
      await register(world, board, world.places.branchA1, { fullName })
    }
    const papers = ['DM-80', 'DM-81'].map((code) => ({
      code,
      no: code === 'DM-80' ? '01' : null,
      on: today(world),
      keptAt: null,
    }))
    const decided = await takeAs({ world, caseId: id, actors: [secretary] }, 'decide-by-branch', { papers })
    expect(decided.kind).toBe('done')
    const { html }: { html: string } = await world.ask(secretary, 'cases.get-paper', { id, code: 'vote-minutes' })
    for (const said of ['Lê Văn Một', 'Phạm Văn Ba', 'Hồ Thị Dự', 'đảng viên dự bị']) expect(html).toContain(said)
    // EXM-01: it rests on the paper of the hospital too. Its own number is added to it, not by letting the branch decide once more.
    const resolution = await world.ask<{ html: string; missing: { label: string; steps: { step: string }[] }[] }>(
      secretary,
      'cases.get-paper',
      { id, code: 'DM-81' },
    )
    expect(resolution.html).toContain('Căn cứ Giấy xác nhận của cơ sở y tế có thẩm quyền số 01 ngày')
    expect(resolution.missing.find(({ label }) => label === 'số văn bản')?.steps.map(({ step }) => step)).toEqual([
      'add-paper',
    ])
  })

  test('one paper is a Word file, several an archive; the history says that they were printed', async () => {
    const word = await printed(secretary, ['DM-81'])
    expect(word.file('word/document.xml')?.asText()).toContain('Vũ Văn &lt;Chuyển&gt;')
    const codes = ((await world.ask(secretary, 'cases.list-papers', { id })) as { papers: { code: string }[] }).papers
    const all = await printed(
      secretary,
      codes.map(({ code }) => code),
    )
    expect(Object.keys(all.files)).toHaveLength(codes.length)
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where subject_id = $1 and operation = 'cases.print-papers' order by seq`,
      [id],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]?.summary).toContain('có số đầy đủ')
    expect(JSON.stringify(rows)).not.toContain(personalNo)
  })

  test('a template of the office goes first; one that cannot be used is named with why, nothing is printed, and without it ours is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dangvu-office-'))
    const file = join(folder, 'templates', 'DM-81.docx')
    await mkdir(join(folder, 'templates'))
    const { application } = world
    const before = application.officeFolder
    Object.assign(application, { officeFolder: folder })
    const print = () => world.call(secretary, 'cases.print-papers', { id, codes: ['vote-minutes', 'DM-81'] })
    const look = () => world.call(secretary, 'cases.get-paper', { id, code: 'DM-81' })
    const changed = (from: string, to: string): Uint8Array => {
      const own = new PizZip(readFileSync(join(shippedFolder, 'DM-81.docx')))
      const text = own.file('word/document.xml')?.asText() ?? ''
      expect(text).toContain(from)
      own.file('word/document.xml', text.replace(from, to))
      return own.generate({ type: 'uint8array' })
    }
    try {
      await writeFile(file, changed('NGHỊ QUYẾT', 'NGHỊ QUYẾT MẪU RIÊNG'))
      expect(await look()).toMatchObject({ output: { html: expect.stringContaining('NGHỊ QUYẾT MẪU RIÊNG') } })
      for (const [bytes, why] of [
        [changed('{họ tên}', '{họ và tên đầy đủ}'), 'họ và tên đầy đủ'],
        [changed('{họ tên}', '{họ tên'), 'Thiếu dấu }'],
        [changed('NGHỊ QUYẾT', '').subarray(0, 3000), 'không phải tệp Word'],
      ] as const) {
        await writeFile(file, bytes)
        const refused = {
          refusal: { code: 'cases.template-unusable', facts: { problems: expect.stringContaining(why) } },
        }
        for (const outcome of [await look(), await print()]) {
          expect(outcome).toMatchObject(refused)
          expect(JSON.stringify(outcome)).toContain('tệp «DM-81.docx»')
        }
      }
      await rm(file)
      expect(await print()).toMatchObject({ kind: 'done' })
      expect(JSON.stringify(await look())).not.toContain('MẪU RIÊNG')
    } finally {
      Object.assign(application, { officeFolder: before })
      await rm(folder, { recursive: true })
    }
  })
})
