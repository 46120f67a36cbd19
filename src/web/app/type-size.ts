// Owns the size of type that a person chose; every measure on the screens is in rem and follows it.
export const typeSizes = [
  { value: '17', label: 'Chữ vừa' },
  { value: '20', label: 'Chữ to' },
  { value: '24', label: 'Chữ rất to' },
] as const
export type TypeSize = (typeof typeSizes)[number]['value']

const KEY = 'dangvu.type-size'

export function typeSize(): TypeSize {
  try {
    const kept = localStorage.getItem(KEY)
    return typeSizes.find(({ value }) => value === kept)?.value ?? '17'
  } catch {
    return '17'
  }
}

export function chooseTypeSize(size: TypeSize): void {
  try {
    localStorage.setItem(KEY, size)
  } catch {
    // The choice then holds until the page is closed.
  }
  applyTypeSize(size)
}

/** 17 is the page's own size (17 px on phones, 16 px on desks). */
export function applyTypeSize(size: TypeSize = typeSize()): void {
  document.documentElement.dataset.typeSize = size
}
