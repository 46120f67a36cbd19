// Owns the size of type that a person chose (17: the page's own, 17 px on phones and 16 px on desks; set on opening by
// public/type-size.js); every measure on the screens is in rem and follows it.
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
  document.documentElement.dataset.typeSize = size
}
