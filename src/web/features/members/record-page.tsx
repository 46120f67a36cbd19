// The page of one member: facts in groups with edit in place, the career, the path through branches and posts, who changed what.
import { useParams } from 'react-router'
import { listCases } from '#contract/cases.ts'
import { getDossier } from '#contract/dossiers.ts'
import type { MemberRecord } from '#contract/member-record.ts'
import { getMember, listMembers } from '#contract/members.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { SubjectCases } from '../cases/subject-cases.tsx'
import { CareerPart } from './career-part.tsx'
import { ChangesPart } from './changes-part.tsx'
import { useFieldHistory } from './fact-history.tsx'
import { GroupPanel } from './group-panel.tsx'
import { departureLabels, statusLabels, statusStates } from './labels.ts'
import classes from './list.module.css'
import { partyAge } from './party-age.ts'
import { PathPart } from './path-part.tsx'
import { RecordActs } from './record-acts.tsx'
import type { Group } from './record-fields.tsx'

const tabs = [
  { key: 'ho-so', label: 'Hồ sơ' },
  { key: 'qua-trinh', label: 'Quá trình' },
  { key: 'sinh-hoat', label: 'Chi bộ và chức vụ' },
  { key: 'viec', label: 'Việc' },
  { key: 'lich-su', label: 'Lịch sử thay đổi' },
] as const
const groups: readonly Group[] = ['identity', 'party', 'card', 'residence', 'education', 'work']

export function MemberRecordPage() {
  const { id = '' } = useParams()
  const [search, change] = useAddressValues()
  const provinceCode = search.get('tinh') ?? undefined
  const chosen = tabs.find((tab) => tab.key === search.get('muc'))?.key ?? 'ho-so'
  const answer = useOperation(getMember, { id, provinceCode })
  const { seat } = useMe()
  const seesList = useCan(listMembers) && seat?.role !== 'member'
  const seesCases = useCan(listCases)
  const seesDossier = useCan(getDossier)
  const member = answer.data
  const history = useFieldHistory(member)

  return (
    <Page
      key={id}
      title={member?.identity.fullName ?? 'Hồ sơ đảng viên'}
      trail={
        seesList
          ? [
              { label: 'Đảng viên', to: addresses.members(provinceCode === undefined ? {} : { provinceCode }) },
              ...(member === undefined
                ? []
                : [
                    {
                      label: member.branch.name,
                      to: addresses.members({ organisationId: member.branch.id, provinceCode }),
                    },
                  ]),
            ]
          : []
      }
      lead={member && <Lead member={member} />}
      actions={
        member &&
        seesDossier && (
          <LinkButton wide={false} to={addresses.dossier(id, { tinh: provinceCode })} label="Giấy tờ trong hồ sơ" />
        )
      }
    >
      {answer.isPending && <Skeleton lines={12} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {member && (
        <Tabs
          label="Các phần của hồ sơ"
          tabs={tabs.filter(({ key }) => key !== 'viec' || seesCases)}
          current={chosen}
          onChoose={(key) => change({ muc: key === 'ho-so' ? '' : key })}
        >
          {chosen === 'ho-so' && (
            <div className={classes.groups}>
              {groups.map((group) => (
                <GroupPanel key={group} group={group} member={member} history={history} />
              ))}
            </div>
          )}
          {chosen === 'qua-trinh' && <CareerPart member={member} />}
          {chosen === 'sinh-hoat' && (
            <div className="stack">
              <RecordActs member={member} />
              <PathPart member={member} />
            </div>
          )}
          {chosen === 'viec' && (
            <SubjectCases title="Việc của đảng viên" about={{ memberId: id }} tinh={provinceCode} />
          )}
          {chosen === 'lich-su' && <ChangesPart member={member} />}
        </Tabs>
      )}
    </Page>
  )
}

function Lead({ member }: { member: MemberRecord }) {
  const { departure, party } = member
  return (
    <p className="row">
      <Tag state={statusStates[member.status]} label={statusLabels[member.status]} />
      {departure !== null && (
        <span>
          {departureLabels[departure.kind]}
          {departure.on !== null && ` ngày ${showDate(departure.on)}`}
        </span>
      )}
      <span>{member.branch.name}</span>
      {party.partyAge !== null && <span>{partyAge(party.partyAge)} tuổi đảng</span>}
    </p>
  )
}
