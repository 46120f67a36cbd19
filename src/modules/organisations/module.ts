// The operations of the organisations module.
import type { Served } from '#kernel/serve.ts'
import { changeTerm } from './commands/change-term.ts'
import { correct } from './commands/correct.ts'
import { end } from './commands/end.ts'
import { found } from './commands/found.ts'
import { openTerm } from './commands/open-term.ts'
import { recode } from './commands/recode.ts'
import { rename } from './commands/rename.ts'
import { setLetter } from './commands/set-letterhead.ts'
import { find } from './queries/find.ts'
import { get } from './queries/get.ts'
import { getLetter } from './queries/get-letterhead.ts'
import { listChildren } from './queries/list-children.ts'
import { listHistory } from './queries/list-history.ts'
import { listTerms } from './queries/list-terms.ts'

export const organisationsModule: readonly Served[] = [
  get,
  listChildren,
  listHistory,
  listTerms,
  find,
  found,
  rename,
  recode,
  correct,
  openTerm,
  changeTerm,
  end,
  getLetter,
  setLetter,
]
