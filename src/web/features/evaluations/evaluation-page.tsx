// One evaluation: where it stands, the next step as the one big button, its lines with evidence, what was said, what was decided.
import { IconPrinter } from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import {
  addOpinion,
  answerAppeal,
  answerReply,
  appeal,
  appraise,
  decide,
  getEvaluation,
  print,
  recordVote,
  registerProducts,
  reply,
  selfRate,
  setGroup,
  takeBackDecision,
} from '#contract/evaluations.ts'
import { causeNames } from '#rules/evaluations/causes.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { useFirstField } from '../../ui/first-field.ts'
import { showDate } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AnswerForm, AppraiseForm, TakeBackForm } from './above-forms.tsx'
import { AnswerAppealForm, AppealForm } from './appeal-forms.tsx'
import { CommitmentPanel, KnownPanel, OpinionsPanel, RepliesPanels } from './beside-panels.tsx'
import { GroupForm, OpinionForm, VoteForm } from './branch-forms.tsx'
import { DecideForm } from './decide-form.tsx'
import classes from './evaluations.module.css'
import { EvidenceList } from './evidence-link.tsx'
import { isForMany, NextPerson } from './next-person.tsx'
import type { StepProps } from './step-form.ts'
import { ProductsForm, ReplyForm, SelfRateForm } from './subject-forms.tsx'
import { groupLabels, levelName, levelTag, periodLabel, showPoints, stateTag } from './words.ts'

/** In the order of the cycle; the first that may be taken is the big one. */
const acts: readonly { contract: { name: string }; label: string; Form: ComponentType<StepProps>; rare?: true }[] = [
  { contract: answerAppeal, label: 'Trả lời khiếu nại', Form: AnswerAppealForm },
  { contract: answerReply, label: 'Trả lời ý kiến', Form: AnswerForm },
  { contract: decide, label: 'Quyết định xếp loại', Form: DecideForm },
  { contract: registerProducts, label: 'Đăng ký sản phẩm', Form: ProductsForm },
  // Before what of the branch may still be put right.
  { contract: appraise, label: 'Thẩm định', Form: AppraiseForm },
  { contract: recordVote, label: 'Ghi kết quả của chi bộ', Form: VoteForm },
  { contract: selfRate, label: 'Tự đánh giá', Form: SelfRateForm },
  { contract: reply, label: 'Có ý kiến về kết quả', Form: ReplyForm },
  { contract: appeal, label: 'Khiếu nại mức xếp loại', Form: AppealForm },
  { contract: addOpinion, label: 'Ghi ý kiến nhận xét', Form: OpinionForm },
  { contract: setGroup, label: 'Đổi nhóm đối tượng', Form: GroupForm, rare: true },
  { contract: takeBackDecision, label: 'Rút quyết định', Form: TakeBackForm, rare: true },
]

/** What may be said at any time is not the next step. */
const beside: readonly { name: string }[] = [addOpinion, appeal]

export function EvaluationPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const evaluation = useOperation(getEvaluation, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Đánh giá', to: addresses.evaluations({ tinh }) }]
  if (evaluation.isPending || evaluation.error) {
    return <PageToCome title="Bản đánh giá" trail={trail} of={evaluation} />
  }
  const { data } = evaluation
  return (
    <Page
      title={data.subjectName}
      trail={trail}
      lead={
        <p>
          <Tag {...stateTag(data)} /> {periodLabel(data.period)}, {data.organisationName}.
        </p>
      }
    >
      <div className="stack">
        <Next key={id} evaluation={data} tinh={tinh} />
        <Panel title="Kết quả từng bước">
          <Facts facts={stepFacts(data)} />
        </Panel>
        <RepliesPanels evaluation={data} />
        <Panel title="Điểm từng dòng">
          <DataTable
            caption="Điểm từng dòng"
            rows={data.lines}
            rowKey={(line) => line.no}
            columns={linesWith(data, tinh)}
          />
        </Panel>
        <KnownPanel evaluation={data} tinh={tinh} />
        <CommitmentPanel evaluation={data} />
        <OpinionsPanel evaluation={data} />
      </div>
    </Page>
  )
}

function Next({ evaluation, tinh }: { evaluation: EvaluationDetail; tinh: string | undefined }) {
  const [acting, setActing] = useState<string | null>(null)
  const [taken, setTaken] = useState<{ step: string; label: string } | null>(null)
  const file = useDownload(print)
  const say = useDoneNotice()
  const open = acts.filter(({ contract }) => evaluation.allowed.includes(contract.name))
  const chosen = open.find(({ contract }) => contract.name === acting)
  const place = useFirstField<HTMLDivElement>(chosen !== undefined)
  if (chosen !== undefined) {
    const { Form, label } = chosen
    return (
      <div ref={place}>
        <Panel title={label}>
          <div className="measured">
            <Form
              evaluation={evaluation}
              tinh={tinh}
              onDone={(text) => {
                setActing(null)
                setTaken(isForMany(chosen.contract.name) ? { step: chosen.contract.name, label } : null)
                say({ text })
              }}
              onCancel={() => setActing(null)}
            />
          </div>
        </Panel>
      </div>
    )
  }
  const rare = open.filter((act) => act.rare === true)
  const often = open.filter((act) => act.rare !== true)
  return (
    <div ref={place}>
      <section className={`${classes.next} screen-only`} aria-label="Bước tiếp theo">
        {taken !== null && <NextPerson evaluation={evaluation} tinh={tinh} {...taken} />}
        {file.error && <ErrorState error={file.error} />}
        <div className="row">
          {often.map(({ contract, label }, place) => (
            <Button
              key={contract.name}
              kind={place === 0 && !beside.includes(contract) ? 'main' : 'plain'}
              label={label}
              onPress={() => setActing(contract.name)}
            />
          ))}
          {evaluation.allowed.includes(print.name) && (
            <Button
              icon={IconPrinter}
              label={`In mẫu ${evaluation.form}`}
              busy={file.isPending}
              onPress={() => file.send({ id: evaluation.id, provinceCode: tinh })}
            />
          )}
          {rare.length > 0 && (
            <MoreActions>
              {rare.map(({ contract, label }) => (
                <Button key={contract.name} label={label} onPress={() => setActing(contract.name)} />
              ))}
            </MoreActions>
          )}
        </div>
      </section>
    </div>
  )
}

