// What stands under the pointer, in words. All of it is text: reports are not trusted.

const SHOWN = 8;
let hover = null;

/** @param {object} map @param {object|null} place @param {object[]} rows @param {object} strings */
export const showHover = (map, place, rows, strings) => {
  hover?.remove();
  hover = null;
  if (rows.length === 0) return;
  const content = element("div", "map-hover");
  rows.slice(0, SHOWN).forEach((row) => content.append(element("p", "", row.headline), element("p", "aside", detailOf(row, strings))));
  if (rows.length > SHOWN) content.append(element("p", "aside", strings.more.replace("{n}", rows.length - SHOWN)));
  hover = new maplibregl.Popup({ closeButton: false, closeOnClick: false, maxWidth: "22rem", offset: 14 });
  hover.setLngLat(place).setDOMContent(content).addTo(map);
};

/** Several happenings at one place: which is meant? */
export const showChoice = (map, place, rows, { strings, onSelect }) => {
  const list = element("ul", "map-choice");
  const popup = new maplibregl.Popup({ maxWidth: "24rem", offset: 14, focusAfterOpen: true });
  for (const row of rows) {
    const button = element("button", "button-quiet", row.headline);
    button.type = "button";
    button.addEventListener("click", () => {
      popup.remove();
      onSelect(row.id);
    });
    const item = element("li");
    item.append(button, element("p", "aside", detailOf(row, strings)));
    list.append(item);
  }
  popup.setLngLat(place).setDOMContent(list).addTo(map);
};

const detailOf = (row, strings) =>
  [row.first ?? strings.no_day, placeOf(row, strings), strings.origins[row.origins === 1 ? "one" : "other"].replace("{n}", row.origins)].join(" · ");

const placeOf = ({ spot, place_text }, strings) =>
  spot.radius_km > 8 ? strings.within.replace("{place}", place_text ?? spot.name).replace("{km}", Math.round(spot.radius_km)) : spot.name;

const element = (name, className = "", text = "") => Object.assign(document.createElement(name), { className, textContent: text });
