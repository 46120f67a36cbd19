// A paper says what was so when it came: its own vote, the facts it is about, and nothing that became known afterwards.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { inventedNumber, register } from '../../members/testing/people.ts'
import {
  admissionStory,
  driveOf,
  notice,
  openCaseOf,
  type Story,
  throughAdmission,
  throughClass,
} from '../testing/admission-story.ts'
import { takeAll, takeAs, today } from '../testing/drive.ts'
import { actorsHere, openCase, openTransfer } from '../testing/openings.ts'
import { dayInWords, linesOf } from '../testing/read-paper.ts'

describe('what one paper of a case says', () => {
  const world = useWorld()
  const textOf = async (actor: Actor, id: string, code: string): Promise<string> => {
    const { html }: { html: string } = await world.ask(actor, 'cases.get-paper', { id, code })
    return linesOf(html).join('\n')
  }

  describe('of an admission that is over', () => {
    let story: Story
    let id: string
    beforeAll(async () => {
      story = await admissionStory(world, {
        education: 'lower-secondary',
        educationProof: 'diploma',
        way: 'letter',
        mentor: 'Trần Thị Sau',
        vote: { ballot: 'card' },
      })
      const person = await notice(story, 'Nguyễn Thị Mới')
      await throughClass(story, person)
      id = (await throughAdmission(story, person)).admissionId
    })

    test('VOTE-03: a resolution prints the vote it rests on, and none of another one', async () => {
      expect(await textOf(story.office, id, '8A-KNĐ')).toContain('- Tán thành: 9')
      const permission = await textOf(story.office, id, '6-TN')
      expect(permission).toContain('- Tán thành: ……')
      expect(permission).not.toContain('- Tán thành: 9')
      expect(await textOf(story.office, id, '6-KNĐ')).toContain('- Tán thành: 3')
    })

    test('ADM-12 ADM-16 ADM-21: only the papers of the way it took are offered to be printed', async () => {
      const offered = async (actor: Actor, of: string): Promise<string[]> => {
        const { papers }: { papers: { code: string }[] } = await world.ask(actor, 'cases.list-papers', { id: of })
        return papers.map(({ code }) => code)
      }
      const over = await offered(story.office, id)
      expect(over).toEqual(expect.arrayContaining(['6-TN', '1A-KNĐ', '6-KNĐ', 'vote-minutes', '8A-KNĐ', '9A-KNĐ']))
      const another = [
        '1B-KNĐ',
        '9B-KNĐ',
        '9C-KNĐ',
        '9D-KNĐ',
        '9E-KNĐ',
        '9H-HKN',
        '9K-HKN',
        '04-TBKL',
        'DM-92',
        'DM-93',
      ]
      expect(over.filter((code) => another.includes(code))).toEqual([])
      expect(await world.call(story.office, 'cases.print-papers', { id, codes: ['9K-HKN'] })).toMatchObject({
        refusal: { code: 'cases.not-printable' },
      })
      // One under way may still be above the committee's competence, decided by another or not at all; it is no readmission any more.
      const person = await notice(story, 'Nguyễn Thị Sau')
      await throughClass(story, person)
      await takeAll(driveOf(story, person.poolId), 'propose-opening', 'allow-opening')
      const open = await offered(story.office, await openCaseOf(story, 'admission', { citizenId: person.citizenId }))
      expect(open).toEqual(expect.arrayContaining(['1A-KNĐ', '9A-KNĐ', '9D-KNĐ', '9H-HKN', '04-TBKL']))
      expect(open.filter((code) => ['1B-KNĐ', '9C-KNĐ', '9E-KNĐ', '9K-HKN'].includes(code))).toEqual([])
    })

    test('a letter of verification tells the other place nothing that was decided later, and no check of ours', async () => {
      const letter = await textOf(story.office, id, 'DM-97')
      expect(letter).toContain('Những nơi gửi đi thẩm tra')
      for (const later of ['Lễ tổ chức riêng từng người', 'Kết luận', 'Đơn do người xin vào Đảng tự viết tay']) {
        expect(letter).not.toContain(later)
      }
    })

    test('what the list of the pool has no place for is not looked for there: a course of life is written by hand', async () => {
      type Missing = { missing: { label: string; where: string }[] }
      const { missing } = await world.ask<Missing>(story.office, 'cases.get-paper', { id, code: '2-KNĐ' })
      for (const label of ['quá trình công tác', 'đào tạo', 'khen thưởng', 'kỷ luật'])
        expect(missing).toContainEqual(expect.objectContaining({ label, where: 'by-hand' }))
    })

    test('what was declared of the schooling stands on the CV, whatever the pool says', async () => {
      expect(await textOf(story.office, id, '2-KNĐ')).toContain('- Giáo dục phổ thông: Trung học cơ sở')
    })

    test('a person of the pool has no days and numbers of a member; an answer from elsewhere is not headed as ours', async () => {
      for (const code of ['DM-97', 'verification-summary'])
        expect(await textOf(story.office, id, code)).not.toMatch(/Vào Đảng|Số thẻ đảng viên/)
      const asked: { rows: { id: string }[] } = await world.ask(story.office, 'cases.list', {
        lifecycle: 'verification',
      })
      expect(await textOf(story.office, asked.rows[0]?.id ?? '', 'DM-97')).toContain('Kính gửi: Xã bên')
      expect(await textOf(story.office, id, 'DM-97')).not.toContain('Không, Xã')
      expect(await textOf(story.office, id, 'verification-reply')).not.toContain('ĐẢNG ỦY XÃ AN BÌNH')
      const submission = await textOf(story.office, id, '01-TTr')
      expect(submission).toContain('về việc kết nạp đảng viên')
      expect(submission).toContain('Căn cứ Nghị quyết đề nghị kết nạp đảng viên của chi bộ số ')
    })

    test('the application names no helper who was named at the ceremony', async () => {
      expect(await textOf(story.office, id, '1A-KNĐ')).not.toContain('Trần Thị Sau')
    })

    test('ADM-08: the record of counting has the day and the question of its vote, the resolution the day of the meeting', async () => {
      const [year, month, day] = today(world).split('-')
      const minutes = await textOf(story.office, id, 'vote-minutes')
      expect(minutes).toContain('Chi bộ xét, đề nghị kết nạp')
      const met = `Họp ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
      expect(minutes).toContain(met)
      expect(await textOf(story.office, id, '6-KNĐ')).toContain(met)
    })
  })

  test('VOTE-02: the exempt who voted count on the list too; where only some came it is left to be written in', async () => {
    const { board } = await actorsHere(world)
    const branch = world.places.branchA2
    const chief = await world.actorAt(branch, 'secretary')
    for (const fullName of ['Lê Văn Ba', 'Lê Văn Bốn', 'Lê Văn Năm']) await register(world, board, branch, { fullName })
    const exempt = { status: 'exempt', birthDate: '1940-01-01' }
    await register(world, board, branch, { fullName: 'Bùi Văn Già', ...exempt })
    const decide = async (vote: object): Promise<string[]> => {
      const { id: memberId } = await register(world, board, branch, {})
      const id = await openCase(world, chief, {
        lifecycle: 'exemption',
        memberId,
        step: 'request',
        on: today(world),
        facts: { route: 'age-health', asked: 'oral', from: today(world) },
      })
      const papers = ['DM-80', 'DM-81'].map((code) => ({ code, no: '01', on: today(world), keptAt: null }))
      const done = await takeAs({ world, caseId: id, actors: [chief], known: { vote } }, 'decide-by-branch', { papers })
      expect(done.kind).toBe('done')
      return (await textOf(chief, id, 'vote-minutes')).split('\n')
    }
    const below = (lines: string[], name: string): string[] => lines.slice(lines.indexOf(name) + 1).filter(Boolean)
    const came = await decide({ exemptAbsent: 0, exemptVoting: 1, inFavour: 4, against: 0 })
    expect(below(came, 'Bùi Văn Già').slice(0, 2)).toEqual(['Được tính', 'được miễn sinh hoạt, có mặt biểu quyết'])
    await register(world, board, branch, { fullName: 'Bùi Thị Lão', ...exempt })
    const some = await decide({ exemptAbsent: 2, exemptVoting: 1, inFavour: 4, against: 0 })
    expect(below(some, 'Bùi Văn Già').slice(0, 2)).toEqual([
      '……',
      'được miễn sinh hoạt, được tính khi có mặt biểu quyết',
    ])
    const none = await decide({ exemptAbsent: 4, exemptVoting: 0, inFavour: 4, against: 0 })
    expect(below(none, 'Bùi Văn Già').slice(0, 2)).toEqual(['Không tính', 'được miễn sinh hoạt, vắng mặt'])
  })

  test('DOS-02 DOS-10: what a transfer says of itself is no change of the record, and nothing that lies in the dossier', async () => {
    const { secretary, office, board } = await actorsHere(world)
    const member = await register(world, board, world.places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    const id = await openTransfer(world, secretary, member.id, world.places.branchB1)
    await takeAll({ world, caseId: id, actors: [secretary, office, board] }, 'sign-branch', 'sign-grassroots')
    for (const code of ['3-HSĐV', 'contents-list']) {
      const text = await textOf(secretary, id, code)
      expect(text).toContain('Nội dung')
      for (const fact of ['Lý do chuyển', 'Đã xem thẻ đảng viên', 'Đang được kiểm tra'])
        expect(text).not.toContain(fact)
    }
  })

  test('TRF-05: why a member moves, or a form went back, is not why the move is declined', async () => {
    const { secretary, office, board } = await actorsHere(world)
    const member = await register(world, board, world.places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    const id = await openTransfer(world, secretary, member.id, world.places.branchB1)
    const story = { world, caseId: id, actors: [secretary, office, board] }
    const reasonOn = async (): Promise<string | undefined> =>
      (await textOf(secretary, id, 'decline-notice'))
        .split('\n')
        .find((line) => line === 'Chưa rõ nơi đến' || /^…+$/.test(line))
    await takeAll(story, 'sign-branch')
    await takeAs({ ...story, actors: [office], known: { reason: 'Ghi sai ô' } }, 'return-signing')
    const before = await textOf(secretary, id, 'decline-notice')
    for (const other of ['Ghi sai ô', 'Chuyển nơi công tác', 'Thay đổi nơi cư trú lâu dài'])
      expect(before).not.toContain(other)
    expect(await reasonOn()).toMatch(/^…+$/)
    await takeAs({ ...story, known: { reason: 'Chưa rõ nơi đến' } }, 'decline')
    expect(await textOf(secretary, id, 'decline-notice')).toContain('Chưa rõ nơi đến')
  })

  describe('of those about a member', () => {
    const committee = (name: string) => name.replace('Đảng bộ tỉnh', 'Tỉnh ủy').replace('Đảng bộ', 'Đảng ủy')
    const known = { presence: 'present', ownCase: true, decisionExists: true }
    const begin = async (
      actor: Actor,
      lifecycle: string,
      step: string,
      memberId: string,
      facts: object,
      codes: string[],
    ) => {
      const on = today(world)
      const papers = codes.map((code) => ({ code, no: '7', on, keptAt: null }))
      return openCase(world, actor, { lifecycle, step, memberId, on, facts, papers })
    }

    test('DEL-11: the level a complaint went to writes its papers, whoever decided before; a deletion says why', async () => {
      const { communeA, province } = world.places
      const { secretary, office, board } = await actorsHere(world)
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Vắng' })
      for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba'])
        await register(world, board, world.places.branchA1, { fullName })
      const about = { ground: 'card', summary: 'Trả thẻ không sinh hoạt' }
      const deletion = await begin(secretary, 'name-deletion', 'open', memberId, about, ['evidence-list'])
      const steps = ['notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve']
      await takeAll({ world, caseId: deletion, actors: [secretary, office, board], known }, ...steps)
      expect(await textOf(office, deletion, 'DM-16')).toContain(about.summary)
      const asked = {
        against: 'name-deletion',
        decisionReceivedOn: today(world),
        handlerLevel: 'province',
        request: 'Xem lại',
      }
      const id = await begin(board, 'appeal', 'lodge', memberId, asked, ['appeal-letter'])
      await takeAll({ world, caseId: id, actors: [board], known }, 'accept', 'verify')
      for (const code of ['admissibility-note', 'inspection-report', 'hearing-minutes', 'DM-28', 'DM-33']) {
        const text = await textOf(board, id, code)
        expect([code, text]).toEqual([code, expect.stringContaining(committee(province.name).toUpperCase())])
        expect(text).not.toContain(committee(communeA.name).toUpperCase())
      }
      expect(await textOf(board, id, 'appeal-letter')).toContain(`Kính gửi: ${committee(province.name)}`)
    })

    test('DEL-08: a proposal still to be voted on says nothing of the vote before it, which fell short', async () => {
      const { secretary, board } = await actorsHere(world)
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Lần' })
      for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba'])
        await register(world, board, world.places.branchA1, { fullName })
      const about = { ground: 'card', summary: 'Trả thẻ không sinh hoạt' }
      const id = await begin(secretary, 'name-deletion', 'open', memberId, about, ['evidence-list'])
      const story = { world, caseId: id, actors: [secretary], known }
      await takeAll(story, 'notify', 'receive-statement', 'hear', 'branch-vote-short')
      expect(await textOf(secretary, id, 'vote-minutes')).toContain('- Tán thành: 0')
      const awaited = await textOf(secretary, id, 'removal-proposal')
      expect(awaited).toContain('- Tán thành: ……')
      expect(awaited).toContain('Họp ngày ……')
      await takeAll(story, 'branch-vote')
      expect(await textOf(secretary, id, 'removal-proposal')).toMatch(/- Tán thành: [1-9]/)
      // The vote of the branch that passed has its record too, and that of a committee that fell short is the committee's.
      expect(await textOf(secretary, id, 'vote-minutes')).toMatch(/- Tán thành: [1-9]/)
      const { office } = await actorsHere(world)
      await takeAll({ ...story, actors: [office] }, 'grassroots-vote-short')
      const minutes = await textOf(office, id, 'vote-minutes')
      for (const said of ['ĐẢNG ỦY XÃ AN BÌNH', 'Tổng số cấp ủy viên: 9', '- Tán thành: 0', 'chưa đủ tỷ lệ cần có'])
        expect(minutes).toContain(said)
      expect(minutes).not.toContain('Lê Văn Một')
    })

    test('REC-09: a self-review within a deletion asks for no recognition; the decision says why, and from which day it holds', async () => {
      const { secretary, office, board } = await actorsHere(world)
      const [decisionOn, admittedOn] = ['2026-01-02', '2026-01-09']
      const { id: memberId } = await register(world, board, world.places.branchA1, {
        fullName: 'Mai Văn Dự',
        status: 'probationary',
        decisionOn,
        admittedOn,
        officialOn: null,
      })
      const about = { ground: 'unfit', summary: 'Bỏ sinh hoạt nhiều lần' }
      const id = await begin(secretary, 'probationer-deletion', 'open', memberId, about, [])
      const asking = 'Tôi đề nghị chi bộ xét, công nhận tôi là đảng viên chính thức.'
      expect(await textOf(secretary, id, '10-KNĐ')).not.toContain(asking)
      const steps = ['notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve']
      await takeAll({ world, caseId: id, actors: [secretary, office, board], known }, ...steps, 'send-dossier')
      expect(await textOf(secretary, id, '10-KNĐ')).not.toContain(asking)
      // Everybody of the branch that day, and those on probation among them.
      expect(await textOf(secretary, id, 'removal-proposal')).toMatch(/Tổng số đảng viên: \d+, trong đó dự bị: [1-9];/)
      expect(await textOf(secretary, id, 'notice')).toContain('Kính gửi: đồng chí Mai Văn Dự')
      expect(await textOf(secretary, id, 'notice')).toContain(world.places.branchA1.name.toUpperCase())
      const notice = await textOf(office, id, 'DM-101')
      for (const said of ['hình thức: Xóa tên đảng viên dự bị', `Lý do: ${about.summary}`, dayInWords(today(world))])
        expect(notice).toContain(said)
      expect(notice).toContain('Kính gửi: Tỉnh ủy Minh Họa')
    })

    test('DIS-02: what the branch decides is headed and signed by the branch, and holds from that day (DIS-06)', async () => {
      const { secretary, office, board } = await actorsHere(world)
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Vũ Văn Lỗi' })
      const about = { source: 'branch', happenedOn: '2026-05-01', taskFromAbove: false, holdsOffice: false }
      const id = await begin(secretary, 'discipline', 'open', memberId, { ...about, summary: 'Vi phạm quy chế' }, [
        'DM-34',
        'evidence-list',
      ])
      const decided = { ...known, penalty: 'reprimand', heardBy: 'Lê Văn Một' }
      const steps = ['notify', 'receive-statement', 'hear', 'decide-by-branch']
      await takeAll({ world, caseId: id, actors: [secretary, office], known: decided }, ...steps)
      const decision = await textOf(secretary, id, 'DM-22')
      for (const said of [
        world.places.branchA1.name.toUpperCase(),
        'T/M CHI BỘ',
        `hiệu lực từ ${dayInWords(today(world))}`,
      ])
        expect(decision).toContain(said)
      expect(decision).not.toContain('T/M BAN THƯỜNG VỤ')
      expect(decision).toContain('Căn cứ Bản tự kiểm điểm của đảng viên vi phạm')
    })

    test('EXIT-02: why somebody asks to leave is not why it is declined; party age is confirmed as of that day', async () => {
      const { secretary, office, board } = await actorsHere(world)
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Xin' })
      const why = { reason: 'Hoàn cảnh gia đình' }
      const id = await begin(secretary, 'resignation', 'request', memberId, why, ['resignation-letter'])
      expect(await textOf(secretary, id, 'decline-notice')).not.toContain(why.reason)
      const confirmed = { ...known, breach: false, ageConfirmation: true }
      const steps = ['talk', 'branch-vote', 'grassroots-vote', 'decide', 'serve']
      await takeAll({ world, caseId: id, actors: [secretary, office, board], known: confirmed }, ...steps)
      expect(await textOf(secretary, id, 'DM-17')).toContain(`kể từ ${dayInWords(today(world))}`)
      const resolution = await textOf(secretary, id, 'branch-resolution')
      expect(resolution).toMatch(/QUYẾT NGHỊ\nĐề nghị .* cho đồng chí Hồ Văn Xin ra khỏi Đảng\./)
      expect(await textOf(secretary, id, 'DM-18')).toContain('Tuổi Đảng: 16 năm')
    })

    test('ADM-21 CARD-04 EXM-02: a decision says why by what was recorded, and of two ways the one that was taken', async () => {
      const { secretary, office, board } = await actorsHere(world)
      const { id: wrong } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Sai' })
      const review = await begin(office, 'recognition-review', 'open', wrong, { reason: 'Khai không đúng' }, [])
      expect(await textOf(office, review, '9L-HCT')).toContain('Lý do: Khai không đúng.')
      const { id: lost } = await register(world, board, world.places.branchA1, {
        fullName: 'Lý Văn Thẻ',
        cardNo: inventedNumber(),
      })
      const what = { what: 'lost', how: 'Bị trôi trong lũ' }
      const card = await begin(secretary, 'card-reissue', 'report', lost, what, ['self-review'])
      expect(await textOf(secretary, card, '5-TĐV')).toContain('Lý do: Bị trôi trong lũ.')
      // CARD-03: where the committee of the commune decides itself, the branch's list goes to it and not past it.
      await takeAll({ world, caseId: card, actors: [secretary] }, 'review')
      const list = (await textOf(secretary, card, '1-TĐV')).split('\n').filter(Boolean)
      expect(list.slice(0, 2)).toEqual(['ĐẢNG BỘ XÃ AN BÌNH', 'CHI BỘ THÔN 1'])
      expect(list).toContain('Kính gửi: Đảng ủy xã An Bình')
      expect(await textOf(office, card, '5-TĐV')).toMatch(/Căn cứ Danh sách đề nghị .* của Chi bộ thôn 1;/)
      const { id: far } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Xa' })
      const until = { from: today(world), to: '2027-01-31', months: 3 }
      const asked = { route: 'other', asked: 'written', cause: 'work-far-away', ...until }
      const exempt = await begin(secretary, 'exemption', 'request', far, asked, ['DM-79'])
      const resolution = await textOf(secretary, exempt, 'DM-81')
      expect(resolution).toContain('1. Đề nghị Đảng ủy xã An Bình cho miễn công tác')
      expect(resolution).not.toContain('hoặc đề nghị')
      expect(await textOf(secretary, exempt, 'exemption-decision')).toContain('Lý do: Làm việc lẻ ở xa.')
      // What was declined leads to no decision any more: its paper is not offered.
      await takeAll({ world, caseId: exempt, actors: [secretary], known: { reason: 'Chưa đủ căn cứ' } }, 'decline')
      const { papers } = await world.ask<{ papers: { code: string }[] }>(secretary, 'cases.list-papers', { id: exempt })
      expect(papers.map(({ code }) => code)).not.toContain('exemption-decision')
    })

    test('TRF-14: the list of those who go abroad has its line', async () => {
      const { secretary, board } = await actorsHere(world)
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Đỗ Văn Xa' })
      const to = { abroadKind: 'labour', country: 'Nhật Bản', from: today(world), to: '2029-01-31' }
      const id = await begin(secretary, 'abroad', 'request', memberId, to, ['competent-decision'])
      const text = await textOf(secretary, id, '3C-SHĐ')
      for (const said of ['Đỗ Văn Xa', 'Nhật Bản', '31/01/2029'])
        expect(text.toLowerCase()).toContain(said.toLowerCase())
    })
  })
})
