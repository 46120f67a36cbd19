// The wire contract of identity: signing in, the own account, second factor, sessions, and looking after accounts and seats.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, page, provinceCode, searchText, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

/** The roles a seat can carry, in the order a list offers them. */
export const roles = [
  'secretary',
  'committee-member',
  'office',
  'organisation-board',
  'inspection',
  'administrator',
  'member',
] as const

/** What a person reads for a role. */
export const roleLabels: Readonly<Record<(typeof roles)[number] | 'concerned', string>> = {
  secretary: 'Bí thư, phó bí thư',
  'committee-member': 'Cấp ủy viên, chi ủy viên',
  office: 'Văn phòng cấp ủy',
  'organisation-board': 'Cơ quan tổ chức',
  inspection: 'Ủy ban kiểm tra',
  administrator: 'Quản trị hệ thống',
  member: 'Đảng viên',
  concerned: 'Người có việc đang xét',
}

const role = z.enum(roles, { error: 'Chọn một vai trò trong danh sách.' })
const instant = z.iso.datetime()

// A password is kept as typed except for its Unicode form: the same word from two keyboards must be one word.
const typedPassword = z
  .string({ error: 'Cần nhập mật khẩu.' })
  .min(1, { error: 'Cần nhập mật khẩu.' })
  .max(200, { error: 'Mật khẩu dài quá 200 ký tự.' })
  .transform((v) => v.normalize('NFC'))

const newPassword = typedPassword.pipe(z.string().min(10, { error: 'Mật khẩu mới cần ít nhất 10 ký tự.' }))

const typedName = z
  .string({ error: 'Cần nhập tên đăng nhập.' })
  .max(200, { error: 'Tên đăng nhập dài quá mức.' })
  .transform((v) => v.normalize('NFC').trim().toLowerCase())
  .pipe(z.string().min(1, { error: 'Cần nhập tên đăng nhập.' }))

// Six digits of an authenticator or a backup code; spaces and hyphens are for the eye.
const typedCode = z
  .string({ error: 'Cần nhập mã xác thực.' })
  .max(40, { error: 'Mã xác thực không đúng dạng.' })
  .transform((v) => v.replace(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^([0-9]{6}|[a-z0-9]{10})$/, { error: 'Nhập mã 6 chữ số hoặc một mã dự phòng 10 ký tự.' }))

const localName = z
  .string({ error: 'Cần nhập tên đăng nhập.' })
  .transform((v) => v.trim().toLowerCase())
  .pipe(
    z.string().regex(/^[a-z0-9][a-z0-9._-]{1,60}$/, {
      error: 'Tên đăng nhập gồm chữ không dấu, chữ số, dấu chấm, gạch nối; từ 2 đến 61 ký tự; không ghi phần @tỉnh.',
    }),
  )

/** Only the centre may name a province; everybody else works in the own one. */
const inProvince = provinceCode.optional()

/** `concerned`: has left the Party and still has an open case about it; nobody gives or takes this one. */
export const seat = z.object({
  id,
  role: z.enum([...roles, 'concerned']),
  postName: z.string(),
  organisationId: id,
  organisationName: z.string(),
  path: z.string(),
})

export const signIn = command({
  name: 'identity.sign-in',
  title: 'Đăng nhập',
  description:
    'Tên đăng nhập có dạng ten@tỉnh (mã tỉnh 2 chữ số). Tài khoản đã bật xác thực hai lớp cần thêm mã 6 chữ số hoặc một mã dự phòng.',
  open: true,
  input: z.strictObject({ signInName: typedName, password: typedPassword, code: typedCode.optional() }),
  output: z.object({ displayName: z.string(), mustChangePassword: z.boolean(), seatCount: z.int() }),
  refusals: [
    'identity.wrong-credentials',
    'identity.code-required',
    'identity.wrong-code',
    'identity.locked',
    'kernel.busy',
  ],
})

export const getMe = query({
  name: 'identity.get-me',
  title: 'Tài khoản của tôi: chức vụ đang dùng và những việc được làm',
  input: z.strictObject({}),
  output: z.object({
    accountId: id,
    signInName: z.string(),
    displayName: z.string(),
    memberId: id.nullable(),
    provinceCode,
    /** Acts for the centre: reaches every province, one at a time. */
    national: z.boolean(),
    mustChangePassword: z.boolean(),
    secondFactor: z.enum(['off', 'pending', 'on']),
    backupCodesLeft: z.int(),
    seats: z.array(seat),
    seat: seat.nullable(),
    /** Names of the operations that the current seat may use. */
    can: allowed,
  }),
})

