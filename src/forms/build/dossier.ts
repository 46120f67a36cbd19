// Forms of the dossier (lifecycle-rules §12.1–12.4): the applicant's and the member's curriculum vitae, the member's sheet, the yearly supplement.
import { paragraph, table } from './ooxml.ts'
import {
  centre,
  confirmed,
  dots,
  handwritten,
  heading,
  type Layout,
  layout,
  line,
  part,
  personalHead,
  ruledList,
  say,
  signedBy,
  title,
  WIDTH,
} from './parts.ts'

const courses = {
  work: () =>
    ruledList('quá trình công tác', [
      { title: 'Từ – đến', value: '{thời gian}', width: 22 },
      { title: 'Làm việc gì, chức vụ', value: '{việc + chi tiết}', width: 44 },
      { title: 'Ở đâu', value: '{nơi}', width: 34 },
    ]),
  study: () =>
    ruledList('đào tạo', [
      { title: 'Từ – đến', value: '{thời gian}', width: 20 },
      { title: 'Tên lớp, ngành học', value: '{việc}', width: 30 },
      { title: 'Tên trường', value: '{nơi}', width: 26 },
      { title: 'Hình thức; văn bằng, chứng chỉ', value: '{chi tiết + văn bản}', width: 24 },
    ]),
  abroad: () =>
    ruledList('đi nước ngoài', [
      { title: 'Từ – đến', value: '{thời gian}', width: 24 },
      { title: 'Nước đến', value: '{nơi}', width: 30 },
      { title: 'Lý do', value: '{việc + chi tiết}', width: 46 },
    ]),
  awards: () =>
    ruledList('khen thưởng', [
      { title: 'Thời gian', value: '{thời gian}', width: 22 },
      { title: 'Hình thức, nội dung', value: '{việc + chi tiết}', width: 44 },
      { title: 'Cấp quyết định', value: '{nơi + văn bản}', width: 34 },
    ]),
  discipline: () =>
    ruledList('kỷ luật', [
      { title: 'Thời gian', value: '{thời gian}', width: 22 },
      { title: 'Hình thức, lý do', value: '{việc + chi tiết}', width: 44 },
      { title: 'Cấp quyết định', value: '{nơi + văn bản}', width: 34 },
    ]),
  family: () =>
    ruledList('gia đình', [
      { title: 'Quan hệ', value: '{quan hệ}', width: 14 },
      { title: 'Họ và tên, năm sinh', value: '{tên người thân + năm sinh người thân}', width: 26 },
      { title: 'Quê quán, nơi cư trú, nghề nghiệp, nội dung khác', value: '{chi tiết người thân}', width: 60 },
    ]),
} as const

const schooling = (item: number): string =>
  line(`${item}. Trình độ`) +
  line('- Giáo dục phổ thông: {giáo dục phổ thông}') +
  line('- Chuyên môn, nghiệp vụ: {chuyên môn nghiệp vụ}') +
  line('- Khoa học công nghệ, đổi mới sáng tạo, chuyển đổi số: {khoa học công nghệ, chuyển đổi số}') +
  line('- Học vị: {học vị}; học hàm: {học hàm}') +
  line('- Lý luận chính trị: {lý luận chính trị}') +
  line('- Ngoại ngữ: {ngoại ngữ}; tin học: {tin học}; tiếng dân tộc thiểu số: {tiếng dân tộc thiểu số}')

/** Items 1 to 12, alike in both curricula. */
const identity = (): string =>
  line('1. Họ và tên khai sinh: **{HỌ TÊN}**') +
  line('2. Các tên gọi khác: {tên gọi khác}') +
  line('3. Sinh: {ngày sinh}') +
  line('4. Giới tính: {giới tính}') +
  line('5. Nơi đăng ký khai sinh: {nơi sinh}') +
  line('6. Quê quán: {quê quán}') +
  line('7. Nơi cư trú – thường trú: {thường trú}') +
  line('Tạm trú: {tạm trú}') +
  line('8. Dân tộc: {dân tộc}') +
  line('9. Tôn giáo: {tôn giáo}') +
  line('10. Nghề nghiệp hiện nay: {nghề nghiệp}') +
  schooling(11) +
  line('12. Vào Đoàn {ngày vào đoàn}, tại {nơi vào đoàn}')

