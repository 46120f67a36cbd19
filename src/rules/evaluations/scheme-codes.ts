// Owns the codes of schemes and groups, apart from their data: what goes over the wire needs no more.
export const schemeCodes = ['366-year', 'hd02-quarter', 'tvdu-03-quarter', 'local-month', '124-year'] as const
export type SchemeCode = (typeof schemeCodes)[number]
export const groupCodes = ['collective', 'central-cadre', 'leader', 'staff', 'outside-system'] as const
export type GroupCode = (typeof groupCodes)[number]
