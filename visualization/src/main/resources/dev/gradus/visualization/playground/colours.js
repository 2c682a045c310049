// Colours of the style, as numbers for canvases. Blue and orange are told apart by everybody.

const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);

function rgb(variable) {
  probe.style.color = `var(${variable})`;
  return getComputedStyle(probe)
    .color.match(/[\d.]+/g)
    .slice(0, 3)
    .map(Number);
}

/** The colours as they are now; asked for again when the theme changes. */
export function palette() {
  return {
    low: rgb("--low"),
    middle: rgb("--middle"),
    high: rgb("--high"),
    classes: [1, 2, 3, 4, 5, 7, 8].map((i) => rgb(`--series-${i}`)),
    ink: rgb("--ink"),
    card: rgb("--card"),
    quiet: rgb("--quiet"),
    rule: rgb("--rule"),
  };
}

export function css([red, green, blue], alpha = 1) {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha})`;
}

/** Between two colours: the first at 0, the second at 1. */
export function mixed(from, to, share) {
  return from.map((value, i) => value + (to[i] - value) * share);
}

/** The colour of a number from -1 to 1. */
export function diverging(colours, value) {
  const end = value < 0 ? colours.low : colours.high;
  return mixed(colours.middle, end, Math.min(1, Math.abs(value)) ** 0.8);
}
