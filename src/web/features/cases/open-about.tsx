// Before a case can be opened: whom it is about. A member is found by name, a person of the pool on the list of the pool.
import { useNavigate } from 'react-router'
import { listCitizens } from '#contract/citizens.ts'
import { listMembers } from '#contract/members.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { askSupplements } from '#contract/supplements.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { addresses } from '../../app/addresses.ts'
import { ApiError } from '../../app/api-error.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { FindMember } from './find-member.tsx'

export function OpenAbout({ tinh }: { tinh: string | undefined }) {
  const navigate = useNavigate()
  const [findsMembers, seesCitizens] = [useCan(listMembers), useCan(listCitizens)]
  return (
    <>
      {findsMembers && (
        <Panel title="Việc về một đảng viên">
          <div className="measured">
            <FindMember
              field={{ name: 'member', label: 'Đảng viên' }}
              chosen={null}
              except={null}
              onChoose={(found) => found !== null && navigate(addresses.openCase({ memberId: found.id }, { tinh }))}
            />
          </div>
        </Panel>
      )}
      {seesCitizens && (
        <Panel title="Việc về quần chúng, cảm tình Đảng">
          <p>Chọn người trong danh sách, hoặc ghi một người mới.</p>
          <div>
            <LinkButton to={addresses.citizens({ tinh })} label="Mở danh sách quần chúng" />
          </div>
        </Panel>
      )}
      <AskWholeBranch tinh={tinh} />
    </>
  )
}

/** In a branch the supplement of the year is asked of everybody at once, and not person by person. */
function AskWholeBranch({ tinh }: { tinh: string | undefined }) {
  const { seat } = useMe()
  const may = useCan(askSupplements)
  const id = seat?.organisationId ?? ''
  const own = useOperation(getOrganisation, { id, provinceCode: tinh }, { when: may && seat !== null })
  const ask = useCommand(askSupplements)
  const say = useDoneNotice()
  if (!may || own.data === undefined || organisationTypes.byCode(own.data.type.code)?.isBranch !== true) return null
  return (
    <Panel title="Bổ sung hồ sơ hằng năm của cả chi bộ">
      <p>
        Mở việc khai bổ sung hồ sơ năm nay cho mọi đảng viên của chi bộ. Ai đang khai, đã khai xong hoặc không phải khai
        năm nay thì không mở thêm.
      </p>
      <ProblemSummary error={ask.error === null ? null : ApiError.from(ask.error)} problems={[]} />
      <div>
        <Button
          label="Yêu cầu cả chi bộ khai"
          busy={ask.isPending}
          busyLabel="Đang mở việc…"
          onPress={() =>
            ask.mutate(
              { organisationId: id, ...(tinh !== undefined && { provinceCode: tinh }) },
              {
                onSuccess: ({ opened, already }) =>
                  say({
                    text:
                      opened === 0
                        ? `Không mở thêm việc nào: cả ${already} đảng viên đã có việc này trong năm.`
                        : `Đã yêu cầu ${opened} đảng viên khai bổ sung hồ sơ.`,
                  }),
              },
            )
          }
        />
      </div>
    </Panel>
  )
}
