// Chooses a saved question of the organisation by which a target is counted; says where questions are composed when there is none.
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import type { Question } from '#contract/questions.ts'
import { addresses } from '../../app/addresses.ts'
import { SelectField } from '../../ui/choice-field.tsx'

type FieldProps = Omit<ComponentProps<typeof SelectField>, 'options' | 'empty' | 'hint'>

interface QuestionFieldProps extends FieldProps {
  /** Undefined while they are asked for. */
  questions: readonly Question[] | undefined
  /** What the target is counted by already. */
  kept: string | null
  tinh: string | undefined
}

export function QuestionField({ questions, kept, tinh, ...field }: QuestionFieldProps) {
  return (
    <>
      <SelectField
        {...field}
        empty={kept === null ? 'Chọn câu hỏi' : `Giữ câu hỏi «${kept}»`}
        options={(questions ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        hint="Mỗi cấp đếm theo bộ lọc của câu hỏi trong phạm vi của mình."
      />
      {questions?.length === 0 && (
        <p className="soft">
          Chưa lưu câu hỏi nào. <Link to={addresses.questions({ tinh })}>Đặt câu hỏi thống kê</Link>
        </p>
      )}
    </>
  )
}
