// Owns how an age in the Party is said: "30 năm 2 tháng", "5 tháng".
export function partyAge({ years, months }: { years: number; months: number }): string {
  return [years > 0 && `${years} năm`, (months > 0 || years === 0) && `${months} tháng`].filter(Boolean).join(' ')
}
