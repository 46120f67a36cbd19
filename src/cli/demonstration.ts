// Fills an empty database with the demonstration: invented people, their organisations, and accounts to sign in with.
import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { castOf, tellDemonstration } from '#cli/demonstration-cases.ts'
import type { DemonstrationLoad } from '#cli/load-demonstration.ts'
import type { Opened } from '#cli/session.ts'
import { demonstration, EMPTY_COMMUNE_CODE } from '#demo/generate/options.ts'
import type { Role } from '#kernel/actor.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { newId } from '#kernel/identifier.ts'
import { createAccountRow, createSeatRow, hashPassword } from '#modules/identity/public.ts'
import { rebuildFigures } from '#modules/members/public.ts'

/** An account of the demonstration, as the start page of the shell prints it. */
export interface DemonstrationAccount {
  signInName: string
  who: string
}

export interface Demonstration {
  password: string
  accounts: DemonstrationAccount[]
  /** How many of its stories have been begun: a stop in the midst of one leaves it as it stands, the next start tells the others. */
  begun?: number
  /** Written by an earlier version, which told all of them at once. */
  told?: true
}

const FILE = 'demonstration.json'

async function loadApart(what: DemonstrationLoad, signal: AbortSignal): Promise<void> {
  const child = fork(fileURLToPath(new URL('./load-demonstration.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    signal,
  })
  child.send(what)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the demonstration could not be loaded')
}

/**
 * Makes what is missing of the demonstration; null when the database holds data of its own. Aborting `signal` ends a load under
 * way (and throws): it is rolled back whole, the next start makes it anew.
 */
export async function ensureDemonstration(
  opened: Opened,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Demonstration | null> {
  const file = join(opened.settings.dataFolder, FILE)
  const made = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Demonstration,
    () => null,
  )
  if (made !== null) return made
  const client = new pg.Client({ connectionString: opened.database.ownerUrl })
  await client.connect()
  try {
    const today = dateInVietNam(opened.application.clock.now())
    const options = demonstration({ today })
    const province = options.provinces[0]?.code ?? '99'
    const state = await client.query(
      `select exists (select from organisations) as organisations,
              exists (select from organisations where province_code = $1 and code = $2) as ours,
              exists (select from figures_clock where province_code = $1) as figures`,
      [province, EMPTY_COMMUNE_CODE],
    )
    const { organisations, ours, figures } = state.rows[0] as Record<string, boolean>
    if (organisations === true && ours !== true) return null
    if (ours !== true) {
      say('Đang tạo dữ liệu trình diễn (người và tổ chức đều hư cấu)…')
      const { database, settings } = opened
      await loadApart({ ownerUrl: database.ownerUrl, dataFolder: settings.dataFolder, today }, signal)
    }
    if (figures !== true) {
      await client.query('begin')
      await rebuildFigures((text) => client.query(text), province, today)
      await client.query('commit')
    }
    const result = await makeAccounts(client, province, opened.application.clock.now(), today)
    await keep(opened.settings.dataFolder, result)
    return result
  } finally {
    await client.end()
  }
}

/** Tells the stories of the demonstration that are not told yet: some seconds of commands, after the first page can be opened. Throws when stopped. */
export async function tellOnce(
  { settings, application }: Opened,
  demonstration: Demonstration,
  signal: AbortSignal,
): Promise<void> {
  const province = demonstration.accounts[0]?.signInName.split('@')[1]
  if (province === undefined || demonstration.told === true) return
  await tellDemonstration(application, await castOf(application, province), {
    signal,
    from: demonstration.begun ?? 0,
    onBegin: (begun) => keep(settings.dataFolder, { ...demonstration, begun }),
  })
}

const keep = (folder: string, made: Demonstration): Promise<void> =>
  writeFile(join(folder, FILE), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })

interface Place {
  id: string
  path: string
  name: string
}

interface Wanted {
  /** The province of the account where it is not that of the demonstration: the centre has rows of its own. */
  province?: string
  localName: string
  role: Role
  post: string
  place: Place
  member?: { id: string; full_name: string }
}

