// The posts of party organisations and the assignments in their offices, with the role each opens in the program.
import data from '../../../data/posts.json' with { type: 'json' }
import { type CodeItem, type CodeList, makeCodeList } from './code-list.ts'

/** What a post lets its holder do in the program; a choice of the program, not of a regulation. */
export type PostRole =
  | 'secretary'
  | 'committee-member'
  | 'inspection'
  | 'office'
  | 'organisation-board'
  | 'administrator'

export interface Post extends CodeItem {
  readonly aliases: readonly string[]
  /** Order in lists: smaller first. */
  readonly rank: number
  readonly role: PostRole | null
  readonly kind: 'elective' | 'assignment'
}

export const posts: CodeList<Post> = makeCodeList(data.items as readonly Post[])
