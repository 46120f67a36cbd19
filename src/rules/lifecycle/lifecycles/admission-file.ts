// Admission, first half: from the permission to the certified file (application, CV, introducers, verification, opinions).
import type { FactSpec, Step } from '../types.ts'
import {
  birthDate,
  branch,
  branchAlone,
  choice,
  confirm,
  deciding,
  flag,
  grassroots,
  list,
  mentorFacts,
  number,
  reason,
  returning,
  text,
  when,
} from './parts.ts'

/** Whom a verification is about (VERIF-02). */
export const relations = {
  self: 'Bản thân',
  parent: 'Cha, mẹ',
  'parent-in-law': 'Cha, mẹ vợ (chồng) hoặc người nuôi dưỡng',
  spouse: 'Vợ, chồng',
  child: 'Con đẻ có năng lực hành vi dân sự đầy đủ',
  adopted: 'Con nuôi cùng sống (nơi có quy định)',
}

/** States in which the file is being made and nobody has voted. */
export const inFile = [
  'allowed',
  'application',
  'cv',
  'verification',
  'verified',
  'opinions',
  'remarked',
  'certified',
] as const
/** From the application on: who introduces may be named and changed. */
const afterApplication = inFile.slice(1)

/** What the branch must know of the person; the day of birth usually stands in the record already. */
export const personFacts: readonly FactSpec[] = [
  birthDate,
  choice('education', 'Trình độ giáo dục phổ thông', {
    'none-literate': 'Biết đọc, biết viết chữ Quốc ngữ',
    primary: 'Hoàn thành tiểu học',
    'lower-secondary': 'Trung học cơ sở',
    'upper-secondary': 'Trung học phổ thông',
  }),
  choice('area', 'Địa bàn', { ordinary: 'Thông thường', hardship: 'Miền núi, biên giới, hải đảo, đặc biệt khó khăn' }),
  choice(
    'educationProof',
    'Giấy tờ chứng minh trình độ trung học cơ sở',
    { diploma: 'Bằng tốt nghiệp', equivalent: 'Giấy tờ tương đương', programme: 'Xác nhận hoàn thành chương trình' },
    { when: { all: [when('education', 'lower-secondary'), when('area', 'ordinary')] } },
  ),
  flag('elderConsent', 'Già làng, người có uy tín được cấp tỉnh đồng ý bằng văn bản', { optional: true }),
]

/** Rules of their own that ask for papers beside the file: a list each in the rulebook (SPEC-01, SPEC-02, SPEC-04). */
export const extraRules: FactSpec = choice(
  'extraRule',
  'Theo quy định riêng nào',
  {
    religion: 'Người có đạo',
    'foreign-marriage': 'Kết hôn với người nước ngoài',
    'private-owner': 'Chủ doanh nghiệp tư nhân',
    other: 'Quy định khác',
  },
  { optional: true, when: when('extraPapers', true) },
)

