// How numbers are spread over a run: a ridge of histograms, the oldest at the back, with a slider over the looks.

import { element, renew, numberText, countText, shareText, table, styleColour } from "../page/dom.js";

const FINE_BINS = 80;
const HEIGHT = 300;
const MOST_RIDGES = 24;

export class SpreadView {
  constructor() {
    this.spreads = [];
    this.position = null; // of the slider; null for the last look
    this.kind = element("select", { id: "spread-kind", change: () => this.choosePlaces() });
    this.place = element("select", { id: "spread-place", change: () => this.draw() });
    this.slider = element("input", { type: "range", min: "0", step: "1", id: "spread-time", input: () => this.move() });
    this.canvas = element("canvas", { role: "img", id: "spread-canvas" });
    this.summary = element("p", { class: "chart-summary", "aria-live": "polite" });
    this.tableBox = element("div", {});
    this.details = element("details", { toggle: () => this.fillTable() }, element("summary", {}, "The numbers as a table"), this.tableBox);
    this.note = element("p", { class: "quiet" });
    this.element = element(
      "div",
      { id: "spread-view" },
      element(
        "div",
        { class: "spread-tools" },
        element("label", {}, "What ", this.kind),
        element("label", {}, "Where ", this.place),
        element("label", { class: "spread-slider" }, "When ", this.slider),
      ),
      this.canvas,
      this.summary,
      this.details,
      this.note,
    );
    this.element.view = this;
    document.addEventListener("themechange", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  update(spreads, leftOut, epochOf) {
    this.spreads = spreads;
    this.epochOf = epochOf;
    this.note.textContent = leftOut > 0 ? `${countText(leftOut)} more parameters and modules were not looked at.` : "";
    const kinds = [...new Set(spreads.map((spread) => spread.kind))];
    replaceOptions(this.kind, kinds);
    this.choosePlaces();
  }

  choosePlaces() {
    replaceOptions(this.place, this.spreads.filter((spread) => spread.kind === this.kind.value).map((spread) => spread.place));
    this.draw();
  }

  rows() {
    return this.spreads.find((spread) => spread.kind === this.kind.value && spread.place === this.place.value)?.rows ?? [];
  }

  move() {
    const last = this.rows().length - 1;
    this.position = Number(this.slider.value) >= last ? null : Number(this.slider.value);
    this.draw();
  }

  draw() {
    const rows = this.rows();
    if (rows.length === 0 || this.element.clientWidth === 0) {
      return;
    }
    const chosen = Math.min(this.position ?? rows.length - 1, rows.length - 1);
    this.slider.disabled = rows.length === 1;
    this.slider.max = String(rows.length - 1);
    this.slider.value = String(chosen);
    this.slider.setAttribute("aria-valuetext", this.when(rows[chosen]));
    this.paint(rows, chosen);
    const row = rows[chosen];
    this.summary.textContent =
      `${this.kind.value} of ${this.place.value}, ${this.when(row)}: from ${numberText(row.min)} to ${numberText(row.max)}, ` +
      `mean ${numberText(row.mean)}, deviation ${numberText(row.deviation)}, ${shareText(row.zeros)} are 0.`;
    this.canvas.setAttribute("aria-label", `Histograms over the run, the oldest at the back. ${this.summary.textContent}`);
    this.fillTable();
  }

  when(row) {
    const epoch = this.epochOf?.(row.step);
    return `after step ${countText(row.step)}` + (epoch === undefined || epoch === null ? "" : ` (epoch ${numberText(epoch)})`);
  }

  paint(rows, chosen) {
    const width = this.element.clientWidth;
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = width * scale;
    this.canvas.height = HEIGHT * scale;
    this.canvas.style.width = width + "px";
    this.canvas.style.height = HEIGHT + "px";
    const pen = this.canvas.getContext("2d");
    pen.scale(scale, scale);
    const least = Math.min(...rows.map((row) => row.min));
    const greatest = Math.max(...rows.map((row) => row.max));
    const [min, max] = least === greatest ? [least - 0.5, greatest + 0.5] : [least, greatest];
    const left = 8;
    const right = width - 8;
    const bottom = HEIGHT - 26;
    const stride = Math.max(1, Math.ceil(rows.length / MOST_RIDGES));
    const shown = rows.map((_, i) => i).filter((i) => i % stride === 0 || i === chosen);
    const top = 84;
    const step = shown.length > 1 ? (bottom - top) / (rows.length - 1) : 0;
    const densities = new Map(shown.map((i) => [i, density(rows[i], min, max)]));
    const peak = Math.max(...[...densities.values()].flat());
    const colours = { back: styleColour("--card"), line: styleColour("--quiet"), fill: styleColour("--series-1"), ink: styleColour("--ink"), rule: styleColour("--rule") };
    const x = (value) => left + ((value - min) / (max - min)) * (right - left);
    if (min < 0 && max > 0) {
      pen.strokeStyle = colours.rule;
      pen.beginPath();
      pen.moveTo(x(0), 4);
      pen.lineTo(x(0), bottom);
      pen.stroke();
    }
    for (const i of shown) {
      const base = rows.length === 1 ? bottom : top + i * step;
      const isChosen = i === chosen;
      // The root, so that the many small bars are seen beside the few large ones.
      const y = densities.get(i).map((part) => base - Math.sqrt(part / peak) * 76);
      pen.beginPath();
      pen.moveTo(left, base);
      y.forEach((height, bin) => pen.lineTo(left + ((bin + 0.5) / FINE_BINS) * (right - left), height));
      pen.lineTo(right, base);
      pen.globalAlpha = isChosen ? 0.9 : 0.55;
      pen.fillStyle = isChosen ? colours.fill : colours.back;
      pen.fill();
      pen.globalAlpha = isChosen ? 1 : 0.35 + 0.5 * (i / rows.length);
      pen.strokeStyle = isChosen ? colours.fill : colours.line;
      pen.lineWidth = isChosen ? 2 : 1;
      pen.stroke();
    }
    pen.globalAlpha = 1;
    pen.fillStyle = colours.line;
    pen.font = "12px system-ui, sans-serif";
    pen.textAlign = "center";
    for (const tick of roundNumbers(min, max, Math.max(3, Math.floor(width / 110)))) {
      pen.fillText(numberText(tick), Math.max(left + 18, Math.min(right - 18, x(tick))), HEIGHT - 8);
    }
  }

  fillTable() {
    if (this.details.open) {
      const rows = this.rows().map((row) => [row.step, row.min, row.mean, row.max, row.deviation, shareText(row.zeros)]);
      renew(
        this.tableBox,
        table(`${this.kind.value} of ${this.place.value}`, ["step", "least", "mean", "greatest", "deviation", "share of zeros"], rows),
      );
    }
  }
}

// Some numbers from min to max that are easy to read: multiples of 1, 2 or 5 times a power of ten.
function roundNumbers(min, max, most) {
  const rough = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const first = Math.ceil(min / step);
  return Array.from({ length: Math.floor(max / step) - first + 1 }, (_, i) => (first + i) * step || 0); // never -0
}

// The part of the numbers that falls into each of the fine bins of a range that all histograms share.
function density(row, min, max) {
  const fine = new Array(FINE_BINS).fill(0);
  const total = row.counts.reduce((sum, count) => sum + count, 0) || 1;
  const width = (row.max - row.min) / row.counts.length;
  const place = (value) => ((value - min) / (max - min)) * FINE_BINS;
  row.counts.forEach((count, i) => {
    const from = place(row.min + i * width);
    const to = width === 0 ? from : place(row.min + (i + 1) * width);
    if (to - from < 1e-9) {
      fine[Math.min(FINE_BINS - 1, Math.max(0, Math.floor(from)))] += count / total;
      return;
    }
    for (let bin = Math.max(0, Math.floor(from)); bin < Math.min(FINE_BINS, Math.ceil(to)); bin++) {
      const overlap = Math.min(bin + 1, to) - Math.max(bin, from);
      fine[bin] += ((count / total) * Math.max(0, overlap)) / (to - from);
    }
  });
  return fine;
}

function replaceOptions(select, values) {
  const before = select.value;
  const shown = [...select.options].map((option) => option.value);
  if (shown.length !== values.length || shown.some((value, i) => value !== values[i])) {
    select.replaceChildren(...values.map((value) => element("option", { value }, value)));
    if (values.includes(before)) {
      select.value = before;
    }
  }
}
