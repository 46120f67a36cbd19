// A plan of the commune of the demonstration, as text: for its branches, with a damaged word, work without a day and work that waits.
import { dateInVietNam } from '#kernel/clock.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'
import type { Site } from './site.ts'

export interface PlanFile {
  name: string
  mimeType: string
  buffer: Buffer
  /** The branch where «bithu» is secretary. */
  branch: string
  /** The last day of the first work, as people write it. */
  due: string
}

export async function planFile(site: Site, no = 45): Promise<PlanFile> {
  const { rows } = await site.database.owner.query<{ branch: string; commune: string }>(
    `select b.name as branch, c.name as commune
       from accounts a
       join account_seats s on s.province_code = a.province_code and s.account_id = a.id
       join organisations b on b.province_code = a.province_code and b.id = s.organisation_id
       join organisations c on c.province_code = b.province_code and c.id = b.parent_id
      where a.sign_in_name = $1 limit 1`,
    [site.signInName('bithu')],
  )
  const { branch = '', commune = '' } = rows[0] ?? {}
  const issuer = commune.replace(/^Đảng bộ/, 'Đảng ủy').toUpperCase()
  const today = dateInVietNam(site.clock.now())
  const day = (days: number) => formatDate(addDays(today, days))
  const [date = '', month = '', year = ''] = formatDate(today).split('/')
  const text = `TỈNH ỦY                                        ĐẢNG CỘNG SẢN VIỆT NAM
${issuer}                          Hòa Bình, ngày ${date} tháng ${month} năm ${year}
          *
     Số ${no}-KH/ĐU

                              KẾ HOẠCH
       phát triển đảng viên đợt cuối năm
                              -----

      Căn cứ Chương trình số 12-CTr/TU, ngày 25-7-2025 của Ban Thường vụ Tỉnh ủy, Đảng ủy xây dựng kế hoạch như sau:

I. NHIỆM VỤ
1. ${branch} rà soát danh sách quần chúng ưu tú, hoàn thành chậm nhất ngày ${day(20)}.
2. ${branch} nhận x t từng quần chúng, xong chậm nhất ngày ${day(30)}.
3. Văn phòng Đảng ủy tổng hợp danh sách, báo cáo Ban Thường vụ.
4. ${branch} thực hiện khi có hướng dẫn của Ban Tổ chức Tỉnh ủy.

Nơi nhận:                                          T/M BAN CHẤP HÀNH
- Thường trực Tỉnh ủy (để báo cáo),                     BÍ THƯ
- Các chi bộ trực thuộc,
- Lưu VPĐU.
                                                   Trần Minh Khôi
`
  return { name: 'ke-hoach.txt', mimeType: 'text/plain', buffer: Buffer.from(text), branch, due: day(20) }
}

/** A plan of the province for its communes, as text: two pieces of work with their days. */
export function directiveFile(site: Site): Pick<PlanFile, 'name' | 'mimeType' | 'buffer'> {
  const today = dateInVietNam(site.clock.now())
  const day = (days: number) => formatDate(addDays(today, days))
  const [date = '', month = '', year = ''] = formatDate(today).split('/')
  const text = `TỈNH ỦY MINH HỌA                              ĐẢNG CỘNG SẢN VIỆT NAM
          *                           Minh Họa, ngày ${date} tháng ${month} năm ${year}
     Số 77-KH/TU

                              KẾ HOẠCH
            xây dựng chi bộ bốn tốt
                              -----

      Ban Thường vụ Tỉnh ủy xây dựng kế hoạch như sau:

I. NHIỆM VỤ
1. Các đảng ủy xã tổ chức đăng ký chi bộ bốn tốt, hoàn thành chậm nhất ngày ${day(30)}.
2. Các đảng ủy xã báo cáo kết quả đăng ký, xong chậm nhất ngày ${day(60)}.

Nơi nhận:                                          T/M BAN THƯỜNG VỤ
- Các đảng ủy trực thuộc,                               BÍ THƯ
- Lưu VPTU.
                                                   Lê Minh Khang
`
  return { name: 'ke-hoach-tinh.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
}
