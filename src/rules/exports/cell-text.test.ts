// Texts of exported cells: nothing a spreadsheet would calculate, nothing XML cannot hold.
import { describe, expect, test } from 'vitest'
import { columnName, neutral, xmlText } from './cell-text.ts'
import { sheetEnd } from './sheet-xml.ts'

describe('texts of exported cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+84 90', "'+84 90"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['Nguyễn Văn A', 'Nguyễn Văn A'],
    ['012345678901', '012345678901'],
    ['', ''],
  ])('%j becomes %j', (text, wanted) => {
    expect(neutral(text)).toBe(wanted)
  })

  test('XML holds it', () => {
    expect(xmlText('a<b>&"c"\u0000\ud800')).toBe('a&lt;b&gt;&amp;&quot;c&quot;')
  })

  test('names of columns', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  test('no merge of a single cell', () => {
    const column = { group: null, title: 'x', width: 5 }
    const frame = { name: 'x', left: [], right: '', title: '', subtitle: '', columns: [column, column] }
    for (const [, from, to] of sheetEnd(frame).matchAll(/ref="(\w+):(\w+)"/g)) expect(from).not.toBe(to)
  })
})
