// Words that look damaged and are sound.

const setOf = (words: string, between: RegExp): ReadonlySet<string> => new Set(words.trim().split(between))

/** Said twice on purpose: "luôn luôn", "từ từ". */
export const DOUBLES = setOf('luôn mãi dần từ ngày người nhà đời xa khác song rất hoàn đều nơi ngành ai', /\s+/)

/** Not Vietnamese, and right; abbreviations in small letters. */
export const FOREIGN = setOf(
  `lênin mác ăngghen web website internet zalo facebook fanpage email online file app logo video clip fax covid robot quiz link scan tv kg km ha kpi ocop pdf word
   excel smartphone livestream podcast infographic audio blog wifi qr icpv đ c v m stt tw kv vneid`,
  /\s+/,
)

/** Letters without marks that make two different words, both at home here: "cơ sở" and "có số". */
export const AMBIGUOUS = setOf(
  `co so, cong tac, can bo, chi bo, don vi, dong chi, bao cao, ho so, so lieu, dan chu, dia phuong, xa hoi, cu the,
   dai hoi, tai lieu, the hien, to chuc, thu nop, bi thu, dan toc, nhan su, hoan thanh, quan ly, cong khai, van hoa,
   an toan, tap trung, chinh tri, so luong, co cuu, hai dao, dinh ky, dang phi, to cao, cong nhan, trong sang,
   trong sach, nong dan, van ban, van phong, dao tao, lanh dao, phu nu, dang vien, nhan dan, thong tin`,
  /,\s*/,
)
