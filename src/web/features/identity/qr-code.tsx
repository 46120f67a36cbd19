// Draws a QR code as one SVG path.
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import classes from './identity.module.css'

/** Light modules around the code that readers need. */
const MARGIN = 4

export function QrCode({ text, title }: { text: string; title: string }) {
  const { path, side } = useMemo(() => {
    const code = qrcode(0, 'M')
    code.addData(text)
    code.make()
    const count = code.getModuleCount()
    let drawn = ''
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1) {
        if (code.isDark(row, column)) drawn += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`
      }
    }
    return { path: drawn, side: count + 2 * MARGIN }
  }, [text])
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
