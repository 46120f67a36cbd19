// A search by name across a province takes one of several ways, by how many bear the name: each must find the people that looking at every
// name finds, in the order of the list, page after page, up and down.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { toCursor } from '#kernel/page.ts'
import { readSearchText } from '#rules/members/search-text.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sortKey } from '#rules/text/sort-key.ts'
import { useWorld } from '../../../../test/harness/world.ts'

interface Person {
  id: string
  fullName: string
  key: string
  order: string
}

/** So many that the ways for a surname that a thousand bear are taken too. */
const PEOPLE = 6000
const SURNAMES = [
  ...Array(9).fill('Nguyễn'),
  ...Array(5).fill('Trần'),
  'Trấn',
  ...Array(3).fill('Lê'),
  'Lễ',
  'Dương',
  'Đường',
  'Hồ',
  'Ông',
]
const MIDDLES = ['Văn', 'Văn', 'Thị', 'Thị', 'Thị', 'Minh', 'Trần', 'Lê Minh', 'Bá', 'Thị Lệ', '', 'Hữu', 'Nguyên']
const GIVEN = [
  'An',
  'Ân',
  'Ánh',
  'Bình',
  'Đào',
  'Dung',
  'Hà',
  'Hồ',
  'Lê',
  'Lệ',
  'Mai',
  'Minh',
  'Nguyên',
  'Thị',
  'Trân',
  'Trang',
  'Vân',
  'Ý',
]

/** The same people with every run: each part is taken in turn, by steps without a common divisor. */
const nameAt = (i: number): string =>
  i % 997 === 0
    ? (GIVEN[i % GIVEN.length] ?? '')
    : [
        SURNAMES[(i * 7) % SURNAMES.length],
        MIDDLES[(i * 5 + (i >> 4)) % MIDDLES.length],
        GIVEN[(i * 11 + (i >> 7)) % GIVEN.length],
      ]
        .filter((part) => part !== '')
        .join(' ')

const like = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replace(/[.*+?^${}()|[\]]/g, '\\$&').replace(/\\?%/g, (sign) => (sign === '%' ? '.*' : '%'))}$`,
  )

describe('a search across a province', () => {
  const world = useWorld()
  let board: Actor
  let people: Person[]

  beforeAll(async () => {
    board = await world.actorAt(world.places.province, 'organisation-board')
    people = Array.from({ length: PEOPLE }, (_, i) => {
      const fullName = nameAt(i)
      return { id: randomUUID(), fullName, key: searchKey(fullName), order: sortKey(fullName) }
    })
    const { branchA1 } = world.places
    await world.database.owner.query(
      `insert into members (province_code, id, path, organisation_id, full_name, search_key, sort_key, status, created_at, updated_at)
     select '99', p.id, $1, $2, p.full_name, p.search_key, p.sort_key, 'full', now(), now()
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) p(id, full_name, search_key, sort_key)`,
      [
        branchA1.path,
        branchA1.id,
        people.map((p) => p.id),
        people.map((p) => p.fullName),
        people.map((p) => p.key),
        people.map((p) => p.order),
      ],
    )
    await world.database.owner.query('analyze members')
    people.sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
  })

  const TEXTS = [
    // A surname that many bear, also a middle and a given name; its beginning; with what follows it.
    ...[
      'nguyen',
      'tran',
      'le',
      'l',
      'ng',
      'duong',
      'ho',
      'tran thi',
      'tran le minh',
      'nguyen van',
      'nguyen t an',
      'le minh',
      'le le',
      'le thi le',
    ],
    // Not a surname; a given name late in the list; both; what nobody bears; spellings told apart by nothing typed.
    ...[
      'thi',
      'van',
      'minh',
      'y',
      'trang',
      'tran trang',
      'ba an',
      'minh trang',
      'ong',
      'ong thi y',
      'dao',
      'khong ai',
      'nguyen khong',
      'le an binh',
    ],
  ]

  for (const direction of ['asc', 'desc'] as const) {
    test.each(TEXTS)(`«%s», ${direction}`, async (text) => {
      const wanted = readSearchText(text)
      if (wanted.kind !== 'name') throw new Error('not a name')
      const [begins, inside] = [like(wanted.begins), like(wanted.inside)]
      const all = people.filter((p) => begins.test(p.key) || inside.test(p.key))
      if (direction === 'desc') all.reverse()
      // The first pages, one from the middle, and the last.
      for (const start of [0, 50, 100, Math.floor(all.length / 2), Math.max(all.length - 20, 0)]) {
        const before = all[start - 1]
        if (start > 0 && before === undefined) continue
        const page = await world.ask<{ rows: { id: string }[]; next: string | null }>(board, 'members.list', {
          text,
          sort: 'name',
          direction,
          limit: 50,
          ...(before === undefined ? {} : { after: toCursor([before.order, before.id]) }),
        })
        const expected = all.slice(start, start + 50)
        expect(page.rows.map((row) => row.id)).toEqual(expected.map((p) => p.id))
        expect(page.next !== null).toBe(all.length > start + 50)
      }
    })
  }

  test('the count beside a page is the number of them', async () => {
    for (const text of TEXTS) {
      const wanted = readSearchText(text)
      if (wanted.kind !== 'name') throw new Error('not a name')
      const [begins, inside] = [like(wanted.begins), like(wanted.inside)]
      const all = people.filter((p) => begins.test(p.key) || inside.test(p.key)).length
      expect([text, await world.ask(board, 'members.count', { text })]).toMatchObject([text, { total: all }])
    }
  })
})
