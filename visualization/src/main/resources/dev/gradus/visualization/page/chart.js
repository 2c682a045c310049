// Charts of lines over steps: drawn by uPlot, with a legend, a summary in words, the numbers as a table, and zoom by mouse,
// touch and keyboard.

import { breakAtGaps } from "./gaps.js";
import { element, renew, numberText, countText, table, styleColour } from "./dom.js";
import { verticalAxis, ticksOf } from "./vertical.js";

const MOST_TABLE_ROWS = 200;
const ZOOM = 0.6;
const SERIES_COLOURS = 8;

// Charts that show the same stretch of the horizontal axis and the same place under the cursor.
export class ChartGroup {
  constructor() {
    this.charts = new Set();
    this.range = null; // of what is shown; null for all
    this.sync = uPlot.sync("gradus-" + Math.random().toString(36).slice(2));
    document.addEventListener("themechange", () => this.charts.forEach((chart) => chart.build()));
  }

  // Shows a stretch of the axis in all charts.
  zoom(range) {
    this.range = range;
    this.refresh();
  }

  // To be called when charts have got other lines, which may be longer.
  refresh() {
    this.charts.forEach((chart) => chart.showRange());
  }

  // From the first place that any chart has to the last.
  extent() {
    const ends = [...this.charts].flatMap((chart) => chart.ends());
    return ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  }
}

// One chart. Lines are objects with label, x and y, which are sorted by x and of equal length; and, where wanted, low and high
// (the band that the values were in), colour (a variable of the style), dashed, thin and hidden.
export class LineChart {
  constructor(group, { id, title, unit = "", horizontal = "step", logarithmic = false, scalable = true, height = 260, note = "" }) {
    this.group = group;
    this.title = title;
    this.unit = unit;
    this.horizontal = horizontal;
    this.isLogarithmic = logarithmic;
    this.height = height;
    this.lines = [];
    this.vertical = verticalAxis(logarithmic, []);
    this.hidden = new Set();
    this.hiddenAtFirst = [];
    this.plot = null;
    this.summaryOf = null;

    this.logSwitch = element("button", { type: "button", "aria-pressed": String(logarithmic), click: () => this.switchScale() }, "log");
    this.logSwitch.hidden = !scalable;
    this.logSwitch.title = "Logarithmic vertical axis";
    this.linesSwitch = element("button", { type: "button", hidden: true, click: () => this.switchLines() });
    const tool = (text, label, act) => element("button", { type: "button", "aria-label": `${label}: ${title}`, title: label, click: act }, text);
    this.plotBox = element("div", {
      class: "chart-plot",
      tabindex: "0",
      role: "application",
      "aria-label": `Chart: ${title}. Arrow keys move the cursor, plus and minus zoom, Shift with arrows moves the view, 0 shows everything.`,
      keydown: (event) => this.onKey(event),
    });
    this.legend = element("ul", { class: "chart-legend", "aria-label": `Lines of ${title}` });
    this.summary = element("p", { class: "chart-summary" });
    this.announced = element("p", { class: "visually-hidden", role: "status" });
    this.tableBox = element("div", {});
    this.details = element("details", { toggle: () => this.fillTable() }, element("summary", {}, "The numbers as a table"), this.tableBox);
    this.element = element(
      "div",
      { class: "chart", id },
      element(
        "div",
        { class: "chart-head" },
        element("h3", {}, title),
        element(
          "div",
          { class: "chart-tools", role: "group", "aria-label": `View of ${title}` },
          this.linesSwitch,
          this.logSwitch,
          tool("+", "Zoom in", () => this.zoomBy(ZOOM)),
          tool("−", "Zoom out", () => this.zoomBy(1 / ZOOM)),
          tool("all", "Show everything", () => group.zoom(null)),
        ),
      ),
      note ? element("p", { class: "quiet" }, note) : null,
      this.legend,
      this.plotBox,
      this.summary,
      this.announced,
      this.details,
    );
    this.element.chart = this;
    group.charts.add(this);
    new ResizeObserver(() => this.resize()).observe(this.plotBox);
    listenToTouch(this);
  }

  // Takes the chart out of its group.
  remove() {
    this.group.charts.delete(this);
    this.plot?.destroy();
    this.element.remove();
  }

  // ---- data

