// The pages of inspection and supervision.
import type { RouteObject } from 'react-router'

export const oversightRoutes: RouteObject[] = [
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
