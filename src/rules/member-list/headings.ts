// Owns what headings of member lists mean: phrases without diacritics, long ones before short ones.
import { normalise } from '../text/normalise.ts'
import { searchKey } from '../text/search-key.ts'
import { isDateFact } from './fit.ts'
import type { ColumnFact } from './types.ts'

// Phrases of each fact, separated by commas. Sources: 7-HSĐV, 2-HSĐV, the national minimum set, and usual abbreviations.
const PHRASES: Record<string, string> = {
  ordinal: 'no, tt, stt, so tt, so thu tu, thu tu, s tt, so t t, s t t, t t',
  fullName:
    'ho va ten, ho ten, hoten, h va ten, ho va ten dang vien, ho ten dang vien, ten dang vien, ho va ten khai sinh, ho ten khai sinh, ho chu dem va ten, ho chu dem ten, ho dem va ten, ho chu lot va ten, ho va ten dang dung, ho ten dang dung, ho va ten ca nhan, ho va ten dv, ho ten dv, full name, ho va ten dong chi, ho ten dong chi, ten dong chi, ho ten chu dem, h ten, ten dv, ten d c, ten day du, ho ten day du, ho va ten day du, member name',
  surname:
    'ho va dem, ho va ten dem, ho dem, ho chu lot, ho lot, ho va chu dem, ho va chu lot, ho chu dem, ho va lot, ho va',
  birthName: 'ten khai sinh, khai sinh',
  otherName:
    'ten goi khac, ten thuong dung, ten thuong goi, bi danh, ten khac, ho ten khac, ho va ten khac, ho va ten thuong dung, ho ten thuong dung, ten dang dung',
  gender:
    'gioi tinh, gioi, gt, phai, phai tinh, g tinh, nam nu, gioi tinh nam nu, sex, gender, nam hay nu, nam hoac nu, la nam hay nu',
  birthDate:
    'ngay thang nam sinh, ngay sinh, nam sinh, sinh ngay, sinh nam, sinh ngay thang nam, thang nam sinh, ngay thang sinh, ntns, ngay thang ns, n sinh, ng sinh, ngay thang nam s, sinh, ngay sanh, nam sanh, ngay thang nam sanh, date of birth, dob, ns, birthday, birth day, birth date, birth year, year of birth',
  birthPlace: 'noi sinh, noi dang ky khai sinh, noi dk khai sinh, noi dkks, noi khai sinh',
  ethnicity: 'dan toc, dtoc, d toc, dan toc thieu so, thanh phan dan toc, ethnic, ethnicity, ethnic group',
  religion: 'ton giao, tgiao, t giao, tg, religion',
  personalId:
    'so dinh danh ca nhan, so dinh danh, ma dinh danh, ma dinh danh ca nhan, dinh danh ca nhan, ma so dinh danh, ma so dinh danh ca nhan, so ddcn, ddcn, sddcn, sdd ca nhan, so dd ca nhan, ma so ca nhan, so cccd, cccd, so the cccd, can cuoc, can cuoc cong dan, so can cuoc, so can cuoc cong dan, so the can cuoc, the can cuoc, the can cuoc cong dan, so the can cuoc cong dan, so cc, so cc cong dan, cc cong dan, socccd, cccd cmnd, cmnd cccd, so cmnd cccd, so cccd cmnd, cmt cccd, so gttt, so giay to tuy than, so dinh danh cong dan, dinh danh, ma dd, so dd, dinh danh dien tu, so ma dinh danh, cong dan, ma ddcn, ma so ddcn, scccd, citizen id, citizen id no, national id, personal id, personal id no, id number, id no, id card, id card no, identity number, identity card, so d danh, mdd',
  oldPersonalId:
    'so cmnd, cmnd, cmtnd, so cmtnd, cmt, so cmt, chung minh nhan dan, so chung minh nhan dan, chung minh thu, so chung minh thu, so chung minh, giay cmnd, so cmnd cu, cmnd cu',
  cardNo:
    'so the dang vien, so the dang, so the, so tdv, tdv, the dang vien, the dang, ma the dang, ma the dang vien, so the dv, the dv, so the dang 12 so, so the dang vien moi, so the dang moi, so the moi, s the, sothe, so t dv, so t dang, so hieu the dang, so hieu the, the so, stdv, so td, std, card no, card number, party card, party card no, party card number',
  oldCardNo: 'so the cu, so the dang cu, so the dang vien cu, the cu, so tdv cu, the dang cu',
  fileNo:
    'so ly lich, so ll, sll, so ly lich dang vien, so lldv, ma ly lich, so hieu ly lich, ly lich, so lylich, so ho so dang vien, so ho so, so hs, so hsdv, ll, lldv, so llich, so l lich, soll, so ly lich dv, ma so ly lich, ma ho so, shs, ho so so, profile no, profile number, file no, file number',
  badgeNo: 'so huy hieu, huy hieu dang, so hh, huy hieu, so huy hieu dang, shh, hhd',
  admittedOn:
    'ngay vao dang, vao dang, ngay vd, n vao dang, ngay vao dang csvn, ngay vao dcsvn, ngay vao dang cong san viet nam, ngay ket nap, ket nap, ngay kn, kn, n kn, ngay ket nap dang, ngay ket nap vao dang, ket nap vao dang, ngay vao dang du bi, vao dang du bi, ket nap dang, du bi, ngay du bi, nam vao dang, thang nam vao dang, ngay thang nam vao dang, ngay thang vao dang, ngay thang nam ket nap, ngay thang nam ket nap dang, nam ket nap, ngay vao dang lan dau, ket nap ngay, nvd, tg vao dang, thoi gian vao dang, thoi gian ket nap, ngay duoc ket nap, ngay to chuc ket nap, ngay le ket nap, ngay to chuc le ket nap, vao dang ngay, d bi, ng vao dang, ngay v dang, ngay ket nap du bi, ngay thang nam kn, ngay vao, ngay thang nam vd, vd, ngay vddb, vddb, ngay vd db, vd db, ngay vd du bi, vd du bi, nvddb, ngay vao dang db, vao dang db, ngay vao db, vao db, ngay db, vao d, ngay vao d, ng vao d, n vao d, vao dcsvn, vao dang csvn, join date, joined date, date joined, joined on, admission date, admitted on, date of admission, party join date, party admission date, date joined party, probationary date',
  officialOn:
    'ngay chinh thuc, chinh thuc, ngay vao dang chinh thuc, vao dang chinh thuc, ngay ct, nct, n ct, ngay cong nhan chinh thuc, cong nhan chinh thuc, ngay cong nhan, cong nhan dang vien chinh thuc, ngay cong nhan dang vien chinh thuc, cong nhan dvct, ngay cong nhan dvct, c thuc, ch thuc, ngay c thuc, ngay thang nam chinh thuc, thang nam chinh thuc, nam chinh thuc, ngay chuyen chinh thuc, chuyen chinh thuc, chuyen dang chinh thuc, cn chinh thuc, ngay cnct, cnct, ngay cn chinh thuc, ngay duoc cong nhan chinh thuc, vao dang chinh thuc ngay, chinh thuc ngay, ngay dang vien chinh thuc, dvct, ngay dvct, ngay vao chinh thuc, ngay thang nam vao dang chinh thuc, ng chinh thuc, ct, ngay thang nam cong nhan, ngay thang nam cong nhan chinh thuc, n chinh thuc, ngay vdct, vdct, ngay vd ct, vd ct, ngay vd chinh thuc, vd chinh thuc, nvdct, ngay vao dang ct, vao dang ct, ngay vao ct, vao ct, ngay ct vao dang, ngay chinh thuc vao dang, cong nhan ct, ngay chuyen dvct, ngay chuyen ct, chuyen ct, chuyen dvct, ngay chuyen dang chinh thuc, ngay chuyen dang vien chinh thuc, chuyen dang vien chinh thuc, ngay cong nhan la dang vien chinh thuc, cong nhan la dang vien chinh thuc, ngay duoc cong nhan la dang vien chinh thuc, ngay duoc cong nhan, official date, official on, date official, official member date, full member date',
  decisionOn:
    'ngay quyet dinh ket nap, ngay qd ket nap, ngay qd, ngay quyet dinh, qd ket nap, quyet dinh ket nap, ngay qdkn, qdkn, ngay ra quyet dinh',
  youthUnionOn: 'ngay vao doan, vao doan, n vao doan, ngay vao doan tncs ho chi minh, ngay ket nap doan',
  branch:
    'chi bo, c bo, ch bo, ten chi bo, chi bo dang sinh hoat, dang sinh hoat tai chi bo, chi bo sinh hoat, sinh hoat chi bo, to chuc dang, ten to chuc dang, to chuc dang dang sinh hoat, dang sinh hoat tai, noi sinh hoat, noi sinh hoat dang, don vi sinh hoat, don vi sinh hoat dang, sinh hoat tai, sinh hoat tai chi bo, thuoc chi bo, chi dang bo, cb, chi bo truc thuoc, noi dang sinh hoat, chi bo noi sinh hoat, chi bo sh, dang sh tai cb, dang sh tai chi bo, sh tai cb, sh tai chi bo, sh tai, noi sh, noi sh dang, dang bo chi bo, chi bo dang bo, sinh hoat dang tai, to chuc dang noi sinh hoat, ten tcd, tcd, don vi truc thuoc, shcb, ten to chuc co so dang, to chuc co so dang, tccsd, don vi chi bo, thuoc chi dang bo, chi bo noi dang vien sinh hoat, branch, branch name, party branch, party cell, cell name',
  partyGroup: 'to dang',
  hometown: 'que quan, que, nguyen quan, qquan, q quan, que goc, quequan, native place, place of origin',
  residence:
    'noi o hien nay, noi o, cho o, noi cu tru, thuong tru, noi thuong tru, ho khau thuong tru, ho khau, dia chi, tam tru, noi tam tru, noi dang ky thuong tru, hktt, dia chi thuong tru, cho o hien nay, noi o hien tai, noi cu tru hien nay, tru quan, dia chi cu tru, dia chi lien he, noi o thuong tru, noi thuong tru tam tru, noi dktt, dktt, noi dk thuong tru, dk thuong tru, address',
  education:
    'trinh do van hoa, van hoa, hoc van, trinh do hoc van, gdpt, giao duc pho thong, trinh do gdpt, trinh do giao duc pho thong, pho thong, tdvh, td van hoa, tdhv, vh, hv, trinh do pho thong, t do van hoa, lop',
  professional:
    'chuyen mon, trinh do chuyen mon, chuyen mon nghiep vu, trinh do chuyen mon nghiep vu, cmnv, trinh do cmnv, trinh do cm, hoc vi, tdcm, td chuyen mon, cm, cm nv, bang cap, trinh do dao tao, hoc ham hoc vi, nghiep vu, chuyen nganh',
  politicalTheory:
    'ly luan chinh tri, llct, ly luan, trinh do llct, trinh do ly luan chinh tri, trinh do ly luan, chinh tri, l luan, ly luan ct, ll chinh tri, td llct, so cap llct, trung cap llct, cao cap llct',
  language: 'ngoai ngu, trinh do ngoai ngu, tieng nuoc ngoai',
  occupation:
    'nghe nghiep, nghe nghiep hien nay, nghe nghiep hien tai, nghe nghiep hien nay dang lam, cong viec, cong viec hien nay, nghe, nghe hien nay, cong viec chinh, cong viec dang lam',
  workplace:
    'don vi cong tac, co quan, noi lam viec, noi cong tac, co quan cong tac, co quan don vi, don vi, don vi cong tac hien nay, co quan don vi cong tac',
  post: 'chuc vu, chuc danh, chuc vu dang, chuc vu chinh quyen, chuc vu hien nay, chuc vu doan the, chuc vu trong dang, cv, c vu, c danh',
  cardIssuedOn: 'ngay cap the, ngay cap the dang, ngay cap the dang vien, ngay phat the, ngay nhan the',
  cardIssuedBy: 'noi cap the, noi cap the dang',
  phone:
    'dien thoai, so dien thoai, sdt, d thoai, s d t, di dong, so dt, dtdd, so di dong, so dien thoai di dong, dien thoai di dong, so dien thoai lien he, dien thoai lien he, dthoai, mobile, phone, tel, lien he, phone number, zalo',
  email: 'email, e mail, thu dien tu, gmail, dia chi email, dia chi thu dien tu',
  exempt:
    'mien sinh hoat, mien cong tac, mien shd, mien ct, mien ct shd, mien cong tac va sinh hoat dang, mien cong tac va sinh hoat, dien mien, dang vien mien, mien sinh hoat dang, mien sinh hoat cong tac, mien ctsh, mien cong tac sinh hoat dang, duoc mien, mien shcd, mien sh, mien sh ct, mien ct sh',
  status:
    'tu cach, tu cach dang vien, trang thai, trang thai hoat dong, tinh trang, trang thai dang vien, dang vien chinh thuc du bi, loai dang vien',
  note: 'ghi chu, chu thich, g chu, note, notes, remark, remarks',
  ignore:
    'truoc khi vao dang, nghe nghiep truoc khi vao dang, ngay cap, noi cap, ngay cap cccd, noi cap cccd, ngay cap can cuoc, noi cap can cuoc, ngay cap so dinh danh, ngay cap cmnd, noi cap cmnd, nam cap, tuoi, tuoi dang, tuoi doi, nam tuoi dang, chuyen di, chuyen den, ngay chuyen den, ngay chuyen di, ngay chuyen, tu tran, ra khoi dang, ngay tuyen dung, tuyen dung, nhap ngu, xuat ngu, ngay nhap ngu, ngay xuat ngu, bo doi, thuong binh, thanh phan, thanh phan gia dinh, thanh phan xuat than, nguoi gioi thieu, nguoi gioi thieu vao dang, gioi thieu, dang vien gioi thieu, dang vien giup do, nguoi giup do, nguoi huong dan, dang vien huong dan, so quyet dinh, so qd, so qd ket nap, so qdkn, so quyet dinh ket nap, so nghi quyet, nam nhan huy hieu, ngay nhan huy hieu, ky nhan, chu ky, ky ten, tin hoc, trinh do tin hoc, suc khoe, khen thuong, ky luat, noi vao dang, noi ket nap, noi vao dang chinh thuc, noi cong nhan chinh thuc, noi chinh thuc, chi bo ket nap, chi bo noi ket nap, noi vao doan, ho ten vo chong, ho ten cha, ho ten me, ho va ten cha, ho va ten me, ho ten bo, ho va ten bo, ho ten vo, ho ten chong, ho va ten vo chong, ho va ten vo, ho va ten chong, ngay nghi huu, ngay vao nganh, ngay vao bien che, ngay mien, ngay quyet dinh mien, ngay mat, ngay ra khoi dang, ngay roi, so nha, so con, ho ten con, ho va ten con, ten con, nam sinh cua con, nam sinh con, ngay sinh cua con, ngay sinh con, nam sinh vo, nam sinh chong, nam sinh cua vo chong, dang phi, luong, muc dong, phai dong, phai nop, so tien, xep loai, huu tri, ngay chuyen sinh hoat, quoc tich, ngay cap huy hieu, so so, so bhxh, so so bhxh, ma so bhxh, bhxh, so the bhyt, ma the bhyt, the bhyt, so bhyt, bhyt, so tai khoan, tai khoan, so tk, so tk ngan hang, het han du bi, het thoi gian du bi, het du bi, ngay het han du bi, ngay het thoi gian du bi, ngay het du bi, nguoi quan ly, nguoi phu trach, can bo phu trach, can bo quan ly, ma so thue, ngay vao cong doan, ngay tham gia cach mang, ngay bo nhiem, ngay vao lam, ngay het han, ngay huong che do, ngay sinh hoat, ngay sinh hoat tai chi bo, ngay chuyen ve, ngay chuyen ve chi bo, ngay ve chi bo, ngay ve huu, ngay chuyen sinh hoat chinh thuc, ngay chuyen sinh hoat dang chinh thuc, chuyen sinh hoat, chuyen sinh hoat chinh thuc, ngay cap the cccd, ngay cap the can cuoc, noi cap the cccd, noi cap the can cuoc, so qd ct, so qd chinh thuc, so qd cong nhan, so qd cong nhan chinh thuc, so quyet dinh chinh thuc, so quyet dinh cong nhan, so quyet dinh cong nhan chinh thuc, so nq, so nq ket nap, so nghi quyet ket nap',
}

