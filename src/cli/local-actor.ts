// The shell of the machine that holds the data, as an actor of its own: it reaches the province of the organisation it names.
import { sql } from 'kysely'
import { CliError } from '#cli/help.ts'
import type { Opened } from '#cli/session.ts'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'

/** An organisation by one of its codes, with the root of its province. */
export interface NamedPlace {
  id: string
  provinceCode: string
  /** Null for an organisation of the centre's own. */
  rootId: string
  rootPath: string
}

/** Whoever types on the machine itself is trusted with its data; what is done is audited under this name. */
const LOCAL_ACCOUNT = '00000000-0000-0000-0000-000000000000'

/**
 * The organisation that carries the code on the day `on`, or else carried it before or since; two digits name a province's own
 * organisation (`00`: the centre, the whole country); `province` decides between two
 * provinces that use the same code. A code that nobody carries is a mistake of the caller.
 */
export async function placeByCode(opened: Opened, code: string, on: string, province?: string): Promise<NamedPlace> {
  const found = await inScope(
    opened.database,
    EVERYWHERE,
    async (tx) =>
      (
        await sql<NamedPlace>`
        select distinct on (c.province_code) c.organisation_id as id, c.province_code as "provinceCode", r.id as "rootId",
               r.path as "rootPath"
          from organisation_codes c
          join organisations r on r.province_code = c.province_code and r.path = c.province_code || '/'
         where (c.code = ${code} or (c.province_code = ${code} and c.organisation_id = r.id)) and (${province ?? null}::text is null or c.province_code = ${province ?? null})
         order by c.province_code, (c.valid_from <= ${on}::date and (c.valid_to is null or c.valid_to > ${on}::date)) desc,
                  (c.valid_from <= ${on}::date) desc, c.valid_from desc`.execute(tx)
      ).rows,
    { readOnly: true },
  )
  const [place, ...others] = found
  if (place === undefined) throw new CliError(`Không có tổ chức nào mang mã «${code}».`)
  if (others.length > 0) {
    const codes = found.map((row) => row.provinceCode).join(', ')
    throw new CliError(`Nhiều tỉnh dùng mã «${code}» (${codes}). Hãy thêm --province MÃ-TỈNH.`)
  }
  return place
}

/** «Dòng lệnh» in the seat of the organisation board of a province, or of the centre, which reaches everything. */
export function localActor(place: NamedPlace): Actor {
  return {
    accountId: LOCAL_ACCOUNT,
    displayName: 'Dòng lệnh',
    memberId: null,
    provinceCode: place.provinceCode,
    national: place.rootPath === '00/',
    mustChangePassword: false,
    sessionId: null,
    secondFactor: false,
    seat: {
      id: LOCAL_ACCOUNT,
      role: 'organisation-board',
      postName: 'Dòng lệnh',
      organisationId: place.rootId,
      path: place.rootPath,
    },
  }
}
