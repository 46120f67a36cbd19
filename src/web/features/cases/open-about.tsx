// Before a case can be opened: whom it is about. A member is found by name, a person of the pool on the list of the pool.
import { useNavigate } from 'react-router'
import { listCitizens } from '#contract/citizens.ts'
import { listMembers } from '#contract/members.ts'
import { addresses } from '../../app/addresses.ts'
import { useCan } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
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
    </>
  )
}
