// Plants values that must never leave branch A1: in its name, its people, its accounts, its imports, its history.
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { newId } from '#kernel/identifier.ts'
import type { World } from '../harness/world.ts'
import { plantCommendations } from './planted-commendations.ts'
import { plantDocuments } from './planted-documents.ts'
import { plantDues } from './planted-dues.ts'
import { plantEvaluations } from './planted-evaluations.ts'
import { plantInspections } from './planted-inspections.ts'
import { plantMeetings } from './planted-meetings.ts'
import { plantPetitions } from './planted-petitions.ts'
import { plantPlans } from './planted-plans.ts'
import { plantQuestions } from './planted-questions.ts'
import { plantReorganisations } from './planted-reorganisations.ts'
import { plantReports } from './planted-reports.ts'
import { plantReviews } from './planted-reviews.ts'
import { plantTasks } from './planted-tasks.ts'
import type { Canaries } from './sweep-inputs.ts'

/** What a leak would look like, by kind. */
export const tokens = {
  organisation: /CANARY-ORG/,
  person: /CANARY-PERSON/,
  account: /CANARY-ACCOUNT/,
  importing: /CANARY-IMPORT/,
} as const

/** Fills branch A1 with canaries and answers their identifiers. */
export async function plantCanaries(world: World): Promise<Canaries> {
  const { branchA1, branchA2, communeA, province } = world.places
  const { owner } = world.database
  const p = '99'
  const path = branchA1.path
  await owner.query(
    `update organisations set name = 'Chi bộ CANARY-ORG', search_key = 'chi bo canary-org', address = 'CANARY-ORG' where id = $1`,
    [branchA1.id],
  )
  await owner.query(
    `update organisation_names set name = 'Chi bộ CANARY-ORG', search_key = 'chi bo canary-org' where organisation_id = $1`,
    [branchA1.id],
  )
  const office = await world.actorAt(communeA, 'office', { displayName: 'CANARY-ACCOUNT văn phòng' })
  const board = await world.actorAt(province, 'organisation-board', { displayName: 'Ban Tổ chức' })
  const { id: memberId } = await world.ask<{ id: string }>(office, 'members.register', {
    organisationId: branchA1.id,
    fullName: 'Nguyễn CANARY-PERSON',
    otherName: 'CANARY-PERSON',
    gender: 'female',
    birthDate: '1980-05-05',
    personalNo: '912345678901',
    hometown: 'CANARY-PERSON',
    residence: 'CANARY-PERSON',
    admittedOn: '2010-01-01',
    officialOn: '2011-01-01',
    joinedOn: '2025-07-01',
    status: 'full',
  })
  const { id: careerEntryId } = await world.ask<{ id: string }>(office, 'members.add-career-entry', {
    memberId,
    kind: 'award',
    title: 'CANARY-PERSON',
  })
  const { id: postHoldingId } = await world.ask<{ id: string }>(board, 'members.appoint', {
    organisationId: branchA1.id,
    memberId,
    postCode: 'secretary',
    from: '2026-01-01',
    how: 'elected',
    document: 'CANARY-PERSON',
  })
  const term = await world.ask<{ id: string }>(board, 'organisations.open-term', {
    id: branchA1.id,
    name: 'CANARY-ORG',
    startsOn: '2025-08-01',
  })
  // The bumps of the calls above are undone, so that every aim starts from version 1.
  await owner.query('update members set version = 1 where id = $1', [memberId])
  await owner.query('update organisations set version = 1 where id = $1', [branchA1.id])
  const target = await world.actorAt(branchA1, 'committee-member', { displayName: 'CANARY-ACCOUNT' })
  const sessionId = newId()
  await owner.query(
    `insert into sessions (province_code, id, account_id, path, token_hash, created_at, last_seen_at, expires_at, user_agent)
     values ($1, $2, $3, $4, $5, '2026-11-20T00:00:00Z', '2026-11-21T01:59:00Z', '2027-01-01T00:00:00Z', 'CANARY-ACCOUNT')`,
    [p, sessionId, target.accountId, path, 'f'.repeat(64)],
  )
  return {
    communeId: communeA.id,
    branchId: branchA1.id,
    otherBranchId: branchA2.id,
    memberId,
    careerEntryId,
    postHoldingId,
    termId:
      (await owner.query('select id from organisation_terms where organisation_id = $1', [branchA1.id])).rows[0]?.id ??
      term.id,
    accountId: target.accountId,
    seatId: target.seat?.id ?? '',
    sessionId,
    ...(await plantImport(world, office)),
    ...(await plantCase(world)),
    ...(await plantDossier(world, office, memberId)),
    ...(await plantRules(world)),
    ...(await plantTasks(world, memberId)),
    ...(await plantMeetings(world, memberId)),
    ...(await plantDues(world, memberId)),
    ...(await plantEvaluations(world, memberId)),
    ...(await plantDocuments(world)),
    ...(await plantReorganisations(world)),
    ...(await plantPlans(world)),
    ...(await plantCommendations(world)),
    ...(await plantInspections(world)),
    ...(await plantPetitions(world)),
    ...(await plantReports(world)),
    ...(await plantReviews(world, memberId)),
    ...(await plantQuestions(world)),
  }
}

