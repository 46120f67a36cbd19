// Writes what lies in the dossier onto the contents list that goes with a formal transfer (DOS-10), as far as it is recorded.
import { dossierContents } from '#contract/dossier-contents.ts'
import { dateInWords } from '#forms/write-date.ts'
import type { QueryContext } from '#kernel/context.ts'
import { announcedWith, registerFilling } from '#modules/cases/public.ts'
import { CONTENTS } from '#modules/dossiers/flow/contents.ts'
import { viewDossiers } from '#modules/dossiers/scope.ts'
import { type PaperRow, papersOfMembers } from '#modules/dossiers/store/dossiers.ts'
import { findMember } from '#modules/members/public.ts'
import { itemByCode, paperTitle, placeInList } from '#rules/dossiers/papers.ts'

type Listed = Pick<PaperRow, 'item' | 'document_type' | 'no' | 'dated_on'>

/** Before the file is here, what the list says that came with the announcement. */
async function announcedPapers(context: QueryContext, caseId: string): Promise<Listed[]> {
  const sent = (await announcedWith(context, caseId))[CONTENTS] ?? null
  if (sent === null) return []
  return dossierContents
    .parse(sent)
    .papers.map(({ item, type, no, on }) => ({ item, no, document_type: type, dated_on: on }))
}

/** Each paper by its title, with its number and day; the list itself is no line of it. Makes it known to cases; calling it again changes nothing. */
export const writeContentsList = () =>
  registerFilling('contents-list', async (context, memberId, caseId) => {
    const isHere = (await findMember(context, viewDossiers, memberId, 'read')) !== undefined
    const papers = isHere ? await papersOfMembers(context, [memberId]) : await announcedPapers(context, caseId)
    return papers
      .filter(({ item }) => item === null || itemByCode(item)?.group !== 'contents')
      .toSorted((a, b) => placeInList(a.item) - placeInList(b.item))
      .map(({ item, document_type: type, no, dated_on: on }) => {
        const said = [no === null ? [] : `số ${no}`, dateInWords(on) ?? []].flat()
        return { label: paperTitle(item, type), ...(said.length > 0 && { text: said.join(', ') }) }
      })
  })