export type Phrase = { words: string[]; fact: ColumnFact }
const byFirstWord = new Map<string, Phrase[]>()
for (const [fact, phrases] of Object.entries(PHRASES)) {
  for (const phrase of phrases.split(',')) {
    const words = phrase.trim().split(' ')
    const first = words[0] ?? ''
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, fact: fact as ColumnFact }])
  }
}
/** Long enough that one letter more, less or other is a slip of the typist and no other word. */
const LONG = 10
const longPhrases: { key: string; fact: ColumnFact }[] = []
for (const list of byFirstWord.values())
  for (const { words, fact } of list)
    if (words.join(' ').length >= LONG) longPhrases.push({ key: words.join(' '), fact })
for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length)

// Letters that mean something only in their own spelling: DT is dân tộc, ĐT điện thoại; Ho is a surname's heading, Hộ is not.
const WHOLE: Record<string, ColumnFact> = {
  dt: 'ethnicity',
  đt: 'phone',
  sđt: 'phone',
  họ: 'surname',
  tên: 'givenName',
  ho: 'surname',
  ten: 'givenName',
  nữ: 'genderFemale',
  nu: 'genderFemale',
  nam: 'genderMale',
  'nam/nữ': 'gender',
  'nam, nữ': 'gender',
  'nữ/nam': 'gender',
  'đảng viên': 'fullName',
  'đồng chí': 'fullName',
  'đ/c': 'fullName',
  name: 'fullName',
  thẻ: 'cardNo',
  hs: 'fileNo',
}

