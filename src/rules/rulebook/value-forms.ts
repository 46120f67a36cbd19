// Owns what a value of each unit looks like, with a word and an example for whoever typed it otherwise.
import type { Parameter, ParameterUnit } from './rulebook.ts'

export interface ValueForm {
  kind: string
  example: string
  fits: (value: Parameter['value']) => boolean
}

/** Near enough to a whole number of steps: 0.3 is 30 hundredths although the machine cannot write it exactly. */
const isMultiple = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-6

/** Numbers from 0 in steps of `step`. */
const numbers = (kind: string, most: number, step = 1): ValueForm => ({
  kind,
  example: '30',
  fits: (value) => typeof value === 'number' && isMultiple(value, step) && value >= 0 && value <= most,
})

/** A share of votes: more than (`>1/2`) or at least (`>=2/3`) a part of the whole. */
function isShare(value: Parameter['value']): boolean {
  const parts = typeof value === 'string' ? /^>=?([1-9])\/([1-9])$/.exec(value) : null
  return parts !== null && Number(parts[1]) <= Number(parts[2])
}

const distinct = (value: Parameter['value']): boolean =>
  typeof value === 'object' && value.length > 0 && new Set(value).size === value.length

export const formsOf: Readonly<Record<ParameterUnit, ValueForm>> = {
  'working-day': numbers('số ngày làm việc', 3660),
  day: numbers('số ngày', 3660),
  month: numbers('số tháng', 1200),
  year: numbers('số năm', 100, 0.5),
  count: numbers('một số', 100_000),
  percent: numbers('số phần trăm', 100, 0.01),
  dong: numbers('số đồng', 1_000_000_000),
  fraction: { kind: 'phần số phiếu', example: '>=2/3', fits: isShare },
  flag: { kind: 'có hoặc không', example: 'có', fits: (value) => typeof value === 'boolean' },
  text: { kind: 'một lựa chọn', example: 'một giá trị trong danh sách', fits: (value) => typeof value === 'string' },
  list: { kind: 'danh sách không trùng', example: 'hai giá trị khác nhau', fits: distinct },
}
