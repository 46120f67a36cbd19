// Writes what lies in the dossier onto the contents list that goes with a formal transfer (DOS-10), as far as it is recorded.
import { dateInWords } from '#forms/write-date.ts'
import { registerFilling } from '#modules/cases/public.ts'
import { viewDossiers } from '#modules/dossiers/scope.ts'
import { papersOfMembers } from '#modules/dossiers/store/dossiers.ts'
import { findMember } from '#modules/members/public.ts'
import { itemByCode, paperTitle, placeInList } from '#rules/dossiers/papers.ts'

/** Each paper by its title, with its number and day; the list itself is no line of it. Makes it known to cases; calling it again changes nothing. */
export const writeContentsList = () =>
  registerFilling('contents-list', async (context, memberId) => {
    if ((await findMember(context, viewDossiers, memberId, 'read')) === undefined) return []
    const papers = await papersOfMembers(context, [memberId])
    return papers
      .filter(({ item }) => item === null || itemByCode(item)?.group !== 'contents')
      .toSorted((a, b) => placeInList(a.item) - placeInList(b.item))
      .map(({ item, document_type: type, no, dated_on: on }) => {
        const said = [no === null ? [] : `số ${no}`, dateInWords(on) ?? []].flat()
        return { label: paperTitle(item, type), ...(said.length > 0 && { text: said.join(', ') }) }
      })
  })
