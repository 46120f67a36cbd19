// Calls every command and query as every kind of stranger and looks for the neighbour's data in whatever comes back.
import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Credential } from '#kernel/caller.ts'
import { newId } from '#kernel/identifier.ts'
import { type Outcome, runOperation } from '#kernel/run.ts'
import { operations } from '#modules/all.ts'
import { useWorld } from '../harness/world.ts'
import { plantCanaries, tokens } from './canaries.ts'
import { aims, type Canaries, type Rightful } from './sweep-inputs.ts'

const text = (outcome: Outcome): string =>
  JSON.stringify(outcome, (_key, value: unknown) => (value instanceof Error ? String(value) : value))

describe('every operation against every stranger', () => {
  const world = useWorld()
  let canaries: Canaries
  let strangers: { who: string; credential: Credential; mayKnow: RegExp | null }[]
  let rightful: Record<Rightful, Credential>

  beforeAll(async () => {
    const { places } = world
    canaries = await plantCanaries(world)
    const as = (actor: Actor): Credential => ({ kind: 'actor', actor })
    rightful = {
      open: { kind: 'none' },
      board: as(await world.actorAt(places.province, 'organisation-board')),
      office: as(await world.actorAt(places.communeA, 'office')),
      secretary: as(await world.actorAt(places.branchA1, 'secretary')),
      administrator: as(await world.actorAt(places.province, 'administrator')),
      centre: as(await world.actorAt(places.centre, 'office')),
      self: as(await world.actorAt(places.communeA, 'office')),
    }
    const disabled = await world.actorAt(places.communeA, 'office')
    const tokenHash = randomBytes(32).toString('hex')
    await world.database.owner.query(
      `insert into sessions (province_code, id, account_id, path, token_hash, created_at, last_seen_at, expires_at)
       values ('99', $1, $2, $3, $4, '2026-11-20T00:00:00Z', '2026-11-21T01:59:00Z', '2027-01-01T00:00:00Z')`,
      [newId(), disabled.accountId, places.communeA.path, tokenHash],
    )
    await world.database.owner.query(`update accounts set disabled_at = '2026-11-20T00:00:00Z' where id = $1`, [
      disabled.accountId,
    ])
    const seatless: Actor = { ...(await world.actorAt(places.communeA, 'office')), seat: null }
    strangers = [
      { who: 'nobody', credential: { kind: 'none' }, mayKnow: null },
      // A plain member sees the own branch's name, and nothing of the others in it.
      {
        who: 'a plain member of the branch',
        credential: as(await world.actorAt(places.branchA1, 'member', { memberId: newId() })),
        mayKnow: tokens.organisation,
      },
      {
        who: 'the secretary of the neighbour branch',
        credential: as(await world.actorAt(places.branchA2, 'secretary')),
        mayKnow: null,
      },
      {
        who: 'the office of the neighbour commune',
        credential: as(await world.actorAt(places.communeB, 'office')),
        mayKnow: null,
      },
      {
        who: 'the board of the neighbour province',
        credential: as(await world.actorAt(places.otherProvince, 'organisation-board')),
        mayKnow: null,
      },
      {
        who: 'the administrator of the neighbour commune',
        credential: as(await world.actorAt(places.communeB, 'administrator')),
        mayKnow: null,
      },
      { who: 'a disabled account', credential: { kind: 'session', province: '99', tokenHash }, mayKnow: null },
      { who: 'an account without a seat', credential: as(seatless), mayKnow: null },
    ]
  })

  const send = (credential: Credential, name: string, input: unknown): Promise<Outcome> =>
    runOperation(world.application, {
      name,
      input,
      credential,
      idempotencyKey: randomBytes(12).toString('hex'),
      request: { requestId: randomBytes(8).toString('hex'), address: '127.0.0.1', userAgent: 'sweep' },
    })

  /** A fingerprint of everything the neighbour owns, to see that strangers change nothing. */
  const state = async (): Promise<string> => {
    const parts: string[] = []
    for (const table of [
      'organisations',
      'organisation_names',
      'organisation_codes',
      'organisation_terms',
      'members',
      'memberships',
      'member_statuses',
      'member_movements',
      'career_entries',
      'post_holdings',
      'account_seats',
      'imports',
      'admission_plans',
      'import_rows',
      'citizens',
      'dues_bases',
      'dues_entries',
      'dues_import_rows',
      'dues_imports',
      'dues_keepers',
      'dues_months',
      'dues_reliefs',
      'cases',
      'case_steps',
      'case_work',
      'case_messages',
      'dossiers',
      'dossier_marks',
      'dossier_papers',
      'dossier_handovers',
      'dossier_handover_rows',
      'dossier_custodies',
      'dossier_readings',
      'reconciliations',
      'reconciliation_rows',
      'meetings',
      'meeting_attendance',
      'meeting_items',
      'meeting_opinions',
      'meeting_votes',
      'elections',
      'election_candidates',
      'meeting_documents',
      'members_in_charge',
      'branch_months',
      'documents',
      'document_texts',
      'document_files',
      'document_tasks',
      'document_links',
      'document_openings',
      'document_recipients',
      'document_versions',
      'classified_cards',
      'plans',
      'plan_tasks',
      'plan_targets',
      'plan_reports',
      'plan_entries',
      'plan_issues',
      'plan_receipts',
      'tasks',
      'task_entries',
      'task_files',
      'task_waivers',
      'commitments',
      'reorganisations',
      'commitment_reviews',
      'review_campaigns',
      'branch_reviews',
      'review_questions',
      'review_names',
      'review_votes',
      'review_help_notes',
      'commendations',
      'inspection_programmes',
      'inspections',
      'inspection_corrections',
      'reports',
      'report_editions',
      'report_outlines',
      'report_schedules',
    ]) {
      const { rows } = await world.database.owner.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as h from ${table} t where path like '99/1/%'`,
      )
      parts.push(`${table}:${rows[0]?.h}`)
    }
    const { rows: rules } = await world.database.owner.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as h from province_parameter_versions t where province_code = '99'`,
    )
    return [...parts, `rules:${rules[0]?.h}`].join(' ')
  }

  test('every operation has an aim, and every aim an operation', () => {
    expect([...operations.keys()].filter((name) => aims[name] === undefined)).toEqual([])
    expect(Object.keys(aims).filter((name) => !operations.has(name))).toEqual([])
  })

  test('no stranger sees a canary or changes anything', async () => {
    const before = await state()
    const leaks: string[] = []
    const opened: string[] = []
    for (const [name, aim] of Object.entries(aims)) {
      for (const { who, credential, mayKnow } of strangers) {
        const outcome = await send(credential, name, aim.input(canaries))
        const seen = text(outcome)
        // The directory of organisations is open to everybody with a seat: names and codes of organisations, nothing else.
        const fine = name === 'organisations.find' ? tokens.organisation : mayKnow
        for (const token of Object.values(tokens)) {
          if (token !== fine && token.test(seen)) leaks.push(`${name} shows ${who} ${token}: ${seen.slice(0, 300)}`)
        }
        const elsewhere = aim.ownProvince === true && who === 'the board of the neighbour province'
        const own = aim.by === 'self' || aim.by === 'open' || name === 'organisations.find' || elsewhere
        if (operations.get(name)?.operation.kind === 'command' && !own && outcome.kind === 'done')
          opened.push(`${name} by ${who}`)
        if (credential.kind !== 'actor' && aim.by !== 'open' && outcome.kind === 'done')
          opened.push(`${name} by ${who}`)
      }
    }
    expect(leaks).toEqual([])
    expect(opened).toEqual([])
    expect(await state()).toBe(before)
  }, 120_000)

  test('another province is not there for any seat but one of the centre, the directory of organisations apart', async () => {
    const before = await state()
    const wrong: string[] = []
    for (const [name, aim] of Object.entries(aims)) {
      const operation = operations.get(name)?.operation
      if (operation === undefined || !('provinceCode' in (operation.input as z.ZodObject).shape)) continue
      const outcome = await send(rightful[aim.by], name, { ...(aim.input(canaries) as object), provinceCode: '98' })
      const fine =
        name === 'organisations.find'
          ? outcome.kind === 'done'
          : outcome.kind === 'refused' && outcome.refusal.code === 'kernel.not-found'
      if (!fine) wrong.push(`${name}: ${text(outcome).slice(0, 300)}`)
    }
    expect(wrong).toEqual([])
    expect(await state()).toBe(before)
  })

  test('whoever administers accounts sees no member data', async () => {
    for (const [name, aim] of Object.entries(aims)) {
      const outcome = await send(rightful.administrator, name, aim.by === 'administrator' ? {} : aim.input(canaries))
      expect(tokens.person.test(text(outcome)), name).toBe(false)
    }
  })

  test('the rightful caller succeeds with the same inputs, in this order', async () => {
    const wrong: string[] = []
    for (const [name, aim] of Object.entries(aims)) {
      const outcome = await send(rightful[aim.by], name, aim.input(canaries))
      if (outcome.kind === 'done') continue
      if (outcome.kind === 'refused' && (aim.refusedFor ?? []).includes(outcome.refusal.code)) continue
      wrong.push(`${name}: ${text(outcome).slice(0, 400)}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)
})
