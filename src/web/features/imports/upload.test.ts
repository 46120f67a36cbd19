// Which files are turned away before they are sent, and how sizes are written.
import { describe, expect, test } from 'vitest'
import { LARGEST_FILE, showSize, whyNot } from './upload.ts'

const fileOf = (name: string, size = 10): File => Object.defineProperty(new File(['x'], name), 'size', { value: size })

describe('a file chosen for a list', () => {
  test.each(['danh-sach.xlsx', 'DANH SÁCH.XLSX', 'danh-sach.csv'])('%s is taken', (name) => {
    expect(whyNot(fileOf(name))).toBeUndefined()
  })

  test('is turned away with words that say what to do', () => {
    expect(whyNot(fileOf('cu.xls'))).toContain('Lưu thành')
    expect(whyNot(fileOf('quyet-dinh.pdf'))).toContain('.xlsx')
    expect(whyNot(fileOf('trong.xlsx', 0))).toContain('trống')
    expect(whyNot(fileOf('lon.xlsx', LARGEST_FILE + 1))).toContain('32 MB')
  })

  test('shows its size as people write it', () => {
    expect(showSize(900)).toBe('900 byte')
    expect(showSize(32_530)).toBe('32 KB')
    expect(showSize(1_500_000)).toBe('1,4 MB')
  })
})
