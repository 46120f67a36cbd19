// The pages of what a branch does month by month: work, documents, meetings, dues; and of reorganisations above it.
import type { RouteObject } from 'react-router'

export const branchLifeRoutes: RouteObject[] = [
  {
    path: '/nhiem-vu',
    lazy: async () => ({ Component: (await import('../features/tasks/tasks-page.tsx')).TasksPage }),
  },
  {
    path: '/nhiem-vu/giao',
    lazy: async () => ({
      Component: (await import('../features/tasks/assign-page.tsx')).AssignTaskPage,
    }),
  },
  {
    path: '/nhiem-vu/:id',
    lazy: async () => ({ Component: (await import('../features/tasks/task-page.tsx')).TaskPage }),
  },
  {
    path: '/van-ban',
    lazy: async () => ({
      Component: (await import('../features/documents/documents-page.tsx')).DocumentsPage,
    }),
  },
  {
    path: '/van-ban/doc',
    lazy: async () => ({
      Component: (await import('../features/documents/read-page.tsx')).ReadDocumentPage,
    }),
  },
  {
    path: '/van-ban/moi',
    lazy: async () => ({
      Component: (await import('../features/documents/record-page.tsx')).RecordDocumentPage,
    }),
  },
  {
    path: '/van-ban/du-thao',
    lazy: async () => ({
      Component: (await import('../features/documents/draft-page.tsx')).DraftDocumentPage,
    }),
  },
  {
    path: '/van-ban/goi',
    lazy: async () => ({
      Component: (await import('../features/documents/package-page.tsx')).ImportPackagePage,
    }),
  },
  {
    path: '/van-ban/:id/ban-in',
    lazy: async () => ({
      Component: (await import('../features/documents/paper-page.tsx')).DocumentPaperPage,
    }),
  },
  {
    path: '/van-ban/:id/so-sanh',
    lazy: async () => ({
      Component: (await import('../features/documents/compare-page.tsx')).CompareVersionsPage,
    }),
  },
  {
    path: '/van-ban/:id',
    lazy: async () => ({
      Component: (await import('../features/documents/document-page.tsx')).DocumentPage,
    }),
  },
  {
    path: '/van-ban/:id/noi-dung',
    lazy: async () => ({
      Component: (await import('../features/documents/reading-page.tsx')).ReadingPage,
    }),
  },
  {
    path: '/sinh-hoat',
    lazy: async () => ({
      Component: (await import('../features/meetings/meetings-page.tsx')).MeetingsPage,
    }),
  },
  {
    path: '/sinh-hoat/diem-danh',
    lazy: async () => ({
      Component: (await import('../features/meetings/sign-in-page.tsx')).MeetingSignInPage,
    }),
  },
  {
    path: '/sinh-hoat/:id/kiem-phieu/:voteId',
    lazy: async () => ({
      Component: (await import('../features/meetings/case-vote-page.tsx')).CaseVotePage,
    }),
  },
  {
    path: '/sinh-hoat/:id/phieu-ma',
    lazy: async () => ({
      Component: (await import('../features/meetings/code-sheet-page.tsx')).CodeSheetPage,
    }),
  },
  {
    path: '/sinh-hoat/:id',
    lazy: async () => ({
      Component: (await import('../features/meetings/meeting-page.tsx')).MeetingPage,
    }),
  },
  {
    path: '/sap-xep',
    lazy: async () => ({
      Component: (await import('../features/reorganisations/reorganisations-page.tsx')).ReorganisationsPage,
    }),
  },
  {
    path: '/dang-phi',
    lazy: async () => ({ Component: (await import('../features/dues/dues-page.tsx')).DuesPage }),
  },
  {
    path: '/dang-phi/bien-lai',
    lazy: async () => ({
      Component: (await import('../features/dues/receipts-page.tsx')).DuesReceiptsPage,
    }),
  },
  {
    path: '/dang-phi/khai',
    lazy: async () => ({ Component: (await import('../features/dues/bases-page.tsx')).DuesBasesPage }),
  },
  {
    path: '/dang-phi/cua-toi',
    lazy: async () => ({
      Component: (await import('../features/dues/member-page.tsx')).DuesMemberPage,
    }),
  },
  {
    path: '/dang-phi/dang-vien/:id',
    lazy: async () => ({
      Component: (await import('../features/dues/member-page.tsx')).DuesMemberPage,
    }),
  },
]