/** "Là nữ", "Đảng viên nữ", "Nữ (x)": ticked for women. */
const ONLY_WOMEN = /^(?:(?:có )?là nữ|(?:đảng viên|đv) nữ|nữ x)$/

function wholeOf(text: string): ColumnFact | undefined {
  const key = normalise(text)
    .toLowerCase()
    .replace(/[.:*()]+/g, '')
    .trim()
  return WHOLE[key] ?? WHOLE[withoutStroke(key)] ?? (ONLY_WOMEN.test(key) ? 'genderFemale' : undefined)
}

/** "N/S", "D/T": one word for each letter. */
const withoutStroke = (text: string): string => text.replace(/(?<!\p{L})(\p{L})\s?\/\s?(\p{L})(?!\p{L})/gu, '$1$2')

/** "DT, TG", "Đồng chí / Ngày sinh": a part that means something only in its own spelling is read apart from the rest. */
function partedFacts(text: string): ColumnFact[] | null {
  for (const match of text.matchAll(/[^\n,;/]+/g)) {
    const [part] = match
    const own = wholeOf(part)
    const first = text.slice(0, match.index).trim() === ''
    if (part.trim() === text.trim() || (own !== 'ethnicity' && own !== 'phone' && !(own === 'fullName' && first)))
      continue
    const before = headingFacts(text.slice(0, match.index)).facts
    return [...before, own, ...headingFacts(text.slice(match.index + part.length)).facts]
  }
  return null
}

