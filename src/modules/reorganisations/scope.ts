// Who may reorganise the organisations of an area, as a sentence and as SQL.
import { subtreeScope } from '#kernel/permission.ts'

/** Over `organisations` and `reorganisations`. */
export const reorganise = subtreeScope(
  'Ban tổ chức và văn phòng cấp ủy sắp xếp các tổ chức trực thuộc trong phạm vi của mình.',
  ['organisation-board', 'office'],
)