type Line = EvaluationDetail['lines'][number]

const rating = (level: Parameters<typeof levelTag>[0] | null, score: number | null, more: string | null) =>
  level === null ? (
    'Chưa có'
  ) : (
    <span>
      <Tag {...levelTag(level)} /> {score !== null && `${showPoints(score)} điểm`}
      {more !== null && <span className={`${classes.line} typed`}>{more}</span>}
    </span>
  )

function stepFacts(e: EvaluationDetail): Fact[] {
  const { vote, computed } = e
  const ballots =
    vote === null
      ? ''
      : ` ${vote.ballots}/${vote.eligible} phiếu: xuất sắc ${vote.votes.HTXS}, tốt ${vote.votes.HTT}, hoàn thành ${vote.votes.HT}, không hoàn thành ${vote.votes.KHT}.`
  const held = [
    e.reportSentOn === null ? null : `Gửi dự thảo báo cáo ngày ${showDate(e.reportSentOn)}`,
    e.reviewDays === null ? null : `họp ${showPoints(e.reviewDays)} ngày`,
    e.groupReview === null
      ? null
      : `Kiểm điểm ở ${e.groupReview.name} ngày ${showDate(e.groupReview.on)}, ${e.groupReview.committeeMember} dự`,
  ].filter((part) => part !== null)
  const decided = [
    e.levelReason,
    ...e.causes.map((cause) => causeNames[cause]),
    e.decisionNo === null ? null : `Số ${e.decisionNo}`,
    e.decidedOn === null ? null : `ngày ${showDate(e.decidedOn)}`,
  ]
  return [
    { label: 'Bộ tiêu chí', value: `${e.schemeTitle}. Nhóm: ${groupLabels[e.group].toLowerCase()}.` },
    ...(e.due ? [] : [{ label: 'Không thuộc diện', value: e.reasons.join('; ') }]),
    ...(e.products.length === 0
      ? []
      : [
          {
            label: 'Sản phẩm',
            value: e.products.map(({ title, weight }) => `${title} (${showPoints(weight)})`).join('; '),
          },
        ]),
    { label: 'Tự đánh giá', value: rating(e.selfLevel, e.selfScore, e.selfText) },
    {
      label: 'Chi bộ, tập thể',
      value: rating(e.branchLevel, e.branchScore, `${ballots} ${e.branchText ?? ''}`.trim()),
    },
    ...(held.length === 0 ? [] : [{ label: 'Cuộc họp kiểm điểm', value: held.join(', ') }]),
    { label: 'Thẩm định', value: rating(e.appraisedLevel, e.appraisedScore, e.appraisedText) },
    ...(computed === null
      ? []
      : [
          {
            label: 'Theo điểm và điều kiện',
            value: [
              computed.level === null ? 'Chưa đủ điểm để tính' : levelName(computed.level),
              ...computed.reasons,
              ...(computed.considerReplacement ? ['E-18: xem xét thay thế'] : []),
            ].join('; '),
          },
        ]),
    {
      label: 'Xếp loại',
      value: rating(e.level, null, decided.filter((part) => part !== null).join(', ')),
    },
    ...(e.announcedOn === null ? [] : [{ label: 'Thông báo', value: showDate(e.announcedOn) }]),
  ]
}

const linesWith = (evaluation: EvaluationDetail, tinh: string | undefined): readonly Column<Line>[] => [
  {
    key: 'line',
    heading: 'Dòng',
    cell: (line) => (
      <>
        {line.no}. {line.title}
        {line.max !== null && <span className="under">tối đa {showPoints(line.max)}</span>}
      </>
    ),
  },
  { key: 'self', heading: 'Tự chấm', numbers: true, cell: (line) => showPoints(line.selfPoints) },
  { key: 'branch', heading: 'Chi bộ', numbers: true, cell: (line) => showPoints(line.branchPoints) },
  { key: 'above', heading: 'Thẩm định', numbers: true, cell: (line) => showPoints(line.appraisedPoints) },
  {
    key: 'evidence',
    heading: 'Căn cứ',
    card: 'plain',
    cell: ({ note, evidence }) => (
      <>
        {note}
        {evidence.length > 0 && <EvidenceList evaluation={evaluation} tinh={tinh} grounds={evidence} />}
      </>
    ),
  },
]