const NOISE = new Set([
  'neu', 'co', 'so', 'theo', 'cua', 'hien', 'nay', 'ghi', 'ro', 'la', 'duoc', 'thuoc', 'x', 'dd', 'mm', 'yyyy',
]) // biome-ignore format: one line

/** "NgayVaoDang": words run together by a program. */
const parted = (text: string): string => (/^\w+$/.test(text) ? text.replace(/([a-z])(?=[A-Z])/g, '$1 ') : text)

/** The text of a heading as words, with '|' where punctuation or a line end parts them. */
export function headingWords(text: string, linesPart: boolean): string[] {
  // "C/thức", "Q/quán": a letter for a word, not two things.
  const spelled = withoutStroke(parted(text).normalize('NFC')).replace(/(?<!\p{L})(\p{L})\/(?=\p{L}{2})/gu, '$1 ')
  return searchKey(spelled.replace(/\r?\n/g, linesPart ? ' | ' : ' '))
    .replace(/[.’'"*:…_]+/g, ' ')
    .replace(/[^a-z0-9| ]+/g, ' | ')
    .replace(/\bho\s*\|\s*(?=(?:chu )?(?:dem|lot)\b)/g, 'ho ')
    .replace(/\b(ho|chi)\s*\|\s*(?=ten\b|dang bo\b)/g, '$1 ')
    .replace(
      /\bngay\s*(?:\||va\b)\s*noi\s+(?=(?:vao|ket nap|(?:duoc )?cong nhan|chinh thuc|sinh(?! hoat))\b)/g,
      'ngay ',
    )
    .replace(/\|\s*va\s/g, '| ')
    .replace(/(^|\|)\s*nam\s*\|\s*nu\s*(?=\||$)/g, '$1 gioi tinh ')
    .split(/\s+/)
    .filter((word) => word !== '')
}

// Whose wife, husband, father or mother: of another person than the row's.
const RELATIVE = new Set(['vo', 'chong', 'cha', 'me'])

/** What is said of a relative, or is the day of something that is no date of a member ("Ngày giữ chức vụ"). */
function isAside(words: readonly string[], facts: readonly ColumnFact[]): boolean {
  const [fact] = facts
  if (fact === undefined) return false
  if (words.some((word) => RELATIVE.has(word))) return true
  return words[0] === 'ngay' && facts.length === 1 && fact !== 'ignore' && !isDateFact(fact)
}

/** Facts named in a heading, in order, and how many of its words they cover (0–1). */
export function scanHeading(text: string, linesPart = true): { facts: ColumnFact[]; coverage: number } {
  const whole = wholeOf(text)
  if (whole !== undefined) return { facts: [whole], coverage: 1 }
  const words = headingWords(text, linesPart)
  const facts: ColumnFact[] = []
  let covered = 0
  let total = 0
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? ''
    if (word === '|') {
      i++
      continue
    }
    const phrase = (byFirstWord.get(word) ?? []).find((p) => p.words.every((w, k) => words[i + k] === w))
    if (word === 'sinh' && words[i + 1] === 'hoat' && phrase?.words.length === 1) {
      // Of taking part in a branch's life, official or for a time; not of birth.
      total++
      i += words[i + 2] === 'chinh' ? 4 : 2
    } else if (phrase !== undefined) {
      // "Họ và tên đang dùng / Họ và tên khai sinh": the second is the name at birth.
      const again = phrase.fact === 'fullName' && facts.includes('fullName') && phrase.words.includes('khai')
      const fact = again ? 'birthName' : phrase.fact
      if (fact === 'ignore' || !facts.includes(fact)) facts.push(fact)
      covered += phrase.words.length
      total += phrase.words.length
      i += phrase.words.length
    } else {
      if (!NOISE.has(word) && !/^(ngay|thang|nam|dang|vien|va|\d+)$/.test(word)) total++
      i++
    }
  }
  if (isAside(words, facts)) return { facts: ['ignore'], coverage: 1 }
  return { facts: useful(facts, text), coverage: total === 0 ? 0 : covered / total }
}

/** Whether one word becomes the other by one letter more, less or other. */
function oneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return short.slice(long.length === short.length ? same + 1 : same) === long.slice(same + 1)
}

