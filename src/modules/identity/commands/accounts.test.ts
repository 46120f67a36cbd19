// Looking after accounts and seats: who may, how far, and that nobody climbs by it.
import { describe, expect, test } from 'vitest'
import { inScope, subtree } from '#db/tenancy.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import { newId } from '#kernel/identifier.ts'
import { whileHeld } from '../../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { actorBySignInName, endSeatsFor, openSeatFor } from '../public.ts'
import { callWith, historyOf, outputOf, PASSWORD, personAt, seatFor, signInAs, trySignIn } from '../testing/people.ts'

interface Row {
  id: string
  signInName: string
  displayName: string
  disabled: boolean
  seats: { id: string; role: string; can: string[] }[]
  can: string[]
}
interface Listed {
  rows: Row[]
  next: string | null
}

describe('accounts', () => {
  const world = useWorld()
  const code = async (actor: Actor | null, name: string, input: object) => codeOf(await world.call(actor, name, input))
  const newAccount = (place = world.places.branchA1, role: Role = 'secretary', extra: object = {}) => ({
    organisationId: place.id,
    displayName: 'Trần Thị Thử',
    role,
    postName: 'Bí thư chi bộ',
    ...extra,
  })

  const administration = (): [string, object][] => [
    ['identity.list-accounts', {}],
    ['identity.create-account', newAccount()],
    ['identity.disable-account', { id: newId() }],
    ['identity.enable-account', { id: newId() }],
    ['identity.reset-password', { id: newId() }],
    [
      'identity.grant-seat',
      { accountId: newId(), organisationId: world.places.branchA1.id, role: 'member', postName: 'Đảng viên' },
    ],
    ['identity.end-seat', { seatId: newId() }],
  ]

  test('not signed in, and the wrong role', async () => {
    for (const [name, input] of administration()) {
      expect(await code(null, name, input), name).toBe('kernel.not-signed-in')
      for (const role of ['secretary', 'committee-member', 'office', 'inspection', 'member'] as const) {
        const actor = await world.actorAt(world.places.communeA, role)
        expect(await code(actor, name, input), `${name} as ${role}`).toBe('kernel.not-permitted')
      }
    }
  })

  test("a neighbour's accounts, seats and organisations are not there, nor another province's", async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    for (const place of [world.places.communeB, world.places.branchA2, world.places.otherProvince]) {
      const neighbour = await world.actorAt(place, 'administrator')
      const inputs: [string, object][] = [
        ['identity.create-account', newAccount()],
        ['identity.disable-account', { id: person.id }],
        ['identity.enable-account', { id: person.id }],
        ['identity.reset-password', { id: person.id }],
        ['identity.end-seat', { seatId: person.seatId }],
        ['identity.grant-seat', { accountId: person.id, organisationId: place.id, role: 'member', postName: 'x' }],
      ]
      for (const [name, input] of inputs) {
        // Naming the province does not help who does not act for the centre.
        const provinceCode = '99'
        expect(await code(neighbour, name, { ...input, provinceCode }), name).toBe('kernel.not-found')
      }
      const { rows } = outputOf<Listed>(await world.call(neighbour, 'identity.list-accounts', { state: 'all' }))
      expect(rows.map((r) => r.id)).not.toContain(person.id)
    }
  })

  test('invalid input is refused with the fields named', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    for (const extra of [{ signInName: 'Có dấu' }, { role: 'owner' }, { postName: ' ' }, { displayName: 'x\u0000y' }]) {
      const input = newAccount(world.places.branchA1, 'secretary', extra)
      expect(await code(admin, 'identity.create-account', input)).toBe('kernel.invalid-input')
    }
    expect(await code(admin, 'identity.list-accounts', { after: 'khong-phai' })).toBe('kernel.invalid-input')
    const forged = Buffer.from(JSON.stringify(['a', 'b'])).toString('base64url')
    expect(await code(admin, 'identity.list-accounts', { after: forged })).toBe('kernel.invalid-input')
  })

  test('create-account: a first password that forces a change, names that do not collide, in the history', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    interface Created {
      id: string
      signInName: string
      firstPassword: string
    }
    const made = outputOf<Created>(await world.call(admin, 'identity.create-account', newAccount()))
    expect(made.signInName).toBe('thu.tt@99')
    const again = outputOf<Created>(await world.call(admin, 'identity.create-account', newAccount()))
    expect(again.signInName).toBe('thu.tt2@99')
    // A name taken where the administrator cannot see it is taken all the same.
    const elsewhere = await world.actorAt(world.places.communeB, 'administrator')
    const taken = newAccount(world.places.branchB1, 'secretary', { signInName: 'thu.tt' })
    expect(await code(elsewhere, 'identity.create-account', taken)).toBe('identity.sign-in-name-taken')
    const outcome = await trySignIn(world, made, { password: made.firstPassword })
    expect(outputOf(outcome)).toMatchObject({ mustChangePassword: true, seatCount: 1 })
    const history = await historyOf(world, world.places.branchA1)
    expect(history.map((h) => h.summary)).toContain(
      'Tạo tài khoản thu.tt@99 cho Trần Thị Thử, chức vụ Bí thư chi bộ (vai trò Bí thư, phó bí thư).',
    )
    const { rows } = await world.database.owner.query('select answer from idempotency_keys')
    expect(rows.map((r) => r.answer).join()).not.toContain(made.firstPassword)
  })

  test('create-account answers a repeated call with the first password it gave before', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const key = 'lan-gui-thu-nhat'
    const first = await world.call(admin, 'identity.create-account', newAccount(), key)
    const second = await world.call(admin, 'identity.create-account', newAccount(), key)
    expect(outputOf(second)).toEqual(outputOf(first))
    expect(second).toMatchObject({ replayed: true })
  })

  test('create-account: a member within reach, and one account each', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const insertMember = async (place: typeof world.places.branchA1) => {
      const id = newId()
      await world.database.owner.query(
        `insert into members (province_code, id, path, organisation_id, full_name, search_key, sort_key, status, created_at, updated_at)
         values ($1, $2, $3, $4, 'Vũ Thị Mẫu', 'vu thi mau', 'mau', 'full', now(), now())`,
        [place.province, id, place.path, place.id],
      )
      return id
    }
    const create = (memberId: string) =>
      code(admin, 'identity.create-account', newAccount(world.places.branchA1, 'member', { memberId }))
    const own = await insertMember(world.places.branchA1)
    expect(await create(await insertMember(world.places.branchB1))).toBe('kernel.not-found')
    expect(await create(own)).toBe('done')
    expect(await create(own)).toBe('identity.member-has-account')
    // Also when the other account lies where the administrator cannot see it.
    const hidden = await insertMember(world.places.branchA1)
    await world.actorAt(world.places.branchB1, 'member', { memberId: hidden })
    expect(await create(hidden)).toBe('identity.member-has-account')
  })

  test('no role beyond the own: cadres make no administrators and do not touch theirs', async () => {
    const cadre = await world.actorAt(world.places.communeA, 'organisation-board')
    const admin = await personAt(world, world.places.branchA1, 'administrator')
    const secretary = await personAt(world, world.places.branchA1, 'secretary')
    const beyond = 'identity.role-beyond-reach'
    const create = newAccount(world.places.branchA1, 'administrator')
    expect(await code(cadre, 'identity.create-account', create)).toBe(beyond)
    expect(await code(cadre, 'identity.reset-password', { id: admin.id })).toBe(beyond)
    expect(await code(cadre, 'identity.disable-account', { id: admin.id })).toBe(beyond)
    expect(await code(cadre, 'identity.end-seat', { seatId: admin.seatId })).toBe(beyond)
    const grant = { accountId: secretary.id, organisationId: world.places.branchA1.id, postName: 'Quản trị' }
    expect(await code(cadre, 'identity.grant-seat', { ...grant, role: 'administrator' })).toBe(beyond)
    expect(await code(cadre, 'identity.reset-password', { id: secretary.id })).toBe('done')
  })

  test('no account that reaches further than the own seat: not even when its other seat cannot be seen', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const person = await personAt(world, world.places.communeA, 'office')
    const higher = await seatFor(world, { id: person.id, province: '99' }, world.places.province, 'office')
    for (const name of ['identity.reset-password', 'identity.disable-account', 'identity.enable-account']) {
      expect(await code(admin, name, { id: person.id })).toBe('identity.account-beyond-reach')
    }
    await world.database.owner.query(`update account_seats set valid_to = '2026-11-01' where id = $1`, [higher])
    expect(await code(admin, 'identity.reset-password', { id: person.id })).toBe('done')
  })

  test('nobody acts on the own account: no seat with member data, no disabling oneself', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const seat = { accountId: admin.accountId, organisationId: world.places.communeA.id, postName: 'Bí thư' }
    const itself = 'identity.not-on-yourself'
    expect(await code(admin, 'identity.grant-seat', { ...seat, role: 'secretary' })).toBe(itself)
    expect(await code(admin, 'identity.disable-account', { id: admin.accountId })).toBe(itself)
    expect(await code(admin, 'identity.reset-password', { id: admin.accountId })).toBe(itself)
    expect(await code(admin, 'identity.end-seat', { seatId: admin.seat?.id })).toBe(itself)
  })

  test('disable-account ends all sessions at once; enable-account lets in again', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const person = await personAt(world, world.places.branchA2, 'secretary')
    const token = await signInAs(world, person)
    expect(await code(admin, 'identity.disable-account', { id: person.id })).toBe('done')
    expect(codeOf(await callWith(world, token, 'identity.get-me'))).toBe('kernel.not-signed-in')
    expect(codeOf(await trySignIn(world, person))).toBe('identity.wrong-credentials')
    expect(await actorBySignInName(world.application, person.signInName)).toBeNull()
    expect(await code(admin, 'identity.enable-account', { id: person.id })).toBe('done')
    expect(codeOf(await callWith(world, token, 'identity.get-me'))).toBe('kernel.not-signed-in')
    expect(codeOf(await trySignIn(world, person))).toBe('done')
    const history = await historyOf(world, world.places.branchA2)
    expect(history.map((h) => h.operation)).toEqual(
      expect.arrayContaining(['identity.disable-account', 'identity.enable-account']),
    )
  })

  test('reset-password: sessions end, locks go, the second factor only when asked', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const token = await signInAs(world, person)
    await world.database.owner.query(
      `update accounts set totp_confirmed_at = now(), totp_secret_sealed = $2 where id = $1`,
      [person.id, world.application.secrets.seal('A'.repeat(32))],
    )
    for (let i = 0; i < 6; i++) await trySignIn(world, person, { password: 'sai' }, '198.51.100.50')
    const reset = async (input: object) =>
      outputOf<{ firstPassword: string }>(
        await world.call(admin, 'identity.reset-password', { id: person.id, ...input }),
      )
    const first = await reset({})
    expect(codeOf(await callWith(world, token, 'identity.get-me'))).toBe('kernel.not-signed-in')
    const typed = (password: string) => trySignIn(world, person, { password }, '198.51.100.50')
    expect(codeOf(await typed(first.firstPassword))).toBe('identity.code-required')
    const second = await reset({ removeSecondFactor: true })
    expect(outputOf(await typed(second.firstPassword))).toMatchObject({ mustChangePassword: true })
  })

  test('reset-password while somebody signs in, or changes the password, by the old one: nothing of that stands afterwards', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const token = await signInAs(world, person)
    const { owner } = world.database
    await owner.query('begin')
    await owner.query('lock table sign_in_attempts in access exclusive mode')
    const queued = async (n: number) => {
      const held = `select count(*)::int as n from pg_locks where not granted and relation = 'sign_in_attempts'::regclass`
      await expect.poll(async () => (await owner.query(held)).rows[0].n, { timeout: 10_000 }).toBe(n)
    }
    const resetting = world.call(admin, 'identity.reset-password', { id: person.id })
    await queued(1)
    // Both read the account as it was, because the new password is written and not committed.
    const signingIn = trySignIn(world, person)
    const next = { current: PASSWORD, next: 'nắng ấm quê hương ta' }
    const changing = callWith(world, token, 'identity.change-password', next)
    await queued(3)
    await owner.query('commit')
    const { firstPassword } = outputOf<{ firstPassword: string }>(await resetting)
    expect([codeOf(await signingIn), codeOf(await changing)]).toEqual(['kernel.busy', 'kernel.busy'])
    const { rows } = await owner.query('select 1 from sessions where account_id = $1 and ended_at is null', [person.id])
    expect(rows).toHaveLength(0)
    expect(outputOf(await trySignIn(world, person, { password: firstPassword }))).toMatchObject({
      mustChangePassword: true,
    })
  })

  test('grant-seat and end-seat: from its day, once, within reach, and gone at once', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const person = await personAt(world, world.places.branchA1, 'member')
    const seat = {
      accountId: person.id,
      organisationId: world.places.communeA.id,
      role: 'organisation-board',
      postName: 'Ban tổ chức',
    }
    const grant = (extra: object) => code(admin, 'identity.grant-seat', { ...seat, ...extra })
    expect(await grant({ organisationId: world.places.province.id })).toBe('kernel.not-found')
    expect(await grant({ validFrom: '2026-12-01', validTo: '2026-12-01' })).toBe('identity.seat-dates')
    expect(await grant({ validFrom: '2026-01-01', validTo: '2026-11-21' })).toBe('identity.seat-dates')
    const done = outputOf<{ seatId: string }>(await world.call(admin, 'identity.grant-seat', seat))
    expect(await grant({})).toBe('identity.seat-exists')
    expect(await grant({ validFrom: '2027-01-01' })).toBe('identity.seat-exists')
    const token = await signInAs(world, person)
    expect(codeOf(await callWith(world, token, 'identity.choose-seat', { seatId: done.seatId }))).toBe('done')
    expect(codeOf(await callWith(world, token, 'identity.list-accounts'))).toBe('done')
    expect(await code(admin, 'identity.end-seat', { seatId: done.seatId })).toBe('done')
    expect(codeOf(await callWith(world, token, 'identity.list-accounts'))).toBe('kernel.not-permitted')
    expect(await code(admin, 'identity.end-seat', { seatId: done.seatId })).toBe('kernel.not-found')
    const history = await historyOf(world, world.places.communeA)
    expect(history.map((h) => h.operation)).toEqual(
      expect.arrayContaining(['identity.grant-seat', 'identity.end-seat']),
    )
  })

  test('grants at the same moment make one seat, and it ends once', async () => {
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    const person = await personAt(world, world.places.branchA1, 'member')
    const seat = {
      accountId: person.id,
      organisationId: world.places.communeA.id,
      role: 'office',
      postName: 'Văn phòng',
    }
    const codes = await Promise.all([1, 2, 3].map(() => code(admin, 'identity.grant-seat', seat)))
    expect(codes.sort()).toEqual(['done', 'identity.seat-exists', 'identity.seat-exists'])
    const held = `select id from account_seats where account_id = '${person.id}' and role = 'office' for update`
    const { rows } = await world.database.owner.query(held)
    const end = () => world.call(admin, 'identity.end-seat', { seatId: rows[0].id })
    expect((await whileHeld(world, held, [end, end])).map(codeOf)).toEqual(['done', 'kernel.not-found'])
  })

  test('no seat in an organisation that has ended', async () => {
    const admin = await world.actorAt(world.places.province, 'administrator')
    await world.database.owner.query(`update organisations set ended_on = '2026-11-21' where id = $1`, [
      world.places.branchB1.id,
    ])
    const input = newAccount(world.places.branchB1)
    expect(await code(admin, 'identity.create-account', input)).toBe('identity.organisation-ended')
  })

  test('list-accounts: pages by key without gaps, filter without diacritics, states, and what may be done', async () => {
    const place = world.places.communeB
    const admin = await world.actorAt(place, 'administrator', { displayName: 'Quản Trị Bình Yên' })
    for (const displayName of ['Nguyễn Thị Ánh', 'Đỗ Văn Bảy', 'Đỗ Văn Ba', '100% Thật', 'Lê Ước', 'Lê Ước']) {
      await personAt(world, place, 'secretary', { displayName })
    }
    const names: string[] = []
    let after: string | undefined
    do {
      const input = { limit: 2, ...(after === undefined ? {} : { after }) }
      const page = outputOf<Listed>(await world.call(admin, 'identity.list-accounts', input))
      names.push(...page.rows.map((r) => r.displayName))
      after = page.next ?? undefined
    } while (after !== undefined)
    const ours = names.filter((n) => /^(Nguyễn Thị Ánh|Đỗ|100%|Lê Ước)/.test(n))
    expect(ours.filter((n) => n !== '100% Thật')).toEqual([
      'Nguyễn Thị Ánh',
      'Đỗ Văn Ba',
      'Đỗ Văn Bảy',
      'Lê Ước',
      'Lê Ước',
    ])
    expect(new Set(names).has('100% Thật')).toBe(true)

    const found = async (input: object) =>
      outputOf<Listed>(await world.call(admin, 'identity.list-accounts', input)).rows.map((r) => r.displayName)
    expect(await found({ text: 'do van' })).toEqual(['Đỗ Văn Ba', 'Đỗ Văn Bảy'])
    expect(await found({ text: 'ĐỖ VĂN BẢ' })).toEqual(['Đỗ Văn Ba', 'Đỗ Văn Bảy'])
    expect(await found({ text: '0%' })).toEqual(['100% Thật'])
    expect(await found({ text: '_' })).toEqual([])

    const list = outputOf<Listed>(await world.call(admin, 'identity.list-accounts', { text: 'do van ba' }))
    expect(list.rows[0]).toMatchObject({
      can: ['identity.disable-account', 'identity.reset-password', 'identity.grant-seat'],
      seats: [{ role: 'secretary', can: ['identity.end-seat'] }],
    })
    await world.call(admin, 'identity.disable-account', { id: list.rows[0]?.id })
    expect(await found({ text: 'do van' })).toEqual(['Đỗ Văn Bảy'])
    expect(await found({ text: 'do van', state: 'disabled' })).toEqual(['Đỗ Văn Ba'])
    expect(await found({ organisationId: world.places.communeA.id })).toEqual([])
  })

  test('the centre looks after a province by naming it', async () => {
    const centre = await world.actorAt(world.places.centre, 'administrator')
    const person = await personAt(world, world.places.communeC, 'secretary')
    expect(await code(centre, 'identity.disable-account', { id: person.id })).toBe('kernel.not-found')
    expect(await code(centre, 'identity.disable-account', { id: person.id, provinceCode: '98' })).toBe('done')
  })
})

