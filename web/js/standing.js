// The tables below the map of a large store: drawn when somebody comes near them.

const load = async (place) => {
  // Where no answer comes, or the page is left meanwhile, the link that stands in their place is the way to them.
  const answer = await fetch(place.dataset.load).catch(() => null);
  if (answer?.ok && place.isConnected) place.outerHTML = await answer.text(); // rendered and escaped by the server
};

/** Fetches the tables once they come into view, those of another day too; the link in their place works without. */
export const startStanding = () => {
  const main = document.getElementById("main");
  if (document.body.dataset.page !== "picture" || document.body.dataset.mode === "file") return;
  let awaited = null;
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting, target }) => isIntersecting && target === awaited)) return;
      near.unobserve(awaited);
      void load(awaited);
    },
    { rootMargin: "400px" },
  );
  const follow = () => {
    const place = main.querySelector("#standing[data-load]");
    if (place === awaited) return;
    near.disconnect();
    awaited = place;
    if (place !== null) near.observe(place);
  };
  new MutationObserver(follow).observe(main, { childList: true });
  follow();
};