const course = (): string =>
  heading('14. Lịch sử bản thân') +
  line('{lịch sử bản thân}') +
  heading('15. Những công việc, chức vụ đã qua') +
  courses.work() +
  heading('16. Đặc điểm về lịch sử') +
  line('{đặc điểm lịch sử}') +
  heading('17. Những lớp đào tạo, bồi dưỡng đã qua') +
  courses.study() +
  heading('18. Đi nước ngoài') +
  courses.abroad() +
  heading('19. Khen thưởng') +
  courses.awards() +
  heading('20. Kỷ luật') +
  courses.discipline() +
  heading('21. Hoàn cảnh gia đình') +
  courses.family() +
  heading('22. Tự nhận xét') +
  line('{tự nhận xét}') +
  heading('23. Cam đoan') +
  say('Tôi cam đoan những điều đã khai là đúng và chịu trách nhiệm về lời khai của mình.')

/** A box for a number written one digit a square. */
const squares = (tag: string, label: string): string =>
  table(
    [Math.round(WIDTH / 2), WIDTH - Math.round(WIDTH / 2)],
    [
      {
        cells: [
          { content: paragraph(label, { style: 'Cell' }) },
          { content: paragraph(tag, { style: 'Cell', bold: true }) },
        ],
      },
    ],
    true,
  )

/** Both sheets of the member name the line of organisations. */
const belonging = (): string =>
  line('Đảng bộ tỉnh: {đảng bộ tỉnh}') +
  line('Đảng bộ cấp trên trực tiếp: {đảng bộ cấp trên}') +
  line('Đảng bộ, chi bộ cơ sở: {đảng bộ cơ sở}') +
  part('dòng đảng bộ bộ phận', line('Đảng bộ bộ phận: {đảng bộ bộ phận}')) +
  line('Chi bộ: {chi bộ}') +
  squares('{số lý lịch}', 'Số lý lịch') +
  squares('{số thẻ đảng viên}', 'Số thẻ đảng viên')

