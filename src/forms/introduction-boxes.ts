// The boxes of the introduction forms (lifecycle-rules §11) as data: which level fills which box. A level that does not exist is passed over.
import type { Level } from '#rules/lifecycle/levels.ts'

export interface IntroductionBox {
  box: number
  level: Level
  title: string
  /** Where the form itself goes on to; the last box says where it is kept. */
  then: string
  /** On the way back from a temporary place: the same level writes a second box. */
  back?: true
}

export interface IntroductionForm {
  code: 'GT-10' | 'GT-7' | 'GT-8' | 'GT-2'
  boxes: readonly IntroductionBox[]
}

const box = (number: number, level: Level, title: string, then = 'Giới thiệu đến'): IntroductionBox => ({
  box: number,
  level,
  title,
  then,
})

/**
 * Boxes 2 and 6 of the form of 7 are read from the gaps in its numbering (§11 marks this an inference); boxes 2, 4, 7 and 9 of the form of
 * 10 are mapped anew where the three-level model has no such level: they are then passed over.
 */
export const introductionForms: readonly IntroductionForm[] = [
  {
    code: 'GT-10',
    boxes: [
      box(1, 'branch', 'Chi ủy nơi đi'),
      box(2, 'intermediate', 'Đảng ủy bộ phận nơi đi'),
      box(3, 'grassroots', 'Đảng ủy cơ sở nơi đi'),
      box(4, 'superior', 'Cấp ủy cấp trên trực tiếp nơi đi'),
      box(5, 'province', 'Ban tổ chức tỉnh ủy nơi đi'),
      box(6, 'receiving-province', 'Ban tổ chức tỉnh ủy nơi đến'),
      box(7, 'receiving-superior', 'Cấp ủy cấp trên trực tiếp nơi đến'),
      box(8, 'receiving-grassroots', 'Đảng ủy cơ sở nơi đến'),
      box(9, 'receiving-intermediate', 'Đảng ủy bộ phận nơi đến'),
      box(10, 'receiving-branch', 'Chi ủy nơi đến', 'Đã tiếp nhận, chuyển giấy lên lưu tại'),
    ],
  },
  {
    code: 'GT-7',
    boxes: [
      box(1, 'branch', 'Chi ủy nơi đi'),
      box(2, 'intermediate', 'Đảng ủy bộ phận nơi đi'),
      box(3, 'grassroots', 'Đảng ủy cơ sở nơi đi'),
      box(4, 'superior', 'Cấp ủy cấp trên trực tiếp'),
      box(5, 'receiving-grassroots', 'Đảng ủy cơ sở nơi đến'),
      box(6, 'receiving-intermediate', 'Đảng ủy bộ phận nơi đến'),
      box(7, 'receiving-branch', 'Chi ủy nơi đến', 'Đã tiếp nhận, chuyển giấy lên lưu tại'),
    ],
  },
  {
    code: 'GT-8',
    boxes: [
      box(1, 'branch', 'Chi ủy nơi đi'),
      box(2, 'grassroots', 'Đảng ủy cơ sở nơi đi'),
      box(3, 'receiving-grassroots', 'Đảng ủy cơ sở nơi sinh hoạt tạm thời'),
      box(4, 'receiving-branch', 'Chi ủy nơi sinh hoạt tạm thời', 'Đã tiếp nhận; nơi tiếp nhận'),
      { ...box(5, 'receiving-branch', 'Chi ủy nơi sinh hoạt tạm thời (khi trở về)'), back: true },
      { ...box(6, 'receiving-grassroots', 'Đảng ủy cơ sở nơi sinh hoạt tạm thời (khi trở về)'), back: true },
      { ...box(7, 'grassroots', 'Đảng ủy cơ sở tiếp nhận trở lại'), back: true },
      { ...box(8, 'branch', 'Chi ủy tiếp nhận trở lại', 'Đã tiếp nhận, chuyển giấy lên lưu tại'), back: true },
    ],
  },
  {
    code: 'GT-2',
    boxes: [
      box(1, 'foreign-affairs', 'Đảng ủy Bộ Ngoại giao tiếp nhận, lưu hồ sơ'),
      { ...box(2, 'foreign-affairs', 'Đảng ủy Bộ Ngoại giao giới thiệu về nước'), back: true },
    ],
  },
]

/** The number of the box that a level fills; undefined where the form has none for it. */
export const boxNumber = (code: IntroductionForm['code'], level: Level, back = false): number | undefined =>
  introductionForms
    .find((form) => form.code === code)
    ?.boxes.find((b) => b.level === level && (b.back === true) === back)?.box
