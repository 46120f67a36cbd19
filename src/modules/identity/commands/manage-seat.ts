// identity.grant-seat and end-seat: posts to act in, given and taken back by an administrator.
import { endSeat, grantSeat, roleLabels } from '#contract/identity.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { heldPosts } from '../held-posts.ts'
import { roleRefusal } from '../manage.ts'
import { accountsScope } from '../scope.ts'
import { accountById } from '../store/accounts.ts'
import { findOrganisation } from '../store/neighbours.ts'
import { createSeatRow, endSeats, findSeat, insertSeat, lockAccountSeats, seatsOf } from '../store/seats.ts'

export const serveGrantSeat = serveCommand(grantSeat, {
  scope: accountsScope,
  run: async (context, input) => {
    const { tx, actor, province, today } = context
    const account = await accountById(tx, province, input.accountId, accountsScope.rows(actor, province, 'accounts'))
    const organisation = await findOrganisation(
      tx,
      province,
      input.organisationId,
      accountsScope.rows(actor, province, 'organisations'),
    )
    if (account === undefined || organisation === undefined) return notFound()
    // An administrator sees no members: the way to a seat that does leads through somebody else.
    if (account.id === actor.accountId) return refuse('identity.not-on-yourself')
    const beyond = roleRefusal(actor, input.role)
    if (beyond !== null) return beyond
    if (organisation.endedOn !== null && organisation.endedOn <= today) return refuse('identity.organisation-ended')
    const validFrom = input.validFrom ?? today
    const validTo = input.validTo ?? null
    if (validTo !== null && (validTo <= validFrom || validTo <= today)) return refuse('identity.seat-dates')

    await lockAccountSeats(tx, account)
    const held = await seatsOf(tx, province, [account.id], today, { later: true })
    const same = held.some(
      (s) =>
        s.organisationId === organisation.id &&
        s.role === input.role &&
        (s.validTo === null || s.validTo > validFrom) &&
        (validTo === null || s.validFrom < validTo),
    )
    if (same) return refuse('identity.seat-exists')
    const { role, postName } = input
    const id = context.newId()
    const period = { validFrom, validTo }
    // A post that is on record and opened no seat of its own: what is given now is given for it.
    const posts = account.member_id === null ? [] : await heldPosts(context, account.member_id)
    const sourceId =
      posts.find((post) => post.role === role && post.organisation.id === organisation.id)?.sourceId ?? null
    const seat = { province, id, accountId: account.id, organisation, role, postName, sourceId, ...period }
    await insertSeat(tx, createSeatRow(seat))
    context.audit({
      organisationId: organisation.id,
      path: organisation.path,
      subjectType: 'account',
      subjectId: account.id,
      summary: `Giao chức vụ ${postName} (vai trò ${roleLabels[role]}) cho tài khoản ${account.sign_in_name} của ${account.display_name}.`,
      changes: { role: [null, role], validFrom: [null, validFrom], validTo: [null, validTo] },
    })
    return { seatId: id }
  },
})

export const serveEndSeat = serveCommand(endSeat, {
  scope: accountsScope,
  run: async (context, input) => {
    const { tx, actor, province, today } = context
    const seat = await findSeat(tx, province, input.seatId, accountsScope.rows(actor, province, 'account_seats'))
    if (seat === undefined || (seat.valid_to !== null && seat.valid_to <= today)) return notFound()
    if (seat.account_id === actor.accountId) return refuse('identity.not-on-yourself')
    const beyond = roleRefusal(actor, seat.role)
    if (beyond !== null) return beyond
    if (seat.source_id !== null) return refuse('identity.seat-follows-post')
    // Somebody has ended it since it was found.
    if ((await endSeats(tx, province, { id: seat.id }, today)) === 0) return notFound()
    // The account itself may lie outside the reach: then only the post is named.
    const account = await accountById(tx, province, seat.account_id, accountsScope.rows(actor, province, 'accounts'))
    const whose = account === undefined ? '' : ` của tài khoản ${account.sign_in_name} (${account.display_name})`
    context.audit({
      organisationId: seat.organisation_id,
      path: seat.path,
      subjectType: 'account',
      subjectId: seat.account_id,
      summary: `Thu hồi chức vụ ${seat.post_name}${whose}.`,
      changes: { validTo: [seat.valid_to, today] },
    })
    return {}
  },
})
