// The pages of inspection and supervision, and of new models and commendations.
import type { RouteObject } from 'react-router'

export const oversightRoutes: RouteObject[] = [
  {
    path: '/bieu-duong',
    lazy: async () => ({
      Component: (await import('../features/commendations/commendations-page.tsx')).CommendationsPage,
    }),
  },
  {
    path: '/kiem-tra',
    lazy: async () => ({ Component: (await import('../features/inspections/inspections-page.tsx')).InspectionsPage }),
  },
  {
    path: '/kiem-tra/chuong-trinh/:id',
    lazy: async () => ({ Component: (await import('../features/inspections/programme-page.tsx')).ProgrammePage }),
  },
  {
    path: '/kiem-tra/:id',
    lazy: async () => ({ Component: (await import('../features/inspections/inspection-page.tsx')).InspectionPage }),
  },
]
