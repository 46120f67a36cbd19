// The Vietnamese words of elections: posts, purposes, states with their shape, how somebody came on the list.
import type { Election } from '#contract/elections.ts'
import type { TagState } from '../../ui/tag.tsx'

export const postLabels: Record<Election['postCode'], string> = {
  'branch-committee-member': 'Chi ủy viên',
  secretary: 'Bí thư',
  'deputy-secretary': 'Phó bí thư',
}

export const purposeLabels: Record<Election['purpose'], string> = {
  term: 'Bầu nhiệm kỳ mới',
  supplement: 'Bầu bổ sung',
}

export const routeLabels: Record<Election['candidates'][number]['route'], string> = {
  committee: 'Chi ủy giới thiệu',
  nomination: 'Được đề cử',
  own: 'Tự ứng cử',
}

export const electionStates: Record<Election['state'], { label: string; state: TagState }> = {
  open: { label: 'Đang bầu', state: 'waiting' },
  decided: { label: 'Đã có kết quả', state: 'plain' },
  failed: { label: 'Không ai trúng cử', state: 'stopped' },
  submitted: { label: 'Chờ chuẩn y', state: 'waiting' },
  ratified: { label: 'Đã chuẩn y', state: 'good' },
}

/** Those elected. */
export const electedOf = ({ candidates }: Pick<Election, 'candidates'>): Election['candidates'] =>
  candidates.filter(({ electedRound }) => electedRound !== null)

/** The post as it stands in a sentence. */
export const postInSentence = (post: Election['postCode']): string => postLabels[post].toLowerCase()