export const chooseSeat = command({
  name: 'identity.choose-seat',
  title: 'Chọn chức vụ để làm việc',
  input: z.strictObject({ seatId: id }),
  output: z.object({ seat }),
})

export const signOut = command({
  name: 'identity.sign-out',
  title: 'Đăng xuất',
  input: z.strictObject({}),
  output: z.object({}),
})

export const signOutEverywhere = command({
  name: 'identity.sign-out-everywhere',
  title: 'Đăng xuất khỏi mọi thiết bị, kể cả thiết bị này',
  input: z.strictObject({}),
  output: z.object({ ended: z.int() }),
})

export const listSessions = query({
  name: 'identity.list-sessions',
  title: 'Danh sách phiên đăng nhập của tôi',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        createdAt: instant,
        lastSeenAt: instant,
        expiresAt: instant,
        address: z.string().nullable(),
        userAgent: z.string().nullable(),
        secondFactor: z.boolean(),
        current: z.boolean(),
      }),
    ),
  }),
})

export const revokeSession = command({
  name: 'identity.revoke-session',
  title: 'Kết thúc một phiên đăng nhập của tôi',
  input: z.strictObject({ id }),
  output: z.object({}),
})

export const changePassword = command({
  name: 'identity.change-password',
  title: 'Đổi mật khẩu',
  description: 'Các phiên đăng nhập khác của tài khoản kết thúc ngay.',
  input: z.strictObject({ current: typedPassword, next: newPassword }),
  output: z.object({ endedSessions: z.int() }),
  refusals: [
    'identity.wrong-password',
    'identity.password-common',
    'identity.password-like-name',
    'identity.password-unchanged',
    'identity.locked',
    'kernel.busy',
  ],
})

export const beginTotp = command({
  name: 'identity.begin-totp',
  title: 'Bắt đầu bật xác thực hai lớp',
  description:
    'Cần mật khẩu đang dùng. Trả về khóa và địa chỉ otpauth để quét bằng ứng dụng xác thực. Chưa có hiệu lực cho đến khi xác nhận bằng một mã.',
  input: z.strictObject({ password: typedPassword }),
  output: z.object({ secret: z.string(), uri: z.string() }),
  refusals: ['identity.totp-already-on', 'identity.wrong-password', 'identity.locked', 'kernel.busy'],
})

export const confirmTotp = command({
  name: 'identity.confirm-totp',
  title: 'Xác nhận bật xác thực hai lớp',
  description: 'Trả về 10 mã dự phòng, chỉ hiện một lần.',
  input: z.strictObject({ code: typedCode }),
  output: z.object({ backupCodes: z.array(z.string()) }),
  refusals: ['identity.totp-already-on', 'identity.totp-not-begun', 'identity.wrong-code', 'identity.locked'],
})

export const removeTotp = command({
  name: 'identity.remove-totp',
  title: 'Tắt xác thực hai lớp',
  input: z.strictObject({ password: typedPassword, code: typedCode }),
  output: z.object({}),
  refusals: [
    'identity.totp-not-on',
    'identity.wrong-password',
    'identity.wrong-code',
    'identity.locked',
    'kernel.busy',
  ],
})

export const renewBackupCodes = command({
  name: 'identity.renew-backup-codes',
  title: 'Cấp lại mã dự phòng',
  description: 'Các mã dự phòng cũ hết hiệu lực. Mã mới chỉ hiện một lần.',
  input: z.strictObject({ code: typedCode }),
  output: z.object({ backupCodes: z.array(z.string()) }),
  refusals: ['identity.totp-not-on', 'identity.wrong-code', 'identity.locked'],
})

