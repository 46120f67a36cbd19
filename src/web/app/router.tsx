// Owns which address shows which page. Every page is fetched only when it is opened.
import { createBrowserRouter } from 'react-router'
import { Skeleton } from '../ui/waiting.tsx'
import { branchLifeRoutes } from './branch-life-routes.tsx'
import { FaultPage } from './fault-page.tsx'
import { oversightRoutes } from './oversight-routes.tsx'
import { SessionGate } from './session-gate.tsx'

const Waiting = () => <Skeleton lines={5} />

export const router = createBrowserRouter([
  {
    ErrorBoundary: FaultPage,
    HydrateFallback: Waiting,
    children: [
      {
        path: '/dang-nhap',
        lazy: async () => ({ Component: (await import('../features/identity/sign-in-page.tsx')).SignInPage }),
      },
      {
        path: '/doi-mat-khau',
        lazy: async () => ({ Component: (await import('../features/identity/first-password.tsx')).FirstPasswordPage }),
      },
      {
        Component: SessionGate,
        children: [
          {
            lazy: async () => ({ Component: (await import('./shell.tsx')).Shell }),
            children: [
              {
                ErrorBoundary: FaultPage,
                children: [
                  { path: '/', lazy: async () => ({ Component: (await import('./start-page.tsx')).StartPage }) },
                  {
                    path: '/tong-quan',
                    lazy: async () => ({ Component: (await import('../features/overview/overview.tsx')).OverviewPage }),
                  },
                  {
                    path: '/viec',
                    lazy: async () => ({ Component: (await import('../features/cases/work-page.tsx')).WorkPage }),
                  },
                  {
                    path: '/viec/moi',
                    lazy: async () => ({ Component: (await import('../features/cases/open-page.tsx')).OpenCasePage }),
                  },
                  {
                    path: '/viec/nhac-viec',
                    lazy: async () => ({
                      Component: (await import('../features/cases/reminders-page.tsx')).RemindersPage,
                    }),
                  },
                  {
                    path: '/viec/:id',
                    lazy: async () => ({ Component: (await import('../features/cases/case-page.tsx')).CasePage }),
                  },
                  {
                    path: '/viec/:id/buoc/:step',
                    lazy: async () => ({ Component: (await import('../features/cases/step-page.tsx')).StepPage }),
                  },
                  {
                    path: '/viec/:id/giay-to/:code',
                    lazy: async () => ({ Component: (await import('../features/cases/paper-page.tsx')).PaperPage }),
                  },
                  {
                    path: '/quan-chung',
                    lazy: async () => ({
                      Component: (await import('../features/cases/citizens-page.tsx')).CitizensPage,
                    }),
                  },
                  {
                    path: '/quan-chung/moi',
                    lazy: async () => ({
                      Component: (await import('../features/cases/register-citizen-page.tsx')).RegisterCitizenPage,
                    }),
                  },
                  {
                    path: '/quan-chung/:id',
                    lazy: async () => ({ Component: (await import('../features/cases/citizen-page.tsx')).CitizenPage }),
                  },
                  {
                    path: '/ho-so',
                    lazy: async () => ({
                      Component: (await import('../features/dossiers/dossiers-page.tsx')).DossiersPage,
                    }),
                  },
                  {
                    path: '/ho-so/dang-vien/:id',
                    lazy: async () => ({
                      Component: (await import('../features/dossiers/dossier-page.tsx')).DossierPage,
                    }),
                  },
                  {
                    path: '/ho-so/giao-nhan/moi',
                    lazy: async () => ({
                      Component: (await import('../features/dossiers/new-handover-page.tsx')).NewHandoverPage,
                    }),
                  },
                  {
                    path: '/ho-so/giao-nhan/:id',
                    lazy: async () => ({
                      Component: (await import('../features/dossiers/handover-page.tsx')).HandoverPage,
                    }),
                  },
                  {
                    path: '/ho-so/doi-chieu/:id',
                    lazy: async () => ({
                      Component: (await import('../features/dossiers/round-page.tsx')).ReconciliationPage,
                    }),
                  },
                  {
                    path: '/bao-cao',
                    lazy: async () => ({
                      Component: (await import('../features/reports/reports-page.tsx')).ReportsPage,
                    }),
                  },
                  {
                    path: '/bao-cao/cap-duoi',
                    lazy: async () => ({
                      Component: (await import('../features/reports/senders-page.tsx')).SendersPage,
                    }),
                  },
                  {
                    path: '/bao-cao/so-lieu',
                    lazy: async () => ({
                      Component: (await import('../features/reports/figure-page.tsx')).FigurePage,
                    }),
                  },
                  {
                    path: '/bao-cao/de-cuong',
                    lazy: async () => ({
                      Component: (await import('../features/reports/outline-page.tsx')).OutlinePage,
                    }),
                  },
                  {
                    path: '/bao-cao/:id',
                    lazy: async () => ({ Component: (await import('../features/reports/report-page.tsx')).ReportPage }),
                  },
                  {
                    path: '/ke-hoach',
                    lazy: async () => ({ Component: (await import('../features/plans/plans-page.tsx')).PlansPage }),
                  },
                  {
                    path: '/ke-hoach/moi',
                    lazy: async () => ({
                      Component: (await import('../features/plans/create-page.tsx')).CreatePlanPage,
                    }),
                  },
                  {
                    path: '/ke-hoach/nhan/:id',
                    lazy: async () => ({
                      Component: (await import('../features/plans/received-page.tsx')).ReceivedPlanPage,
                    }),
                  },
                  {
                    path: '/ke-hoach/viec/:taskId',
                    lazy: async () => ({ Component: (await import('../features/plans/plan-page.tsx')).PlanPage }),
                  },
                  {
                    path: '/ke-hoach/:id',
                    lazy: async () => ({ Component: (await import('../features/plans/plan-page.tsx')).PlanPage }),
                  },
                  {
                    path: '/ke-hoach/:id/tien-do',
                    lazy: async () => ({
                      Component: (await import('../features/plans/progress-page.tsx')).PlanProgressPage,
                    }),
                  },
                  {
                    path: '/tu-duong',
                    lazy: async () => ({
                      Component: (await import('../features/tasks/commitments-page.tsx')).CommitmentsPage,
                    }),
                  },
                  {
                    path: '/tu-duong/:memberId',
                    lazy: async () => ({
                      Component: (await import('../features/tasks/commitments-page.tsx')).CommitmentPage,
                    }),
                  },
                  {
                    path: '/danh-gia',
                    lazy: async () => ({
                      Component: (await import('../features/evaluations/evaluations-page.tsx')).EvaluationsPage,
                    }),
                  },
                  {
                    path: '/danh-gia/mo-ky',
                    lazy: async () => ({
                      Component: (await import('../features/evaluations/open-round-page.tsx')).OpenRoundPage,
                    }),
                  },
                  {
                    path: '/danh-gia/ky/:id',
                    lazy: async () => ({
                      Component: (await import('../features/evaluations/round-page.tsx')).RoundPage,
                    }),
                  },
                  {
                    path: '/danh-gia/:id',
                    lazy: async () => ({
                      Component: (await import('../features/evaluations/evaluation-page.tsx')).EvaluationPage,
                    }),
                  },
                  {
                    path: '/kien-nghi',
                    lazy: async () => ({
                      Component: (await import('../features/petitions/petitions-page.tsx')).PetitionsPage,
                    }),
                  },
                  {
                    path: '/kien-nghi/moi',
                    lazy: async () => ({
                      Component: (await import('../features/petitions/new-petition-page.tsx')).NewPetitionPage,
                    }),
                  },
                  {
                    path: '/kien-nghi/:id',
                    lazy: async () => ({
                      Component: (await import('../features/petitions/petition-page.tsx')).PetitionPage,
                    }),
                  },
                  {
                    path: '/ra-soat',
                    lazy: async () => ({
                      Component: (await import('../features/reviews/reviews-page.tsx')).ReviewsPage,
                    }),
                  },
                  {
                    path: '/ra-soat/mo',
                    lazy: async () => ({
                      Component: (await import('../features/reviews/open-campaign-page.tsx')).OpenCampaignPage,
                    }),
                  },
                  {
                    path: '/ra-soat/dot/:id',
                    lazy: async () => ({
                      Component: (await import('../features/reviews/campaign-page.tsx')).CampaignPage,
                    }),
                  },
                  {
                    path: '/ra-soat/ten/:id',
                    lazy: async () => ({
                      Component: (await import('../features/reviews/name-page.tsx')).NamePage,
                    }),
                  },
                  {
                    path: '/ra-soat/:id',
                    lazy: async () => ({
                      Component: (await import('../features/reviews/review-page.tsx')).ReviewPage,
                    }),
                  },
                  ...branchLifeRoutes,
                  ...oversightRoutes,
                  { path: '/them', lazy: async () => ({ Component: (await import('./more-page.tsx')).MorePage }) },
                  { path: '/tim', lazy: async () => ({ Component: (await import('./search-page.tsx')).SearchPage }) },
                  {
                    path: '/dang-vien',
                    lazy: async () => ({
                      Component: (await import('../features/members/list-page.tsx')).MemberListPage,
                    }),
                  },
                  {
                    path: '/dang-vien/nhap',
                    lazy: async () => ({
                      Component: (await import('../features/members/register-page.tsx')).RegisterMemberPage,
                    }),
                  },
                  {
                    path: '/dang-vien/nhap-danh-sach',
                    lazy: async () => ({
                      Component: (await import('../features/imports/imports-page.tsx')).ImportsPage,
                    }),
                  },
                  {
                    path: '/dang-vien/nhap-danh-sach/moi',
                    lazy: async () => ({
                      Component: (await import('../features/imports/start-page.tsx')).StartImportPage,
                    }),
                  },
                  {
                    path: '/dang-vien/nhap-danh-sach/:id',
                    lazy: async () => ({
                      Component: (await import('../features/imports/import-page.tsx')).ImportPage,
                    }),
                  },
                  {
                    path: '/so-dang-vien',
                    lazy: async () => ({
                      Component: (await import('../features/registers/registers-page.tsx')).RegistersPage,
                    }),
                  },
                  {
                    path: '/quy-dinh',
                    lazy: async () => ({
                      Component: (await import('../features/rulebook/rulebook-page.tsx')).RulebookPage,
                    }),
                  },
                  {
                    path: '/quy-dinh/muc/:rule/:name',
                    lazy: async () => ({
                      Component: (await import('../features/rulebook/parameter-page.tsx')).ParameterPage,
                    }),
                  },
                  {
                    path: '/quy-dinh/ngay-nghi/:year',
                    lazy: async () => ({
                      Component: (await import('../features/rulebook/holiday-year-page.tsx')).HolidayYearPage,
                    }),
                  },
                  {
                    path: '/thong-ke',
                    lazy: async () => ({
                      Component: (await import('../features/statistics/table-page.tsx')).StatisticsPage,
                    }),
                  },
                  {
                    path: '/thong-ke/danh-sach',
                    lazy: async () => ({
                      Component: (await import('../features/statistics/cell-page.tsx')).StatisticsCellPage,
                    }),
                  },
                  {
                    path: '/thong-ke/cau-hoi',
                    lazy: async () => ({
                      Component: (await import('../features/statistics/questions-page.tsx')).QuestionsPage,
                    }),
                  },
                  {
                    path: '/thong-ke/cau-hoi/dat',
                    lazy: async () => ({
                      Component: (await import('../features/statistics/ask-page.tsx')).AskPage,
                    }),
                  },
                  {
                    path: '/thong-ke/cau-hoi/nhan/:id',
                    lazy: async () => ({
                      Component: (await import('../features/statistics/received-page.tsx')).ReceivedPage,
                    }),
                  },
                  {
                    path: '/dang-vien/:id',
                    lazy: async () => ({
                      Component: (await import('../features/members/record-page.tsx')).MemberRecordPage,
                    }),
                  },
                  {
                    path: '/to-chuc/:id?',
                    lazy: async () => ({
                      Component: (await import('../features/organisations/organisation-page.tsx')).OrganisationPage,
                    }),
                  },
                  {
                    path: '/to-chuc/:id/thanh-lap',
                    lazy: async () => ({
                      Component: (await import('../features/organisations/found-page.tsx')).FoundOrganisationPage,
                    }),
                  },
                  {
                    path: '/danh-ba',
                    lazy: async () => ({
                      Component: (await import('../features/organisations/directory-page.tsx')).DirectoryPage,
                    }),
                  },
                  {
                    path: '/tai-khoan',
                    lazy: async () => ({
                      Component: (await import('../features/identity/account-page.tsx')).AccountPage,
                    }),
                  },
                  {
                    path: '/quan-tri/tai-khoan',
                    lazy: async () => ({
                      Component: (await import('../features/identity/accounts-page.tsx')).AccountsPage,
                    }),
                  },
                  {
                    path: '*',
                    lazy: async () => ({ Component: (await import('./not-found-page.tsx')).NotFoundPage }),
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
])
