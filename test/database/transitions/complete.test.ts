// Every lifecycle is tried in one of the files beside this one.
import { expect, test } from 'vitest'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { groups } from './groups.ts'

test('no lifecycle is left out, none is tried twice', () => {
  expect(Object.values(groups).flat().toSorted()).toEqual(lifecycles.map(({ code }) => code).toSorted())
})
