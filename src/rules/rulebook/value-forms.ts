// Owns what a value of each unit looks like, with a word and an example for whoever typed it otherwise.
import type { Parameter, ParameterUnit } from './rulebook.ts'

export interface ValueForm {
  kind: string
  example: string
  fits: (value: Parameter['value']) => boolean
}

const whole = (kind: string, most: number): ValueForm => ({
  kind,
  example: '30',
  fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most,
})

/** A share of votes: more than (`>1/2`) or at least (`>=2/3`) a part of the whole. */
function isShare(value: Parameter['value']): boolean {
  const parts = typeof value === 'string' ? /^>=?([1-9])\/([1-9])$/.exec(value) : null
  return parts !== null && Number(parts[1]) <= Number(parts[2])
}

const distinct = (value: Parameter['value']): boolean =>
  typeof value === 'object' && value.length > 0 && new Set(value).size === value.length

export const formsOf: Readonly<Record<ParameterUnit, ValueForm>> = {
  'working-day': whole('số ngày làm việc', 3660),
  day: whole('số ngày', 3660),
  month: whole('số tháng', 1200),
  year: whole('số năm', 100),
  count: whole('một số', 100_000),
  percent: whole('số phần trăm', 100),
  fraction: { kind: 'phần số phiếu', example: '>=2/3', fits: isShare },
  flag: { kind: 'có hoặc không', example: 'có', fits: (value) => typeof value === 'boolean' },
  text: { kind: 'một lựa chọn', example: 'một giá trị trong danh sách', fits: (value) => typeof value === 'string' },
  list: { kind: 'danh sách không trùng', example: 'hai giá trị khác nhau', fits: distinct },
}
