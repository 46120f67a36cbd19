// Letterheads: who may lay them down, what a paper of the organisation and of its branches bears, what is refused, the trace.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { codeOf, expectNeighboursMissing, expectNotPermitted, expectSignedIn } from '../testing/strangers.ts'

describe('organisations.set-letterhead', () => {
  const world = useWorld()
  const input = (organisationId: string) => ({ organisationId, appliesTo: 'own', place: 'An Phú' })
  const attempt = { operation: 'organisations.set-letterhead', about: input, role: 'office' } as const
  const set = (actor: Actor, more: object) => world.call(actor, 'organisations.set-letterhead', more)
  const printed = async (actor: Actor, organisationId: string): Promise<string> => {
    const asked = { register: 'members', organisationId, format: 'word' }
    const file: { downloadId: string } = await world.ask(actor, 'members.export-register', asked)
    const kept = await world.application.files.find(actor.accountId, file.downloadId)
    return new PizZip(await readFile(kept?.path ?? '')).file('word/document.xml')?.asText() ?? ''
  }

  test('not signed in', () => expectSignedIn(world, attempt))
  test('wrong role', () =>
    expectNotPermitted(world, attempt, ['committee-member', 'inspection', 'administrator', 'member']))
  test('neighbours answer like a missing one', () => expectNeighboursMissing(world, attempt))

  test('a secretary reaches the own organisation alone', async () => {
    const { branchA1, communeA } = world.places
    const secretary = await world.actorAt(communeA, 'secretary')
    expect(codeOf(await set(secretary, input(branchA1.id)))).toBe('kernel.not-found')
    const seen: { allowed: string[] } = await world.ask(secretary, 'organisations.get-letterhead', {
      organisationId: branchA1.id,
    })
    expect(seen.allowed).toEqual([])
  })

  test('invalid: a pattern without a place for the number, a name for all branches; a branch has none below', async () => {
    const { branchA1, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const pattern = await set(office, { ...input(communeA.id), numberPattern: '{loại}/ĐU' })
    expect(pattern).toMatchObject({ refusal: { code: 'kernel.invalid-input', fields: [{ path: 'numberPattern' }] } })
    const named = { ...input(communeA.id), appliesTo: 'branches', issuingName: 'Chi bộ' }
    expect(await set(office, named)).toMatchObject({ refusal: { fields: [{ path: 'issuingName' }] } })
    const below = { ...input(branchA1.id), appliesTo: 'branches' }
    expect(codeOf(await set(office, below))).toBe('organisations.no-branches-below')
  })

  test('done: the branch bears what its commune laid down, then its own; anew by version; the history tells', async () => {
    const { branchA1, communeA, province } = world.places
    const office = await world.actorAt(communeA, 'office')
    const board = await world.actorAt(province, 'organisation-board')
    await register(world, board, branchA1)
    const common = {
      organisationId: communeA.id,
      appliesTo: 'branches',
      superiorName: 'Đảng ủy xã Thử',
      place: 'Xã Thử',
    }
    expect(await set(office, common)).toMatchObject({ kind: 'done', output: { version: 1 } })
    const secretary = await world.actorAt(branchA1, 'secretary')
    // The seat of the branch cannot read the commune; its paper bears the commune's values all the same.
    const xml = await printed(secretary, branchA1.id)
    expect(xml).toContain('ĐẢNG ỦY XÃ THỬ')
    expect(xml).toContain('Xã Thử, ngày')
    const own = { ...input(branchA1.id), place: 'Thôn Thử' }
    expect(await set(secretary, own)).toMatchObject({ kind: 'done' })
    expect(await printed(secretary, branchA1.id)).toContain('Thôn Thử, ngày')
    // Whoever lays down what was laid down meanwhile is shown it, in the words of the form.
    for (const version of [undefined, 4])
      expect(await set(office, { ...own, version })).toMatchObject({
        kind: 'stale',
        current: { place: 'Thôn Thử', version: 1 },
      })
    expect(await set(office, { ...own, place: null, version: 1 })).toMatchObject({ output: { version: 2 } })
    expect(await world.ask(secretary, 'organisations.get-letterhead', { organisationId: branchA1.id })).toMatchObject({
      own: { place: null, version: 2 },
      branches: null,
      hasBranches: false,
      effective: { superiorName: 'Đảng ủy xã Thử', place: 'Xã Thử', issuingName: null },
      allowed: ['organisations.set-letterhead'],
    })
    const { rows } = await world.database.owner.query(
      "select summary from audit_entries where operation = 'organisations.set-letterhead' order by seq",
    )
    expect(rows.map(({ summary }) => summary)).toContain(`Đặt thể thức văn bản của các chi bộ thuộc ${communeA.name}.`)
  })
})
