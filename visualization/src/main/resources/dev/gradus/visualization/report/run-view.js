// A run as a page: what it came to, what looks sick, curves, spreads, predictions, the model, settings and environment.

import { element, renew, numberText, countText, timeText, table } from "../page/dom.js";
import { ChartGroup, LineChart } from "../page/chart.js";
import { mergeRun, epochOfStep } from "./run-data.js";
import { SpreadView } from "./spread-view.js";
import { confusionTable, sampleList } from "./prediction-view.js";

const STATES = { waiting: "has not started", running: "is running", ended: "has ended" };
const MOST_LEGEND_LINES = 12;

// The charts that are always there, in this order; those of metrics come after the first.
const CHARTS = {
  loss: { title: "Loss" },
  "learning rate": { title: "Learning rate", unit: "η", logarithmic: false, height: 220 },
  "gradient norm": { title: "Norm of the gradient", unit: "‖g‖", logarithmic: true, height: 220 },
  "gradient size": {
    title: "Gradient of each weight",
    unit: "mean |∂L/∂w|",
    logarithmic: true,
    height: 240,
    note: "How large the elements of each weight's gradient are. Where the first layers lie powers of ten below the last ones, the gradient vanishes on its way; where they lie above, it explodes. Some optimizers, such as Adam, make up for it in the size of their steps.",
  },
  "update ratio": {
    title: "Ratio of update to weight",
    unit: "‖Δw‖ / ‖w‖",
    logarithmic: true,
    note: "By how much of its size a step changes each weight. As a rule of thumb about 1e-3 (the dashed line) is healthy: Stanford's CS231n, Neural networks part 3, ratio of weights to updates.",
  },
};

export class RunView {
  constructor(place) {
    this.run = null;
    this.shown = null; // of which predictions and model are drawn
    this.group = new ChartGroup();
    this.charts = new Map();
    this.isByEpoch = false;
    this.spreadView = new SpreadView();
    const section = (id, title, ...content) => element("section", { id, class: "card", "aria-labelledby": `${id}-title` }, element("h2", { id: `${id}-title` }, title), ...content);
    this.facts = element("div", { class: "tiles", id: "facts" });
    this.stop = element("p", { id: "stop-reason" });
    this.findings = element("div", { id: "findings" });
    this.chartBox = element("div", { class: "charts" });
    this.axisChoice = element("select", { id: "axis", change: () => this.showCharts() }, element("option", { value: "step" }, "steps"), element("option", { value: "epoch" }, "epochs"));
    this.axisLabel = element("label", { class: "axis-choice" }, "Horizontal axis ", this.axisChoice);
    this.predictionBox = element("div", {});
    this.modelBox = element("div", {});
    this.settings = element("dl", { class: "facts", id: "settings-list" });
    this.environment = element("dl", { class: "facts", id: "environment-list" });
    this.sections = {
      curves: section(
        "curves",
        "Curves",
        this.axisLabel,
        element("p", { class: "quiet" }, "Drag sideways to zoom, double-click for everything; with the keyboard choose a chart and use +, −, arrows and 0. All charts show the same stretch. Pale bands span the least and the greatest value of the steps that a point stands for. A line breaks where nothing was measured for a while."),
        this.chartBox,
      ),
      spreads: section("spreads", "Weights, gradients and activations", element("p", { class: "quiet" }, "How the numbers are spread, one histogram for each look, the oldest at the back; heights are square roots of shares."), this.spreadView.element),
      predictions: section("predictions", "Predictions", this.predictionBox),
      model: section("model", "Model", this.modelBox),
      settings: section("settings", "Settings", this.settings),
      environment: section("environment", "Environment", this.environment),
    };
    this.overview = section("overview", "Result", this.facts, this.stop, this.findings);
    this.contents = element(
      "nav",
      { class: "contents", "aria-label": "Sections" },
      ...Object.values(this.sections).map((part) => element("a", { href: `#${part.id}` }, part.querySelector("h2").textContent)),
    );
    place.replaceChildren(this.contents, this.overview, ...Object.values(this.sections));
  }

  // Shows a run, or what is new in it.
  update(changes) {
    this.take(changes);
    this.show();
  }

  // Takes in a run, or what is new in it, to be shown later.
  take(changes) {
    this.run = mergeRun(this.run, changes);
  }

