// The branches a list names: which organisation each name means, and those that are not there yet.
import { useState } from 'react'
import { chooseImportBranch, foundImportBranches, type ImportDetail } from '#contract/imports.ts'
import { foundOrganisation } from '#contract/organisations.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ImportBranchField } from './import-branch-field.tsx'
import type { ImportProps } from './import-page.tsx'
import classes from './imports.module.css'
import { useSettle } from './use-import.ts'
import { counted } from './words.ts'

type Branch = ImportDetail['branches'][number]

/** Names that mean no branch yet. */
export const unknownBranches = (detail: ImportDetail): Branch[] =>
  detail.branches.filter((branch) => branch.organisationId === null)

/** Names for which a branch would be founded. */
export const branchesToFound = (detail: ImportDetail): Branch[] =>
  unknownBranches(detail).filter((branch) => branch.name !== '')

const nameOf = (branch: Branch): string => (branch.name === '' ? 'Dòng không ghi chi bộ' : branch.name)

export function BranchesPanel({ detail, at, startsOpen }: ImportProps & { startsOpen: boolean }) {
  const unknown = unknownBranches(detail)
  const known = detail.branches.filter((branch) => branch.organisationId !== null)
  return (
    <Panel title="Các chi bộ trong danh sách">
      <div className="stack-tight">
        <p>
          {known.length > 0 && `${counted(known.length, 'chi bộ')} đã có trong chương trình. `}
          {unknown.length > 0 &&
            (detail.createBranches
              ? `${counted(unknown.length, 'tên')} chưa có: sẽ lập chi bộ mới khi ghi, trừ tên bạn chỉ định dưới đây.`
              : `${counted(unknown.length, 'tên')} chưa có: chỉ định chi bộ cho từng tên.`)}
        </p>
        <FoundAll detail={detail} at={at} />
        {unknown.length > 0 && (
          <details className={classes.more} open={startsOpen}>
            <summary>Tên chưa có ({showNumber(unknown.length)})</summary>
            <List branches={unknown} detail={detail} at={at} />
          </details>
        )}
        {known.length > 0 && (
          <details className={classes.more}>
            <summary>Chi bộ đã có ({showNumber(known.length)})</summary>
            <List branches={known} detail={detail} at={at} />
          </details>
        )}
      </div>
    </Panel>
  )
}

/** One decision for every name that means no branch yet. */
function FoundAll({ detail, at }: ImportProps) {
  const choose = useCommand(foundImportBranches, { renews: ['members.list-import-rows'] })
  const settle = useSettle(at)
  const missing = branchesToFound(detail).length
  const may = [foundImportBranches.name, foundOrganisation.name].every((name) => detail.allowed.includes(name))
  if (!may || missing === 0) return null
  const found = !detail.createBranches
  return (
    <div className="stack-tight screen-only">
      <div>
        <Button
          kind={found ? 'main' : 'plain'}
          label={found ? `Lập cả ${counted(missing, 'chi bộ chưa có')} khi ghi` : 'Không lập chi bộ mới'}
          busy={choose.isPending}
          onPress={() =>
            choose.mutate(
              { ...at, version: detail.version, found },
              { onSuccess: ({ version }) => settle({ version, createBranches: found }) },
            )
          }
        />
      </div>
      {choose.error && <ErrorState error={choose.error} />}
    </div>
  )
}

function List({ branches, detail, at }: ImportProps & { branches: readonly Branch[] }) {
  return (
    <ul className={classes.branches}>
      {branches.map((branch) => (
        <li key={branch.name}>
          <p>
            <strong>{nameOf(branch)}</strong> <span className="soft">({counted(branch.rows, 'người')})</span>
          </p>
          <Meaning branch={branch} detail={detail} at={at} />
        </li>
      ))}
    </ul>
  )
}

function Meaning({ branch, detail, at }: ImportProps & { branch: Branch }) {
  const [open, setOpen] = useState(false)
  const choose = useCommand(chooseImportBranch, { renews: ['members.list-import-rows'] })
  const settle = useSettle(at)
  const may = detail.allowed.includes(chooseImportBranch.name)
  const put = (organisationId: string | null) =>
    choose.mutate(
      { ...at, version: detail.version, name: branch.name, organisationId },
      {
        onSuccess: ({ version }) => {
          settle({ version })
          setOpen(false)
        },
      },
    )
  const founds = detail.createBranches && branch.name !== ''
  return (
    <div className="stack-tight">
      <div className="row">
        {branch.organisationName !== null ? (
          <span>Ghi vào {branch.organisationName}.</span>
        ) : (
          <Tag state={founds ? 'waiting' : 'stopped'} label={founds ? 'Sẽ lập chi bộ mới' : 'Chưa có chi bộ'} />
        )}
        {may && !open && (
          <Button
            kind="quiet"
            label={branch.organisationId === null ? 'Chỉ định chi bộ đã có' : 'Chỉ định chi bộ khác'}
            onPress={() => setOpen(true)}
          />
        )}
      </div>
      {open && (
        <div className="stack-tight">
          <ImportBranchField
            label={`Chi bộ cho «${nameOf(branch)}»`}
            organisation={detail.organisation}
            provinceCode={at.provinceCode}
            onChoose={(found) => put(found.id)}
          />
          <div className="row">
            {branch.organisationId !== null && (
              <Button label="Bỏ chỉ định này" busy={choose.isPending} onPress={() => put(null)} />
            )}
            <Button label="Giữ nguyên" onPress={() => setOpen(false)} />
          </div>
        </div>
      )}
      {choose.error && <ErrorState error={choose.error} />}
    </div>
  )
}