export const dossierForms: readonly Layout[] = [
  layout(
    '2-KNĐ',
    personalHead(),
    title('LÝ LỊCH', 'của người xin vào Đảng'),
    identity(),
    line('13. Kết nạp lần trước {ngày vào đảng lần trước}, tại {nơi vào đảng lần trước}'),
    line('Chính thức lần trước {ngày chính thức lần trước}, tại {nơi công nhận lần trước}'),
    line('Người giới thiệu lần trước: {người giới thiệu lần trước}'),
    course(),
    signedBy('NGƯỜI KHAI'),
    heading('24. Nhận xét của nơi được thẩm tra'),
    line('a) Của cấp ủy cơ sở:'),
    confirmed('THAY MẶT CẤP ỦY CƠ SỞ'),
    line('b) Của cơ quan cấp trên:'),
    confirmed('THAY MẶT CƠ QUAN'),
    heading('25. Nhận xét của chi ủy, chi bộ'),
    confirmed('THAY MẶT CHI BỘ'),
    heading('26. Chứng nhận của cấp ủy cơ sở'),
    confirmed('THAY MẶT CẤP ỦY'),
  ),
  layout(
    '1-HSĐV',
    personalHead(),
    title('LÝ LỊCH ĐẢNG VIÊN'),
    squares('{số lý lịch}', 'Số lý lịch'),
    identity(),
    line('13. Quyết định kết nạp {ngày quyết định kết nạp}; kết nạp {ngày vào đảng}, tại {nơi vào đảng}'),
    line('Công nhận chính thức {ngày chính thức}, tại {nơi công nhận chính thức}'),
    course(),
    signedBy('NGƯỜI KHAI'),
    heading('Chứng nhận của cấp ủy'),
    confirmed('THAY MẶT CẤP ỦY'),
  ),
  layout(
    '2-HSĐV',
    personalHead(),
    title('PHIẾU ĐẢNG VIÊN'),
    belonging(),
    paragraph('Ảnh 3 × 4', { italic: true, before: 6 }),
    line('1. Họ và tên khai sinh: **{HỌ TÊN}**'),
    line('2. Giới tính: {giới tính}'),
    line('3. Tên gọi khác: {tên gọi khác}'),
    line('4. Sinh: {ngày sinh}'),
    line('5. Nơi đăng ký khai sinh: {nơi sinh}'),
    line('6. Quê quán: {quê quán}'),
    line('7. Nơi cư trú: {nơi cư trú}'),
    line('8. Dân tộc: {dân tộc}'),
    line('9. Tôn giáo: {tôn giáo}'),
    line('10. Thành phần gia đình: {thành phần gia đình}'),
    line('11. Nghề nghiệp hiện nay: {nghề nghiệp}'),
    line('12. Vào Đảng {ngày vào đảng}, tại {nơi vào đảng}'),
    line('Chính thức {ngày chính thức}, tại {nơi công nhận chính thức}'),
    line('Người giới thiệu: {những người giới thiệu}'),
    line('13. Tuyển dụng {ngày tuyển dụng}; cơ quan: {nơi tuyển dụng}'),
    line('14. Vào Đoàn {ngày vào đoàn}, tại {nơi vào đoàn}'),
    line('15. Tổ chức xã hội khác: {tổ chức xã hội khác}'),
    line('16. Nhập ngũ {ngày nhập ngũ}; xuất ngũ {ngày xuất ngũ}; quân hàm cao nhất: {quân hàm}'),
    schooling(17),
    line(
      '18. Sức khỏe: {sức khỏe}; thương binh loại: {thương binh loại}; gia đình liệt sĩ, có công: {gia đình có công}',
    ),
    line('19. Số căn cước: {số định danh}'),
    line('20. Miễn công tác và sinh hoạt: từ {miễn sinh hoạt từ} đến {miễn sinh hoạt đến}'),
    heading('21. Tóm tắt quá trình hoạt động, công tác'),
    courses.work(),
    heading('22. Đào tạo'),
    courses.study(),
    heading('23. Khen thưởng'),
    courses.awards(),
    line('24. Huy hiệu Đảng: {huy hiệu đảng}'),
    line('25. Danh hiệu: {danh hiệu}'),
    heading('26. Kỷ luật'),
    courses.discipline(),
    heading('27. Đặc điểm lịch sử'),
    line('a) Khai trừ, xóa tên, xin ra (thời gian, lý do, nơi):'),
    handwritten(1),
    line('b) Kết nạp lại:'),
    handwritten(1),
    line('c) Khôi phục đảng tịch:'),
    handwritten(1),
    line('d) Xử lý theo pháp luật:'),
    handwritten(1),
    line('e) Làm việc trong chế độ cũ:'),
    handwritten(1),
    line('{đặc điểm lịch sử}'),
    heading('28. Quan hệ nước ngoài'),
    courses.abroad(),
    line(`Tham gia tổ chức nước ngoài: ${dots(18)}`),
    line(`Người thân ở nước ngoài: ${dots(20)}`),
    heading('29. Quan hệ gia đình'),
    courses.family(),
    heading('30. Hoàn cảnh kinh tế'),
    line('{hoàn cảnh kinh tế}'),
    line(`Tổng thu nhập của hộ trong năm: ${dots(14)}; bình quân một người: ${dots(8)}`),
    line(`Nhà ở (nguồn gốc, loại, diện tích): ${dots(18)}`),
    line(`Đất (nguồn gốc, diện tích): ${dots(20)}`),
    line(`Hoạt động kinh tế (loại hình, diện tích trang trại, số lao động thuê): ${dots(10)}`),
    line(`Tài sản có giá trị lớn: ${dots(20)}`),
    signedBy('NGƯỜI KHAI'),
    heading('Xác nhận của cấp ủy cơ sở'),
    confirmed('THAY MẶT CẤP ỦY', 1),
  ),
  layout(
    '3-HSĐV',
    personalHead(),
    title('PHIẾU BỔ SUNG', 'hồ sơ đảng viên'),
    belonging(),
    line('Họ và tên: **{HỌ TÊN}**; sinh {ngày sinh}'),
    line('Chỉ ghi những mục thay đổi so với lần khai trước; mục không thay đổi ghi «K».'),
    ruledList('nội dung vụ việc', [
      { title: 'Mục', value: '{nhãn}', width: 35 },
      { title: 'Nội dung bổ sung', value: '{giá trị}', width: 65 },
    ]),
    signedBy('NGƯỜI KHAI'),
    heading('Chi ủy xác nhận'),
    confirmed('THAY MẶT CHI ỦY', 1),
    part(
      'dòng đảng ủy cơ sở',
      heading(
        'Đảng ủy cơ sở đã bổ sung hồ sơ, danh sách{#đảng ủy cơ sở giữ cả phiếu}, cơ sở dữ liệu{/đảng ủy cơ sở giữ cả phiếu}',
      ),
      confirmed('THAY MẶT ĐẢNG ỦY', 1),
    ),
    // Where no committee stands above the grassroots one, that one updates the sheet and the database too (§12.4).
    part(
      'dòng cấp ủy cấp trên',
      heading('Cấp ủy cấp trên đã bổ sung hồ sơ, danh sách, cơ sở dữ liệu'),
      confirmed('THAY MẶT CẤP ỦY', 1),
    ),
    centre(''),
  ),
]
