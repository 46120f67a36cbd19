// Papers printed from the record without a case: which, for whom, whole numbers only where they may be seen, the trace.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Dossier } from '#contract/dossiers.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { inventedNumber, register } from '../members/testing/people.ts'

describe('papers from the record', () => {
  const world = useWorld()
  const cardNo = inventedNumber()
  let office: Actor
  let memberId: string
  let version: number
  beforeAll(async () => {
    office = await world.actorAt(world.places.communeA, 'office')
    const member = await register(world, office, world.places.branchA1, { fullName: 'Lê Văn Một', cardNo })
    memberId = member.id
    version = member.version
  })
  const forms = async (): Promise<string[]> =>
    (await world.ask<Dossier>(office, 'dossiers.get', { memberId })).forms.map(({ code }) => code)
  const refused = async (actor: Actor | null, code: string, name = 'dossiers.print-form'): Promise<string> => {
    return codeOf(await world.call(actor, name, { memberId, code }))
  }

  test('not signed in, the wrong role, a neighbour, a form that is not for this member', async () => {
    const { branchA2, communeA } = world.places
    expect(await refused(null, '2-HSĐV')).toBe('kernel.not-signed-in')
    expect(await refused(await world.actorAt(communeA, 'inspection'), '2-HSĐV')).toBe('kernel.not-permitted')
    for (const name of ['dossiers.print-form', 'dossiers.get-form'])
      expect(await refused(await world.actorAt(branchA2, 'secretary'), '2-HSĐV', name)).toBe('kernel.not-found')
    expect(await refused(office, 'DM-102')).toBe('dossiers.no-such-form')
    expect(await forms()).toEqual(['1-HSĐV', '2-HSĐV'])
  })

  test('DOS-05: of who died the notice DM-102, with the day; masked to look at, traced when printed', async () => {
    await world.ask(office, 'members.record-departure', {
      id: memberId,
      version,
      kind: 'died',
      on: '2026-10-10',
      document: '02-CV',
    })
    expect(await forms()).toEqual(['1-HSĐV', '2-HSĐV', 'DM-102'])
    const seen: { html: string; missing: string[] } = await world.ask(office, 'dossiers.get-form', {
      memberId,
      code: 'DM-102',
    })
    expect(seen.html).toContain('LÊ VĂN MỘT')
    expect(seen.html).toContain('ngày 10 tháng 10 năm 2026')
    expect(seen.html).not.toContain(cardNo)
    const file: { downloadId: string; fileName: string } = await world.ask(office, 'dossiers.print-form', {
      memberId,
      code: 'DM-102',
    })
    expect(file.fileName).toBe('Phieu-bao-dang-vien-tu-tran_Le-Van-Mot.docx')
    const kept = await world.application.files.find(office.accountId, file.downloadId)
    const xml = new PizZip(await readFile(kept?.path ?? '')).file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain(world.places.branchA1.name)
    const { rows } = await world.database.owner.query(
      "select summary from audit_entries where operation = 'dossiers.print-form'",
    )
    expect(rows.map(({ summary }) => summary).join()).toMatch(/In «Phiếu báo đảng viên từ trần» của Lê Văn Một.*DM-102/)
  })
})
