// Two versions of a draft beside what changed: paragraphs that came or went, words that are new.
import { useParams } from 'react-router'
import { type ComparedLine, compareVersions } from '#contract/document-drafts.ts'
import { getDocument } from '#contract/documents.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './documents.module.css'
import { nameOf } from './words.ts'

export function CompareVersionsPage() {
  const { id = '' } = useParams()
  const [search, change] = useAddressValues()
  const tinh = search.get('tinh') ?? undefined
  const [from, to] = [Number(search.get('tu') ?? 1), Number(search.get('den') ?? 2)]
  const document = useOperation(getDocument, { id, provinceCode: tinh })
  const compared = useOperation(compareVersions, { id, from, to, provinceCode: tinh })
  if (document.isPending || document.error) {
    return (
      <PageToCome
        title="So hai bản dự thảo"
        trail={[{ label: 'Văn bản', to: addresses.documents({ tinh }) }]}
        of={document}
      />
    )
  }
  const options = document.data.versions.map(({ seq }) => ({ value: String(seq), label: `Bản ${seq}` }))
  return (
    <Page
      title={`Bản ${to} so với bản ${from}`}
      trail={[{ label: nameOf(document.data), to: addresses.document(id, { tinh }) }]}
      lead={<p>{document.data.subject}</p>}
    >
      <div className="stack">
        <div className={`${classes.pair} screen-only`}>
          <SelectField
            name="tu"
            label="Bản trước"
            value={String(from)}
            onChange={(tu) => change({ tu })}
            options={options}
          />
          <SelectField
            name="den"
            label="Bản sau"
            value={String(to)}
            onChange={(den) => change({ den })}
            options={options}
          />
        </div>
        {compared.isPending && <Skeleton lines={10} />}
        {compared.error && <ErrorState error={compared.error} onRetry={() => void compared.refetch()} />}
        {compared.data && <Lines lines={compared.data.lines} />}
      </div>
    </Page>
  )
}

function Lines({ lines }: { lines: readonly ComparedLine[] }) {
  const rows: { key: number; line: ComparedLine }[] = lines.map((line, key) => ({ line, key }))
  if (rows.every(({ line }) => line.kind === 'skipped' || line.kind === 'same'))
    return <EmptyState title="Hai bản giống nhau từng chữ." />
  return (
    <ol className={classes.compared} aria-label="Chỗ khác nhau">
      {rows.map(({ key, line }) => (
        <li key={key} data-kind={line.kind}>
          {line.kind === 'skipped' ? <p className="soft">{line.lines} đoạn giữ nguyên</p> : <Line line={line} />}
        </li>
      ))}
    </ol>
  )
}

const said = { removed: 'Bỏ: ', added: 'Thêm: ', same: '' }

function Line({ line }: { line: Exclude<ComparedLine, { kind: 'skipped' }> }) {
  const Mark = line.kind === 'removed' ? 'del' : 'ins'
  const parts = line.parts.map((part, key) => ({ ...part, key }))
  return (
    <p>
      {line.kind !== 'same' && <strong>{said[line.kind]}</strong>}
      {parts.map(({ key, text, changed }) => (
        <span key={key}>
          {key > 0 && ' '}
          {changed ? <Mark>{text}</Mark> : text}
        </span>
      ))}
    </p>
  )
}
