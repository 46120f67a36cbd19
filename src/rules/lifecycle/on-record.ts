// Owns when a day that is entered is the one the record says.

/** Of a record that knows the month or the year only, as far as it goes. */
export const agreesWithRecord = (entered: string, recorded: string): boolean => entered.startsWith(recorded)
