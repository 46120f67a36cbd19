// Invented names of persons, surname first: by ethnic group, sex and generation, with plausible frequencies.
import { type Random, type Weighted, weighted } from './random.ts'

export type Sex = 'male' | 'female'

const words = (text: string): Weighted<string> =>
  weighted(
    text.split(' ').map((item): [string, number] => {
      const [word = '', weight] = item.split(':')
      return [word.replaceAll('_', ' '), weight === undefined ? 1 : Number(weight)]
    }),
  )

interface Generation {
  middle: Weighted<string>
  given: Weighted<string>
}

const kinhMaleOld: Generation = {
  middle: words(
    'Văn:44 Đình:6 Xuân:6 Ngọc:5 Quang:5 Đức:5 Hữu:5 Công:4 Sỹ:2 Trọng:3 Bá:3 Viết:2 Thanh:4 Minh:3 Như:1 Tiến:2 Huy:1',
  ),
  given: words(
    'Hùng:4 Dũng:3 Bình:3 Sơn:3 Hòa:2 Thành:3 Tâm:2 Minh:2 Hải:3 Long:2 Thắng:3 Quý:2 Tài:2 Lợi:2 Phúc Thọ Khang Nghĩa:2 Chiến:2 Định Toàn Tuấn:2 Vinh Đông Nam:2 Trung:2 Hưng Lộc Cường:2 Khánh Mạnh Thái Tiến Hiền Bảy Chín Ba Tư Năm Được Luận Thuận Chất',
  ),
}
const kinhMaleYoung: Generation = {
  middle: words(
    'Văn:14 Minh:9 Anh:7 Quốc:6 Đức:9 Hoàng:7 Tuấn:5 Thành:5 Quang:6 Gia:4 Ngọc:4 Xuân:3 Mạnh:3 Hữu:4 Trung:3 Thanh:5 Đình:4 Duy:4 Bảo:3 Công:3',
  ),
  given: words(
    'Anh:6 Tuấn:4 Hùng:2 Dũng:2 Hiếu:3 Nam:4 Long:3 Quân:3 Huy:4 Khánh:2 Kiên:3 Cường:3 Thắng:3 Đạt:3 Phong:2 Trung:3 Việt:2 Sơn:3 Hải:2 Linh Tùng:3 Duy:2 Khoa:2 Bảo:2 Phúc:2 Tiến:2 Thành:2 Minh:3 Hoàng:2 Đức:3 Vũ Toàn',
  ),
}
const kinhFemaleOld: Generation = {
  middle: words('Thị:80 Kim:4 Ngọc:4 Thanh:3 Thị_Kim:2 Thị_Ngọc:2 Thị_Thanh:2 Thị_Minh:1 Bích:1'),
  given: words(
    'Hoa:4 Lan:4 Hồng:3 Mai:2 Liên:3 Loan:2 Thủy:3 Hạnh:3 Hương:3 Nga:3 Bình:2 Hiền:3 Tuyết:2 Xuân:2 Cúc:2 Huệ:2 Nhung Thơm Mận Sáu Bảy Lành Tâm:2 Nguyệt:2 Yến Dung:2 Vân:3 Thanh:2 Phượng Sen Ngân Hợi',
  ),
}
const kinhFemaleYoung: Generation = {
  middle: words(
    'Thị:34 Thị_Thu:6 Thị_Thanh:6 Thị_Ngọc:5 Thị_Hồng:5 Thị_Phương:4 Thị_Mai:3 Thị_Kim:3 Thị_Bích:2 Thu:4 Phương:5 Thùy:5 Ngọc:6 Khánh:3 Minh:3 Thanh:3 Bích:2 Mỹ:2 Hà:1',
  ),
  given: words(
    'Anh:5 Hương:4 Trang:5 Linh:5 Hà:4 Thảo:4 Hằng:3 Huyền:4 Nhung:3 Ngân:2 Ngọc:3 Phương:4 Mai:3 Yến:3 Thủy:3 Lan:2 Vân:3 Hạnh:2 Quỳnh:3 Dung:2 Hiền:3 Oanh:2 Tâm:2 Nga:2 Giang:2 Chi:2 My Trâm:2 Như Diệp',
  ),
}

