// A plan as a file, and sending a file in as a person does, for tests.
import { Readable } from 'node:stream'
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../../../../test/harness/world.ts'

/** A plan of the commune An Bình: two branches, work with and without a day, work that waits. */
export const PLAN = `TỈNH ỦY MINH HỌA                                   ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ AN BÌNH                          An Bình, ngày 12 tháng 11 năm 2026
          *
     Số 45-KH/ĐU

                              KẾ HOẠCH
       phát triển đảng viên năm 2027
                              -----

      Căn cứ Chương trình số 12-CTr/TU, ngày 25-7-2026 của Ban Thường vụ Tỉnh ủy, Đảng ủy xã xây dựng kế hoạch như sau:

I. NHIỆM VỤ
1. Các chi bộ rà soát quần chúng ưu tú, hoàn thành trước ngày 15/12/2026.
2. Chi bộ thôn 1 mở hội nghị chuyên đề, xong chậm nhất ngày 20/01/2027.
3. Văn phòng Đảng ủy tổng hợp danh sách, báo cáo Ban Thường vụ chậm nhất ngày 25/12/2026.
4. Các chi bộ thực hiện khi có hướng dẫn của Ban Tổ chức Tỉnh ủy.
II. TỔ CHỨC THỰC HIỆN
1. Chi bộ thôn 2 nhận x t từng quần chúng, xong trước 30/12/2026.

Nơi nhận:                                          T/M BAN CHẤP HÀNH
- Thường trực Tỉnh ủy (để báo cáo),                     BÍ THƯ
- Các chi bộ trực thuộc,
- Lưu VPĐU.
                                                   Trần Minh Khôi
`

export async function upload(world: World, actor: Actor, name: string, text: string | Buffer): Promise<string> {
  const body = Readable.from([Buffer.from(text)])
  const file = { name, mediaType: 'text/plain', body, limit: 40 * 1024 * 1024 }
  const kept = await world.application.files.keepUpload(actor.accountId, file, { files: 20, bytes: 2e8 })
  if (typeof kept === 'string') throw new Error(kept)
  return kept.id
}
