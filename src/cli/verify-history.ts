// `dangvu verify-history`: checks the chained history of every organisation and says where it was tampered with.
import { readNothing } from '#cli/options.ts'
import { withProgram } from '#cli/session.ts'
import { type Database, EVERYWHERE, inScope } from '#db/tenancy.ts'
import { type ChainFault, verifyChain } from '#kernel/verify-audit.ts'

const said: Record<ChainFault['kind'], string> = {
  changed: 'nội dung đã bị sửa',
  unlinked: 'không nối với mục trước',
  missing: 'thiếu mục',
}

/** Every chain of the installation, each as it stands at one instant. */
export async function verifyHistory(
  database: Database,
): Promise<{ chains: number; entries: number; faults: ChainFault[] }> {
  const scoped = <T>(work: Parameters<typeof inScope<T>>[2]): Promise<T> =>
    inScope(database, EVERYWHERE, work, { readOnly: true })
  const chains = await scoped((tx) =>
    // Also chains without a head: taking the head away must not hide one.
    tx
      .selectFrom('audit_heads')
      .select(['province_code', 'organisation_id'])
      .union(tx.selectFrom('audit_entries').select(['province_code', 'organisation_id']))
      .orderBy('province_code')
      .orderBy('organisation_id')
      .execute(),
  )
  let entries = 0
  const faults: ChainFault[] = []
  for (const { province_code, organisation_id } of chains) {
    const checked = await scoped((tx) => verifyChain(tx, province_code, organisation_id))
    entries += checked.entries
    if (checked.fault !== null) faults.push(checked.fault)
  }
  return { chains: chains.length, entries, faults }
}

/** Exit code 1 when something does not fit. */
export async function verifyHistoryVerb(args: string[]): Promise<number> {
  readNothing('verify-history', args)
  return withProgram(async ({ database }) => {
    const { chains, entries, faults } = await verifyHistory(database)
    for (const { province, organisationId, seq, kind } of faults) {
      process.stdout.write(`Tỉnh ${province}, tổ chức ${organisationId}, mục ${seq}: ${said[kind]}.\n`)
    }
    const result = faults.length === 0 ? 'không thấy dấu vết sửa đổi' : `${faults.length} chuỗi không khớp`
    process.stdout.write(`Đã kiểm tra ${entries} mục lịch sử của ${chains} tổ chức: ${result}.\n`)
    return faults.length === 0 ? 0 : 1
  })
}