const kinhSurnames = words(
  'Nguyễn:315 Trần:109 Lê:89 Phạm:59 Hoàng:38 Huỳnh:13 Phan:45 Vũ:26 Võ:23 Đặng:21 Bùi:20 Đỗ:19 Hồ:13 Ngô:17 Dương:14 Lý:5 Đào:8 Đoàn:8 Trịnh:9 Đinh:11 Lâm:5 Mai:7 Cao:8 Trương:15 Hà:8 Tô:4 Tạ:4 Lương:7 Thái:3 Châu:2 Phùng:5 Quách:1 Kiều:1 Chu:4 Nghiêm:1 Lưu:4 Vương:3',
)

const surnamesOf: Readonly<Record<string, Weighted<string>>> = {
  '02': words('Nông:18 Hoàng:16 Lý:6 Triệu:6 Vi:5 Ma:9 Bế:4 Đàm:5 Lương:7 Hà:6 Chu:3 Nguyễn:8 Mã:2'),
  '03': words('Lò:26 Cầm:5 Quàng:14 Cà:8 Tòng:8 Lường:9 Hà:6 Vi:8 Lô:5 Bạc:3 Hoàng:3'),
  '04': words('Trần:14 Lý:10 Lâm:12 Huỳnh:9 Quách:6 Trương:6 Dương:5 Mã:3 Tăng:4 Vương:5 Ngô:4'),
  '06': words('Bùi:38 Đinh:15 Quách:10 Hà:8 Phạm:8 Trương:6 Nguyễn:8 Bạch:2'),
  '07': words('Nông:16 Hoàng:18 Lương:8 Vi:7 Lý:6 Lộc:3 Triệu:4 Chu:4 Hứa:5 Lăng:3 Mông:2'),
  '08': words('Giàng:16 Vàng:14 Sùng:14 Thào:10 Mùa:7 Lầu:7 Hờ:5 Cứ:4 Lý:8 Hạng:5 Tráng:4 Ly:4 Vừ:5'),
  '09': words('Triệu:20 Bàn:16 Đặng:14 Lý:14 Phùng:8 Chảo:8 Tẩn:8 Dương:4 Hoàng:3'),
  '15': words('Trần:16 Ninh:12 Hoàng:14 Lâm:8 Lý:8 Tiêu:3 Nịnh:4 Vi:5'),
}