/** What a whole heading means that is a letter away from a long one: "Ngày tháng năm sin". Null when it may be two things. */
function mistyped(text: string): ColumnFact | null {
  const key = headingWords(text, false).join(' ')
  if (key.length < LONG - 1 || key.length > 60) return null
  const facts = new Set(longPhrases.filter((phrase) => oneLetterApart(key, phrase.key)).map(({ fact }) => fact))
  const [fact] = facts
  return facts.size === 1 && fact !== undefined ? fact : null
}

// Small contradictions inside one heading: "Họ và tên khai sinh / Tên khai sinh", "CMND/CCCD", "Dân tộc (ĐT)".
function useful(facts: ColumnFact[], text: string): ColumnFact[] {
  let kept = facts
  if (kept.includes('personalId')) kept = kept.filter((fact) => fact !== 'oldPersonalId')
  if (kept.every((fact) => fact === 'ignore')) kept = kept.slice(0, 1)
  if (kept.length === 1 && kept[0] === 'oldCardNo' && /moi/.test(searchKey(text))) kept = ['cardNo']
  return kept
}

/** How well a heading's words are understood, an explanation in brackets left aside. */
function scanWithoutAside(text: string, linesPart: boolean): { facts: ColumnFact[]; coverage: number } {
  const whole = scanHeading(text, linesPart)
  if (!text.includes('(')) return whole
  const bare = scanHeading(text.replace(/\([^)]*\)?/g, ' '), linesPart)
  return {
    facts: whole.facts,
    coverage: bare.facts.length > 0 ? Math.max(whole.coverage, bare.coverage) : whole.coverage,
  }
}

