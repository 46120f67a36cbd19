// How a line of a score form is named: by its number, or by its title where the form has one line and no numbers.

/** What stands behind «dòng»; a form that gives a total alone has no number to say, only a code. */
export const lineNo = (no: string): string => (no === 'total' ? 'tổng điểm' : no)

/** `Dòng 2.1 (Tỷ lệ đảng viên dự)`, or the title alone. */
export const lineInWords = ({ no, title }: { no: string; title: string }): string =>
  lineNo(no) === no ? `Dòng ${no} (${title})` : title

/** `2.1. Tỷ lệ đảng viên dự`, or the title alone. */
export const lineHeading = ({ no, title }: { no: string; title: string }): string =>
  lineNo(no) === no ? `${no}. ${title}` : title
