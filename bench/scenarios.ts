// What the clients ask for: pages of lists, searches by name, counts, figures and tables, each as a script for one connection.
import type { Script } from './client.ts'
import type { Country } from './country.ts'
import type { Caller } from './people.ts'

const address = (operation: string, input: Record<string, string | number | undefined>): string => {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  return `/api/${operation}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`
}

/** Page after page of a list (50 rows, by name unless told), from the first again after ten. */
export const pageThrough = (caller: Caller, sort: 'name' | 'birth' | 'branch' = 'name'): Script =>
  (() => {
    let page = 0
    return (last) => {
      // The cursor stands at the end of the answer; reading it there spares the client from reading the rows.
      const next = last === null ? undefined : /"next":"([^"]+)"[^{}]*\}$/.exec(last)?.[1]
      page = next === undefined ? 0 : (page + 1) % 10
      const after = page === 0 ? undefined : next
      return { path: address('members.list', { sort, after }), token: caller.token }
    }
  })()

/** Searches for one text after the other. */
export const searchFor = (caller: Caller, texts: readonly string[]): Script => {
  let at = 0
  return () => ({
    path: address('members.list', { text: texts[at++ % texts.length] }),
    token: caller.token,
  })
}

/** Asks for the same thing again and again. */
export const repeat =
  (caller: Caller, operation: string, input: Record<string, string | number> = {}): Script =>
  () => ({ path: address(operation, input), token: caller.token })

export interface Names {
  /** Surnames and the most common given names: a tenth of everybody and more. */
  common: string[]
  /** A surname with a middle name, or a given name in the middle of the list. */
  middling: string[]
  /** Whole names a handful of people bear, and some nobody bears. */
  rare: string[]
}

/** Texts people type, from the names of a place: common ones, middling ones, and rare ones. */
export async function namesIn({ owner }: Country, { province, path }: Caller): Promise<Names> {
  const range = [province, path, `${path.slice(0, -1)}0`]
  const living = "province_code = $1 and path >= $2 and path < $3 and status <> 'left'"
  const given = await owner.query<{ word: string }>(
    `select reverse(split_part(reverse(search_key), ' ', 1)) as word from members where ${living}
      group by 1 order by count(*) desc, 1`,
    range,
  )
  const surnames = await owner.query<{ word: string }>(
    `select split_part(search_key, ' ', 1) as word from members where ${living} group by 1 order by count(*) desc, 1 limit 3`,
    range,
  )
  const whole = await owner.query<{ word: string }>(
    `select search_key as word from members where ${living} group by 1 order by count(*), md5(search_key) limit 6`,
    range,
  )
  const words = given.rows.map((row) => row.word)
  const middle = words.slice(Math.floor(words.length / 2), Math.floor(words.length / 2) + 3)
  return {
    common: [...surnames.rows.map((row) => row.word), ...words.slice(0, 3)],
    middling: [...middle, 'nguyen van', 'tran thi', 'le minh'],
    rare: [...whole.rows.map((row) => row.word), 'khong co ai ten nay'],
  }
}
