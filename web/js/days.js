// Days: plain days of the calendar as whole numbers, counted from 1970-01-01. No clock and no time zone touches them.

const MILLISECONDS = 86_400_000;

/** @param {string} day "2024-03-05" @returns {number} */
export const toNumber = (day) => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;

/** @param {number} number @returns {string} "2024-03-05" */
export const toDay = (number) => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

const toDate = (number) => new Date(number * MILLISECONDS);

const monthOf = (number) => toDate(number).getUTCFullYear() * 12 + toDate(number).getUTCMonth();

const firstOf = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / MILLISECONDS;

const STEPS = [
  ["day", 1],
  ["day", 2],
  ["week", 1],
  ["week", 2],
  ["month", 1],
  ["month", 3],
  ["month", 6],
  ["month", 12],
  ["month", 24],
  ["month", 60],
  ["month", 120],
  ["month", 600],
];
const LENGTHS = { day: 1, week: 7, month: 30.4 };

/**
 * The days at which an axis is marked, as many as there is room for: days, weeks (from Monday on), months or years.
 * @param {number} first
 * @param {number} last not included
 * @param {number} room how many marks fit
 * @returns {{unit: "day"|"week"|"month"|"year", days: number[]}}
 */
export const marksBetween = (first, last, room) => {
  const [unit, count] = STEPS.find(([unit, count]) => (last - first) / (LENGTHS[unit] * count) <= room) ?? STEPS.at(-1);
  if (unit === "month") return { unit: count >= 12 ? "year" : "month", days: months(first, last, count) };
  const step = LENGTHS[unit] * count;
  // 1970-01-05 was a Monday.
  const offset = unit === "week" ? 4 : 0;
  const days = [];
  for (let day = Math.ceil((first - offset) / step) * step + offset; day < last; day += step) days.push(day);
  return { unit, days };
};

const months = (first, last, step) => {
  const days = [];
  for (let month = Math.floor(monthOf(first) / step) * step; firstOf(month) < last; month += step) {
    if (firstOf(month) >= first) days.push(firstOf(month));
  }
  return days;
};

/**
 * Says days in a language.
 * @param {string} language
 */
export const createSpeaker = (language) => {
  const make = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const full = make({ day: "numeric", month: "short", year: "numeric" });
  const short = make({ day: "numeric", month: "short" });
  const month = make({ month: "short", year: "numeric" });
  const year = make({ year: "numeric" });
  const isMonthsFirst = (number) => toDate(number).getUTCDate() === 1;
  return {
    /** @param {number} number @returns {string} */
    day: (number) => full.format(toDate(number)),
    /** From the first to the last day, both included. @param {number} first @param {number} last @returns {string} */
    range: (first, last) => (first === last ? full.format(toDate(first)) : full.formatRange(toDate(first), toDate(last))),
    /** What a mark of the axis says. @param {number} number @param {string} unit @param {boolean} isFirst @returns {string} */
    mark: (number, unit, isFirst) => {
      if (unit === "year") return year.format(toDate(number));
      if (unit === "month") return month.format(toDate(number));
      return isFirst || (isMonthsFirst(number) && toDate(number).getUTCMonth() === 0)
        ? full.format(toDate(number))
        : short.format(toDate(number));
    },
  };
};
