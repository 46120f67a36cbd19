// Rows as the generator yields them: columns of the tables by their names, numbers of persons still in plain text.

export interface OrganisationRow {
  province_code: string
  id: string
  path: string
  parent_id: string | null
  next_child: number
  type_code: string
  unit_type: string | null
  code: string
  name: string
  founded_on: string
  founding_document: string | null
  ended_on: string | null
  ending_document: string | null
  address: string | null
}

/** A fact of an organisation with its current path; `valid_to` is the first day it no longer holds. */
interface OrganisationFact {
  province_code: string
  id: string
  organisation_id: string
  path: string
}

export interface OrganisationNameRow extends OrganisationFact {
  name: string
  valid_from: string
  valid_to: string | null
  document: string | null
}

export interface OrganisationCodeRow extends OrganisationFact {
  code: string
  valid_from: string
  valid_to: string | null
}

export interface OrganisationPlacementRow extends OrganisationFact {
  parent_id: string | null
  placed_path: string
  type_code: string
  unit_type: string | null
  valid_from: string
  valid_to: string | null
  document: string | null
}

export interface OrganisationTermRow extends OrganisationFact {
  name: string
  starts_on: string
  ends_on: string
  document: string | null
}

export type MemberStatus = 'probationary' | 'full' | 'exempt' | 'suspended' | 'left'
export type LeftKind = 'died' | 'expelled' | 'name-deleted' | 'resigned' | 'transferred-out'
export type MovementKind = 'admitted' | 'transferred-in' | 'restored' | LeftKind

/** Numbers of persons: the loader seals and hashes them. All of them are invented and begin so that no real one does. */
export interface PlainNumbers {
  personalNo: string
  cardNo: string | null
  formerCardNo: string | null
  phone: string | null
}

export interface MemberRow {
  province_code: string
  id: string
  path: string
  organisation_id: string
  full_name: string
  gender: 'male' | 'female'
  birth_date: string
  birth_on: string
  ethnicity_code: string
  religion_code: string
  birth_place: string
  hometown: string
  residence: string
  numbers: PlainNumbers
  card_issued_on: string | null
  file_no: string
  occupation_code: string
  occupation: string
  education_code: string
  professional_code: string
  professional_field: string | null
  academic_title: string | null
  theory_code: string
  recruited_on: string | null
  youth_union_on: string | null
  decision_on: string
  admitted_on: string
  official_on: string | null
  status: MemberStatus
  left_kind: LeftKind | null
  left_on: string | null
}

interface MemberFact {
  province_code: string
  id: string
  member_id: string
  path: string
}

export interface MembershipRow extends MemberFact {
  organisation_id: string
  valid_from: string
  valid_to: string | null
  basis: 'admission' | 'transfer'
  document: string | null
}

export interface MemberStatusRow extends MemberFact {
  status: MemberStatus
  valid_from: string
  valid_to: string | null
  document: string | null
}

export interface MovementRow extends MemberFact {
  organisation_id: string
  kind: MovementKind
  happened_on: string
  was_probationary: boolean
  counterpart_path: string | null
  counterpart_province: string | null
  counterpart_name: string | null
  document: string | null
}

export interface CareerRow extends MemberFact {
  kind: 'work' | 'education' | 'award' | 'discipline'
  from_date: string | null
  to_date: string | null
  title: string
  place: string | null
  document: string | null
}

export interface PostHoldingRow extends MemberFact {
  organisation_id: string
  post_code: string
  valid_from: string
  valid_to: string | null
  how: 'elected' | 'appointed'
  document: string | null
}

/** The tables the generator fills, in an order that satisfies their foreign keys. */
export interface DemoBatch {
  organisations: OrganisationRow[]
  organisation_names: OrganisationNameRow[]
  organisation_codes: OrganisationCodeRow[]
  organisation_placements: OrganisationPlacementRow[]
  organisation_terms: OrganisationTermRow[]
  members: MemberRow[]
  memberships: MembershipRow[]
  member_statuses: MemberStatusRow[]
  member_movements: MovementRow[]
  career_entries: CareerRow[]
  post_holdings: PostHoldingRow[]
}

export type DemoTable = keyof DemoBatch

export const emptyBatch = (): DemoBatch => ({
  organisations: [],
  organisation_names: [],
  organisation_codes: [],
  organisation_placements: [],
  organisation_terms: [],
  members: [],
  memberships: [],
  member_statuses: [],
  member_movements: [],
  career_entries: [],
  post_holdings: [],
})
