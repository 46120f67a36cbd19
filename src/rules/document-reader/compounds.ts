// Common words of two syllables in the language of these documents, to know a misspelt one by its neighbour.
import { searchKey } from '../text/search-key.ts'
import { latin } from './letters.ts'

const WORDS = `rà soát, sàng lọc, yêu cầu, chỉ thị, nghị quyết, quyết định, kế hoạch, hàng ngũ, vững vàng, tiên phong, gương mẫu, quán triệt, triển khai, nhận thức,
nhận xét, xem xét, ghi chép, lồng ghép, định kỳ, giáo dục, trách nhiệm, kết nạp, thường xuyên, phát triển, đoàn kết, chính trị, tư tưởng, đạo đức, lối sống, kỷ luật,
kỷ cương, xây dựng, lãnh đạo, năng lực, chiến đấu, bồi dưỡng, thẩm tra, lý lịch, sinh hoạt, chuyên đề, chất lượng, hiệu quả, kịp thời, phấn đấu, rèn luyện, tu dưỡng,
kiểm điểm, xếp loại, đăng ký, phối hợp, tuyên truyền, phổ biến, vận động, thi đua, khen thưởng, xử lý, vi phạm, khuyết điểm, hạn chế, nguyên nhân, kinh nghiệm, giải pháp,
tổng kết, sơ kết, đôn đốc, hướng dẫn, tham mưu, đề xuất, trực thuộc, đoàn thể, mặt trận, nhân dân, chính quyền, quy chế, quy trình, thủ tục, hồ sơ, tiêu chuẩn, điều kiện,
nguyên tắc, tập trung, phê bình, sáng tạo, nền tảng, thù địch, suy thoái, tham nhũng, lãng phí, tiêu cực, giúp đỡ, quần chúng, phương hướng, phương pháp, nhiệm vụ,
quan tâm, chặt chẽ, nghiêm túc, đầy đủ, sâu sắc, trong sạch, vững mạnh, kiên quyết, khắc phục, triệt để, tình trạng, số lượng, bản lĩnh, phẩm chất, trong sáng, thử thách,
lý tưởng, cấp thiết, lâu dài, chuẩn bị, thảo luận, biểu quyết, ban hành, dự thảo, tham gia, góp ý, biên bản, tổ chức, thực hiện, kiểm tra, giám sát, đánh giá, phân công,
bảo đảm, đảm bảo, nâng cao, tăng cường, đẩy mạnh, tiếp tục, chủ động, tích cực, đổi mới, sắp xếp, kiện toàn, củng cố, ổn định, thống nhất, quyền lợi, nghĩa vụ, khiếu nại,
tố cáo, đề nghị, kiến nghị, giải quyết, tiếp nhận, chuyển giao, lưu trữ, bảo mật, thông tin, công nghệ, ứng dụng, chuyển đổi, dịch vụ, hành chính, cải cách, văn phòng,
công chức, viên chức, cán bộ, nhân sự, quy hoạch, đào tạo, luân chuyển, điều động, bổ nhiệm, giới thiệu, ứng cử, bầu cử, đại hội, nhiệm kỳ, chi bộ, đảng viên, cấp ủy,
khai trừ, cảnh cáo, khiển trách, nghiên cứu, học tập, tấm gương, phong cách, hội nghị, báo cáo, tổng hợp, thống kê, số liệu, tài liệu, văn bản, chương trình, mục tiêu,
chỉ tiêu, tiến độ, lộ trình, kinh phí, ngân sách, quyết toán, thu nộp, đảng phí, tài chính, tài sản, quản lý, sử dụng, hoàn thành, xuất sắc, chuyển biến, tích lũy,
thẳng thắn, trung thực, dân chủ, công khai, minh bạch, khách quan, toàn diện, cụ thể, thiết thực, hình thức, đối phó, nể nang, né tránh, dễ dãi, đùn đẩy, trách móc,
đồng chí, bí thư, chủ tịch, trưởng ban, phụ trách, địa phương, cơ sở, đơn vị, doanh nghiệp, nông thôn, đô thị, kinh tế, văn hóa, xã hội, quốc phòng, an ninh, đối ngoại,
trật tự, an toàn, môi trường, biên giới, hải đảo, tuân thủ, khởi công, tình hình, công tác, tôn giáo, dân tộc, thanh niên, phụ nữ, nông dân, công nhân, trí thức, cựu chiến, nguyện vọng, tâm tư, dư luận, hoạt động,
ý chí, lý luận, chính sách, pháp luật, nhà nước, trung ương, thường trực, thường vụ, chấp hành, ủy viên, ủy ban, kiểm soát, phòng ngừa, ngăn chặn, đấu tranh, phản ánh, phản biện,
đối thoại, tiếp xúc, hòa giải, tự giác, nêu gương, hành động, sơ sài, chồng chéo, lúng túng, bất cập, tồn tại, vướng mắc, khó khăn, thuận lợi, chỉ đạo, điều hành, đồng thuận, đoàn viên,
hội viên, thành viên, thành lập, chủ trì, chủ trương, chủ chốt, quy định, kết luận, kết quả, thông báo, nhắc nhở, phát huy, phát động, phát hiện, phát biểu, bổ sung, biểu dương, huy động,
nguồn lực, hạ tầng, nông nghiệp, công nghiệp, thương mại, du lịch, giảm nghèo, thu nhập, đời sống, sức khỏe, bảo hiểm, bảo vệ, học sinh, giáo viên, nhà trường, trưởng thôn, trưởng bản, truyền thông,
truyền thống, cách mạng, lịch sử, tín ngưỡng, tiến hành, cá nhân, tập thể, chuyên môn, nghiệp vụ, kỹ năng, tiêu chí, định hướng, chiến lược, trọng tâm, đột phá, khả thi, cam kết, chứng từ,
tiết kiệm, sáng kiến, mô hình, điển hình, nhân rộng, lan tỏa, hưởng ứng, tinh thần, ý thức, thái độ, tác phong, chấn chỉnh, uốn nắn, sai phạm, sai sót, thiếu sót, quốc gia, quốc hội, nghị định,
trường hợp, đại biểu, miền núi, biến đổi, đa dạng, bền vững, thiểu số, đồng bào, dân quân, vũ trang, giữ vững, giữ gìn, phân tích, quan trọng, đội ngũ, thành tích, cố gắng, thắng lợi, chủ nghĩa, tinh gọn, bộ máy, biên chế, sáp nhập, hợp nhất, giải thể, liên quan, liên thông,
liên hệ, khu vực, lĩnh vực, phạm vi, đối tượng, nội dung, giai đoạn, thời gian, thời hạn, từng bước, phù hợp, khảo sát, điều tra, dự báo, phân cấp, phân quyền, sức mạnh, khối lượng, tỷ lệ,
dữ liệu, hệ thống, phần mềm, cơ chế, quyền hạn, cơ cấu, trẻ em, gia đình, cộng đồng, chu đáo, chủ yếu, chú trọng, cần thiết, mở rộng, giải ngân, sản xuất, kinh doanh, tăng trưởng, bình quân,
tổ quốc, thực trạng, thuyết phục, nghiêm minh, bồi thường, an sinh, phúc lợi, tệ nạn, tội phạm, thiên tai, dịch bệnh, khí hậu, lâm nghiệp, thủy sản, chăn nuôi, trồng trọt, cử tri, dân cư, dân vận, khu phố, khóa trước, công trình, ngày công, theo dõi, rõ ràng, thủ trưởng, nhân viên, hội trường, niêm yết, hòm thư, chất vấn,
giấy tờ, sổ sách, chứng nhận, xác nhận, danh sách, nền nếp, linh hoạt, quyết liệt, trực tuyến, thể thao, rác thải, phân loại, bình xét,
hợp đồng, bao tiêu, tiêu thụ, liên kết`

