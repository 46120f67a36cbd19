// What later modules send along with a formal transfer: said with the announcement, and gone with the record to another province.
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'

/** By the name of the module: plain JSON, sealed with the message it travels in. */
export type Packed = Readonly<Record<string, unknown>>

export interface Luggage {
  /** What is known of a member here; null: nothing. Asked before the record leaves. */
  pack: (context: CommandContext, memberId: string) => Promise<unknown>
  /** Takes it in beside the record that has just come from another province. */
  unpack: (context: CommandContext, memberId: string, packed: unknown) => Promise<void>
}

const registered = registry<Luggage>()
export const registerLuggage = registered.register

export async function packAll(context: CommandContext, memberId: string): Promise<Packed> {
  const packed: Record<string, unknown> = {}
  for (const [name, { pack }] of registered.named()) packed[name] = await pack(context, memberId)
  return packed
}

export async function unpackAll(context: CommandContext, memberId: string, packed: Packed): Promise<void> {
  for (const [name, { unpack }] of registered.named()) await unpack(context, memberId, packed[name] ?? null)
}

/** What came with the announcement that opened a case; empty where it was opened by hand. The caller has looked whether the case is in reach. */
export async function announcedWith(
  { tx, province, secrets }: Pick<QueryContext, 'tx' | 'province' | 'secrets'>,
  caseId: string,
): Promise<Packed> {
  const row = await tx
    .selectFrom('case_messages')
    .select('content_sealed')
    .where('province_code', '=', province)
    .where('case_id', '=', caseId)
    .where('direction', '=', 'in')
    .where('message', '=', 'transfer.introduced')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const content: { luggage?: Packed } = row === undefined ? {} : JSON.parse(secrets.unseal(row.content_sealed))
  return content.luggage ?? {}
}
