// The words by which a body is known in a sentence, and the verbs that end its name.

const longestFirst = (words: string): string[] =>
  words
    .replace(/\s+/g, ' ')
    .split('; ')
    .sort((a, b) => b.length - a.length)

/** The words a body's name begins with; the longer before the shorter. */
export const HEADS: readonly string[] = longestFirst(
  `ban thường vụ; ban chấp hành; ban chỉ đạo; bản thân; chỉ huy; tổng giám đốc; phó tổng giám đốc; người đại diện; ban tổ chức; ban tuyên giáo và dân vận; ban tuyên giáo; ban dân vận; ban nội chính; ban kinh tế; ban xây
   dựng đảng; ban giám hiệu; ban giám đốc; ban lãnh đạo; ban cán sự; ban bí thư; ban quản lý; ban công tác mặt trận; ban phát triển; ban biên tập; ban
   chuyên môn; ban ngành; ban đảng; ban xây dựng; ban chỉ huy; bộ chỉ huy; bộ tư lệnh; bộ phận; bộ chính trị; đảng ủy; đảng uỷ;
   đảng bộ; đảng đoàn; cấp ủy; cấp uỷ; chi ủy; chi uỷ; chi bộ; chi đoàn; tập thể; bxd đảng đảng ủy; bxd đảng; bxd; btv đảng ủy; btv; bch; đoàn giám sát;
   đoàn kiểm tra; đoàn công tác; đồn biên phòng; trạm biên phòng; thanh tra; đv; ban quản lý dự án; cơ quan tham mưu; trung tâm
   cung ứng dịch vụ công; trung tâm phục vụ hành chính công; cá nhân; cấp ủy viên; trưởng các thôn; trưởng các; tổ trưởng; báo và phát thanh, truyền
   hình; báo và đài phát thanh, truyền hình; báo, đài phát thanh và truyền hình; đài phát thanh và truyền hình; báo và đài phát thanh; cựu chiến binh; hợp tác xã; chi, đảng bộ; cấp ủy chi, đảng bộ; cấp uỷ chi, đảng bộ; tổ đảng; tổ chức đảng; tổ chức cơ sở
   đảng; tổ chức chính trị - xã hội; tổ chức đoàn thể; tổ chức thành viên; tổ chức chính trị; tổ chức công đoàn; tỉnh ủy; tỉnh uỷ; thành ủy; thành uỷ; huyện ủy;
   huyện uỷ; quận ủy; quận uỷ; thị ủy; thị uỷ; ủy ban kiểm tra; uỷ ban kiểm tra; ủy ban nhân dân; uỷ ban nhân dân; ủy ban mặt trận; uỷ ban mặt trận; ủy
   ban mttq; ubkt; ubnd; hđnd; hội đồng nhân dân; ubmttq; mttq; mặt trận tổ quốc; mặt trận; đoàn thanh niên; đoàn tncs; đoàn thể; hội nông dân; hội phụ
   nữ; hội liên hiệp phụ nữ; hội cựu chiến binh; hội; công đoàn; liên đoàn lao động; tỉnh đoàn; thành đoàn; huyện đoàn; xã đoàn; phường đoàn; đoàn cấp; đoàn các cấp; hội cấp; đoàn xã; đoàn phường; đoàn trường;
   đoàn viên; văn phòng hđnd và ubnd; văn phòng hội đồng nhân dân và ủy ban nhân dân; văn phòng; thường trực; trung tâm; khối dân vận; khối; phòng; sở;
   trường; công an; quân sự; trạm y tế; trạm; cơ quan; đơn vị; doanh nghiệp; thôn; khu phố; tổ dân phố; tổ chuyên môn; tổ văn phòng; tổ giúp việc; tổ
   công tác; bí thư; phó bí thư; đồng chí; đ/c; người đứng đầu; người được giao thẩm tra; người được giao; người được phân công; cán bộ; công chức; đảng
   viên; thủ trưởng; hiệu trưởng; chủ tịch; trưởng ban; trưởng thôn; trưởng bản; chánh văn phòng; giám đốc; thành viên; báo cáo viên; đài truyền thanh; cơ quan báo
   chí; cổng thông tin; địa phương; xã; phường; đặc khu; kế toán; ủy viên; uỷ viên; đảng ủy viên; chính quyền; ban thường trực; bưu điện; ban đại diện; ban tham mưu; ban, ngành, đoàn thể; ban, ngành; sở, ban, ngành;
   phòng, ban; người có uy tín; già làng; nhà trường; lực lượng; dân quân; chủ nhiệm; phó chủ nhiệm; phòng kinh tế, hạ tầng và đô thị; ban thanh tra nhân dân; ban cán sự
   đảng; hội đồng; chi hội; chi cục; cục; câu lạc bộ; đội; ban quản trị; ban kiểm soát; hội đồng quản trị; liên chi đoàn; liên chi hội; khoa; viện; huyện, thị, thành ủy; huyện, thành, thị ủy; huyện, thị ủy; huyện, thành ủy; quận, huyện ủy; quận, huyện, thị ủy; huyện, thị, thành đoàn; huyện, thành đoàn; xã, phường đoàn; sở, ngành; ban, sở, ngành; chi, đảng ủy; xã, phường; công ty; tổng công ty; tập đoàn; bệnh viện; học viện; bảo tàng; thư viện; xí nghiệp; nhà máy; cơ sở đoàn; cấp bộ đoàn; liên đội; kho bạc; ngân hàng; bảo hiểm xã hội; tòa
   án; viện kiểm sát; hạt kiểm lâm; trưởng phòng; trưởng đoàn; trưởng ban công tác mặt trận; phó trưởng ban; chánh văn phòng hội đồng nhân dân và ủy ban
   nhân dân; tiểu ban; bộ đội; bộ đội biên phòng; tổ hợp tác; nông trường; lâm trường; điện lực; đài phát thanh; đài truyền hình; ban nhân dân; quỹ tín dụng; phòng giao dịch; hạt quản lý; đồn công an; trưởng trạm; thanh niên xung kích; giáo viên; đoàn đội; đảng bộ bộ phận; đảng ủy bộ phận; đảng uỷ bộ phận; đoàn trực thuộc; đoàn cơ sở; hội trực thuộc; hội cơ sở; vụ, cục, viện; vụ, cục; cục, vụ, viện; cục, vụ; vụ, viện`,
)

