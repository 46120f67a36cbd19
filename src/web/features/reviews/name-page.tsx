// One name: what is recorded, what the person said, the ballots, the help month by month, and what comes next.
import { type ComponentType, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { NameDetail } from '#contract/review-shapes.ts'
import {
  getName,
  listReviews,
  noteHelp,
  openNameVote,
  planHelp,
  recordStatement,
  reportHelp,
  withdrawName,
} from '#contract/reviews.ts'
import { groundNames } from '#rules/reviews/grounds.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { NoteForm, PlanForm, ReportForm, StatementForm, type StepProps, VoteForm, WithdrawForm } from './name-forms.tsx'
import { caseLabels, kindLabels, purposeLabels, showMonth, stateTags, weighedLabels } from './words.ts'

/** In the order of the path; the first that may be taken is the big one. */
const acts: readonly { contract: { name: string }; label: string; Form: ComponentType<StepProps>; rare?: true }[] = [
  { contract: planHelp, label: 'Lập kế hoạch giúp đỡ', Form: PlanForm },
  { contract: noteHelp, label: 'Ghi một tháng giúp đỡ', Form: NoteForm },
  { contract: reportHelp, label: 'Báo cáo kết quả giúp đỡ', Form: ReportForm },
  { contract: recordStatement, label: 'Ghi lời trình bày', Form: StatementForm },
  { contract: openNameVote, label: 'Đưa ra bỏ phiếu kín', Form: VoteForm },
  { contract: withdrawName, label: 'Rút tên', Form: WithdrawForm, rare: true },
]

export function NamePage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const name = useOperation(getName, { id, provinceCode: tinh }, { fresh: true })
  const ofBranch = useCan(listReviews)
  const home = { label: 'Rà soát', to: addresses.reviews({ tinh }) }
  if (name.isPending || name.error) {
    return <PageToCome title="Tên đang xem xét" trail={[home]} of={name} />
  }
  const { data } = name
  return (
    <Page
      title={data.fullName}
      trail={ofBranch ? [home, { label: data.title, to: addresses.review(data.reviewId, { tinh }) }] : [home]}
      lead={
        <p>
          <Tag {...stateTags[data.state]} /> {data.organisationName}, tên số {data.seq}.
        </p>
      }
    >
      <div className="stack">
        {data.gone && (
          <Notice title={`${data.fullName} không còn sinh hoạt ở chi bộ.`}>
            <p>
              Không bỏ phiếu, không giúp đỡ tiếp ở đây. Còn phiếu đang mở thì hủy phiếu ở cuộc họp, rồi rút tên, ghi lý
              do.
            </p>
          </Notice>
        )}
        <Next name={data} tinh={tinh} />
        <Panel title="Sự việc đã ghi">
          <Facts facts={recorded(data)} />
        </Panel>
        {data.votes.length > 0 && (
          <Panel title="Phiếu kín">
            <Facts
              facts={data.votes.map((vote) => ({
                label: `${purposeLabels[vote.purpose]}, ngày ${showDate(vote.heldOn)}`,
                value: ballot(vote),
                aside: <Link to={addresses.meeting(vote.meetingId, { tinh })}>Mở cuộc họp</Link>,
              }))}
            />
          </Panel>
        )}
        {data.help !== null && <Help name={data} />}
      </div>
    </Page>
  )
}

