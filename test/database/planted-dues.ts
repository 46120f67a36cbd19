// A base, a proposed relief and lines of a cash book with canary values for the sweep, and the inputs aimed at them.
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface DuesCanaries {
  reliefId: string
  collectedId: string
  remittedId: string
  duesImportId: string
}

const said = 'CANARY-PERSON'
const on = '2026-11-20'

export async function plantDues(world: World, memberId: string): Promise<DuesCanaries> {
  const { branchA1 } = world.places
  const secretary: Actor = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const branch = { organisationId: branchA1.id }
  const ask = <T>(name: string, input: object) => world.ask<T>(secretary, `dues.${name}`, input)
  await ask('declare-base', { memberId, memberType: 'insured', base: 12_000_000, fromMonth: '2026-02' })
  const relief = await ask<{ id: string }>('propose-relief', {
    memberId,
    ground: 'hardship',
    pct: 50,
    fromMonth: '2026-12',
    toMonth: '2027-01',
    reason: said,
  })
  const collected = await ask<{ collected: { id: string }[] }>('collect', {
    ...branch,
    forMonth: '2026-10',
    on,
    people: [{ memberId }],
    note: said,
  })
  const remitted = await ask<{ id: string }>('remit', { ...branch, on, amount: 1000, note: said })
  const list = await paymentList(
    world,
    secretary,
    branch,
    `Họ và tên,Số tiền,Tháng nộp,Ngày nộp,Mã giao dịch\r\n${said},1000,11/2026,10/11/2026,${said}\r\n`,
  )
  return {
    duesImportId: list,
    reliefId: relief.id,
    collectedId: collected.collected[0]?.id ?? '',
    remittedId: remitted.id,
  }
}

/** Uploads a list of payments and has it read; returns its id. */
async function paymentList(
  world: World,
  actor: Actor,
  place: { organisationId: string },
  text: string,
): Promise<string> {
  const file = { name: `${said}.csv`, mediaType: 'text/csv', body: Buffer.from(text), limit: 10_000 }
  const kept = await world.application.files.keep(actor.accountId, file)
  const input = { ...place, uploadId: kept?.id, channel: 'portal' }
  return (await world.ask<{ id: string }>(actor, 'dues.start-import', input)).id
}

const by = (who: Aim['by'], input: Aim['input'], refusedFor?: readonly string[]): Aim =>
  refusedFor === undefined ? { by: who, input } : { by: who, input, refusedFor }
const inBranch = (more: object) => (c: Canaries) => ({ organisationId: c.branchId, ...more })

export const duesAims: Readonly<Record<string, Aim>> = {
  'dues.get-month': by('secretary', inBranch({ month: '2026-11' })),
  'dues.get-member': by('secretary', (c) => ({ memberId: c.memberId })),
  'dues.declare-base': by('secretary', (c) => ({ memberId: c.memberId, memberType: 'student', fromMonth: '2026-12' })),
  'dues.declare-bases': by('secretary', (c) => ({
    organisationId: c.branchId,
    fromMonth: '2027-01',
    people: [{ memberId: c.memberId, memberType: 'student' }],
  })),
  'dues.list-reliefs': by('secretary', inBranch({})),
  'dues.propose-relief': by('secretary', (c) => ({
    memberId: c.memberId,
    ground: 'hardship',
    pct: 30,
    fromMonth: '2027-02',
    toMonth: '2027-03',
    reason: 'Ốm',
  })),
  'dues.decide-relief': by('office', (c) => ({ id: c.reliefId, version: 1, outcome: 'declined', on })),
  'dues.collect': by('secretary', (c) => ({
    organisationId: c.branchId,
    forMonth: '2026-09',
    on,
    people: [{ memberId: c.memberId }],
  })),
  'dues.list-book': by('secretary', inBranch({})),
  'dues.get-receipts': by('secretary', inBranch({ on })),
  'dues.list-receipts': by('secretary', inBranch({ year: 2026 })),
  'dues.print-receipts': by('secretary', inBranch({ on })),
  'dues.open-book': by('secretary', inBranch({ on, amount: 0, keeper: 'Ông Sáu' })),
  'dues.counter-entry': by('secretary', (c) => ({ id: c.collectedId, on, reason: 'Ghi nhầm' })),
  'dues.hand-over-book': by('secretary', inBranch({ on, keeper: 'Bà Bảy', counted: 0 }), ['dues.count-differs']),
  'dues.remit': by('secretary', inBranch({ on, amount: 900 })),
  'dues.confirm-receipt': by('office', (c) => ({ id: c.remittedId, on })),
  'dues.move-balance': by('office', (c) => ({
    organisationId: c.branchId,
    toOrganisationId: c.otherBranchId,
    on,
    document: '1-QĐ/ĐU',
  })),
  'dues.close-month': by('secretary', inBranch({ month: '2026-11' })),
  'dues.reopen-month': by('secretary', inBranch({ month: '2026-11', reason: 'Còn thiếu' })),
  'dues.list-branch-months': by('office', (c) => ({ organisationId: c.communeId, month: '2026-11' })),
  'dues.get-quarter': by('office', (c) => ({ organisationId: c.communeId, year: 2026, quarter: 4 })),
  'dues.check-sums': by('office', () => ({})),
  'dues.count-waiting': by('secretary', () => ({})),
  'dues.start-import': by('secretary', inBranch({ uploadId: '0'.repeat(32), channel: 'bank' }), [
    'imports.upload-gone',
  ]),
  'dues.list-imports': by('secretary', inBranch({})),
  'dues.get-import': by('secretary', (c) => ({ id: c.duesImportId })),
  'dues.decide-import-row': by('secretary', (c) => ({ id: c.duesImportId, version: 1, seq: 1, memberId: c.memberId })),
  'dues.commit-import': by('secretary', (c) => ({ id: c.duesImportId, version: 2 })),
  'dues.confirm-import-rows': by('secretary', (c) => ({ id: c.duesImportId, version: 3, seqs: [1] }), [
    'dues.list-over',
  ]),
  'dues.cancel-import': by('secretary', (c) => ({ id: c.duesImportId, version: 3 }), ['dues.list-over']),
  'dues.undo-import': by('secretary', (c) => ({ id: c.duesImportId, version: 3, on, reason: 'Sai tệp' })),
}