const mongMale = words(
  'Páo Dơ Sình Chứ Dình Tủa Súa Chua Lử Vảng Sử Chống Phử Nếnh Tông Lềnh Chía Sáu Giống Khua Thái Hồng',
)
const mongFemale = words('Dợ Mỷ Sua Chía Mai Dua Ca Súa Pàng Máy Sông Chở Dế Ly Mo Xua Vang')
const daoMiddle = words('Văn:6 Tòn:3 Kim:3 Sài:2 Phúc:3 Tiến:2 Vần')
const khmerSurnames = words('Thạch:24 Sơn:14 Kim:14 Danh:12 Lâm:6 Châu:5 Kiên:4 Lý:5 Tăng:3 Thị:1')
const khmerMale = words('Sa_Rinh Sóc_Kha Sô_Phal Rết Chanh_Đa Sa_Mương Phol Nương Hùng Tha Sa_Vên Khêl Vĩnh Dươl Minh')
const khmerFemale = words(
  'Thị_Sa_Rây Thị_Phol Thị_Rinh Thị_Bé Thị_Sà_Ray Thị_Nưng Thị_Thanh Thị_Sô_Phia Thị_Hồng Thị_Na',
)
const edeClans = words('Niê:30 Mlô:14 Kbuôr:9 Ayun:9 Êban:10 Byă:9 Kpă:4 Hđơk:4 Ênuôl:5 Kđoh:3')
const edeMale = words('Blơm Thịnh Đhăm Wih Kuân Sâm Nguê Bhiông Djuên Phi Tluôp Krông Duin Yăm')
const edeFemale = words('Lan Bliăk Nguêt Juăn Mơi Yar Loan Hương Wŏn Blô Duyên Rŭn Krih')
const jraiSurnames = words('Rơ_Châm:16 Siu:16 Ksor:16 Rmah:10 Kpă:9 Nay:9 Rơ_Lan:8 Rah_Lan:6 Puih:5')
const jraiMale = words('Hlun Djrang Thương Bơm Hlơi Phun Tin Nghiu Khương Sơn Blơi Chăn Toan')
const jraiFemale = words('Bia Nga Hlă Lim Phin Mrao Blưi Yuên Djem Nhung Thoa')
const bahnarMale = words('A_Thun A_Byưh A_Ngưi Đinh_Plưm Đinh_Hmưnh Đinh_Bri A_Khưm Đinh_Yuh A_Lơng')
const bahnarFemale = words('Y_Blơi Y_Hnhip Y_Byen Đinh_Thị_Hmưn Đinh_Thị_Bưt Y_Ngơi Y_Thưm')
const kohoClans = words('Liêng_Jrang Kơ_Să Cil Bon_Niêng Lơ_Mu Kră_Jăn Pang_Ting')
const kohoMale = words("K'Brèo K'Tơi K'Nhơi Ha_Juel Ha_Thương K'Brểu Ha_Bang K'Lơng Ha_Sên")
const kohoFemale = words("Ka_Sim Ka_Brợp K'Hiền K'Lan K'Mơn Ka_Thuyên K'Nga K'Duyên")
const chamSurnames = words('Bá Thành Quảng Đàng Kiều Lưu Qua Hán Dương Nại')
const chamMale = words('Lương Nhân Thính Hòa Tự Sang Bảo Đạt Phú Quyền')
const chamFemale = words('Hoa Mỹ Nga Lan Hạnh Tuyết Thắm Diễm Sen')

/** An invented full name. `birthYear` chooses the generation, `ethnicity` (code of the list) the custom. */
export function personName(random: Random, sex: Sex, birthYear: number, ethnicity: string): string {
  const male = sex === 'male'
  const young = birthYear >= 1978 || (birthYear >= 1968 && random.chance(0.4))
  const kinh = male ? (young ? kinhMaleYoung : kinhMaleOld) : young ? kinhFemaleYoung : kinhFemaleOld
  switch (ethnicity) {
    case '08': {
      const surname = random.pick(surnamesOf['08'] ?? kinhSurnames)
      return male ? `${surname} A ${random.pick(mongMale)}` : `${surname} Thị ${random.pick(mongFemale)}`
    }
    case '09': {
      const surname = random.pick(surnamesOf['09'] ?? kinhSurnames)
      return male
        ? `${surname} ${random.pick(daoMiddle)} ${random.pick(kinh.given)}`
        : `${surname} Thị ${random.pick(kinh.given)}`
    }
    case '05':
      return `${random.pick(khmerSurnames)} ${random.pick(male ? khmerMale : khmerFemale)}`
    case '12':
      return male
        ? `Y ${random.pick(edeMale)} ${random.pick(edeClans)}`
        : `H' ${random.pick(edeFemale)} ${random.pick(edeClans)}`
    case '10':
      return male
        ? `${random.pick(jraiSurnames)} ${random.pick(jraiMale)}`
        : `${random.pick(jraiSurnames)} H' ${random.pick(jraiFemale)}`
    case '13':
      return random.pick(male ? bahnarMale : bahnarFemale)
    case '16':
      return `${random.pick(kohoClans)} ${random.pick(male ? kohoMale : kohoFemale)}`
    case '17':
      return male
        ? `${random.pick(chamSurnames)} Văn ${random.pick(chamMale)}`
        : `${random.pick(chamSurnames)} Thị ${random.pick(chamFemale)}`
    default: {
      const highland = ethnicity === '02' || ethnicity === '03' || ethnicity === '06' || ethnicity === '07'
      const surname = random.pick(surnamesOf[ethnicity] ?? kinhSurnames)
      const middle = highland && random.chance(0.6) ? (male ? 'Văn' : 'Thị') : random.pick(kinh.middle)
      return `${surname} ${middle} ${random.pick(kinh.given)}`
    }
  }
}