const accountRow = z.object({
  id,
  signInName: z.string(),
  displayName: z.string(),
  organisationId: id,
  organisationName: z.string(),
  memberId: id.nullable(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: instant,
  /** Seats that hold today or later, as far as the caller's reach goes. */
  seats: z.array(
    seat.extend({
      validFrom: date,
      validTo: date.nullable(),
      /** Opened by a post of the organisation; ends with the post. */
      followsPost: z.boolean(),
      can: allowed,
    }),
  ),
  can: allowed,
})

export const listAccounts = query({
  name: 'identity.list-accounts',
  title: 'Danh sách tài khoản trong phạm vi quản lý',
  input: z.strictObject({
    provinceCode: inProvince,
    /** Part of a name or of a sign-in name; diacritics do not matter. */
    text: searchText(100).optional(),
    organisationId: id.optional(),
    state: z.enum(['active', 'disabled', 'all']).default('active'),
    after: cursor.optional(),
    limit,
  }),
  output: page(accountRow),
})

export const createAccount = command({
  name: 'identity.create-account',
  title: 'Tạo tài khoản',
  description:
    'Mật khẩu lần đầu chỉ hiện một lần; người dùng phải đổi ngay khi đăng nhập. Chức vụ đảng viên đang giữ trong phạm vi được mở theo.',
  input: z.strictObject({
    provinceCode: inProvince,
    organisationId: id,
    displayName: text(120),
    /** Without the '@province' part; made from the name when not given. */
    signInName: localName.optional(),
    memberId: id.optional(),
    role,
    postName: text(120),
  }),
  output: z.object({ id, signInName: z.string(), firstPassword: z.string() }),
  refusals: [
    'identity.role-beyond-reach',
    'identity.sign-in-name-taken',
    'identity.member-has-account',
    'identity.organisation-ended',
    'kernel.busy',
  ],
})

export const disableAccount = command({
  name: 'identity.disable-account',
  title: 'Ngừng một tài khoản',
  description: 'Mọi phiên đăng nhập của tài khoản kết thúc ngay.',
  input: z.strictObject({ provinceCode: inProvince, id }),
  output: z.object({ endedSessions: z.int() }),
  refusals: ['identity.not-on-yourself', 'identity.account-beyond-reach'],
})

export const enableAccount = command({
  name: 'identity.enable-account',
  title: 'Mở lại một tài khoản đã ngừng',
  input: z.strictObject({ provinceCode: inProvince, id }),
  output: z.object({}),
  refusals: ['identity.not-on-yourself', 'identity.account-beyond-reach'],
})

export const resetPassword = command({
  name: 'identity.reset-password',
  title: 'Cấp lại mật khẩu lần đầu cho một tài khoản',
  description: 'Mọi phiên đăng nhập của tài khoản kết thúc ngay; khóa do nhập sai được gỡ.',
  input: z.strictObject({
    provinceCode: inProvince,
    id,
    /** For somebody who has lost both the authenticator and the backup codes. */
    removeSecondFactor: z.boolean().default(false),
  }),
  output: z.object({ firstPassword: z.string() }),
  refusals: ['identity.not-on-yourself', 'identity.account-beyond-reach', 'kernel.busy'],
})

export const grantSeat = command({
  name: 'identity.grant-seat',
  title: 'Giao chức vụ làm việc cho một tài khoản',
  input: z.strictObject({
    provinceCode: inProvince,
    accountId: id,
    organisationId: id,
    role,
    postName: text(120),
    /** Today when not given. */
    validFrom: date.optional(),
    /** The first day it no longer holds. */
    validTo: date.optional(),
  }),
  output: z.object({ seatId: id }),
  refusals: [
    'identity.not-on-yourself',
    'identity.role-beyond-reach',
    'identity.seat-exists',
    'identity.seat-dates',
    'identity.organisation-ended',
  ],
})

export const endSeat = command({
  name: 'identity.end-seat',
  title: 'Thu hồi chức vụ làm việc của một tài khoản, có hiệu lực ngay',
  input: z.strictObject({ provinceCode: inProvince, seatId: id }),
  output: z.object({}),
  refusals: ['identity.not-on-yourself', 'identity.role-beyond-reach', 'identity.seat-follows-post'],
})

export const identityContract = [
  signIn,
  getMe,
  chooseSeat,
  signOut,
  signOutEverywhere,
  listSessions,
  revokeSession,
  changePassword,
  beginTotp,
  confirmTotp,
  removeTotp,
  renewBackupCodes,
  listAccounts,
  createAccount,
  disableAccount,
  enableAccount,
  resetPassword,
  grantSeat,
  endSeat,
] as const
