// Lists as offices might lay them out (headings, parents, stacked cells), each built from the same invented people.
import { ALL, but, Draft, dmy, flat, layout, nam, serial, short, start } from './layouts.fixture.ts'

layout(
  'abbreviated headings',
  ALL,
  start()
    .head('STT|Họ tên|GT|N.sinh|DT|TG|Số ĐDCN|Số TĐV|SLL|N.vào Đảng|C.thức|CB')
    .each((d, p, i) => d.person(p, ...flat(p, i))),
)
layout(
  'capitals without diacritics',
  ALL,
  start()
    .head('STT|HO VA TEN|GIOI TINH|NGAY SINH|DAN TOC|TON GIAO|CCCD|SO THE DANG|SO LL|NGAY VAO DANG|CHINH THUC|CHI BO')
    .each((d, p, i) => d.person(p, ...flat(p, i).map((c, k) => (k === 1 ? p.name.toUpperCase() : c)))),
)
layout(
  'letterhead, number row, totals and signature',
  ALL,
  start('DS 2025')
    .head('ĐẢNG BỘ HUYỆN||||||ĐẢNG CỘNG SẢN VIỆT NAM')
    .head('ĐẢNG ỦY XÃ||||||Ngày 01 tháng 12 năm 2025')
    .row()
    .row('DANH SÁCH ĐẢNG VIÊN THUỘC ĐẢNG BỘ XÃ')
    .merge(0, 11)
    .row('(Kèm theo Báo cáo số 12-BC/ĐU ngày 01/12/2025)')
    .merge(0, 11)
    .head(
      'TT|Họ và tên|Giới tính|Ngày sinh|Dân tộc|Tôn giáo|Số căn cước|Số thẻ đảng|Số lý lịch|Ngày kết nạp|Ngày công nhận chính thức|Chi bộ',
    )
    .head('(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)|(11)|(12)')
    .each((d, p, i) => d.person(p, ...flat(p, i)))
    .row('Tổng cộng: 8 đồng chí')
    .merge(0, 11)
    .row()
    .head('|NGƯỜI LẬP|||||||T/M ĐẢNG ỦY')
    .head('|(Ký, ghi rõ họ tên)|||||||BÍ THƯ')
    .row()
    .head('|Lê Lập Biểu|||||||Trần Ký Tên'),
)
layout(
  'number row A B 1 2 3',
  ALL,
  start()
    .head(
      'TT|Họ và tên|Giới tính|Ngày sinh|Dân tộc|Tôn giáo|Số căn cước|Số thẻ đảng|Số lý lịch|Ngày kết nạp|Ngày chính thức|Chi bộ',
    )
    .head('A|B|1|2|3|4|5|6|7|8|9|10')
    .each((d, p, i) => d.person(p, ...flat(p, i))),
)
layout(
  'two merged heading rows, dates under one parent',
  ALL,
  start()
    .head(
      'Số TT|Họ và tên|Giới tính|Ngày, tháng, năm sinh|Dân tộc|Tôn giáo|Số CCCD|Thẻ đảng viên||Số lý lịch|Ngày vào Đảng||Đang sinh hoạt tại chi bộ',
    )
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .merge(2, 2, 1)
    .merge(3, 3, 1)
    .merge(4, 4, 1)
    .merge(5, 5, 1)
    .merge(6, 6, 1)
    .merge(7, 8)
    .merge(9, 9, 1)
    .merge(10, 11)
    .merge(12, 12, 1)
    .head('|||||||Số|Ngày cấp||Dự bị|Chính thức|')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        nam(p),
        dmy(p.birth),
        p.ethnicity,
        p.religion,
        p.id,
        p.card,
        '02/09/2020',
        p.file,
        dmy(p.admitted),
        dmy(p.official),
        p.branch,
      ),
    ),
)
layout(
  'two heading rows without merged cells',
  ALL,
  start()
    .head('TT|Họ và tên|Ngày sinh||Dân tộc|Tôn giáo|Định danh|Số thẻ|Lý lịch|Vào Đảng||Chi bộ')
    .head('||Nam|Nữ||||||Kết nạp|Chính thức|')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        p.gender === 'male' ? dmy(p.birth) : null,
        p.gender === 'female' ? dmy(p.birth) : null,
        p.ethnicity,
        p.religion,
        p.id,
        p.card,
        p.file,
        dmy(p.admitted),
        dmy(p.official),
        p.branch,
      ),
    ),
)
layout(
  'Nam | Nữ columns hold the birth date',
  but('card', 'file'),
  start()
    .head('TT|Họ và tên|Ngày sinh||Dân tộc|Tôn giáo|CCCD|Ngày vào Đảng|Ngày chính thức|Chi bộ')
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .merge(2, 3)
    .merge(4, 4, 1)
    .head('||Nam|Nữ')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        p.gender === 'male' ? serial(p.birth) : null,
        p.gender === 'female' ? serial(p.birth) : null,
        p.ethnicity,
        p.religion,
        p.id,
        serial(p.admitted),
        serial(p.official),
        p.branch,
      ),
    ),
)
layout(
  'Nam | Nữ columns hold x',
  but('card', 'file', 'religion'),
  start()
    .head('TT|Họ và tên|Giới tính||Năm sinh|Dân tộc|CCCD|Ngày vào Đảng|Ngày chính thức|Chi bộ')
    .merge(2, 3)
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .head('||Nam|Nữ')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        p.gender === 'male' ? 'x' : null,
        p.gender === 'female' ? 'X' : null,
        dmy(p.birth, '.'),
        p.ethnicity,
        p.id,
        dmy(p.admitted, '.'),
        dmy(p.official, '.'),
        p.branch,
      ),
    ),
)
layout(
  'a lone Nữ column',
  ['name', 'gender', 'birth', 'id'],
  start()
    .head('TT|Họ và tên|Nữ|Ngày sinh|CCCD')
    .each((d, p, i) => d.person(p, i + 1, p.name, p.gender === 'female' ? 'x' : '', dmy(p.birth), p.id)),
)
layout(
  'day, month and year in columns of their own',
  ['name', 'gender', 'birth', 'admitted', 'official', 'id'],
  start()
    .head('TT|Họ và tên|Giới tính|Ngày sinh|||Ngày vào Đảng|||Ngày chính thức|Số định danh')
    .merge(0, 0, 1)
    .merge(1, 1, 1)
    .merge(2, 2, 1)
    .merge(3, 5)
    .merge(6, 8)
    .merge(9, 9, 1)
    .merge(10, 10, 1)
    .head('|||Ngày|Tháng|Năm|Ngày|Tháng|Năm')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        nam(p),
        ...p.birth.split('-').reverse().map(Number),
        ...p.admitted.split('-').reverse(),
        dmy(p.official),
        p.id,
      ),
    ),
)
layout(
  'stacked cells, lines',
  but('branch'),
  start('Sổ')
    .head(
      'Số TT|Họ và tên\nNgày sinh|Giới tính\nDân tộc\nTôn giáo|Ngày vào Đảng\nNgày chính thức|Số thẻ\nSố LL\nSố CCCD',
    )
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        `${p.name}\n${dmy(p.birth)}`,
        `${nam(p)}\n${p.ethnicity}\n${p.religion}`,
        `${dmy(p.admitted)}\n${dmy(p.official) || 'Dự bị'}`,
        `${p.card}\n${p.file}\n${p.id}`,
      ),
    ),
)
layout(
  'stacked cells, other order and separators',
  but('branch', 'card'),
  start()
    .head('TT|Họ và tên (năm sinh)|Giới tính, dân tộc, tôn giáo|Ngày vào Đảng - Ngày chính thức|Số LL / Số CCCD')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        `${p.name} (${dmy(p.birth)})`,
        `${nam(p)}, ${p.ethnicity}, ${p.religion}`,
        [p.admitted, p.official]
          .filter((x) => x !== '')
          .map((x) => dmy(x))
          .join(' - '),
        `${p.file} / ${p.id}`,
      ),
    ),
)
layout(
  'branch rows with numerals and counts',
  ALL,
  (() => {
    const d = start().head(
      'TT|Họ và tên|Giới tính|Ngày sinh|Dân tộc|Tôn giáo|CCCD|Số thẻ|Số LL|Ngày vào Đảng|Ngày chính thức',
    )
    let last = ''
    d.each((_, p, i) => {
      if (p.branch !== last)
        d.row(`${last === '' ? 'I' : 'II'}. ${p.branch.toUpperCase()} (${i + 3} đảng viên)`).merge(0, 10)
      last = p.branch
      d.person(p, ...flat(p, i).slice(0, 11))
    })
    return d.row('Cộng', '8 đ/c')
  })(),
)
layout(
  'branch rows: numeral in one cell, name in the next',
  ['name', 'birth', 'branch', 'id'],
  (() => {
    const d = start().head('STT|Họ và tên|Ngày sinh|Số CCCD|Ghi chú')
    let last = ''
    d.each((_, p, i) => {
      if (p.branch !== last) d.row(last === '' ? 'I' : 'II', p.branch)
      last = p.branch
      d.person(p, i + 1, p.name, dmy(p.birth), p.id)
    })
    return d
  })(),
)
layout(
  'one sheet a branch, named by the sheet',
  ['name', 'birth', 'branch', 'admitted'],
  (() => {
    const d = new Draft()
    let last = ''
    d.each((_, p, i) => {
      if (p.branch !== last) d.sheet(p.branch.replace('Chi bộ', 'CB')).head('STT|Họ và tên|Ngày sinh|Ngày vào Đảng')
      last = p.branch
      d.person(p, i + 1, p.name, dmy(p.birth), dmy(p.admitted))
    })
    return d
  })(),
)

