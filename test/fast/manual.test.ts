// The manual's page of operations says what the code does: it is written from the code, and this test sees that it was.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { manualText } from '#cli/manual.ts'
import { type RefusalFacts, refusalCatalogue } from '#contract/refusals.ts'
import { operations } from '#modules/all.ts'

const blanks: RefusalFacts = new Proxy({}, { get: () => '…' })

test('docs/guide/cac-viec.md is what `dangvu manual` prints', () => {
  const page = readFileSync(new URL('../../docs/guide/cac-viec.md', import.meta.url), 'utf8')
  expect(page).toBe(manualText(operations))
})

test('a fact the page does not know stays a blank, also an amount and a month', () => {
  expect(manualText(operations).match(/NaN|undefined|tháng \/…/g) ?? []).toEqual([])
})

test('every part of the page has a heading in Vietnamese, not its word in the code', () => {
  const headings = manualText(operations).match(/^## .*$/gm) ?? []
  expect(headings.filter((line) => /^## [a-z]/.test(line))).toEqual([])
})

test('every refusal an operation names has a sentence with its next step', () => {
  for (const { operation } of operations.values()) {
    for (const code of operation.refusals ?? []) {
      const text = refusalCatalogue[code]
      expect(text, `${operation.name}: ${code}`).toBeDefined()
      // Facts stand as blanks; a sentence may end with one.
      expect(text?.message(blanks), code).toMatch(/[.?!…]$/)
      expect(text?.next, `${code} says no next step`).toBeDefined()
    }
  }
})
