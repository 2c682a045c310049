// The chart of the two losses.

import { ticksOf, verticalAxis } from "../page/vertical.js";
import { css } from "./colours.js";

/** Draws losses over steps into an element. */
export class LossChart {
  constructor(root) {
    this.root = root;
    root.chart = this;
    this.points = [[], [], []];
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(root);
  }

  size() {
    return { width: Math.max(200, this.root.clientWidth), height: 190 };
  }

  /** The steps, and where the losses stand on the vertical axis. */
  data() {
    const [steps, ...losses] = this.points;
    this.vertical = verticalAxis(false, losses.flat());
    return [steps, ...losses.map((values) => values.map((loss) => this.vertical.place(loss)))];
  }

  /** Begins anew, in the colours of now. */
  build(curve, colours) {
    this.points = [0, 1, 2].map((column) => curve.map((point) => point[column]));
    this.plot?.destroy();
    const axis = {
      stroke: css(colours.quiet),
      grid: { stroke: css(colours.rule), width: 1 },
      ticks: { stroke: css(colours.rule), width: 1 },
    };
    const line = (label, colour, dash) => ({
      label,
      stroke: css(colour),
      width: 2,
      dash,
      points: { show: false },
    });
    this.plot = new uPlot(
      {
        ...this.size(),
        scales: { x: { time: false }, y: { range: (chart, low, high) => [0, high > 0 ? high * 1.05 : 1] } },
        axes: [
          { ...axis, size: 32 },
          { ...axis, ...ticksOf(() => this.vertical, 48) },
        ],
        legend: { live: false },
        cursor: { y: false, drag: { x: false, y: false } },
        series: [
          { label: "step" },
          line("training loss", colours.classes[0]),
          line("test loss", colours.classes[1], [6, 4]),
        ],
      },
      this.data(),
      this.root,
    );
  }

  /** Adds a point, and forgets every second one when there are too many. */
  add(frame) {
    const [steps] = this.points;
    if (steps.length && frame.step <= steps.at(-1)) {
      return;
    }
    [frame.step, frame.training.loss, frame.test.loss].forEach((value, column) => this.points[column].push(value));
    if (steps.length > 2000) {
      this.points = this.points.map((column) => column.filter((_, i) => i % 2 === 0));
    }
    this.plot.setData(this.data());
  }
}
