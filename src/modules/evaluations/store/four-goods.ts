// The rows of the four goods.
import type { Selectable } from 'kysely'
import type { FourGoods } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export type FourGoodsRow = Omit<Selectable<FourGoods>, 'items'> & {
  items: { code: string; met: boolean; evidence: string | null }[]
}

export const lockFourGoods = (
  { tx, province, actor }: CommandContext,
  scope: SeatScope,
  id: string,
): Promise<FourGoodsRow | undefined> =>
  tx
    .selectFrom('four_goods')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'four_goods'))
    .forUpdate()
    .$castTo<FourGoodsRow>()
    .executeTakeFirst()

export const fourGoodsBelow = (
  { tx, province }: QueryContext,
  { lo, hi }: { lo: string; hi: string },
  year: number,
): Promise<FourGoodsRow[]> =>
  tx
    .selectFrom('four_goods')
    .selectAll()
    .where('province_code', '=', province)
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .where('year', '=', year)
    .orderBy('path')
    .limit(1000)
    .$castTo<FourGoodsRow>()
    .execute()

export async function changeFourGoods(
  { tx, province }: CommandContext,
  row: FourGoodsRow,
  changes: Partial<Pick<FourGoodsRow, 'recognised' | 'recognised_on' | 'recognised_by' | 'reason'>> & {
    items?: string
  },
): Promise<{ id: string; version: number }> {
  const version = row.version + 1
  await tx
    .updateTable('four_goods')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version }
}
