// Owns Vietnamese typed before Unicode: TCVN3 (.VnTime) and VNI text as it looks when its bytes are taken for Latin letters.

const TCVN3_SIGNS = '¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const TCVN3_LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'
const tcvn3 = new Map([...TCVN3_SIGNS].map((sign, i) => [sign, [...TCVN3_LETTERS][i] ?? sign]))

/** Text whose TCVN3 bytes were read as Windows-1252, as Unicode. Text in the fonts of capitals (.VnTimeH) comes out in small letters. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (sign) => tcvn3.get(sign) ?? sign)
}

// VNI writes the letter and then its marks as one more letter.
const VNI_MARKS: Record<string, string> = {
  ø: '\u0300', û: '\u0309', õ: '\u0303', ù: '\u0301', ï: '\u0323', â: '\u0302', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303',
  á: '\u0302\u0301', ä: '\u0302\u0323', ê: '\u0306', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', é: '\u0306\u0301', ë: '\u0306\u0323',
} // biome-ignore format: read as a table
const VNI_SINGLE: Record<string, string> = {
  ñ: 'đ',
  Ñ: 'Đ',
  æ: 'ỉ',
  Æ: 'Ỉ',
  ó: 'ĩ',
  Ó: 'Ĩ',
  ò: 'ị',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ',
  ô: 'ơ',
  Ô: 'Ơ',
  ö: 'ư',
  Ö: 'Ư',
}

/** Text whose VNI bytes were read as Windows-1252, as Unicode. */
export function fromVni(text: string): string {
  return text
    .replace(/([aeouyôöAEOUYÔÖ])([øûõùïâàåãáäêèúüéëØÛÕÙÏÂÀÅÃÁÄÊÈÚÜÉË])/g, (_, letter: string, mark: string) => {
      return (VNI_SINGLE[letter] ?? letter) + (VNI_MARKS[mark.toLowerCase()] ?? mark)
    })
    .replace(/[ñÑæÆóÓòÒîÎôÔöÖ]/g, (sign) => VNI_SINGLE[sign] ?? sign)
    .normalize('NFC')
}
