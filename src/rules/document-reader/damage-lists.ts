// Words that look damaged and are sound.

const setOf = (words: string, between: RegExp): ReadonlySet<string> => new Set(words.trim().split(between))

/** Said twice on purpose: "luôn luôn", "từ từ". */
export const DOUBLES = setOf('luôn mãi dần từ ngày người nhà đời xa khác song rất hoàn đều nơi ngành ai', /\s+/)

/** Not Vietnamese, and right; abbreviations in small letters. */
export const FOREIGN = setOf(
  `lênin mác ăngghen web website internet zalo facebook fanpage email online file app logo video clip fax covid robot quiz link scan tv kg km ha kpi ocop pdf word
   excel smartphone livestream podcast infographic audio blog wifi qr icpv đ c v m stt tw kv vneid
   ôtô môtô bêtông ximăng panô vắcxin kilôgam kilômét catalô sơmi rơmoóc kiôt gôn bus test tour sim chip smart sms usb gas clo stress style post stream chat spam pin box shop show trend app hub start sport cup card boot bot set list`,
  /\s+/,
)

/** Small words that stand before and after anything. */
export const FUNCTION = setOf('tại để rồi khi chỉ thì mà là và của với cho bị được có cũng đã sẽ đang trên giữ', /\s+/)

/** Words of one syllable that stand beside any other. */
export const COMMON = setOf(
  `có cần chỉ cho cả các còn cộng cũng cùng cử của dẫn dần dân đặt đón đợt đang đáng đã được để đến đi do dự và với về vào trong từ tự tại sẽ sau sở sơ số sổ
   bị bởi bỏ bộ bố bổ bó bô cao cáo các chị chi chiu chức chúc đóng động đông đồng đòn đơn hay hồ hộ hơn hô hội hai hải hại khi là làm lên lại lần mà mỗi một
   nên nếu nhận nhiều như nhắc những nhân nghe ở phải qua ra rồi tổ tờ to tin tín tình thì theo thu thư thứ thủ thử tiến trên trước tư vì vị ví viên viện việc xa xã
   công chính chỉnh chinh thông thống đảng đăng dang vãn vân văn vận bản bán bàn ban quan quán quần toàn toán hoàn hoán hóa hoa họa sách sạch sáng sang sảng hiện
   hiền hiến hiên phương phường phượng đạo đào đao tạo tào liệu liễu lượng lương nông nóng nồng phú phụ phủ nữ ngư tộc tôn đại đài đãi tài tải tái phí phi kỳ kị`,
  /\s+/,
)

/** Letters without marks that make two different words, both at home here: "cơ sở" and "có số". */
export const AMBIGUOUS = setOf(
  `co so, cong tac, can bo, chi bo, don vi, dong chi, bao cao, ho so, so lieu, dan chu, dia phuong, xa hoi, cu the,
   dai hoi, tai lieu, the hien, to chuc, thu nop, bi thu, dan toc, nhan su, hoan thanh, quan ly, cong khai, van hoa,
   an toan, tap trung, chinh tri, so luong, co cuu, hai dao, dinh ky, dang phi, to cao, cong nhan, trong sang,
   trong sach, nong dan, van ban, van phong, dao tao, lanh dao, truong hop, thieu so, phu nu, dang vien, nhan dan, thong tin`,
  /,\s*/,
)
