// The grounds a review may look at, each with the case it may lead to (SCR-05); which of them a campaign uses is said by its directive.

export const reviewGrounds = [
  'no-activity',
  'no-dues',
  'transfer-not-filed',
  'no-progress',
  'two-years-breach',
  'political-standard',
  'probationer-unqualified',
  'degradation',
] as const
export type ReviewGround = (typeof reviewGrounds)[number]

export const groundNames: Readonly<Record<ReviewGround, string>> = {
  'no-activity': 'Bỏ sinh hoạt đảng không có lý do',
  'no-dues': 'Không đóng đảng phí không có lý do',
  'transfer-not-filed': 'Không nộp hồ sơ chuyển sinh hoạt đảng',
  'no-progress': 'Giảm sút ý chí phấn đấu, không làm nhiệm vụ đảng viên',
  'two-years-breach': 'Hai năm liền vi phạm tư cách hoặc không hoàn thành nhiệm vụ',
  'political-standard': 'Vấn đề về tiêu chuẩn chính trị',
  'probationer-unqualified': 'Đảng viên dự bị không đủ tư cách',
  degradation: 'Suy thoái, vi phạm những điều đảng viên không được làm',
}

/** The cases of row I3 a name may go on to when the branch does not recognise progress; each hears the person by its own steps. */
export const casesAfterReview = ['name-deletion', 'probationer-deletion', 'discipline', 'resignation'] as const

/** The case that fits a ground and the one it is about today: a probationer's deletion is a case of its own (REC-09). */
export const caseFor = (ground: ReviewGround, isProbationer: boolean): (typeof casesAfterReview)[number] => {
  if (ground === 'degradation') return 'discipline'
  return isProbationer ? 'probationer-deletion' : 'name-deletion'
}
