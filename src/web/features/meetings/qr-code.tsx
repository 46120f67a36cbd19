// The address of signing in to a meeting as a QR code.
import { useEffect, useState } from 'react'
import { addresses } from '../../app/addresses.ts'
import { Skeleton } from '../../ui/waiting.tsx'

/** Draws the code of a meeting; `className` says how large. */
export function QrCode({ code, className }: { code: string | undefined; className: string | undefined }) {
  const drawn = useQrCode(code)
  if (drawn === null) return <Skeleton lines={4} />
  return (
    <svg className={className} viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label="Mã điểm danh">
      <rect width={drawn.size} height={drawn.size} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  )
}

/** The address of signing in as the squares of a QR code; null while the encoder is fetched. */
function useQrCode(code: string | undefined): { size: number; path: string } | null {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let stays = true
    if (code === undefined) return
    void import('qrcode-generator').then(({ default: qrcode }) => {
      const qr = qrcode(0, 'M')
      qr.addData(`${window.location.origin}${addresses.meetingSignIn(code)}`)
      qr.make()
      const count = qr.getModuleCount()
      const squares = Array.from({ length: count * count }, (_, i) => [i % count, Math.floor(i / count)] as const)
      const path = squares
        .filter(([x, y]) => qr.isDark(y, x))
        .map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`)
        .join('')
      if (stays) setDrawn({ size: count + 8, path })
    })
    return () => {
      stays = false
    }
  }, [code])
  return drawn
}