export const fileSteps: readonly Step[] = [
  {
    code: 'submit-application',
    title: 'Nhận đơn xin vào Đảng',
    own: 'Nộp đơn xin vào Đảng',
    from: ['allowed'],
    to: 'application',
    actors: [branch, 'subject'],
    makes: [
      { code: '1A-KNĐ', when: { not: when('readmission', true) } },
      { code: '1B-KNĐ', when: when('readmission', true) },
    ],
    facts: [confirm('handwritten', 'Đơn do người xin vào Đảng tự viết tay')],
    ruleIds: ['VERIF-01'],
  },
  {
    code: 'declare-cv',
    title: 'Nhận lý lịch của người xin vào Đảng',
    from: ['application'],
    to: 'cv',
    actors: [branch],
    needs: [{ code: 'province-consent', when: when('elderConsent', true) }],
    makes: ['2-KNĐ'],
    facts: [confirm('selfDeclared', 'Lý lịch do người đó tự khai'), ...personFacts],
    ruleIds: ['VERIF-01', 'ELIG-03', 'ELIG-04', 'ELIG-05'],
  },
  {
    // Guards stumble over it only when the branch votes; without this step the whole file would have to be given up.
    code: 'correct-declared',
    title: 'Bổ sung, sửa học vấn và địa bàn đã khai',
    kind: 'note',
    from: afterApplication.slice(1),
    actors: [branch],
    needs: [{ code: 'province-consent', when: when('elderConsent', true) }],
    facts: personFacts,
    ruleIds: ['ELIG-03', 'ELIG-04', 'ELIG-05'],
  },
  {
    code: 'name-introducers',
    title: 'Ghi người giới thiệu',
    kind: 'note',
    from: afterApplication,
    actors: [branch],
    needs: [
      '3-KNĐ',
      { code: '4-KNĐ', when: { all: [when('youthAge', true), when('youthUnion', true)] } },
      { code: '4D-KNĐ', when: { all: [when('youthAge', true), when('youthUnion', false), when('tradeUnion', true)] } },
    ],
    facts: [
      flag('youthAge', 'Còn trong độ tuổi thanh niên'),
      flag('youthUnion', 'Nơi đó có tổ chức Đoàn'),
      flag('tradeUnion', 'Nơi đó có công đoàn cơ sở'),
      flag('unionMember', 'Là đoàn viên của tổ chức giới thiệu', {
        when: { all: [when('youthAge', true), { any: [when('youthUnion', true), when('tradeUnion', true)] }] },
      }),
      list(
        'introducers',
        'Người giới thiệu',
        [
          text('name', 'Họ tên', { person: { id: 'memberId', official: 'official', activeAt: 'activeAt' } }),
          flag('official', 'Là đảng viên chính thức'),
          number('monthsTogether', 'Số tháng cùng sinh hoạt, công tác', { min: 0 }),
          flag('replacement', 'Được chi bộ phân công thay người trước', { optional: true }),
        ],
        { min: 1 },
      ),
    ],
    guards: ['introducers-fit'],
    ruleIds: ['INTRO-01', 'INTRO-03', 'INTRO-04', 'INTRO-05', 'INTRO-06', 'INTRO-08'],
  },
  {
    code: 'change-mentor',
    title: 'Phân công lại đảng viên giúp đỡ',
    kind: 'note',
    from: inFile,
    actors: [branch],
    facts: mentorFacts,
    ruleIds: ['POOL-01', 'POOL-06'],
  },
  {
    code: 'start-verification',
    title: 'Niêm lý lịch, gửi đi thẩm tra',
    from: ['cv'],
    to: 'verification',
    actors: [branch, grassroots],
    needs: [
      { code: 'DM-97', when: when('way', 'letter') },
      { code: 'DM-96', when: when('way', 'visit') },
      { code: 'verification-waiver', when: when('waiver', 'member-relative', 'spouse-side', 'same-commune') },
    ],
    facts: [
      confirm('pagesSealed', 'Đã đóng dấu giáp lai các trang và ảnh, chưa ghi nhận xét'),
      choice('way', 'Cách thẩm tra', { letter: 'Gửi công văn', visit: 'Cử người đi', none: 'Không phải đi thẩm tra' }),
      choice('waiver', 'Trường hợp không phải thẩm tra', {
        none: 'Không có',
        'member-relative': 'Cha, mẹ, anh chị em, con là đảng viên, lý lịch đã được xác nhận',
        'spouse-side': 'Vợ (chồng) hoặc người thân bên vợ (chồng) là đảng viên',
        'same-commune': 'Gia đình nhiều đời ở cùng xã, cấp ủy xã xác nhận',
      }),
      text('waiverBy', 'Cấp ủy xác nhận', { when: when('waiver', 'member-relative', 'spouse-side', 'same-commune') }),
      list(
        'asked',
        'Những nơi gửi đi thẩm tra',
        [
          text('about', 'Người được thẩm tra'),
          choice('relation', 'Quan hệ với người xin vào Đảng', relations),
          flag('abroad', 'Ở ngoài nước (qua Đảng ủy Bộ Ngoại giao)'),
          text('place', 'Nơi đề nghị thẩm tra'),
        ],
        { min: 1, when: when('way', 'letter', 'visit') },
      ),
      confirm('noRelativeSent', 'Người đi thẩm tra không phải người xin vào Đảng hoặc người thân', {
        when: when('way', 'visit'),
      }),
    ],
    guards: ['waiver-limits'],
    ruleIds: ['VERIF-02', 'VERIF-04', 'VERIF-05', 'VERIF-06', 'VERIF-07', 'VERIF-09'],
    sends: [
      {
        message: 'verification.asked',
        to: 'new',
        opens: 'verification',
        each: 'asked',
        when: when('way', 'letter', 'visit'),
      },
    ],
  },
  {
    code: 'receive-reply',
    title: 'Ghi kết quả thẩm tra một nơi',
    kind: 'note',
    from: ['verification'],
    actors: ['system', branch, grassroots],
    needs: ['verification-reply'],
    ruleIds: ['VERIF-08', 'VERIF-10'],
    receives: 'verification.concluded',
  },
  {
    code: 'conclude-verification',
    title: 'Kết luận thẩm tra lý lịch',
    from: ['verification'],
    to: 'verified',
    actors: [branch, grassroots],
    makes: ['verification-summary'],
    facts: [
      choice('verificationResult', 'Kết luận', { clear: 'Đủ tiêu chuẩn chính trị', asks: 'Có vấn đề cần xin ý kiến' }),
    ],
    guards: ['replies-in'],
    ruleIds: ['VERIF-02', 'VERIF-03', 'VERIF-08', 'VERIF-10'],
  },
  {
    code: 'collect-opinions',
    title: 'Tổng hợp ý kiến nhận xét',
    from: ['verified'],
    to: 'opinions',
    actors: [branch],
    needs: ['5A-KNĐ', { code: '5B-KNĐ', when: { not: when('residenceExempt', true) } }],
    makes: ['5D-KNĐ'],
    facts: [flag('residenceExempt', 'Không phải lấy ý kiến nơi cư trú theo quy định của Ban Bí thư')],
    ruleIds: ['VERIF-11'],
  },
  {
    code: 'remark',
    title: 'Ghi nhận xét của chi ủy vào lý lịch',
    from: ['opinions'],
    to: 'remarked',
    actors: [branch],
    facts: [confirm('repliesWritten', 'Nơi thẩm tra đã ghi vào lý lịch trước')],
    ruleIds: ['VERIF-10'],
  },
  {
    code: 'certify',
    title: 'Chứng nhận lý lịch, đủ điều kiện xem xét',
    from: ['remarked'],
    to: 'certified',
    actors: [grassroots, branchAlone],
    facts: [confirm('eligible', 'Đủ điều kiện để chi bộ xem xét')],
    ruleIds: ['VERIF-10'],
  },
  returning(
    'return-remark',
    'Trả lại chi bộ để thẩm tra, bổ sung',
    ['remarked'],
    'verification',
    [grassroots, deciding],
    ['VERIF-10'],
  ),
  {
    code: 'renew-file',
    title: 'Làm lại phần hồ sơ quá hạn',
    kind: 'return',
    from: ['verified', 'opinions', 'remarked', 'certified'],
    to: 'verified',
    actors: [branch],
    voids: ['3-KNĐ', '4-KNĐ', '4D-KNĐ', '5A-KNĐ', '5B-KNĐ', '5D-KNĐ'],
    makes: [{ code: 'verification-summary', when: when('changed', true) }],
    facts: [flag('changed', 'Lý lịch có thay đổi, đã thẩm tra bổ sung')],
    ruleIds: ['VERIF-12'],
  },
  {
    code: 'record-age-consent',
    title: 'Ghi văn bản đồng ý kết nạp người trên 60 tuổi',
    kind: 'note',
    from: inFile,
    actors: [branch, grassroots, deciding],
    ofOld: true,
    needs: ['age-consent'],
    facts: [confirm('over60Consent', 'Ban thường vụ cấp ủy trực thuộc Trung ương đã đồng ý bằng văn bản')],
    ruleIds: ['ELIG-02'],
  },
  {
    code: 'stop',
    title: 'Thôi xem xét, ra nghị quyết',
    kind: 'exit',
    from: inFile,
    to: 'stopped',
    actors: [branch],
    makes: ['branch-resolution'],
    facts: [reason],
    ruleIds: ['POOL-01'],
  },
]