  // Shows other lines, or the same with more points.
  update(lines, horizontal = this.horizontal) {
    const isSame =
      this.plot !== null &&
      horizontal === this.horizontal &&
      lines.length === this.lines.length &&
      lines.every((line, i) => line.label === this.lines[i].label && Boolean(line.low) === Boolean(this.lines[i].low));
    this.lines = lines;
    this.horizontal = horizontal;
    if (isSame) {
      this.plot.setData(this.data(), false);
      this.showLegendValues();
      this.summary.textContent = this.inWords();
    } else {
      this.build();
    }
    this.fillTable();
  }

  // One table for uPlot with a column for each line, and for each band three.
  data() {
    const columns = (line) => (line.low ? [line.y, line.low, line.high] : [line.y]);
    this.vertical = verticalAxis(this.isLogarithmic, this.lines.flatMap((line) => columns(line).flat()));
    const places = (values) => values.map((value) => this.vertical.place(value));
    const tables = this.lines.map((line) => breakAtGaps([line.x, ...columns(line).map(places)]));
    return tables.length === 0 ? [[]] : uPlot.join(tables);
  }

  ends() {
    return this.lines.filter((line) => line.x.length > 0).flatMap((line) => [line.x[0], line.x[line.x.length - 1]]);
  }

  // ---- drawing

