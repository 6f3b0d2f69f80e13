// Signs: one shape for each family of kinds, the same on map and timeline, so that nothing rests on colour alone.

const SIGNS = {
  fighting: "M-4.6-5.8 0-1.2 4.6-5.8 5.8-4.6 1.2 0 5.8 4.6 4.6 5.8 0 1.2-4.6 5.8-5.8 4.6-1.2 0-5.8-4.6Z",
  fire: "M0-6 5.6 4.6H-5.6Z",
  attacks: "M0-6 1.8-2 6-2.2 3 1 4.6 5.4 0 3-4.6 5.4-3 1-6-2.2-1.8-2Z",
  casualties: "M0-5.2A5.2 5.2 0 1 1 0 5.2 5.2 5.2 0 1 1 0-5.2Z",
  control: "M-5-6H-3.4V-5H5L2.8-2 5 1H-3.4V6H-5Z",
  people: "M-1.4-5.8 6 0-1.4 5.8V2.6H-6V-2.6H-1.4Z",
  relief: "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
  politics: "M-5.6-5H5.6V2.6H0L-3.2 6V2.6H-5.6Z",
  other: "M-4.8-4.8H4.8V4.8H-4.8Z",
};

/** The families that have a sign, in the order of the map's key. */
export const FAMILIES = Object.keys(SIGNS);

/** @param {string} family @returns {string} an SVG path about 0,0 in a box from -6 to 6 */
export const signPath = (family) => SIGNS[family] ?? SIGNS.other;
