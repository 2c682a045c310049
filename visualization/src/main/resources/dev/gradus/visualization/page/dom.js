// Small things that every page's scripts make elements and texts with.

// An element: attributes by name, a listener where the value is a function, children as elements or texts.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Gives an element these children, by changing the ones that it has where they are of the same kind: whoever has the focus
// there, scrolls or reads in them is not disturbed. Listeners stay those of the old ones.
export function renew(place, ...children) {
  children.forEach((child, i) => {
    const old = place.childNodes[i];
    if (old?.nodeName === child.nodeName) {
      become(old, child);
    } else if (old) {
      old.replaceWith(child);
    } else {
      place.append(child);
    }
  });
  while (place.childNodes.length > children.length) {
    place.lastChild.remove();
  }
}

function become(old, wanted) {
  if (old.nodeType === Node.TEXT_NODE) {
    old.data = wanted.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (name === "style") {
      old.style.cssText = wanted.style.cssText; // as an attribute the page's security policy forbids it
    } else if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  renew(old, ...wanted.childNodes);
}

const plainNumbers = new Intl.NumberFormat("en", { maximumSignificantDigits: 15 });
const wholeNumbers = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

// A number with four digits, such as 0.01234 or 12,340; with three and an exponent, such as 1.23e-7, where it is small or large.
export function numberText(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return "–";
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e7) ? exponentText(value, 3) : plainText(value, 4);
}

// A number such as 1.23e-7 with at most so many digits before its exponent.
export function exponentText(value, digits) {
  return value.toExponential(digits - 1).replace(/\.?0*e\+?/, "e");
}

// A number such as 12,340 with at most so many digits that count, and no exponent.
export function plainText(value, digits) {
  return plainNumbers.format(Number(value.toPrecision(digits)));
}

// A count, such as 1,234,567.
export function countText(value) {
  return wholeNumbers.format(value);
}

export function shareText(value) {
  return (100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0) + " %";
}

// A time, such as 3.2 s or 1:02:03.
export function timeText(seconds) {
  if (seconds < 60) {
    return seconds.toFixed(seconds < 10 ? 2 : 1) + " s";
  }
  const whole = Math.round(seconds);
  const two = (part) => String(part).padStart(2, "0");
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

// A table in a frame that scrolls by itself; a cell that is a number stands to the right. Row headers are the first column.
export function table(caption, heads, rows) {
  const isNumber = (cell) => typeof cell === "number";
  const numeric = heads.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column]) || row[column] === null));
  const shown = (cell) => (isNumber(cell) ? numberText(cell) : (cell ?? "–"));
  return element(
    "div",
    { class: "table-frame", tabindex: "0", role: "region", "aria-label": caption },
    element(
      "table",
      {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...heads.map((head, i) => element("th", { scope: "col", class: numeric[i] && i > 0 ? "number" : null }, head)))),
      element(
        "tbody",
        {},
        ...rows.map((row) =>
          element(
            "tr",
            {},
            ...row.map((cell, i) =>
              i === 0
                ? element("th", { scope: "row" }, isNumber(cell) ? countText(cell) : shown(cell))
                : element("td", { class: numeric[i] ? "number" : null }, shown(cell)),
            ),
          ),
        ),
      ),
    ),
  );
}

// What a colour of the style is now, for what is drawn on a canvas.
export function styleColour(name) {
  const probe = element("span", { hidden: true });
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
