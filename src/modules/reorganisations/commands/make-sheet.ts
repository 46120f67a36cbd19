// Makes the sheet to fill in: every organisation below with its code and name, each kept as it is until somebody writes otherwise.
import writeExcelFile, { type Cell } from 'write-excel-file/node'
import { makeSheet } from '#contract/reorganisations.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { neutral } from '#rules/exports/cell-text.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { KEEPS } from '#rules/reorganisation/columns.ts'
import { kindNames } from '#rules/reorganisation/words.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { reorganise } from '../scope.ts'
import { knownOrganisations } from '../store/known.ts'

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A province has some five thousand organisations: 200 KB. */
const LIMIT = 16 * 1024 * 1024
const FONT = { fontFamily: 'Times New Roman', fontSize: 12 }

const columns = [
  { heading: 'TT', width: 6 },
  { heading: 'Mã cũ', width: 16 },
  { heading: 'Tên cũ', width: 40 },
  { heading: 'Hình thức', width: 18 },
  { heading: 'Mã mới', width: 16 },
  { heading: 'Tên mới', width: 40 },
  { heading: 'Cấp trên mới', width: 30 },
  { heading: 'Loại hình mới', width: 24 },
  { heading: 'Đảng viên chuyển', width: 24 },
  { heading: 'Ghi chú', width: 40 },
]

const line = { borderStyle: 'thin', borderColor: '#000000' } as const
const words = (value: string, more: object = {}): Cell => ({ value: neutral(value), type: String, ...line, ...more })

export const serveMakeSheet = serveCommand(makeSheet, {
  scope: reorganise,
  run: async (context, input) => {
    const place = await placeAsked(context, reorganise, input.organisationId)
    if (place === undefined) return notFound()
    const known = await knownOrganisations(context, place.path)
    const names = new Map(known.map(({ id, name }) => [id, name]))
    const rows = known
      .filter(({ id, endedOn }) => id !== place.id && endedOn === null)
      .map((one, at) => [
        ...[String(at + 1), one.code, one.name, KEEPS, '', '', '', '', ''].map((text) => words(text)),
        words(`${typeName(one.typeCode, context.today)}, trực thuộc ${names.get(one.parentId ?? '') ?? ''}`),
      ])
    const kinds = Object.values(kindNames).join(', ')
    const body = await writeExcelFile(
      [
        [{ value: `PHƯƠNG ÁN SẮP XẾP TỔ CHỨC: ${place.name}`, fontWeight: 'bold', fontSize: 14 }],
        [{ value: `Cột Hình thức ghi: ${kinds}; dòng «${KEEPS}» không đổi gì.`, fontStyle: 'italic' }],
        [],
        columns.map(({ heading }) => words(heading, { fontWeight: 'bold', align: 'center', wrap: true })),
        ...rows,
      ],
      { sheet: 'Sắp xếp', columns: columns.map(({ width }) => ({ width })), orientation: 'landscape' },
      FONT,
    ).toBuffer()
    const name = searchKey(place.name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
    const file = { name: `sap-xep-${name}-${context.today}.xlsx`, mediaType: EXCEL, body, limit: LIMIT }
    const kept = await context.files.keep(context.actor.accountId, file)
    if (kept === null) throw new Error('more organisations than a province has')
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'export',
      subjectId: place.id,
      summary: `Lấy bảng sắp xếp tổ chức để điền: ${rows.length} tổ chức trực thuộc ${place.name}.`,
    })
    return { downloadId: kept.id, fileName: file.name }
  },
})
