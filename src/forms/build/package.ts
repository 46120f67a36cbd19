// Puts a Word file together: page, styles, page number, and the body; the same bytes every time.
import { archive, pack } from '../pack.ts'

export interface Page {
  /** Twips. */
  width: number
  height: number
  top: number
  bottom: number
  left: number
  right: number
}

/** A4 with the prescribed margins: 20, 20, 30 and 15 mm; lying, the binding edge is at the top. */
export const STANDING: Page = { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 850 }
export const LYING: Page = { width: 16838, height: 11906, top: 1701, bottom: 850, left: 1134, right: 1134 }
export const textWidth = (page: Page): number => page.width - page.left - page.right

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const PARTS = ['document', 'styles', 'settings', 'fontTable', 'header'] as const
const types = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${PARTS.map(
  (part) =>
    `<Override PartName="/word/${part}.xml" ContentType="${OFFICE}.${part === 'document' ? 'document.main' : part}+xml"/>`,
).join('')}</Types>`

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const font =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'

function style(id: string, name: string, paragraphProperties: string, size: number, basedOn: string | null): string {
  return (
    `<w:style w:type="paragraph"${basedOn === null ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>` +
    (basedOn === null ? '' : `<w:basedOn w:val="${basedOn}"/>`) +
    `<w:qFormat/><w:pPr>${paragraphProperties}</w:pPr>` +
    `<w:rPr><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr></w:style>`
  )
}

/** Text 14 pt, first line 10 mm, lines of exactly 20 pt, 6 pt between paragraphs. */
const styles = `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${[
  style('Normal', 'Normal', '', 14, null),
  style('Plain', 'Dòng thường', '', 14, 'Normal'),
  style(
    'Body',
    'Thân văn bản',
    '<w:spacing w:before="120" w:line="400" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>',
    14,
    'Normal',
  ),
  style('Cell', 'Ô bảng', '<w:spacing w:before="40" w:after="40"/>', 12, 'Normal'),
].join('')}</w:styles>`

const settings = `${HEAD}<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

/** Every Vietnamese letter: fonts of the same widths stand in where Times New Roman is not installed. */
const fonts = `${HEAD}<w:fonts ${W}><w:font w:name="Times New Roman"><w:altName w:val="Tinos"/><w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`

/** The page number, centred above, 13 pt, from page 2. */
const field = (kind: string): string =>
  `<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="${kind}"/></w:r>`
const header = `${HEAD}<w:hdr ${W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${field('begin')}<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('end')}</w:p></w:hdr>`

function documentXml(body: string, page: Page): string {
  const orientation = page.width > page.height ? ' w:orient="landscape"' : ''
  return (
    `${HEAD}<w:document ${W} ${R}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>` +
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"${orientation}/>` +
    `<w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="567" w:footer="567" w:gutter="0"/>` +
    '<w:titlePg/></w:sectPr></w:body></w:document>'
  )
}

/** The bytes of a Word file with this body. */
export function wordFile(body: string, page: Page): Uint8Array {
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', types],
    ['_rels/.rels', relations([['officeDocument', 'word/document.xml']])],
    [
      'word/_rels/document.xml.rels',
      relations([
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['fontTable', 'fontTable.xml'],
        ['header', 'header.xml'],
      ]),
    ],
    ['word/document.xml', documentXml(body, page)],
    ['word/styles.xml', styles],
    ['word/settings.xml', settings],
    ['word/fontTable.xml', fonts],
    ['word/header.xml', header],
  ]
  return archive(parts.map(([name, text]) => pack(name, Buffer.from(text))))
}