const listed = WORDS.split(/,\s*/).map((word) => word.trim())

/** As written, small letters. */
export const compounds: ReadonlySet<string> = new Set(listed)

/** By the letters without marks. */
export const compoundsByKey: ReadonlyMap<string, string> = new Map(listed.map((word) => [searchKey(word), word]))

/** Letters that sound alike are one: s and x, ch and tr, d, gi and r, at the end c and t, and n, ng and nh. Marks stay. */
export const soundKey = (text: string): string =>
  text
    .split(' ')
    .map((syllable) =>
      syllable
        .replace(/^tr/u, 'ch')
        .replace(/^x/u, 's')
        .replace(latin(/^(?:gi(?=\p{L})|r)/u), 'd')
        .replace(/c$/u, 't')
        .replace(/n(?:g|h)$/u, 'n'),
    )
    .join(' ')
export const compoundsBySound: ReadonlyMap<string, string> = new Map(listed.map((word) => [soundKey(word), word]))

const byPart = (part: 0 | 1): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const word of listed) {
    const syllables = word.split(' ')
    const key = syllables[part] ?? ''
    found.set(key, [...(found.get(key) ?? []), syllables[1 - part] ?? ''])
  }
  return found
}

/** What may follow a first syllable, and what may stand before a second. */
export const followers = byPart(0)
export const forerunners = byPart(1)
