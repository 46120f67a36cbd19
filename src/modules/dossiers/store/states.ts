// What is known of each file, for the statistics.
import { type RawBuilder, sql } from 'kysely'

/** Rows `d` within reach: province_code, member_id, checked_on, lacking (papers were found missing). `province` null: of all. */
export const dossierStates = (province: string | null): RawBuilder<unknown> => sql`(
  select s.province_code, s.member_id, s.checked_on, s.lacking <> 0 as lacking
    from dossiers s ${province === null ? sql`` : sql`where s.province_code = ${province}`}) d`