/** One account for each kind of user, where each finds something to do. `client` acts as the owner. */
async function accountsWanted(client: pg.Client, province: string): Promise<Wanted[]> {
  const one = async <T>(text: string, values: unknown[]): Promise<T> => {
    const { rows } = await client.query(text, values)
    if (rows[0] === undefined) throw new Error('the demonstration data lacks an organisation for its accounts')
    return rows[0] as T
  }
  const top = await one<Place>(
    'select id, path, name from organisations where province_code = $1 and parent_id is null',
    [province],
  )
  const centre = await one<Place>(
    `select id, path, name from organisations where province_code = '00' and path = '00/'`,
    [],
  )
  // A village branch whose secretary holds no other post, in the largest commune.
  const branch = await one<Place & { parent_id: string; member_id: string; full_name: string }>(
    `select o.id, o.path, o.name, o.parent_id, m.id as member_id, m.full_name
       from post_holdings h
       join organisations o on o.province_code = $1 and o.id = h.organisation_id and o.ended_on is null
       join organisations p on p.province_code = $1 and p.id = o.parent_id and p.type_code = 'commune-committee'
       join members m on m.province_code = $1 and m.id = h.member_id and m.organisation_id = o.id and m.status = 'full'
      where h.province_code = $1 and h.valid_to is null and h.post_code = 'secretary'
        and (select count(*) from post_holdings x where x.province_code = $1 and x.member_id = m.id and x.valid_to is null) = 1
      order by o.name like '%thôn%' desc, p.path, o.path limit 1`,
    [province],
  )
  const commune = await one<Place>('select id, path, name from organisations where province_code = $1 and id = $2', [
    province,
    branch.parent_id,
  ])
  const empty = await one<Place>('select id, path, name from organisations where province_code = $1 and code = $2', [
    province,
    EMPTY_COMMUNE_CODE,
  ])
  const plain = await one<{ id: string; full_name: string }>(
    `select id, full_name from members m where province_code = $1 and organisation_id = $2 and status = 'full' and id <> $3
        and not exists (select from post_holdings h where h.province_code = $1 and h.member_id = m.id and h.valid_to is null)
      order by sort_key, id limit 1`,
    [province, branch.id, branch.member_id],
  )
  const secretary = { id: branch.member_id, full_name: branch.full_name }
  return [
    { localName: 'bithu', role: 'secretary', post: 'Bí thư', place: branch, member: secretary },
    { localName: 'vanphong.trong', role: 'office', post: 'Văn phòng', place: empty },
    { localName: 'vanphong.xa', role: 'office', post: 'Văn phòng', place: commune },
    { localName: 'vanphong.tinh', role: 'office', post: 'Văn phòng', place: top },
    { localName: 'bantochuc', role: 'organisation-board', post: 'Ban Tổ chức', place: top },
    { localName: 'dangvien', role: 'member', post: 'Đảng viên', place: branch, member: plain },
    { localName: 'quantri', role: 'administrator', post: 'Quản trị hệ thống', place: top },
    { province: '00', localName: 'trunguong', role: 'organisation-board', post: 'Ban Tổ chức', place: centre },
  ]
}

/** Makes the accounts, all with one password made for this installation. `client` acts as the owner. */
export async function makeAccounts(
  client: pg.Client,
  province: string,
  now: Date,
  today: string,
): Promise<Demonstration> {
  const password = `minh-hoa-${randomInt(100_000, 1_000_000)}`
  const passwordHash = await hashPassword(password)
  const wanted = await accountsWanted(client, province)
  const accounts: DemonstrationAccount[] = []
  await client.query('begin')
  for (const w of wanted) {
    const code = w.province ?? province
    const signInName = `${w.localName}@${code}`
    const id = newId()
    const organisation = { id: w.place.id, path: w.place.path }
    const account = createAccountRow({
      province: code,
      id,
      organisation,
      signInName,
      displayName: w.member?.full_name ?? `${w.post} (trình diễn)`,
      memberId: w.member?.id ?? null,
      passwordHash,
      mustChangePassword: false,
      at: now,
    })
    if (!(await insertOnce(client, 'accounts', account))) continue
    const seat = { province: code, accountId: id, organisation, validFrom: today, validTo: null, sourceId: null }
    await insertOnce(client, 'account_seats', createSeatRow({ ...seat, id: newId(), role: w.role, postName: w.post }))
    if (w.role === 'secretary') {
      await insertOnce(
        client,
        'account_seats',
        createSeatRow({ ...seat, id: newId(), role: 'member', postName: 'Đảng viên' }),
      )
    }
    accounts.push({ signInName, who: `${w.post} · ${w.place.name}` })
  }
  await client.query('commit')
  return { password, accounts }
}

async function insertOnce(client: pg.Client, table: string, row: object): Promise<boolean> {
  const entries = Object.entries(row)
  const { rowCount } = await client.query(
    `insert into ${table} (${entries.map(([name]) => name).join(', ')})
     values (${entries.map((_, i) => `$${i + 1}`).join(', ')}) on conflict do nothing`,
    entries.map(([, value]) => value),
  )
  return rowCount === 1
}