  // Shows all that was taken in.
  show() {
    const run = this.run;
    if (run.state === "waiting") {
      this.stop.textContent = "The run has not started.";
      [this.contents, ...Object.values(this.sections)].forEach((part) => (part.hidden = true));
      return;
    }
    this.contents.hidden = false;
    this.showResult(run);
    this.showFindings(run);
    this.sections.curves.hidden = run.curves.length === 0;
    this.showCharts();
    this.sections.spreads.hidden = run.spreads.length === 0;
    if (run.spreads.length > 0) {
      this.spreadView.update(run.spreads, run.spreadsLeftOut, epochOfStep(run.epochs));
    }
    this.sections.predictions.hidden = !run.predictions;
    if (run.predictions && run.predictions !== this.shown?.predictions) {
      this.showPredictions(run.predictions);
    }
    if (run.model !== this.shown?.model) {
      this.showModel(run.model);
      fillFacts(this.settings, run.settings);
      fillFacts(this.environment, run.environment);
    }
    this.shown = run;
    ["model", "settings", "environment"].forEach((name) => (this.sections[name].hidden = false));
    this.contents.querySelectorAll("a").forEach((link) => (link.hidden = document.querySelector(link.getAttribute("href")).hidden));
  }

  // ---- in figures and words

  showResult(run) {
    const last = (chart, line) => {
      const curve = run.curves.find((candidate) => candidate.chart === chart && candidate.line === line);
      return curve ? (curve.value[curve.value.length - 1] ?? NaN) : null;
    };
    const tiles = [
      ["epochs", countText(run.epoch) + (run.plan.epochs ? ` of ${countText(run.plan.epochs)}` : "")],
      ["steps", countText(run.step) + (run.plan.steps ? ` of ${countText(run.plan.steps)}` : "")],
      ["time", timeText(run.seconds)],
    ];
    const figure = (name, value) => {
      if (value !== null) {
        tiles.push([name, Number.isNaN(value) ? "not finite" : numberText(value)]);
      }
    };
    figure("training loss", last("loss", "training") ?? last("loss", "training, batch"));
    figure("validation loss", last("loss", "validation"));
    for (const name of metricNames(run)) {
      const validated = last(`metric ${name}`, "validation");
      figure(validated === null ? `training ${name}` : `validation ${name}`, validated ?? last(`metric ${name}`, "training"));
    }
    renew(this.facts, ...tiles.map(([name, value]) => element("div", { class: "tile" }, element("span", { class: "tile-value" }, value), element("span", { class: "tile-name" }, name))));
    this.stop.textContent = run.state === "failed" ? `The run has ${run.stopReason}.` : `The run ${STATES[run.state]}${run.stopReason ? `: ${run.stopReason}` : ""}.`;
    this.stop.className = run.state === "failed" ? "note" : "";
  }

