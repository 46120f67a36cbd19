// The article something rests on, in words, as the way to the rule in the rulebook.
import { Link } from 'react-router'
import { listParameters } from '#contract/rulebook.ts'
import { addresses } from '../../app/addresses.ts'
import { useCan } from '../../app/session.tsx'
import { basisWords } from '../../ui/basis-words.ts'

interface BasisProps {
  basis: string | null
  ruleId: string | null
  tinh?: string | undefined
}

/** The words alone where no rule is named or the rulebook is closed to this seat; nothing where nothing is named. */
export function Basis({ basis, ruleId, tinh }: BasisProps) {
  const mayRead = useCan(listParameters)
  const rule = ruleId === '' ? null : ruleId
  const words = basisWords(basis, rule)
  if (words === null) return null
  return rule === null || !mayRead ? words : <Link to={addresses.rulebook({ rule, tinh })}>{words}</Link>
}

/** «Căn cứ: Hướng dẫn 06-HD/TW, mục 3.4d», on a line of its own. */
export function BasisLine({ className, ...rests }: BasisProps & { className: string | undefined }) {
  if (basisWords(rests.basis, rests.ruleId) === null) return null
  return (
    <span className={className}>
      Căn cứ: <Basis {...rests} />
    </span>
  )
}
