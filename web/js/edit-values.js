// What a form of correction gives, in the shape that the API takes: only the field that the form is for.

/** @param {HTMLFormElement} form @returns {Record<string, unknown>} */
export const valuesOf = (form) => ({ [form.dataset.field]: READERS[form.dataset.field](form) });

const chosen = (name) => (form) => form.elements[name].value.trim();

const ticked = (name) => (form) => form.elements[name].checked;

const rowsOf = (form, read) => [...form.querySelectorAll("fieldset.rows .row")].map((row) => read((name) => row.querySelector(`[name=${name}]`)));

const numberOf = (input) => (input.value === "" ? null : Number(input.value));

const wordsOf = (of) => ({ text: of("text").value.trim(), start: numberOf(of("start")), end: numberOf(of("end")) });

const parties = (form) => rowsOf(form, wordsOf);

const figures = (form) =>
  rowsOf(form, (of) => ({
    what: of("what").value,
    who: of("who").value,
    low: numberOf(of("low")),
    high: numberOf(of("high")),
    wording: of("text").value.trim(),
    scope: of("scope").value,
  }));

const voices = (form) => rowsOf(form, (of) => ({ text: of("text").value.trim(), type: of("type").value, named: of("named").checked }));

const days = (form) => {
  const { first, last, unknown } = form.elements;
  return unknown.checked ? { first: null, last: null } : { first: first.value || null, last: last.value || null };
};

const place = (form) => {
  const { place: id, part, text } = form.elements;
  const words = text.value.trim() || form.querySelector("[name=place]:checked")?.dataset.name || null;
  return id.value === "" && words === null ? null : { id: id.value || null, text: words, part: part.value.trim() || null };
};

const READERS = {
  kind: chosen("kind"),
  polarity: chosen("polarity"),
  certainty: chosen("certainty"),
  background: ticked("background"),
  direct: ticked("direct"),
  actors: parties,
  targets: parties,
  figures,
  voices,
  when: days,
  place,
};
