// Rows of a table in a text: as the program writes them and as people type them.
import { expect, test } from 'vitest'
import { cellsOfRow, isTableRow, tableRow } from './table-rows.ts'

test('what is written is read again; a bar at the end is no cell, an empty cell is one, blanks may lack', () => {
  expect(cellsOfRow(tableRow('Sửa cống', '', 'xong 1/2|3'))).toEqual(['Sửa cống', '', 'xong 1/2/3'])
  for (const line of ['| a | b |', '|a|b|', '| a | b', '|a|b'])
    expect([isTableRow(line), cellsOfRow(line)]).toEqual([true, ['a', 'b']])
  expect(cellsOfRow('| a |  |')).toEqual(['a', ''])
  expect(isTableRow('# Tình hình | chung')).toBe(false)
})