/** A list on its way in: read, not yet written. */
async function plantImport(
  world: World,
  office: Actor,
): Promise<{ importId: string; importVersion: number; uploadId: string }> {
  const lines = [
    'STT,Họ và tên,Giới tính,Ngày sinh,Ngày vào Đảng,Ngày chính thức,Chi bộ',
    '1,Lê CANARY-IMPORT Một,Nam,01/02/1980,03/04/2010,03/04/2011,Chi bộ thôn 2',
    '2,Lê CANARY-IMPORT Hai,Nữ,01/02/1981,03/04/2011,03/04/2012,Chi bộ thôn 2',
  ]
  const kept = await world.application.files.keep(office.accountId, {
    name: 'CANARY-IMPORT.csv',
    mediaType: 'text/csv',
    body: Buffer.from(lines.join('\n')),
    limit: 100_000,
  })
  if (kept === null) throw new Error('the canary list is too large')
  const { importId } = await world.ask<{ importId: string }>(office, 'members.start-import', {
    uploadId: kept.id,
    organisationId: world.places.communeA.id,
  })
  await backgroundDone(world.application)
  const read = await world.ask<{ state: string; version: number }>(office, 'members.get-import', { importId })
  if (read.state !== 'ready') throw new Error(`the canary list was not read: ${JSON.stringify(read)}`)
  return { importId, importVersion: read.version, uploadId: kept.id }
}

type Dossier = Pick<
  Canaries,
  'dossierPaperId' | 'dossierVersion' | 'handoverId' | 'reconciliationId' | 'reconciliationVersion'
>

/** A dossier with a paper, a keeper, a reader and a record of handing over, and a round of comparing that found a difference. */
async function plantDossier(world: World, office: Actor, memberId: string): Promise<Dossier> {
  const said = 'CANARY-PERSON'
  const on = '2026-11-19'
  const { paperId, version } = await world.ask<{ paperId: string; version: number }>(office, 'dossiers.record-paper', {
    memberId,
    version: 0,
    type: 5,
    no: said,
    keptAt: said,
    note: said,
  })
  await world.ask(office, 'dossiers.record-keeper', { memberIds: [memberId], since: on, place: said })
  await world.ask(office, 'dossiers.record-reading', {
    memberId,
    on,
    reader: said,
    purpose: said,
    permittedBy: said,
  })
  const handed = await world.ask<{ id: string }>(office, 'dossiers.hand-over', {
    direction: 'out',
    memberIds: [memberId],
    on,
    kind: 'outside',
    otherSide: said,
    reason: 'other',
    note: said,
  })
  const round = await world.ask<{ id: string }>(office, 'reconciliations.start', { on })
  const checked = await world.ask<{ version: number }>(office, 'reconciliations.check', {
    id: round.id,
    on,
    rows: [{ seq: 1, result: 'different', note: said }],
  })
  return {
    dossierPaperId: paperId,
    dossierVersion: version,
    handoverId: handed.id,
    reconciliationId: round.id,
    reconciliationVersion: checked.version,
  }
}

/** A person of the pool with an open case. */
async function plantCase(world: World): Promise<{ citizenId: string; caseId: string; caseVersion: number }> {
  const { branchA1 } = world.places
  const secretary = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT bí thư' })
  const { id: citizenId } = await world.ask<{ id: string }>(secretary, 'citizens.register', {
    organisationId: branchA1.id,
    fullName: 'Trần CANARY-PERSON',
    birthDate: '2000-01-01',
    residence: 'CANARY-PERSON',
    note: 'CANARY-PERSON',
  })
  const opened = await world.ask<{ id: string; version: number }>(secretary, 'cases.open', {
    lifecycle: 'pool',
    citizenId,
    step: 'notice',
    on: '2026-11-19',
    facts: { source: 'branch', pupil: false, birthOn: '2000-01-01' },
  })
  return { citizenId, caseId: opened.id, caseVersion: opened.version }
}

/** Values the province has laid down for itself. */
async function plantRules({ database }: World): Promise<Pick<Canaries, 'unconfirmedId' | 'comingId' | 'inForceId'>> {
  const [unconfirmedId, comingId, inForceId] = [newId(), newId(), newId()]
  const rows = [
    [unconfirmedId, 'REC-11', 'extension-at-most', 'U', '2026-01-01', 'month'],
    [comingId, 'ADM-11', 'branch-sends-within', 'L', '2027-01-01', 'working-day'],
    [inForceId, 'ADM-11', 'grassroots-sends-within', 'L', '2026-01-01', 'working-day'],
  ]
  for (const [id, rule, name, confidence, from, unit] of rows) {
    await database.owner.query(
      `insert into province_parameter_versions (province_code, id, path, rule_id, name, title, value, unit, trigger, clause, valid_from, confidence, recorded_at)
       values ('99', $1, '99/', $2, $3, 'Mức riêng của tỉnh', '5', $6, 'branch-resolution', 'điểm 1', $5, $4, '2026-01-01T00:00:00Z')`,
      [id, rule, name, confidence, from, unit],
    )
  }
  await database.owner.query(`insert into rulebook_revisions (place, revision) values ('99', $1)`, [newId()])
  return { unconfirmedId, comingId, inForceId }
}
