// One inspection or supervision: what is next, the decision, the reports of both sides, the conclusion, what is to be put right.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { InspectionDetail } from '#contract/inspection-shapes.ts'
import * as contracts from '#contract/inspections.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { OpenedPanel } from '../../ui/opened-panel.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { CorrectionsPanel, DecisionPanel, ReportsPanel } from './inspection-parts.tsx'
import { ConcludeForm, DecideForm } from './long-forms.tsx'
import { PlanForm } from './plan-form.tsx'
import {
  AnnounceForm,
  CorrectionForm,
  DropForm,
  ExtendForm,
  FindingsForm,
  MoveCorrectionForm,
  OpinionForm,
  StatementForm,
  type StepProps,
} from './step-forms.tsx'
import { kindLabels, nextWords, pieceTag } from './words.ts'

/** The first that is allowed is the next step; the others stand beside it. */
const steps = [
  { contract: contracts.announceInspection, label: 'Ghi công bố', Form: AnnounceForm },
  { contract: contracts.decideInspection, label: 'Ghi quyết định', Form: DecideForm },
  { contract: contracts.recordFindings, label: 'Ghi kết quả', Form: FindingsForm },
  { contract: contracts.recordInspectionStatement, label: 'Báo cáo tự kiểm tra', Form: StatementForm },
  { contract: contracts.concludeInspection, label: 'Ghi kết luận', Form: ConcludeForm },
  { contract: contracts.recordOpinion, label: 'Ý kiến về kết quả', Form: OpinionForm },
  { contract: contracts.extendInspection, label: 'Gia hạn', Form: ExtendForm },
  { contract: contracts.planInspection, label: 'Sửa', Form: ChangeForm },
  { contract: contracts.dropInspection, label: 'Bỏ cuộc này', Form: DropForm },
] as const

/** A step by its operation, or the correction that is closed or moved. */
type Acting = { step: string } | { correctionId: string; what: 'close' | 'move' }

export function InspectionPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const inspection = useOperation(contracts.getInspection, { id, provinceCode: tinh }, { fresh: true })
  const [acting, setActing] = useState<Acting | null>(null)
  const home = { label: 'Kiểm tra, giám sát', to: addresses.inspections({ tinh }) }
  if (inspection.isPending || inspection.error) {
    return (
      <Page title="Cuộc kiểm tra, giám sát" trail={[home]}>
        {inspection.isPending ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorState error={inspection.error} onRetry={() => void inspection.refetch()} />
        )}
      </Page>
    )
  }
  const { data } = inspection
  const next = data.own ? '' : nextWords(data)
  const programme = { label: `Năm ${data.year}`, to: addresses.programme(data.programmeId, { tinh }) }
  return (
    <Page
      title={`${kindLabels[data.kind]}: ${data.subjectName}`}
      trail={data.own ? [home] : [home, programme]}
      lead={
        <p>
          <Tag {...pieceTag(data)} /> {data.organisationName}.{next !== '' && ` Việc tiếp theo: ${next}.`}
        </p>
      }
    >
      <div className="stack">
        <Acts inspection={data} tinh={tinh} acting={acting} onAct={setActing} />
        <DecisionPanel inspection={data} />
        <ReportsPanel inspection={data} />
        <CorrectionsPanel inspection={data} onAct={(correctionId, what) => setActing({ correctionId, what })} />
        <div className="screen-only">
          <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

interface ActsProps {
  inspection: InspectionDetail
  tinh: string | undefined
  acting: Acting | null
  onAct: (acting: Acting | null) => void
}

function Acts({ inspection, tinh, acting, onAct }: ActsProps) {
  const say = useDoneNotice()
  const own: StepProps = {
    inspection,
    tinh,
    onCancel: () => onAct(null),
    onDone: (text) => {
      onAct(null)
      say({ text })
    },
  }
  const open = steps
    .filter(({ contract }) => inspection.allowed.includes(contract.name))
    .map((step) =>
      step.Form === DecideForm && inspection.decision !== null ? { ...step, label: 'Sửa quyết định' } : step,
    )
  const correction =
    acting !== null && 'correctionId' in acting
      ? inspection.corrections.find(({ id }) => id === acting.correctionId)
      : undefined
  if (correction !== undefined)
    return (
      <OpenedPanel key={JSON.stringify(acting)} title={`Việc khắc phục ${correction.seq}`}>
        <div className="measured">
          {acting !== null && 'what' in acting && acting.what === 'move' ? (
            <MoveCorrectionForm {...own} correction={correction} />
          ) : (
            <CorrectionForm {...own} correction={correction} />
          )}
        </div>
      </OpenedPanel>
    )
  const chosen =
    acting !== null && 'step' in acting ? open.find(({ contract }) => contract.name === acting.step) : undefined
  if (chosen !== undefined)
    return (
      <Panel title={chosen.label}>
        <div className="measured">
          <chosen.Form {...own} />
        </div>
      </Panel>
    )
  if (open.length === 0) return null
  return (
    <section className="row screen-only" aria-label="Bước tiếp theo">
      {open.map(({ contract, label }, i) => (
        <Button
          key={contract.name}
          kind={i === 0 ? 'main' : 'plain'}
          label={label}
          onPress={() => onAct({ step: contract.name })}
        />
      ))}
    </section>
  )
}

/** Changing a piece changes its programme, which has the version. */
function ChangeForm(props: StepProps) {
  const { inspection, tinh, onDone, onCancel } = props
  const programme = useOperation(
    contracts.getProgramme,
    { id: inspection.programmeId, provinceCode: tinh },
    { fresh: true },
  )
  if (programme.isPending) return <Skeleton lines={6} />
  if (programme.error) return <ErrorState error={programme.error} onRetry={() => void programme.refetch()} />
  return <PlanForm programme={programme.data} piece={inspection} tinh={tinh} onDone={onDone} onCancel={onCancel} />
}