describe('what identity offers other modules', () => {
  const world = useWorld()

  test('a seat opens with a post and ends with it; without an account nothing happens', async () => {
    const memberId = newId()
    const holder = await world.actorAt(world.places.branchA1, 'member', { memberId })
    const [range, sourceId] = [subtree(world.places.communeA.path), newId()]
    const post = {
      province: '99',
      memberId,
      organisation: world.places.branchA1,
      role: 'secretary' as const,
      postName: 'Bí thư chi bộ',
      sourceId,
      validFrom: '2026-11-01',
      validTo: null,
    }
    const ended = { id: sourceId, memberId, organisationId: world.places.branchA1.id, role: post.role }
    const today = '2026-11-20'
    const opened = await inScope(world.database, range, (tx) => openSeatFor({ tx, newId, today }, post))
    const nobody = { ...post, memberId: newId() }
    expect(await inScope(world.database, range, (tx) => openSeatFor({ tx, newId, today }, nobody))).toBeNull()
    const { rows } = await world.database.owner.query('select sign_in_name from accounts where id = $1', [
      holder.accountId,
    ])
    const signInName: string = rows[0].sign_in_name
    const acting = () => actorBySignInName(world.application, signInName)
    expect((await acting())?.seat).toMatchObject({ id: opened, role: 'secretary' })
    const admin = await world.actorAt(world.places.communeA, 'administrator')
    expect(codeOf(await world.call(admin, 'identity.end-seat', { seatId: opened }))).toBe('identity.seat-follows-post')
    expect(await inScope(world.database, range, (tx) => endSeatsFor(tx, '99', [ended], '2026-11-21'))).toBe(1)
    expect((await acting())?.seat).toMatchObject({ role: 'member' })
  })

  test('actorBySignInName: nobody for an unknown name or a seat that is not held', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    expect(await actorBySignInName(world.application, 'khong.co@99')).toBeNull()
    expect(await actorBySignInName(world.application, 'khong co')).toBeNull()
    expect(await actorBySignInName(world.application, person.signInName, newId())).toBeNull()
    expect(await actorBySignInName(world.application, person.signInName, person.seatId)).toMatchObject({
      accountId: person.id,
      sessionId: null,
      seat: { id: person.seatId },
    })
  })
})