  showFindings(run) {
    if (run.findings.length === 0) {
      renew(this.findings, element("p", { class: "quiet" }, run.state === "failed" ? "None of the rules for sick trainings was broken before." : "None of the rules for sick trainings was broken."));
      return;
    }
    const byRule = new Map();
    run.findings.forEach((finding) => byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]));
    const notes = [...byRule].map(([rule, findings]) =>
      element(
        "li",
        { class: "note finding" },
        element("h3", {}, ruleText(rule)),
        element("p", {}, capitalised(findings[0].text) + ".", findings.length > 1 ? ` So it is at ${findings.length - 1} more: ${findings.slice(1, 6).map((finding) => finding.place).join(", ")}${findings.length > 6 ? ", …" : "."}` : ""),
        element("p", {}, element("strong", {}, "What to do: "), findings[0].advice + "."),
        element("p", { class: "quiet" }, `Rule ${rule}; source: ${findings[0].source}.`),
      ),
    );
    renew(this.findings, element("ul", { class: "finding-list" }, ...notes));
  }

  // ---- curves

  showCharts() {
    const run = this.run;
    const epochOf = epochOfStep(run.epochs);
    this.axisLabel.hidden = epochOf === null;
    const isByEpoch = this.axisChoice.value === "epoch" && epochOf !== null;
    if (isByEpoch !== this.isByEpoch) {
      this.isByEpoch = isByEpoch;
      this.group.range = null;
    }
    const names = ["loss", ...metricNames(run).map((name) => `metric ${name}`), "learning rate", "gradient norm", "gradient size", "update ratio"];
    for (const name of names) {
      const curves = run.curves.filter((curve) => curve.chart === name);
      if (curves.length === 0) {
        continue;
      }
      if (!this.charts.has(name)) {
        const next = names.slice(names.indexOf(name)).find((later) => this.charts.has(later));
        this.addChart(name, curves, next ? this.charts.get(next).element : null);
      }
      this.charts.get(name).update(this.lines(name, curves, isByEpoch ? epochOf : null), isByEpoch ? "epoch" : "step");
    }
    this.group.refresh();
  }

  // What is heard of later, such as metrics after the first epoch, comes to its place before other charts.
  addChart(name, curves, before) {
    const settings = CHARTS[name] ?? { title: capitalised(name.replace(/^metric /, "")), height: 220, scalable: false };
    if (name === "loss") {
      settings.unit = (this.run.settings.loss.match(/^\w+/) ?? [""])[0];
      settings.logarithmic = isOfManySizes(curves);
    }
    const chart = new LineChart(this.group, { id: "chart-" + name.replace(/[^a-z0-9]+/gi, "-"), ...settings });
    if (curves.length > MOST_LEGEND_LINES) {
      // Some from the first layer to the last, which are to be compared.
      const shown = new Set(Array.from({ length: MOST_LEGEND_LINES }, (_, i) => Math.round((i * (curves.length - 1)) / (MOST_LEGEND_LINES - 1))));
      chart.hideAtFirst(curves.filter((_, i) => !shown.has(i)).map((curve) => curve.line));
    }
    this.charts.set(name, chart);
    this.chartBox.insertBefore(chart.element, before);
  }

  lines(name, curves, epochOf) {
    const order = ["training", "validation"];
    const rank = (curve) => (order.includes(curve.line) ? order.indexOf(curve.line) : -1);
    const lines = [...curves]
      .sort((a, b) => rank(a) - rank(b))
      .map((curve) => ({
        label: curve.line,
        x: epochOf ? curve.step.map(epochOf) : curve.step,
        y: curve.value,
        low: curve.low,
        high: curve.high,
        ...styleOfLine(curve.line),
      }));
    if (name === "update ratio") {
      const ends = lines.flatMap((line) => [line.x[0], line.x[line.x.length - 1]]);
      const x = [Math.min(...ends), Math.max(...ends)];
      lines.push({ label: "1e-3, rule of thumb", x, y: [1e-3, 1e-3], dashed: true, thin: true, colour: "--quiet" });
    }
    return lines;
  }

  // ---- predictions and model

  showPredictions(predictions) {
    const parts = [element("p", { class: "quiet" }, `After step ${countText(predictions.step)}, on data that was not trained on.`)];
    if (predictions.counts) {
      parts.push(element("h3", {}, "Confusion matrix"), confusionTable(predictions.classes, predictions.counts));
    }
    if (predictions.samples.length > 0) {
      const isClassifier = predictions.samples[0].certainty !== null;
      parts.push(
        element("h3", {}, "Samples"),
        element("p", { class: "quiet" }, isClassifier ? "Mistakes first, those that the model was most certain of before the others." : "The first samples with the model's answers and the right ones."),
        sampleList(predictions.samples),
      );
    }
    renew(this.predictionBox, ...parts);
  }

  showModel(model) {
    const frozen = model.parameters - model.trainable;
    renew(
      this.modelBox,
      element("p", {}, `${countText(model.parameters)} parameters` + (frozen > 0 ? `, ${countText(frozen)} of them frozen.` : ".")),
      table(
        "Modules, the shapes that they gave for a batch, and how many parameters they have",
        ["module", "type", "output shape", "parameters"],
        model.rows.map((row) => [row.path || "(model)", row.text, row.shape || "–", countText(row.parameters)]),
      ),
    );
  }
}

function metricNames(run) {
  return [...new Set(run.curves.filter((curve) => curve.chart.startsWith("metric ")).map((curve) => curve.chart.slice("metric ".length)))];
}

function styleOfLine(line) {
  switch (line) {
    case "training":
      return { colour: "--series-1" };
    case "validation":
      return { colour: "--series-2", dashed: true };
    case "training, batch":
    case "batch":
      return { colour: "--series-7", thin: true };
    case "epoch":
      return { colour: "--series-2" };
    default:
      return {};
  }
}

// Whether small numbers would be lost beside large ones.
function isOfManySizes(curves) {
  const values = curves.flatMap((curve) => curve.value).filter((value) => value !== null);
  return values.every((value) => value > 0) && Math.max(...values) > 30 * Math.min(...values);
}

function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ruleText(rule) {
  return capitalised(rule.toLowerCase().replaceAll("_", " "));
}

function fillFacts(list, facts) {
  renew(list, ...Object.entries(facts).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}
