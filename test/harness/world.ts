// A small invented country for tests: the centre, two provinces, three communes, four branches, and people in seats there.
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { isBusy } from '#http/faults.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Clock } from '#kernel/clock.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { type Application, type Outcome, runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { createApplication } from '../../src/application.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #now = new Date('2026-11-21T02:00:00Z')
  now = (): Date => new Date(this.#now)
  set(iso: string): void {
    this.#now = new Date(iso)
  }
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds)
  }
}

export interface Place {
  id: string
  path: string
  province: string
  name: string
  typeCode: string
}

/** `communeA` holds `branchA1` and `branchA2`; `communeB` is its neighbour; `communeC` lies in another province. */
export interface Places {
  centre: Place
  province: Place
  communeA: Place
  branchA1: Place
  branchA2: Place
  communeB: Place
  branchB1: Place
  otherProvince: Place
  communeC: Place
  branchC1: Place
}

export interface World {
  application: Application
  database: TestDatabase
  clock: TestClock
  places: Places
  /** Calls an operation as an actor (null: not signed in). A command gets a fresh idempotency key unless one is given. */
  call: (actor: Actor | null, name: string, input?: unknown, key?: string) => Promise<Outcome>
  /** Calls and expects success; returns the output. */
  ask: <T = never>(actor: Actor, name: string, input?: unknown) => Promise<T>
  /** Removes the database and the files of this world. */
  end: () => Promise<void>
  /** An actor with an account row and a seat of `role` at `place`. */
  actorAt: (place: Place, role: Role, options?: { memberId?: string; displayName?: string }) => Promise<Actor>
}

const sortable = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()

async function insertPlace(
  database: TestDatabase,
  parent: Place | null,
  spec: { province: string; segment: string; name: string; code: string; typeCode: string; unitType: string | null },
): Promise<Place> {
  const id = newId()
  const path = parent === null ? `${spec.province}/` : `${parent.path}${spec.segment}/`
  const at = '2025-07-01T00:00:00Z'
  const key = sortable(spec.name)
  await database.owner.query(
    `insert into organisations (province_code, id, path, parent_id, type_code, unit_type, code, name, search_key, sort_key,
       founded_on, created_at, updated_at, next_child) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'2025-07-01',$11,$11,100)`,
    [spec.province, id, path, parent?.id ?? null, spec.typeCode, spec.unitType, spec.code, spec.name, key, key, at],
  )
  await database.owner.query(
    `insert into organisation_names (province_code, id, organisation_id, path, name, search_key, valid_from)
     values ($1,$2,$3,$4,$5,$6,'2025-07-01')`,
    [spec.province, newId(), id, path, spec.name, key],
  )
  await database.owner.query(
    `insert into organisation_codes (province_code, id, organisation_id, path, code, valid_from) values ($1,$2,$3,$4,$5,'2025-07-01')`,
    [spec.province, newId(), id, path, spec.code],
  )
  await database.owner.query(
    `insert into organisation_placements (province_code, id, organisation_id, path, parent_id, placed_path, type_code, unit_type, valid_from)
     values ($1,$2,$3,$4,$5,$4,$6,$7,'2025-07-01')`,
    [spec.province, newId(), id, path, parent?.id ?? null, spec.typeCode, spec.unitType],
  )
  return { id, path, province: spec.province, name: spec.name, typeCode: spec.typeCode }
}

async function insertPlaces(database: TestDatabase): Promise<Places> {
  const make = (
    parent: Place | null,
    province: string,
    segment: string,
    name: string,
    code: string,
    typeCode: string,
    unitType: string | null,
  ) => insertPlace(database, parent, { province, segment, name, code, typeCode, unitType })
  const centre = await make(null, '00', '', 'Trung ương', '00', 'central', null)
  const province = await make(null, '99', '', 'Đảng bộ tỉnh Minh Họa', '99', 'province-committee', null)
  const communeA = await make(province, '99', '1', 'Đảng bộ xã An Bình', '99.001', 'commune-committee', 'xa')
  const branchA1 = await make(communeA, '99', '1', 'Chi bộ thôn 1', '99.001.001', 'branch', 'xa')
  const branchA2 = await make(communeA, '99', '2', 'Chi bộ thôn 2', '99.001.002', 'branch', 'xa')
  const communeB = await make(province, '99', '2', 'Đảng bộ xã Bình Yên', '99.002', 'commune-committee', 'xa')
  const branchB1 = await make(communeB, '99', '1', 'Chi bộ thôn Đông', '99.002.001', 'branch', 'xa')
  const otherProvince = await make(null, '98', '', 'Đảng bộ tỉnh Láng Giềng', '98', 'province-committee', null)
  const communeC = await make(otherProvince, '98', '1', 'Đảng bộ xã Cát Tường', '98.001', 'commune-committee', 'xa')
  const branchC1 = await make(communeC, '98', '1', 'Chi bộ thôn Tây', '98.001.001', 'branch', 'xa')
  return { centre, province, communeA, branchA1, branchA2, communeB, branchB1, otherProvince, communeC, branchC1 }
}

