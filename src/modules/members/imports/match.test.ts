// A list stays with its organisation: what is found out about people elsewhere is said without naming them.
import { describe, expect, test } from 'vitest'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../../test/harness/world.ts'

describe('matching a list against the records', () => {
  const world = useWorld()

  test('a number of somebody outside the organisation of the list is a problem without a name', async () => {
    const { branchA1, communeB, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    await world.ask(board, 'members.register', {
      organisationId: branchA1.id,
      fullName: 'Nguyễn Thị Kín',
      personalNo: '912345678901',
      status: 'full',
    })
    const body = Buffer.from(
      'STT,Họ và tên,Giới tính,Ngày sinh,Số định danh cá nhân,Chi bộ\n1,Lê Văn Khác,Nam,01/02/1980,912345678901,Chi bộ thôn Đông',
    )
    const file = { name: 'danh-sach.csv', mediaType: 'text/csv', body, limit: 10_000 }
    const kept = await world.application.files.keep(board.accountId, file)
    const { importId } = await world.ask<{ importId: string }>(board, 'members.start-import', {
      uploadId: kept?.id,
      organisationId: communeB.id,
    })
    await backgroundDone(world.application)
    const office = await world.actorAt(communeB, 'office')
    const seen = JSON.stringify(await world.ask(office, 'members.list-import-rows', { importId }))
    expect(seen).toContain('number-of-another')
    expect(seen).toContain('một đảng viên ở tổ chức khác')
    expect(seen).not.toContain('Nguyễn Thị Kín')
    expect(seen).not.toContain('Chi bộ thôn 1')
  })
})
