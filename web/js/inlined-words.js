// Words as full text compares them, the same as the store does: model/folding.py and store/searching.py.

const APOSTROPHES = "'’‘ʻʼ`´ʿʾ";
const POSSESSIVE = new RegExp(`(?<=[\\p{L}\\p{N}_])[${APOSTROPHES}]s(?![\\p{L}\\p{N}_])`, "gu");
const ELIDED = new RegExp(`(?<![\\p{L}\\p{N}_])([\\p{L}\\p{N}_])[${APOSTROPHES}](?=[\\p{L}\\p{N}_])`, "gu");
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "g");
const MARKS = /[\p{Mn}\p{Me}\p{Mc}\p{Cf}\u0640]/gu;
const OTHER = new RegExp(`[^\\p{L}\\p{N}${APOSTROPHES}]`, "gu");
const PHRASE = /"([^"]*)"(\*?)|([^\s"]+)/g;

/** Letters and digits without marks or case, one blank between words. @param {string} text */
export const fold = (text) => {
  const apart = text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").normalize("NFKD");
  const plain = apart.replace(MARKS, "").replace(OTHER, " ");
  const joined = plain.replace(POSSESSIVE, "").replace(ELIDED, "$1 ").replace(APOSTROPHE, "");
  return joined.split(" ").filter((word) => word !== "").join(" ");
};

/**
 * What tells whether folded words hold all that is asked for: words, a "phrase", the beginning of a word*.
 * @param {string} asked
 * @returns {((folded: string) => boolean)|null} null where nothing is asked
 */
export const finder = (asked) => {
  const terms = [...asked.matchAll(PHRASE)].flatMap(([, phrase, star, lone]) => {
    const folded = fold(lone ?? phrase);
    const isStart = lone === undefined ? star !== "" : lone.endsWith("*");
    return folded === "" ? [] : [isStart ? ` ${folded}` : ` ${folded} `];
  });
  if (asked.trim() === "") return null;
  if (terms.length === 0) return () => false;
  return (folded) => terms.every((term) => ` ${folded} `.includes(term));
};
