// Owns the seats the bench acts in: offices of communes and provinces, and one of the centre, each with a session of its own.
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '#kernel/identifier.ts'
import type { Country } from './country.ts'

export interface Place {
  province: string
  id: string
  path: string
  name: string
  members: number
}

/** Somebody signed in at a place. */
export interface Caller extends Place {
  token: string
}

export interface People {
  communes: Caller[]
  provinces: Caller[]
  centre: Caller
}

async function signIn({ owner }: Country, place: Place): Promise<Caller> {
  const token = `${place.province}.${randomBytes(32).toString('base64url')}`
  const [account, seat] = [newId(), newId()]
  const now = new Date()
  await owner.query(
    `insert into accounts (province_code, id, path, organisation_id, sign_in_name, display_name, password_hash,
       password_changed_at, must_change_password, created_at) values ($1,$2,$3,$4,$5,'Người Đo','-',$6,false,$6)`,
    [place.province, account, place.path, place.id, `bench.${account}@${place.province}`, now],
  )
  await owner.query(
    `insert into account_seats (province_code, id, account_id, organisation_id, path, role, post_name, valid_from)
     values ($1,$2,$3,$4,$5,'organisation-board','Ban Tổ chức','2026-01-01')`,
    [place.province, seat, account, place.id, place.path],
  )
  await owner.query(
    `insert into sessions (province_code, id, account_id, path, token_hash, seat_id, created_at, last_seen_at, expires_at)
     values ($1,$2,$3,$4,$5,$6,$7,$7,$8)`,
    [
      place.province,
      newId(),
      account,
      place.path,
      createHash('sha256').update(token).digest('hex'),
      seat,
      now,
      new Date(now.getTime() + 29 * 86_400_000),
    ],
  )
  return { ...place, token }
}

/** Signs in `wanted` people at communes spread over the country, as many at provinces, and one at the centre. */
export async function signInPeople(country: Country, wanted: number): Promise<People> {
  const { owner } = country
  const places = async (where: string): Promise<Place[]> => {
    const { rows } = await owner.query<Place>(
      `select o.province_code as province, o.id, o.path, o.name, coalesce(f.total, 0) as members
         from organisations o
         left join organisation_figures f on f.province_code = o.province_code and f.path = o.path
        where o.ended_on is null and ${where} order by md5(o.path || 'bench')`,
    )
    return rows
  }
  // A place each, or some twice in a small country.
  const spread = (some: Place[]): Place[] => {
    if (some.length === 0) throw new Error('the country has no such organisations')
    return Array.from({ length: wanted }, (_, i) => some[i % some.length] as Place)
  }
  const communes = spread((await places("o.type_code = 'commune-committee'")).filter((place) => place.members > 0))
  const provinces = spread(await places("o.parent_id is null and o.province_code <> '00'"))
  const [centre] = await places("o.path = '00/'")
  if (centre === undefined) throw new Error('the country has no centre')
  const all = async (some: Place[]): Promise<Caller[]> => {
    const callers: Caller[] = []
    for (const place of some) callers.push(await signIn(country, place))
    return callers
  }
  return { communes: await all(communes), provinces: await all(provinces), centre: await signIn(country, centre) }
}
