// Moon and sun as the lunar calendar needs them: instants of new moon and the sun's longitude, after Meeus, Astronomical Algorithms.

const RADIANS = Math.PI / 180
const sine = (degrees: number): number => Math.sin(degrees * RADIANS)

/** Julian day of 1970-01-01 at 0h UT. */
export const JULIAN_DAY_OF_EPOCH = 2_440_587.5

/** Terrestrial minus universal time in days, around the year; polynomials of Espenak and Meeus, good from 1900 to 2150. */
function deltaT(year: number): number {
  const t = year - 2000
  const seconds =
    year < 1961
      ? 29.07 + 0.407 * (year - 1950) - (year - 1950) ** 2 / 233 + (year - 1950) ** 3 / 2547
      : year < 1986
        ? 45.45 + 1.067 * (year - 1975) - (year - 1975) ** 2 / 260 - (year - 1975) ** 3 / 718
        : year < 2005
          ? 63.86 + 0.3345 * t - 0.060374 * t ** 2 + 0.0017275 * t ** 3 + 0.000651814 * t ** 4 + 0.00002373599 * t ** 5
          : year < 2050
            ? 62.92 + 0.32217 * t + 0.005589 * t ** 2
            : -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
  return seconds / 86_400
}

const yearOfJulianDay = (julianDay: number): number => 2000 + (julianDay - 2_451_544.5) / 365.2425

/** Mean length of a lunation in days; new moon number 0 is that of 6 January 2000. */
export const LUNATION = 29.530588861
export const NEW_MOON_0 = 2_451_550.09766

/** Periodic terms of the true new moon (Meeus, chapter 49): days, factor of the eccentricity, multiples of M, M', F, Ω. */
const NEW_MOON_TERMS: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
  [-0.00007, 0, 2, 1, 0, 0],
  [0.00004, 0, 0, 2, -2, 0],
  [0.00004, 0, 3, 0, 0, 0],
  [0.00003, 0, 1, 1, -2, 0],
  [0.00003, 0, 0, 2, 2, 0],
  [-0.00003, 0, 1, 1, 2, 0],
  [0.00003, 0, -1, 1, 2, 0],
  [-0.00002, 0, -1, 1, -2, 0],
  [-0.00002, 0, 1, 3, 0, 0],
  [0.00002, 0, 0, 4, 0, 0],
]

/** Julian day (universal time) of the new moon with this number, to within a minute or two between 1900 and 2150. */
export function newMoon(k: number): number {
  const t = k / 1236.85
  const mean = NEW_MOON_0 + LUNATION * k + 0.00015437 * t * t - 0.00000015 * t ** 3
  const e = 1 - 0.002516 * t - 0.0000074 * t * t
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t ** 3
  const node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t ** 3
  const omega = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
  const periodic = NEW_MOON_TERMS.reduce(
    (sum, [days, power, m, mp, f, o]) => sum + days * e ** power * sine(m * sun + mp * moon + f * node + o * omega),
    0,
  )
  const planetary = 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t) + 0.000165 * sine(251.88 + 0.016321 * k)
  const terrestrial = mean + periodic + planetary
  return terrestrial - deltaT(yearOfJulianDay(terrestrial))
}

/** Apparent longitude of the sun in degrees (0 ≤ … < 360) at a Julian day of universal time, to about 0.01° (Meeus, chapter 25). */
export function sunLongitude(julianDay: number): number {
  const t = (julianDay + deltaT(yearOfJulianDay(julianDay)) - 2_451_545) / 36_525
  const meanLongitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly)
  const apparent = meanLongitude + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
  return ((apparent % 360) + 360) % 360
}