const postNames: Record<Role, string> = {
  secretary: 'Bí thư',
  'committee-member': 'Cấp ủy viên',
  office: 'Văn phòng',
  'organisation-board': 'Ban tổ chức',
  inspection: 'Ủy ban kiểm tra',
  administrator: 'Quản trị',
  member: 'Đảng viên',
  concerned: 'Người có việc đang xét',
}

export async function createWorld(): Promise<World> {
  const database = await createTestDatabase()
  const clock = new TestClock()
  const filesFolder = join(tmpdir(), `dangvu-test-files-${process.pid}-${randomBytes(4).toString('hex')}`)
  const application = createApplication({
    database,
    clock,
    secrets: secretsFrom(Buffer.alloc(32, 7)),
    files: fileStore(filesFolder),
    // Fails the test it happens in (quiet-console.ts), but where the machine had no connection to spare.
    noteFault: (error) => isBusy(error) || console.error(error),
  })
  const places = await insertPlaces(database)
  let made = 0

  const call: World['call'] = (actor, name, input = {}, key) =>
    runOperation(application, {
      name,
      input,
      credential: actor === null ? { kind: 'none' } : { kind: 'actor', actor },
      idempotencyKey: key ?? randomBytes(12).toString('hex'),
      request: { requestId: randomBytes(8).toString('hex'), address: '127.0.0.1', userAgent: 'test' },
    })

  return {
    end: async () => {
      await database.drop()
      await rm(filesFolder, { recursive: true, force: true })
    },
    application,
    database,
    clock,
    places,
    call,
    ask: async <T = never>(actor: Actor, name: string, input?: unknown): Promise<T> => {
      const outcome = await call(actor, name, input)
      if (outcome.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
      return outcome.output as T
    },
    actorAt: async (place, role, options = {}) => {
      made += 1
      const accountId = newId()
      const seatId = newId()
      const displayName = options.displayName ?? `Người Thử ${made}`
      await database.owner.query(
        `insert into accounts (province_code, id, path, organisation_id, sign_in_name, display_name, member_id, password_hash,
           password_changed_at, must_change_password, created_at)
         values ($1,$2,$3,$4,$5,$6,$7,'-','2026-01-01T00:00:00Z',false,'2026-01-01T00:00:00Z')`,
        [
          place.province,
          accountId,
          place.path,
          place.id,
          `nguoi.thu.${made}@${place.province}`,
          displayName,
          options.memberId ?? null,
        ],
      )
      await database.owner.query(
        `insert into account_seats (province_code, id, account_id, organisation_id, path, role, post_name, valid_from)
         values ($1,$2,$3,$4,$5,$6,$7,'2026-01-01')`,
        [place.province, seatId, accountId, place.id, place.path, role, postNames[role]],
      )
      return {
        accountId,
        displayName,
        memberId: options.memberId ?? null,
        provinceCode: place.province,
        national: place.path === '00/',
        mustChangePassword: false,
        sessionId: null,
        secondFactor: false,
        seat: { id: seatId, role, postName: postNames[role], organisationId: place.id, path: place.path },
      }
    },
  }
}

/** The code of a refusal, or what else came of it. */
export const codeOf = (outcome: Outcome): string => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind)

/** A world for a test file: made before its tests, dropped after them. */
export function useWorld(): World {
  const world = {} as World
  beforeAll(async () => {
    Object.assign(world, await createWorld())
  })
  afterAll(async () => {
    await world.end?.()
  })
  return world
}