/** No heading is longer; a cell holds up to 32 767 letters. */
const LONGEST = 500

/** What a form tells whoever fills it in: "(ghi đúng giấy khai sinh)", "(nữ ghi chú sau tên)", "(đánh dấu x)". */
const INSTRUCTION =
  /\s*\((?=[^()]*(?<!\p{L})(?:ghi(?! chú\s*\))|điền|đánh dấu|đối chiếu|ví dụ|vd|chọn|nếu|lưu ý|bắt buộc)(?!\p{L}))(?![^()]*(?:bí danh|tên khác|tên gọi khác|thường gọi|nam|nữ\s*[:=]))[^()]*\)/giu

/** "Năm sinh (nam)", "Ngày sinh - Nữ": the day of birth of those of one sex. */
const BORN_OF = /^(?:(?:ngày|năm)[\p{L}\s,/]*)?sinh\s*[-–:(]+\s*(nam|nữ)\s*\)?$/iu

/** "TT trong CB", "STT theo chi bộ": a number, whatever it counts in. */
const COUNTED_IN = /^(?:s?tt|số tt|số thứ tự|thứ tự)\s+(?:(?:trong|theo|của|tại)\s+)?(?:chi bộ|cb|đảng bộ)$/iu

/** Facts of a heading: by its lines when they name several, otherwise read as one run of words. */
export function headingFacts(text: string): { facts: ColumnFact[]; coverage: number } {
  if (text.length > LONGEST) return { facts: [], coverage: 0 }
  const bare = text.replace(INSTRUCTION, ' ').trim()
  if (bare !== '' && bare !== text.trim()) return headingFacts(bare)
  if (COUNTED_IN.test(text.trim().normalize('NFC'))) return { facts: ['ordinal'], coverage: 1 }
  const sex = BORN_OF.exec(text.trim().normalize('NFC'))?.[1]?.toLowerCase()
  if (sex !== undefined) return { facts: [sex === 'nam' ? 'birthMale' : 'birthFemale'], coverage: 1 }
  const parted = partedFacts(text)
  if (parted !== null) return { facts: [...new Set(parted)], coverage: 1 }
  const joined = scanWithoutAside(text, false)
  // A narrow column breaks its heading word by word: its lines mean nothing.
  if (/^\s*\S+(?:\s*\n\s*\S+)+\s*$/.test(text)) return joined
  const byLines = scanWithoutAside(text, true)
  if (byLines.facts.length > 1) return byLines
  if (joined.facts.length > 0) return joined
  if (byLines.facts.length > 0) return byLines
  const meant = mistyped(text)
  return meant === null ? byLines : { facts: [meant], coverage: 1 }
}
