// `dangvu found-province 25 --on 2025-07-01 --administrator "Họ và tên"`: the first organisation of a province and its first account.
import { CliError } from '#cli/help.ts'
import { readOptions } from '#cli/options.ts'
import { type Opened, withProgram } from '#cli/session.ts'
import { explainRefusal } from '#contract/refusals.ts'
import { type Database, EVERYWHERE, inScope } from '#db/tenancy.ts'
import { writeAudit } from '#kernel/audit.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { AuditEvent } from '#kernel/context.ts'
import { newId } from '#kernel/identifier.ts'
import { Refusal } from '#kernel/refusal.ts'
import { openFirstAccount } from '#modules/identity/public.ts'
import { foundRootOrganisation } from '#modules/organisations/public.ts'
import { isIsoDate } from '#rules/calendar/dates.ts'
import { provinces } from '#rules/code-lists/provinces.ts'

export interface ProvinceToFound {
  /** Two digits of the list of provinces; `00` is the centre. */
  code: string
  /** What its organisation is called when it is not said. */
  name?: string
  /** YYYY-MM-DD */
  foundedOn: string
  /** Full name of whoever will make the other accounts. */
  administrator: string
}

/** Founds it in one transaction: all or nothing. Throws a CliError that says what to do instead. */
export async function foundProvince(
  { application }: Pick<Opened, 'application'>,
  { code, name, foundedOn, administrator }: ProvinceToFound,
): Promise<{ name: string; signInName: string; firstPassword: string }> {
  const province = provinces.byCode(code)
  if (province === undefined) throw new CliError(`Không có tỉnh mã «${code}». Mã là hai chữ số; 00 là Trung ương.`)
  const now = application.clock.now()
  const today = dateInVietNam(now)
  if (!isIsoDate(foundedOn) || foundedOn > today) {
    throw new CliError('Ngày thành lập sau --on viết như 2025-07-01 và không ở tương lai.')
  }
  if (administrator.trim().split(/\s+/).length < 2) {
    throw new CliError('Sau --administrator là họ và tên người sẽ cấp các tài khoản khác.')
  }
  const events: AuditEvent[] = []
  const refused = (refusal: Refusal) => new CliError(explainRefusal(refusal.code, refusal.facts).message)
  return inScope(application.database, EVERYWHERE, async (tx) => {
    const there = await tx
      .selectFrom('organisations')
      .select('name')
      .where('province_code', '=', code)
      .where('path', '=', `${code}/`)
      .executeTakeFirst()
    if (there !== undefined) throw new CliError(`Mã ${code} đã có: «${there.name}». Không có gì được tạo thêm.`)
    const context = {
      tx,
      now,
      today,
      newId: () => newId(),
      province: code,
      audit: (event: AuditEvent) => void events.push(event),
    }
    const root = await foundRootOrganisation(context, {
      typeCode: province.kind === 'central' ? 'central' : 'province-committee',
      code,
      name: name ?? ownName(province),
      foundedOn,
    })
    if (root instanceof Refusal) throw refused(root)
    const account = await openFirstAccount(context, root, administrator.trim())
    if (account instanceof Refusal) throw refused(account)
    const author = {
      accountId: null,
      name: 'Dòng lệnh',
      seat: null,
      operation: 'found-province',
      requestId: newId(),
      at: now,
    }
    await writeAudit(tx, code, author, events)
    return { name: root.name, ...account }
  })
}

/** Whether the installation has no organisation yet. */
export const isEmpty = (database: Database): Promise<boolean> =>
  inScope(
    database,
    EVERYWHERE,
    async (tx) => (await tx.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) === undefined,
    { readOnly: true },
  )

const ownName = ({ kind, fullName }: { kind: string; fullName: string }): string =>
  kind === 'central' ? fullName : `Đảng bộ ${fullName.charAt(0).toLowerCase()}${fullName.slice(1)}`

/** Exit code 0 when it was founded. */
export async function foundProvinceVerb(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    name: { type: 'string' },
    on: { type: 'string' },
    administrator: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [code] = positionals
  const { on, administrator } = values
  if (code === undefined || on === undefined || administrator === undefined) {
    throw new CliError(
      'Cần: dangvu found-province MÃ-TỈNH --on NGÀY-THÀNH-LẬP --administrator "HỌ VÀ TÊN" [--name "TÊN ĐẢNG BỘ"]',
    )
  }
  const made = await withProgram((opened) =>
    foundProvince(opened, {
      code,
      foundedOn: on,
      administrator,
      ...(values.name !== undefined && { name: values.name }),
    }),
  )
  const lines = [
    `Đã lập «${made.name}».`,
    `Tài khoản quản trị: ${made.signInName}`,
    `Mật khẩu lần đầu, chỉ hiện một lần và phải đổi khi đăng nhập: ${made.firstPassword}`,
  ]
  process.stdout.write(values.json === true ? `${JSON.stringify(made)}\n` : `${lines.join('\n')}\n`)
  return 0
}
