// Owns a plain name for a browser and its device, good enough to recognise one's own.
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'điện thoại iPhone'],
  [/iPad/, 'máy tính bảng iPad'],
  [/Android.*Mobile/, 'điện thoại Android'],
  [/Android/, 'máy tính bảng Android'],
  [/Windows/, 'máy tính Windows'],
  [/Macintosh/, 'máy tính Mac'],
  [/Linux|X11/, 'máy tính Linux'],
]
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/coc_coc/i, 'Cốc Cốc'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]

/** "Chrome trên điện thoại Android"; "Thiết bị chưa rõ" when nothing is known. */
export function deviceName(userAgent: string | null): string {
  if (userAgent === null) return 'Thiết bị chưa rõ'
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1]
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1]
  if (browser !== undefined && system !== undefined) return `${browser} trên ${system}`
  if (system !== undefined) return system[0]?.toUpperCase() + system.slice(1)
  return browser ?? 'Thiết bị chưa rõ'
}
