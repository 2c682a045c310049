// Of several samples the chosen one is drawn. A neuron of a drawing shows its derivation below it; arrow keys go from neuron to
// neuron.

for (const figure of document.querySelectorAll("figure.drawing")) {
  const samples = [...figure.querySelectorAll(".sample")];
  if (samples.length > 1) figure.querySelector("figcaption").after(choiceOf(samples, figure.dataset.choice));
  openNeurons(figure);
}

function choiceOf(samples, question) {
  const choice = document.createElement("select");
  samples.forEach((sample, place) => choice.add(new Option(sample.querySelector("h3").textContent, place)));
  const show = () => samples.forEach((sample, place) => { sample.hidden = place !== choice.selectedIndex; });
  choice.addEventListener("change", show);
  show();
  const label = document.createElement("label");
  label.className = "choice";
  label.append(question, " ", choice);
  return label;
}

function openNeurons(figure) {
  const panel = document.createElement("div");
  panel.className = "selected";
  panel.setAttribute("aria-live", "polite");
  const links = [...figure.querySelectorAll(".neuron")].filter(partOf);
  if (links.length > 0) figure.append(panel);

  function select(link) {
    const part = partOf(link).cloneNode(true);
    part.removeAttribute("id");
    panel.replaceChildren(part);
    for (const other of links) {
      // Each sample has its own drawing of the same neuron.
      if (other.getAttribute("href") === link.getAttribute("href")) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
  }

  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      select(link);
    });
    link.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const beside = links.filter((other) => other.closest("svg") === link.closest("svg"));
        beside[(beside.indexOf(link) + step + beside.length) % beside.length].focus();
      }
    });
  }
}

function partOf(link) {
  return document.getElementById(link.getAttribute("href").slice(1));
}
