// Answers one record, and its history from the audit chain.
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import { getMember, listChanges } from '#contract/members.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { viewMembers } from '#modules/members/scope.ts'
import { changesOf } from '#modules/members/store/changes.ts'
import { findMember } from '#modules/members/store/record.ts'
import { wholeRecord } from '#modules/members/store/whole-record.ts'

export const serveGet = serveQuery(getMember, {
  scope: viewMembers,
  run: async (context, input) => {
    const row = await findMember(context, viewMembers, input.id, 'read')
    return row === undefined ? notFound() : wholeRecord(context, row, input.on ?? context.today, 'to-the-top')
  },
})

/** Where a page of changes ended: the instant, the place in its chain, the chain (a move is written into two at once). */
const place = z.tuple([z.iso.datetime(), z.int().min(0), id])

export const serveListChanges = serveQuery(listChanges, {
  scope: viewMembers,
  run: async (context, input) => {
    const row = await findMember(context, viewMembers, input.id, 'read')
    if (row === undefined) return notFound()
    const after = readCursor(input.after, place)
    if (after instanceof Refusal) return after
    const read = await changesOf(context, row.id, after, input.limit)
    return { ...cutPage(read, input.limit, (entry) => [entry.at, entry.seq, entry.organisationId]), total: null }
  },
})
