// Copying the address of what is shown: it holds the whole state.

/** Says something for a moment where screen readers hear it too. */
export const say = (words) => {
  const place = document.getElementById("messages");
  if (!place) return;
  place.textContent = words;
  setTimeout(() => {
    if (place.textContent === words) place.textContent = "";
  }, 4000);
};

/** Makes the button work that copies the link. */
export const startSharing = () => {
  const button = document.getElementById("copy");
  if (!button || !navigator.clipboard) return;
  const words = JSON.parse(document.getElementById("strings").textContent);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say(words.share.copied);
    } catch {
      say(words.share.refused); // the browser does not let the page write there
    }
  });
  button.hidden = false;
};
