// identity.create-account: an account with its first seat, those of posts the member holds already, and a first password shown once.
import { createAccount, roleLabels } from '#contract/identity.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { heldPosts } from '../held-posts.ts'
import { roleRefusal } from '../manage.ts'
import { hashPassword, inHashingPlace, newFirstPassword } from '../passwords.ts'
import { accountsScope } from '../scope.ts'
import { wishedSignInNames } from '../sign-in-names.ts'
import { createAccountRow, freeSignInName, insertAccount, memberHasAccount } from '../store/accounts.ts'
import { findOrganisation, memberIsThere } from '../store/neighbours.ts'
import { createSeatRow, insertSeat, seatOfPost } from '../store/seats.ts'

export const serveCreateAccount = serveCommand(createAccount, {
  scope: accountsScope,
  run: async (context, input) => {
    const { tx, actor, province, today, now } = context
    const organisation = await findOrganisation(
      tx,
      province,
      input.organisationId,
      accountsScope.rows(actor, province, 'organisations'),
    )
    if (organisation === undefined) return notFound()
    if (organisation.endedOn !== null && organisation.endedOn <= today) return refuse('identity.organisation-ended')
    const beyond = roleRefusal(actor, input.role)
    if (beyond !== null) return beyond
    const memberId = input.memberId ?? null
    if (memberId !== null) {
      if (!(await memberIsThere(tx, province, memberId, accountsScope.rows(actor, province, 'members'))))
        return notFound()
      if (await memberHasAccount(tx, province, memberId)) return refuse('identity.member-has-account')
    }
    const given = input.signInName === undefined ? null : `${input.signInName}@${province}`
    const wished = given === null ? wishedSignInNames(input.displayName, province) : [given]
    const signInName = await freeSignInName(tx, province, wished)
    if (signInName === null) return refuse('identity.sign-in-name-taken', { signInName: given })
    const firstPassword = newFirstPassword()
    const passwordHash = await inHashingPlace(() => hashPassword(firstPassword))
    if (passwordHash instanceof Refusal) return passwordHash

    const id = context.newId()
    const row = createAccountRow({
      province,
      id,
      organisation,
      signInName,
      displayName: input.displayName,
      memberId,
      passwordHash,
      mustChangePassword: true,
      at: now,
    })
    // Somebody else took the name, or made an account for the member elsewhere, since we looked.
    if (!(await insertAccount(tx, row))) {
      return memberId === null
        ? refuse('identity.sign-in-name-taken', { signInName })
        : refuse('identity.member-has-account')
    }
    const { role, postName } = input
    const held = memberId === null ? [] : await heldPosts(context, memberId)
    const posts = held.filter((post) => roleRefusal(actor, post.role) === null)
    // A post that is on record ends with its seat; a seat given beside it would outlive it.
    if (!posts.some((post) => post.role === role && post.organisation.id === organisation.id)) {
      const period = { validFrom: today, validTo: null }
      const seat = {
        province,
        id: context.newId(),
        accountId: id,
        organisation,
        role,
        postName,
        sourceId: null,
        ...period,
      }
      await insertSeat(tx, createSeatRow(seat))
    }
    for (const post of posts) await insertSeat(tx, seatOfPost(post, context.newId(), id))
    const also = posts.length === 0 ? '' : `, kèm chức vụ đang giữ: ${posts.map((post) => post.postName).join(', ')}`
    context.audit({
      organisationId: organisation.id,
      path: organisation.path,
      subjectType: 'account',
      subjectId: id,
      summary: `Tạo tài khoản ${signInName} cho ${input.displayName}, chức vụ ${postName} (vai trò ${roleLabels[role]})${also}.`,
      changes: { role: [null, role], postName: [null, postName] },
    })
    return { id, signInName, firstPassword }
  },
})
