// Opens what was sent: the reader's receipt, which the screen says before it is given.
import { openDocument } from '#contract/document-exchange.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { viewDocuments } from '#modules/documents/scope.ts'
import { findDocument } from '#modules/documents/store/documents.ts'
import { isReceiver, noteOpening, ownOpening } from '#modules/documents/store/openings.ts'

/** The receipt is what is written down; the history of the organisation says nothing of who read. */
export const serveOpen = serveCommand(openDocument, {
  scope: viewDocuments,
  unaudited: true,
  run: async (context, { id }) => {
    const row = await findDocument(context, viewDocuments, id, 'read')
    if (row === undefined) return notFound()
    if (!isReceiver(context, row)) return refuse('documents.nothing-to-open')
    await noteOpening(context, row)
    return { id, openedAt: (await ownOpening(context, row)) ?? context.now.toISOString() }
  },
})
