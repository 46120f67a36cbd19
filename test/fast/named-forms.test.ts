// Every form code the domain page names (lifecycle-rules §10, §12.8) has a template and a place where it is printed, or a written reason.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileStem, isPrintCode } from '#forms/print-code.ts'
import { shippedFolder } from '#forms/templates.ts'
import { caseLists } from '#modules/cases/lists/kinds.ts'
import { formsFor } from '#modules/dossiers/print-forms.ts'
import { registers } from '#modules/members/registers/lines.ts'
import { namedForms } from '#rules/code-lists/named-forms.ts'
import { forms } from '#rules/lifecycle/forms.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'

const files = new Set(readdirSync(shippedFolder))

/** Codes that a step, a register, a list or a dossier prints. */
const printedSomewhere = new Set<string>([
  ...lifecycles
    .flatMap(({ steps }) => steps.flatMap(({ makes = [], needs = [] }) => [...makes, ...needs]))
    .map((paper) => (typeof paper === 'string' ? paper : paper.code)),
  ...Object.values(registers).map(({ code }) => code),
  ...Object.values(caseLists).flatMap(({ papers }) => papers),
  ...['died', 'resigned'].flatMap((left_kind) => formsFor({ status: 'left', left_kind, left_on: '2026-01-02' })),
  // POOL-04: asked for by a guard, where a province has the rule.
  '2-TN',
])

test.each(namedForms)('$code', ({ code, as, reason }) => {
  if (as === undefined && reason !== undefined) {
    expect(isPrintCode(code)).toBe(false)
    return
  }
  const printed = as ?? code
  expect(isPrintCode(printed)).toBe(true)
  expect(files).toContain(`${fileStem(printed)}.docx`)
  expect(printedSomewhere).toContain(printed)
  if (as !== undefined) expect(reason).toBeTruthy()
})

test('no code of the list of forms is forgotten, none is named twice', () => {
  const codes = namedForms.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  const known = new Set(namedForms.flatMap(({ code, as }) => [code, as]))
  expect(Object.keys(forms).filter((code) => !known.has(code))).toEqual([])
})
