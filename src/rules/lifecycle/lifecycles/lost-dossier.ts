// A dossier that was lost (DOS-09): the cause, the opinion of the standing committee, declared again, verified, rebuilt.
import type { Lifecycle } from '../types.ts'
import { branch, branchAlone, confirm, deciding, grassroots, number, reason, returning, text } from './parts.ts'

const keepers = [grassroots, branchAlone]
const reported = ['DM-84'] as const
const allowed = [...reported, 'dossier-loss-opinion'] as const
const declared = [...allowed, '1-HSĐV', '2-HSĐV'] as const
const verified = [...declared, 'inspection-report'] as const

export const lostDossier: Lifecycle = {
  code: 'lost-dossier',
  title: 'Lập lại hồ sơ đảng viên bị mất',
  subject: 'member',
  about: 'Làm rõ nguyên nhân mất hồ sơ, xin ý kiến, khai lại, thẩm tra và lập lại hồ sơ của một đảng viên.',
  states: [
    { code: 'reported', title: 'Đã báo mất hồ sơ, nêu nguyên nhân', papers: reported },
    { code: 'allowed', title: 'Ban thường vụ đã cho ý kiến lập lại', papers: allowed },
    { code: 'declared', title: 'Đảng viên đã khai lại', papers: declared },
    { code: 'verified', title: 'Đã thẩm tra lời khai', papers: verified },
    { code: 'rebuilt', title: 'Đã lập lại hồ sơ', end: 'done', papers: [...verified, 'contents-list'] },
    { code: 'found', title: 'Đã tìm thấy hồ sơ', end: 'cancelled' },
  ],
  steps: [
    {
      code: 'report',
      title: 'Báo mất hồ sơ, nêu nguyên nhân',
      from: [],
      to: 'reported',
      actors: keepers,
      needs: ['DM-84'],
      facts: [text('cause', 'Nguyên nhân mất hồ sơ')],
      ruleIds: ['DOS-09', 'DOS-01'],
    },
    {
      code: 'allow',
      title: 'Cho ý kiến lập lại hồ sơ',
      from: ['reported'],
      to: 'allowed',
      actors: [deciding],
      makes: ['dossier-loss-opinion'],
      ruleIds: ['DOS-09'],
    },
    returning('ask-again', 'Yêu cầu làm rõ thêm nguyên nhân', ['allowed'], 'reported', [deciding], ['DOS-09']),
    {
      code: 'declare',
      title: 'Nhận lý lịch, phiếu đảng viên khai lại',
      own: 'Nộp lý lịch, phiếu đảng viên khai lại',
      from: ['allowed'],
      to: 'declared',
      actors: ['subject', branch, grassroots],
      makes: ['1-HSĐV', '2-HSĐV'],
      ruleIds: ['DOS-09', 'PROB-05'],
    },
    {
      code: 'verify',
      title: 'Thẩm tra lời khai',
      from: ['declared'],
      to: 'verified',
      actors: keepers,
      makes: ['inspection-report'],
      ruleIds: ['DOS-09'],
    },
    returning('declare-again', 'Trả lại để khai lại', ['declared', 'verified'], 'allowed', keepers, ['DOS-09']),
    {
      code: 'rebuild',
      title: 'Lập lại hồ sơ, lập mục lục',
      from: ['verified'],
      to: 'rebuilt',
      actors: keepers,
      makes: ['contents-list'],
      facts: [
        number('copies', 'Số bản sao quyết định, báo cáo đã thu thập', { min: 0 }),
        confirm('complete', 'Đã có lý lịch, phiếu đảng viên và bản sao các quyết định, báo cáo'),
      ],
      ruleIds: ['DOS-09', 'DOS-01'],
    },
    {
      code: 'find',
      title: 'Ghi đã tìm thấy hồ sơ',
      kind: 'exit',
      from: ['reported', 'allowed', 'declared', 'verified'],
      to: 'found',
      actors: keepers,
      facts: [reason],
      ruleIds: ['DOS-09'],
    },
  ],
  clocks: [],
}