/** Verbs that say what a body does; they end its name. Two-word verbs before their first words. */
export const VERBS: readonly string[] = longestFirst(
  `có trách nhiệm; chịu trách nhiệm; có nhiệm vụ; phải; cần; chủ trì; chủ động; phối hợp; phối kết hợp; tham mưu; xây dựng; tổ chức; triển khai; thực
   hiện; chỉ đạo; lãnh đạo; hướng dẫn; theo dõi; đôn đốc; kiểm tra; giám sát; tiến hành; phân công; căn cứ; yêu cầu; giao; tăng cường; đẩy mạnh; rà soát;
   báo cáo; tổng hợp; thường xuyên; định kỳ; kịp thời; nghiêm túc; quán triệt; phát hiện; lựa chọn; đề xuất; ban hành; hoàn thành; đăng ký; phát động;
   vận động; tuyên truyền; cụ thể hóa; cụ thể hoá; lồng ghép; bố trí; cung cấp; đảm bảo; bảo đảm; nâng cao; quan tâm; chấp hành; gương mẫu; nghiên cứu;
   xem xét; quyết định; đánh giá; sơ kết; tổng kết; gửi; nộp; trình; tham gia; mở; lập; cập nhật; khẩn trương; tiếp tục; tập trung; bám sát; làm tốt;
   làm; chuẩn bị; duy trì; tự; giúp; giúp đỡ; đưa; giới thiệu; bồi dưỡng; thẩm định; thẩm tra; phổ biến; học tập; đề nghị; hằng; hàng; mỗi; rèn luyện; tu
   dưỡng; nêu cao; khảo sát; thông báo; kiểm điểm; viết; đổi mới; phát huy; củng cố; kiện toàn; quản lý; bổ sung; chọn; công khai; niêm yết; đăng tải;
   thông tin; cử; dự; liên hệ; biểu dương; khắc phục; xử lý; giải quyết; tiếp nhận; lưu trữ; hỗ trợ; tạo điều kiện; nhận; sử dụng; ký; ra; đề ra; chuyển;
   họp; góp ý; nắm bắt; xác định; phấn đấu; kết nạp; giác ngộ; chăm lo; chuyển biến; thành lập; điều hành; khuyến khích; căn cứ vào; trực tiếp; công bố;
   nhắc việc; bàn giao; khởi công; đưa vào; chi trả; trả lời; thống kê; sửa chữa; đối chiếu; biên soạn; phản ánh; in ấn; tập huấn; hoàn thiện; cụ thể;
   bình xét; chấm điểm; thu; thu thập; khai thác; cam kết; nhận xét; lấy ý kiến; tiếp xúc; đối thoại; cài đặt; kê khai; tích cực; đi đầu; có kế hoạch; có
   biện pháp; truyền đạt; chốt; gặp; mời; ghi; nêu; kết thúc; đọc; trao; tặng; bầu; biểu quyết; thảo luận; thống nhất; thông qua; khen thưởng; đóng; phân loại;
   điều chỉnh; lắp đặt; trồng; đăng; giữ; nhắc nhở; nhân rộng; thăm hỏi; rút kinh nghiệm; ban bố; đầu tư; thu hút; phê duyệt; thẩm duyệt; hoàn chỉnh; phụ trách; thu gom; tạo nguồn; tự giác; sinh hoạt; số hóa; số hoá; sẵn sàng; phân bổ; tuần tra; quét; nạo vét; khám; nhập; dọn; hiến; ủng hộ; ra quân; dạy; kéo; ngăn chặn; đấu tranh; khôi phục; di dời; sơ tán; canh gác; kiểm soát; kiểm kê;
   truy quét; xác minh; làm rõ; tháo gỡ; giải đáp; giải ngân; cân đối; đưa tin; tăng; giảm; nâng; mua; bán; bảo quản; bảo dưỡng; tu sửa; tu bổ; cải tạo; chăm sóc; thăm; dâng hương;
   gieo cấy; gieo trồng; thu hoạch; tiêm phòng; phun; phát quang; treo; dán; trang trí; chỉnh trang; ứng dụng; kết nối; chia sẻ; nắm; đón; tiếp dân; phát hành; lưu giữ; cấp phát;
   thu nộp; trích nộp; quyết toán; thanh toán; mua sắm; nghiệm thu; thi công; giao lưu; hội ý; trao đổi; xét; duyệt; bình chọn; tuyển chọn; điều động; phê bình; giải trình; tiếp thu;
   có ý kiến; có văn bản; có giải pháp; tận dụng; huy động; vận hành; đốc thúc; nhắc; huấn luyện; diễn tập; luyện tập; cảnh báo; tuyên dương; trao tặng; thu dọn; khơi thông;
   cung ứng; cho vay; thu hồi; đề cao; sàng lọc; phân tích; dự kiến; dự thảo; soạn; soạn thảo; chịu; đảm nhận; đảm nhiệm; đảm trách; kèm cặp; hưởng ứng; thi đua; hoàn tất; trực ban`,
)
