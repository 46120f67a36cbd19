// The row of a member as the record shows it: in the groups of the form, the numbers masked.
import type { MemberRecord } from '#contract/member-record.ts'
import type { Secrets } from '#kernel/secrets.ts'
import type { SealedField } from '#modules/members/store/columns.ts'
import { fieldValue, type MemberRow } from '#modules/members/store/record.ts'
import { maskNumber } from '#rules/members/mask.ts'

type Groups = Pick<MemberRecord, 'identity' | 'card' | 'residence' | 'education' | 'work'> & {
  party: Omit<MemberRecord['party'], 'partyAge' | 'partyAgeReason'>
}

/** The fields of the record by their groups; needs nothing but the row and what opens its numbers. */
export function groupsOf(row: MemberRow, secrets: Secrets): Groups {
  const masked = (field: SealedField): string | null => maskNumber(fieldValue(row, field, secrets))
  return {
    identity: {
      fullName: row.full_name,
      otherName: row.other_name,
      gender: row.gender as 'male' | 'female' | null,
      birthDate: row.birth_date,
      ethnicityCode: row.ethnicity_code,
      religionCode: row.religion_code,
      personalNoMasked: masked('personalNo'),
    },
    party: {
      decisionOn: row.decision_on,
      decisionNo: row.decision_no,
      admittedOn: row.admitted_on,
      officialOn: row.official_on,
      officialDecisionNo: row.official_decision_no,
      officialDecidedOn: row.official_decided_on,
      introducers: row.introducers,
      mentors: row.mentors,
    },
    card: {
      cardNoMasked: masked('cardNo'),
      formerCardNoMasked: masked('formerCardNo'),
      cardIssuedOn: row.card_issued_on,
      fileNo: row.file_no,
    },
    residence: {
      birthPlace: row.birth_place,
      hometown: row.hometown,
      residence: row.residence,
      temporaryResidence: row.temporary_residence,
      phoneMasked: masked('phone'),
      email: row.email,
    },
    education: {
      educationCode: row.education_code,
      professionalCode: row.professional_code,
      professionalField: row.professional_field,
      academicTitle: row.academic_title,
      theoryCode: row.theory_code,
      foreignLanguages: row.foreign_languages,
      informatics: row.informatics,
      digitalSkills: row.digital_skills,
      minorityLanguages: row.minority_languages,
    },
    work: {
      occupationCode: row.occupation_code,
      occupation: row.occupation,
      recruitedOn: row.recruited_on,
      recruitedBy: row.recruited_by,
      youthUnionOn: row.youth_union_on,
      socialOrganisations: row.social_organisations,
      enlistedOn: row.enlisted_on,
      dischargedOn: row.discharged_on,
      militaryRank: row.military_rank,
      familyClass: row.family_class,
      health: row.health,
      invalidity: row.invalidity,
      meritFamily: row.merit_family,
      note: row.note,
    },
  }
}
