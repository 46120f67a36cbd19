// What is known of an organisation, and changing it: correct, rename, new code, end.
import { useState } from 'react'
import { getFigures } from '#contract/members.ts'
import {
  correctOrganisation,
  endOrganisation,
  type Organisation,
  recodeOrganisation,
  renameOrganisation,
} from '#contract/organisations.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showSpan } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { Panel } from '../../ui/page.tsx'
import { CorrectForm, EndForm, RecodeForm, RenameForm } from './change-forms.tsx'
import { KeyFigures } from './key-figures.tsx'

type Act = 'correct' | 'rename' | 'recode' | 'end'
const acts = [
  { act: 'correct', operation: correctOrganisation, label: 'Sửa thông tin' },
  { act: 'rename', operation: renameOrganisation, label: 'Đổi tên' },
  { act: 'recode', operation: recodeOrganisation, label: 'Đổi mã' },
  { act: 'end', operation: endOrganisation, label: 'Kết thúc hoạt động' },
] as const

export function FactsPart({ organisation, isPast }: { organisation: Organisation; isPast: boolean }) {
  const [act, setAct] = useState<Act | null>(null)
  const say = useDoneNotice()
  const seesFigures = useCan(getFigures)
  const close = () => setAct(null)
  const done = (text: string) => {
    close()
    say({ text })
  }
  const offered = isPast ? [] : acts.filter(({ operation }) => organisation.allowed.includes(operation.name))
  const [first, ...others] = offered
  const forms = {
    correct: (
      <CorrectForm organisation={organisation} onDone={() => done('Đã lưu thông tin của tổ chức.')} onCancel={close} />
    ),
    rename: (
      <RenameForm
        organisation={organisation}
        onDone={() => done('Đã ghi tên mới; tên cũ được giữ trong lịch sử.')}
        onCancel={close}
      />
    ),
    recode: (
      <RecodeForm
        organisation={organisation}
        onDone={() => done('Đã ghi mã mới; mã cũ được giữ trong lịch sử.')}
        onCancel={close}
      />
    ),
    end: (
      <EndForm organisation={organisation} onDone={() => done('Đã ghi tổ chức kết thúc hoạt động.')} onCancel={close} />
    ),
  }
  const { currentTerm } = organisation
  return (
    <div className="stack">
      {seesFigures && !isPast && (
        <KeyFigures organisationId={organisation.id} provinceCode={organisation.provinceCode} />
      )}
      {act !== null && <Panel title={acts.find((one) => one.act === act)?.label ?? ''}>{forms[act]}</Panel>}
      <Panel
        title="Thông tin"
        action={
          act === null &&
          offered.length > 0 && (
            <div className="row screen-only">
              {first && <Button wide={false} label={first.label} onPress={() => setAct(first.act)} />}
              {others.length > 0 && (
                <MoreActions about="với thông tin của tổ chức">
                  {others.map((one) => (
                    <Button
                      key={one.act}
                      wide={false}
                      kind={one.act === 'end' ? 'grave' : 'plain'}
                      label={one.label}
                      onPress={() => setAct(one.act)}
                    />
                  ))}
                </MoreActions>
              )}
            </div>
          )
        }
      >
        <Facts
          facts={[
            { label: 'Tên', value: organisation.name },
            { label: 'Mã', value: organisation.code },
            { label: 'Loại tổ chức', value: organisation.type.name },
            ...(organisation.unitType === null
              ? []
              : [{ label: 'Loại hình đơn vị', value: organisation.unitType.name }]),
            { label: 'Cấp trên trực tiếp', value: organisation.parents.at(-1)?.name },
            { label: 'Ngày thành lập', value: showDate(organisation.foundedOn) },
            { label: 'Văn bản thành lập', value: organisation.foundingDocument },
            ...(organisation.endedOn === null
              ? []
              : [
                  { label: 'Kết thúc hoạt động', value: showDate(organisation.endedOn) },
                  { label: 'Văn bản kết thúc', value: organisation.endingDocument },
                ]),
            { label: 'Địa chỉ', value: organisation.address },
            {
              label: 'Nhiệm kỳ hiện tại',
              value: currentTerm && `${currentTerm.name}, ${showSpan(currentTerm.startsOn, currentTerm.endsOn)}`,
            },
          ]}
        />
      </Panel>
    </div>
  )
}
