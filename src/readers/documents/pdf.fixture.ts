// Builds small PDFs for tests: words at their places, and boxes drawn around them. Letters without marks only.

export interface PdfPage {
  words?: readonly (readonly [x: number, y: number, text: string])[]
  /** The page is laid across: its words run up the sheet. */
  isAcross?: boolean
  boxes?: readonly (readonly [x: number, y: number, width: number, height: number])[]
}

/** The bytes of a PDF with these pages; `extra` objects are written as they are. */
export function makePdf(pages: readonly PdfPage[], extra: readonly string[] = []): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', '']
  const add = (text: string): number => objects.push(text)
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const kids = pages.map(({ words = [], boxes = [], isAcross = false }) => {
    const drawn = boxes.map((box) => `${box.join(' ')} re S`)
    const said = words.map(([x, y, text]) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`)
    const turned = isAcross ? ['0 1 -1 0 800 0 cm'] : []
    const stream = [...turned, ...drawn, ...said].join('\n')
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${isAcross ? 800 : 600} 800] ${isAcross ? '/Rotate 90' : ''} /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  for (const one of extra) add(one)
  let out = '%PDF-1.7\n'
  const offsets = objects.map((text, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${text}\nendobj\n`
    return at
  })
  const start = out.length
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  return Buffer.from(`${out}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
}
