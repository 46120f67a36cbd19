// A preview is plain HTML of a few elements, whatever was typed into a record.
import { expect, test } from 'vitest'
import { fullData } from './forms.fixture.ts'
import { formPreview } from './preview.ts'
import { printCodes } from './print-code.ts'

const allowed =
  /<(?:\/?(?:b|i|u|table|tr|td|p|article)|br|table class="form-table(?: form-ruled)?"|p class="form-(?:center|right)"|td colspan="\d+"|article class="form-page")>/g

test.each(printCodes.filter((_, i) => i % 6 === 0))('%s: only the elements we mean, closed in their order', (code) => {
  const { html } = formPreview(code, fullData)
  expect(html.replace(allowed, '')).not.toMatch(/[<>]/)
  const open: string[] = []
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z]+)/g)) {
    if (name === 'br') continue
    if (closing === '') open.push(name ?? '')
    else expect(open.pop()).toBe(name)
  }
  expect(open).toEqual([])
})

test('what was typed stays text', () => {
  const { html } = formPreview('6-KNĐ', { person: { fullName: '<script>alert("x")</script> & \'A\'' } })
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;A&#39;')
})

test('titles stand in the middle and in bold, tables are tables', () => {
  const { html } = formPreview('vote-minutes', fullData)
  expect(html).toContain('<p class="form-center"><b>BIÊN BẢN KIỂM PHIẾU</b></p>')
  expect(html).toContain('<td><p>Võ Văn Già</p></td>')
  // Lists are ruled, the letterhead and the signatures are not.
  expect(html.match(/<table class="[^"]*"/g)).toEqual([
    '<table class="form-table"',
    '<table class="form-table form-ruled"',
    '<table class="form-table"',
  ])
})

test('what came out dotted is named once, with what had been looked for', () => {
  const gaps = (code: Parameters<typeof formPreview>[0], data: Parameters<typeof formPreview>[1]) =>
    new Map(formPreview(code, data).gaps.map(({ label, asked }) => [label, [...asked]]))
  const empty = gaps('6-KNĐ', {})
  expect(empty.get('họ tên')).toContain('person.fullName')
  expect(empty.get('số văn bản')).toContain('own')
  expect(empty.get('số tán thành')).toContain('votes')
  const known = gaps('6-KNĐ', fullData)
  expect(known.has('họ tên')).toBe(false)
  expect(known.has('số tán thành')).toBe(false)
})
