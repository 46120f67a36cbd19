// How an article is named on a screen: the kind of instrument, its number, the clause.
/** The kinds of instruments that their number tells beyond doubt; a QĐ may be a rule or a decision. */
const instrumentKinds: Readonly<Record<string, string>> = { HD: 'Hướng dẫn', CV: 'Công văn', CT: 'Chỉ thị' }

/** One instrument with its clause: «06-HD/TW, 3.4d» → «Hướng dẫn 06-HD/TW, mục 3.4d». */
function cited(part: string): string {
  const [, kind = ''] = /^\S+?-(\p{Lu}+)\//u.exec(part) ?? []
  const [instrument = '', ...clauses] = part.split(/, (?=\S)/)
  const named = instrumentKinds[kind] === undefined ? instrument : `${instrumentKinds[kind]} ${instrument}`
  return [
    named,
    ...clauses.map((clause, at) => (at === 0 && /^(\d|[IVXABCP]+\d*\.)/.test(clause) ? `mục ${clause}` : clause)),
  ].join(', ')
}

/** The article in words, or the rule where no article is named; null where nothing is. */
export function basisWords(basis: string | null, ruleId: string | null): string | null {
  if (basis === null || basis === '') return ruleId === null || ruleId === '' ? null : `quy định ${ruleId}`
  return basis.split('; ').map(cited).join('; ')
}
