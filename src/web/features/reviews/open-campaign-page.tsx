// Opens a campaign: what the directive lays down, its days, and which grounds are looked at.
import { useNavigate, useSearchParams } from 'react-router'
import { openCampaign } from '#contract/reviews.ts'
import { groundNames, reviewGrounds } from '#rules/reviews/grounds.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './reviews.module.css'

const chosen = Object.fromEntries(reviewGrounds.map((ground) => [ground, false])) as Record<
  (typeof reviewGrounds)[number],
  boolean
>

export function OpenCampaignPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const say = useDoneNotice()
  const tinh = search.get('tinh') ?? undefined
  return (
    <Page
      title="Mở đợt rà soát"
      trail={[{ label: 'Rà soát', to: addresses.reviews({ tinh }) }]}
      lead={<p>{seat?.organisationName} và mọi chi bộ bên dưới.</p>}
    >
      <div className="measured">
        <CommandForm
          contract={openCampaign}
          initial={{
            title: '',
            directive: '',
            startsOn: today(),
            endsOn: '',
            factsFrom: `${today().slice(0, 4)}-01-01`,
            ...chosen,
          }}
          labels={{
            title: 'Tên đợt',
            directive: 'Theo văn bản nào',
            startsOn: 'Bắt đầu ngày',
            endsOn: 'Xong trước ngày',
            factsFrom: 'Xem dữ kiện từ ngày',
            ...groundNames,
          }}
          draft="reviews.open"
          toInput={({ title, directive, startsOn, endsOn, factsFrom, ...grounds }) => ({
            title,
            directive,
            startsOn,
            endsOn,
            factsFrom,
            organisationId: seat?.organisationId ?? '',
            grounds: reviewGrounds.filter((ground) => grounds[ground]),
            provinceCode: tinh,
          })}
          action="Mở đợt rà soát"
          renews={['reviews.']}
          onDone={({ id, branches }) => {
            navigate(addresses.campaign(id, { tinh }), { replace: true })
            say({ text: `Đã mở đợt rà soát ở ${branches} chi bộ.` })
          }}
          onCancel={() => navigate(-1)}
          cancelLabel="Thôi, không mở"
        >
          {(form) => (
            <>
              <TextField {...form.text('title')} hint="Ví dụ: Rà soát, sàng lọc đảng viên năm 2026." />
              <TextField {...form.text('directive')} hint="Số, ký hiệu, ngày: KH 12-KH/ĐU ngày 05/11/2026." />
              <DateField {...form.text('startsOn')} />
              <DateField {...form.text('endsOn')} />
              <DateField {...form.text('factsFrom')} />
              <fieldset className={classes.group}>
                <legend>Nội dung rà soát, theo văn bản chỉ đạo</legend>
                {reviewGrounds.map((ground) => (
                  <CheckField
                    key={ground}
                    name={ground}
                    label={groundNames[ground]}
                    checked={form.values[ground]}
                    onChange={(on) => form.set(ground, on)}
                  />
                ))}
              </fieldset>
            </>
          )}
        </CommandForm>
      </div>
    </Page>
  )
}
