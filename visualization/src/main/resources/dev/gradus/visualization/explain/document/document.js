// A neuron of the drawing shows its derivation below the drawing; arrow keys go from neuron to neuron.

const links = [...document.querySelectorAll(".network .neuron")];
const panel = document.createElement("div");
panel.className = "selected";
panel.setAttribute("aria-live", "polite");

function select(link) {
  const part = document.getElementById(link.getAttribute("href").slice(1)).cloneNode(true);
  part.removeAttribute("id");
  panel.replaceChildren(part);
  for (const other of links) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}

if (links.length > 0 && document.getElementById(links[0].getAttribute("href").slice(1))) {
  links[0].closest("figure").append(panel);
  links.forEach((link, place) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      select(link);
    });
    link.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        links[(place + step + links.length) % links.length].focus();
      }
    });
  });
}