function Next({ name, tinh }: { name: NameDetail; tinh: string | undefined }) {
  const [acting, setActing] = useState<string | null>(null)
  const say = useDoneNotice()
  const open = acts.filter(({ contract }) => name.allowed.includes(contract.name))
  const chosen = open.find(({ contract }) => contract.name === acting)
  if (chosen !== undefined) {
    const { Form, label } = chosen
    return (
      <Panel title={label}>
        <div className="measured">
          <Form
            name={name}
            tinh={tinh}
            onDone={(text) => {
              setActing(null)
              say({ text })
            }}
            onCancel={() => setActing(null)}
          />
        </div>
      </Panel>
    )
  }
  // Taking the name off is rare, unless nothing else is left.
  const isRare = ({ rare }: (typeof acts)[number]) => rare === true && !name.gone
  const [often, rare] = [open.filter((act) => !isRare(act)), open.filter(isRare)]
  const fitting = name.fittingCase
  if (open.length === 0 && fitting === null && name.case === null) return null
  // Until the person was heard, hearing comes first.
  const first = name.state === 'named' && name.statement !== null ? openNameVote.name : often[0]?.contract.name
  return (
    <section className="row screen-only" aria-label="Bước tiếp theo">
      {name.case !== null && (
        <LinkButton
          kind="main"
          label={`Mở việc: ${caseLabels[name.case.lifecycle]}`}
          to={addresses.case(name.case.id, { tinh })}
        />
      )}
      {often.map(({ contract, label }) => (
        <Button
          key={contract.name}
          kind={contract.name === first ? 'main' : 'plain'}
          label={label}
          onPress={() => setActing(contract.name)}
        />
      ))}
      {fitting !== null && name.allowed.includes(planHelp.name) && (
        <LinkButton
          label={`${caseLabels[fitting]} theo đúng các bước`}
          to={addresses.openCase({ memberId: name.memberId, quyTrinh: fitting }, { tinh })}
        />
      )}
      {rare.length > 0 && (
        <MoreActions>
          {rare.map(({ contract, label }) => (
            <Button key={contract.name} label={label} onPress={() => setActing(contract.name)} />
          ))}
        </MoreActions>
      )}
    </section>
  )
}

function recorded(name: NameDetail): Fact[] {
  const { statement } = name
  return [
    { label: 'Nội dung', value: groundNames[name.ground] },
    { label: 'Sự việc', value: <span className="typed">{name.reason}</span> },
    { label: 'Ghi ở đâu', value: name.source },
    { label: 'Người ghi', value: `${name.namedBy}, ngày ${showDate(name.namedOn)}` },
    {
      label: 'Đảng viên trình bày',
      value:
        statement === null ? (
          'Chưa'
        ) : (
          <span className="typed">
            {statement.how === 'absent' ? 'Đã mời mà không đến: ' : ''}
            {statement.text} (ngày {showDate(statement.on)})
          </span>
        ),
    },
    ...name.questions.map((question) => ({
      label: `Câu hỏi: ${kindLabels[question.kind].toLowerCase()}`,
      value: `${question.fact} ${question.weighed === null ? '' : `${weighedLabels[question.weighed]}: ${question.answer}`}`,
    })),
    ...(name.result === null
      ? []
      : [
          {
            label: `Kết quả giúp đỡ, ngày ${showDate(name.result.on)}`,
            value: <span className="typed">{name.result.text}</span>,
          },
        ]),
    ...(name.withdrawnReason === null ? [] : [{ label: 'Lý do rút tên', value: name.withdrawnReason }]),
  ]
}

function ballot({ state, inFavour, denominator, required }: NameDetail['votes'][number]): string {
  if (state === 'cancelled') return 'Đã bỏ lần bỏ phiếu này'
  const needed = required === null ? '' : `, cần ${showNumber(required)}`
  return inFavour === null
    ? `Đang bỏ phiếu: ${showNumber(denominator)} người tính${needed}`
    : `${showNumber(inFavour)} tán thành trên ${showNumber(denominator)}${needed}`
}

function Help({ name: { help, notes } }: { name: NameDetail }) {
  if (help === null) return null
  return (
    <Panel title="Giúp đỡ">
      <Facts
        facts={[
          { label: 'Người giúp đỡ', value: help.helperName },
          { label: 'Thời gian', value: `${showDate(help.from)} đến ${showDate(help.until)}` },
          { label: 'Kế hoạch', value: <span className="typed">{help.plan}</span> },
          ...notes.map(({ month, said, by, on }) => ({
            label: `Tháng ${showMonth(month)}`,
            value: (
              <span className="typed">
                {said} ({by}, ngày {showDate(on)})
              </span>
            ),
          })),
        ]}
      />
    </Panel>
  )
}