  build() {
    this.plot?.destroy();
    this.plot = null;
    this.drawLegend();
    this.summary.textContent = this.inWords();
    this.plotBox.replaceChildren();
    const hasPoints = this.lines.some((line) => line.y.some((value) => value !== null));
    if (!hasPoints) {
      this.plotBox.append(element("p", { class: "chart-empty" }, "There is nothing to show yet."));
      return;
    }
    const ink = styleColour("--quiet");
    const grid = { stroke: styleColour("--rule"), width: 1 };
    const series = [{}];
    const bands = [];
    this.lines.forEach((line, i) => {
      const colour = styleColour(line.colour ?? `--series-${(i % SERIES_COLOURS) + 1}`);
      const show = !this.hidden.has(line.label);
      const isFew = line.x.length < 40;
      series.push({
        label: line.label,
        show,
        stroke: colour,
        width: line.thin ? 1 : 1.8,
        dash: line.dashed ? [7, 4] : undefined,
        points: { show: isFew && !line.thin, size: 5, fill: colour },
      });
      if (line.low) {
        const at = series.length;
        series.push({ label: line.label + ", least", show, stroke: "transparent", width: 0, points: { show: false } });
        series.push({ label: line.label + ", greatest", show, stroke: "transparent", width: 0, points: { show: false } });
        bands.push({ series: [at + 1, at], fill: colour.replace("rgb(", "rgba(").replace(")", ", 0.18)") });
      }
    });
    const font = "12px system-ui, sans-serif";
    const axis = { stroke: ink, grid, ticks: grid, font, labelFont: font };
    this.plot = new uPlot(
      {
        width: Math.max(200, this.plotBox.clientWidth),
        height: this.height,
        series,
        bands,
        padding: [null, 30, null, null],
        legend: { show: false },
        scales: {
          x: { time: false, range: () => this.visibleRange() },
          y: { range: (_, min, max) => (min === null ? [null, null] : this.vertical.range(min, max)) },
        },
        axes: [
          { ...axis, label: this.horizontal, labelSize: 20, size: 34, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? countText(tick) : numberText(tick))) },
          {
            ...axis,
            label: this.unit || undefined,
            labelSize: this.unit ? 20 : 0,
            ...ticksOf(() => this.vertical, 62),
          },
        ],
        cursor: {
          sync: { key: this.group.sync.key, setSeries: false },
          drag: { x: true, y: false, setScale: false },
          points: { size: 7 },
        },
        hooks: {
          setSelect: [(plot) => this.onSelect(plot)],
          setCursor: [() => this.showLegendValues()],
          ready: [(plot) => plot.over.addEventListener("dblclick", () => this.group.zoom(null))],
        },
      },
      this.data(),
      this.plotBox,
    );
    this.showLegendValues();
  }

  visibleRange() {
    const [least, greatest] = this.group.range ?? this.group.extent();
    return least === greatest ? [least - 0.5, greatest + 0.5] : [least, greatest];
  }

  showRange() {
    if (this.plot) {
      const [min, max] = this.visibleRange();
      this.plot.setScale("x", { min, max });
    }
  }

  resize() {
    const width = this.plotBox.clientWidth;
    if (this.plot && width > 0 && Math.abs(width - this.plot.width) > 1) {
      this.plot.setSize({ width, height: this.height });
    }
  }

  switchScale() {
    this.isLogarithmic = !this.isLogarithmic;
    this.logSwitch.setAttribute("aria-pressed", String(this.isLogarithmic));
    this.build();
  }

  // ---- legend

  drawLegend() {
    this.linesSwitch.textContent = this.hidden.size === 0 ? "fewer lines" : "all lines";
    this.legend.replaceChildren(
      ...this.lines.map((line, i) => {
        const swatch = lineSwatch(line, `--series-${(i % SERIES_COLOURS) + 1}`);
        return element(
          "li",
          {},
          element(
            "button",
            { type: "button", "aria-pressed": String(!this.hidden.has(line.label)), click: () => this.toggle(line.label) },
            swatch,
            element("span", { class: "label" }, line.label),
            element("span", { class: "value" }),
          ),
        );
      }),
    );
  }

  // Leaves out lines where there are too many to look at, and makes a button for all of them.
  hideAtFirst(labels) {
    this.hiddenAtFirst = labels;
    labels.forEach((label) => this.hidden.add(label));
    this.linesSwitch.hidden = false;
  }

  switchLines() {
    this.hidden = new Set(this.hidden.size === 0 ? this.hiddenAtFirst : []);
    this.build();
  }

  toggle(label) {
    if (!this.hidden.delete(label)) {
      this.hidden.add(label);
    }
    const focused = [...this.legend.querySelectorAll("button")].indexOf(document.activeElement);
    this.build();
    this.legend.querySelectorAll("button")[focused]?.focus();
  }

  // The values under the cursor, or the last ones.
  showLegendValues() {
    const x = this.cursorX();
    this.legend.querySelectorAll(".value").forEach((value, i) => {
      const line = this.lines[i];
      value.textContent = line ? numberText(x === null ? lastNumber(line.y) : valueAt(line, x)) : "";
    });
  }

  cursorX() {
    const index = this.plot?.cursor.idx;
    return index === null || index === undefined || this.plot.cursor.left < 0 ? null : this.plot.data[0][index];
  }

  // ---- zoom and cursor

  onSelect(plot) {
    const { left, width } = plot.select;
    if (width > 4) {
      this.group.zoom([plot.posToVal(left, "x"), plot.posToVal(left + width, "x")]);
    }
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  // Makes the stretch that is shown longer or shorter around a place: the cursor's, or the middle.
  zoomBy(factor, around = this.cursorX()) {
    const [min, max] = this.visibleRange();
    const middle = around === null || around < min || around > max ? (min + max) / 2 : around;
    this.zoomTo(middle - (middle - min) * factor, middle + (max - middle) * factor);
  }

  zoomTo(min, max) {
    const [first, last] = this.group.extent();
    if (max - min >= last - first) {
      this.group.zoom(null);
      return;
    }
    const shift = Math.max(0, first - min) - Math.max(0, max - last);
    this.group.zoom([min + shift, max + shift]);
  }

  pan(part) {
    const [min, max] = this.visibleRange();
    this.zoomTo(min + part * (max - min), max + part * (max - min));
  }

  onKey(event) {
    if (!this.plot || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const acts = {
      "+": () => this.zoomBy(ZOOM),
      "=": () => this.zoomBy(ZOOM),
      "-": () => this.zoomBy(1 / ZOOM),
      0: () => this.group.zoom(null),
      Escape: () => this.group.zoom(null),
      ArrowLeft: () => (event.shiftKey ? this.pan(-0.2) : this.moveCursor(-1)),
      ArrowRight: () => (event.shiftKey ? this.pan(0.2) : this.moveCursor(1)),
      PageUp: () => this.moveCursor(-20),
      PageDown: () => this.moveCursor(20),
      Home: () => this.moveCursor(-Infinity),
      End: () => this.moveCursor(Infinity),
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  // Moves the cursor by some points among those that are shown, and tells the values there.
  moveCursor(points) {
    const xs = this.plot.data[0];
    const [min, max] = this.visibleRange();
    const first = xs.findIndex((x) => x >= min);
    const last = xs.length - 1 - [...xs].reverse().findIndex((x) => x <= max);
    const now = this.cursorX() === null ? (points > 0 ? first - 1 : last + 1) : this.plot.cursor.idx;
    const index = Math.max(first, Math.min(last, now + points));
    const top = this.plot.over.clientHeight / 2;
    this.plot.setCursor({ left: this.plot.valToPos(xs[index], "x"), top });
    const values = this.lines.filter((line) => !this.hidden.has(line.label)).map((line) => `${line.label} ${numberText(valueAt(line, xs[index]))}`);
    this.announced.textContent = `${this.horizontal} ${numberText(xs[index])}: ${values.join(", ")}`;
  }

  // ---- in words and numbers

  inWords() {
    const isCut = this.isLogarithmic && this.lines.some((line) => (line.low ?? line.y).some((value) => value !== null && value <= 0));
    const cut = isCut ? " Numbers that are 0 or less have no place on a logarithmic axis, and are not drawn." : "";
    return this.ranges() + cut;
  }

  // Of the first lines that are shown, and of the last ones if there are many.
  ranges() {
    const shown = this.lines.filter((line) => !this.hidden.has(line.label) && line.y.some((value) => value !== null));
    const told = shown.length > 4 ? [...shown.slice(0, 2), ...shown.slice(-2)] : shown;
    return told.map(rangeInWords).join(" ");
  }

  fillTable() {
    if (!this.details.open) {
      return;
    }
    const data = this.lines.length === 0 ? [[]] : uPlot.join(this.lines.map((line) => [line.x, line.y]));
    const count = data[0].length;
    const stride = Math.max(1, Math.ceil(count / MOST_TABLE_ROWS));
    const rows = [];
    for (let i = 0; i < count; i += stride) {
      rows.push(data.map((column) => column[i] ?? null));
    }
    if (stride > 1 && (count - 1) % stride !== 0) {
      rows.push(data.map((column) => column[count - 1] ?? null));
    }
    const caption = stride === 1 ? `${this.title}, all ${countText(count)} points` : `${this.title}, every ${stride}th of ${countText(count)} points`;
    renew(this.tableBox, table(caption, [this.horizontal, ...this.lines.map((line) => line.label)], rows));
  }
}

function rangeInWords(line) {
  const values = (column) => column.filter((value) => value !== null);
  const least = Math.min(...values(line.low ?? line.y));
  const greatest = Math.max(...values(line.high ?? line.y));
  const shown = values(line.y);
  return least === greatest
    ? `${capital(line.label)}: always ${numberText(least)}.`
    : `${capital(line.label)}: from ${numberText(least)} to ${numberText(greatest)}, first ${numberText(shown[0])}, last ${numberText(shown[shown.length - 1])}.`;
}

// The value of a line at a place, or at the last one before it.
function valueAt(line, x) {
  let low = 0;
  let high = line.x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line.x[middle] <= x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low === 0 ? null : line.y[low - 1];
}

function lastNumber(values) {
  for (let i = values.length - 1; i >= 0; i--) {
    if (values[i] !== null) {
      return values[i];
    }
  }
  return null;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lineSwatch(line, usual) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("width", "22");
  svg.setAttribute("height", "8");
  svg.setAttribute("aria-hidden", "true");
  const stroke = document.createElementNS(namespace, "line");
  for (const [name, value] of Object.entries({ x1: 0, y1: 4, x2: 22, y2: 4, "stroke-width": line.thin ? 2 : 3 })) {
    stroke.setAttribute(name, value);
  }
  if (line.dashed) {
    stroke.setAttribute("stroke-dasharray", "6 3");
  }
  stroke.style.stroke = `var(${line.colour ?? usual})`;
  svg.append(stroke);
  return svg;
}

// Two fingers zoom and move; one finger moves the cursor, and a zoomed chart sideways.
function listenToTouch(chart) {
  const fingers = new Map();
  let before = null;
  const box = chart.plotBox;
  const valueAtPixel = (x) => chart.plot.posToVal(x - chart.plot.over.getBoundingClientRect().left, "x");
  const remember = () => {
    before = { range: chart.visibleRange(), places: [...fingers.values()].map(valueAtPixel) };
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && chart.plot) {
      fingers.set(event.pointerId, event.clientX);
      remember();
    }
  });
  box.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId) || !chart.plot) {
      return;
    }
    fingers.set(event.pointerId, event.clientX);
    const rect = chart.plot.over.getBoundingClientRect();
    const parts = [...fingers.values()].map((x) => (x - rect.left) / rect.width);
    if (fingers.size === 2 && Math.abs(parts[1] - parts[0]) > 0.01) {
      const length = (before.places[1] - before.places[0]) / (parts[1] - parts[0]);
      const min = before.places[0] - parts[0] * length;
      chart.zoomTo(min, min + length);
    } else if (fingers.size === 1 && chart.group.range) {
      const length = before.range[1] - before.range[0];
      const min = before.places[0] - parts[0] * length;
      chart.zoomTo(min, min + length);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    box.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (fingers.size > 0 && chart.plot) {
        remember();
      }
    });
  }
}