layout(
  'the day of recognition under the heading of both days, and a heading mistyped by a letter',
  ['name', 'gender', 'birth', 'admitted', 'official', 'branch'],
  start()
    .head('TT|Họ tên|Giới tính|Ngày tháng năm sin|Tổ chức đảg|Vào Đảng|')
    .merge(5, 6)
    .head('|||||Kết nạp|Công nhận')
    .each((d, p, i) => d.person(p, i + 1, p.name, nam(p), dmy(p.birth), p.branch, dmy(p.admitted), dmy(p.official))),
)

layout(
  'letters parted by a stroke, and headings that go on in the next row without a merge',
  ['name', 'gender', 'birth', 'ethnicity', 'religion', 'card', 'file', 'admitted', 'branch'],
  start()
    .head('Số|Họ tên|N/S|G/T|D/T|T/G|Số thẻ|Số|Ngày vào|Tên')
    .head('TT|đảng viên|||||đảng viên|lý lịch|Đảng|chi bộ')
    .each((d, p, i) =>
      d.person(
        p,
        i + 1,
        p.name,
        dmy(p.birth),
        nam(p),
        p.ethnicity,
        p.religion,
        p.card,
        p.file,
        dmy(p.admitted),
        p.branch,
      ),
    ),
)
layout(
  'the day and the place in one column',
  ['name', 'birth', 'admitted', 'official', 'branch'],
  start()
    .head('TT|Họ và tên|Ngày và nơi sinh|Ngày, nơi vào Đảng|Ngày và nơi công nhận chính thức|Chi bộ')
    .each((d, p, i) => {
      const official = p.official === '' ? '' : `${short(p.official)} - Chi bộ thôn 2`
      const admitted =
        i % 2 === 0 ? `${short(p.admitted)} (Chi bộ Trường)` : `Ngày ${dmy(p.admitted)} tại Chi bộ Đoàn 5`
      d.person(p, i + 1, p.name, `${dmy(p.birth)}, xã Đông`, admitted, official, p.branch)
    }),
)
