// Shows an experiment that the program makes, and asks it for others.

import { listen, send } from "../server/connection.js";
import { palette } from "./colours.js";
import { NetworkView } from "./network.js";
import { decoded, drawClasses, drawNumbers, drawPoints, drawSymbol } from "./picture.js";
import { LossChart } from "./losses.js";

const QUIET_MILLIS = 5000;
const NUMBERS = ["points", "noise", "testShare", "seed", "learningRate", "penaltyRate", "batchSize"];
const WORDS = ["data", "activation", "optimizer", "penalty"];

const find = (id) => document.getElementById(id);

let state = null;
let frame = null;
let looked = null;
let browser = 0;
let colours = palette();
let layers = [];
let spoken = 0;

const network = new NetworkView(find("network"), (neuron) => {
  looked = neuron;
  drawSurface();
});
const chart = new LossChart(find("losses"));

// ---- what the program tells

function begin(told) {
  const isOther =
    !state ||
    JSON.stringify([state.settings.layers, state.labels, state.axes]) !==
      JSON.stringify([told.settings.layers, told.labels, told.axes]);
  state = told;
  frame = told.frame;
  layers = [...told.settings.layers];
  looked = isOther ? null : looked;
  showSettings();
  if (isOther) {
    network.build(layers, state.axes, state.frame.biases.at(-1).length);
    showLayers();
    showLegend();
  }
  chart.build(told.curve, colours);
  draw();
  speak(true);
}

function drawFrame(next) {
  frame = next;
  requestAnimationFrame(() => {
    draw();
    chart.add(frame);
    speak(false);
    // The program sends no other before; a page that nobody sees draws nothing.
    send("drawn", { browser }).catch(showProblem);
  });
}

function draw() {
  if (!frame) {
    return;
  }
  network.draw(frame, colours);
  drawSurface();
  find("step").textContent = frame.step.toLocaleString("en");
  find("epoch").textContent = frame.epoch.toLocaleString("en");
  find("training-loss").textContent = shown(frame.training.loss);
  find("test-loss").textContent = shown(frame.test.loss);
  find("training-accuracy").textContent = percent(frame.training.accuracy);
  find("test-accuracy").textContent = percent(frame.test.accuracy);
}

function drawSurface() {
  if (!frame) {
    return;
  }
  const canvas = find("surface");
  if (looked) {
    drawNumbers(canvas, decoded(frame.neurons[looked.layer][looked.index]), colours);
  } else if (frame.classes) {
    drawClasses(canvas, decoded(frame.surface), frame.classes, state.labels.length, colours);
  } else {
    drawNumbers(canvas, decoded(frame.surface), colours);
  }
  drawPoints(canvas, state, colours);
  find("shown").textContent = looked
    ? `Neuron ${looked.index + 1} of layer ${looked.layer + 1}`
    : "The network's answer";
}

const shown = (number) => (number === null ? "not a number" : number.toPrecision(3));
const percent = (share) => (share === null ? "–" : `${(100 * share).toFixed(1)} %`);

/** Tells those who listen to the page, but not all the time. */
function speak(isNew) {
  const now = performance.now();
  if (!isNew && now - spoken < QUIET_MILLIS) {
    return;
  }
  spoken = now;
  const accuracy = frame.test.accuracy === null ? "" : `, test accuracy ${percent(frame.test.accuracy)}`;
  find("spoken").textContent =
    `Step ${frame.step}: training loss ${shown(frame.training.loss)}, test loss ${shown(frame.test.loss)}${accuracy}. ` +
    (state.plays ? "Training." : "Paused.");
  find("notice").textContent = state.notice;
  find("notice").hidden = !state.notice;
}

// ---- what the page shows of the settings

function showSettings() {
  const play = find("play");
  play.textContent = state.plays ? "Pause" : "Train";
  play.setAttribute("aria-pressed", String(state.plays));
  [...NUMBERS, ...WORDS].forEach((name) => {
    const input = find(name);
    if (document.activeElement !== input) {
      input.value = state.settings[name];
    }
    const output = find(name + "-value");
    if (output) {
      output.textContent = state.settings[name];
    }
  });
  find("speed").value = state.speed;
  const isOwn = state.settings.data === "file";
  find("points").disabled = isOwn;
  find("noise").disabled = isOwn;
}

function showLayers() {
  const list = find("layers");
  const button = (text, label, isOff, change) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.disabled = isOff;
    made.addEventListener("click", () => {
      change();
      const place = [...list.querySelectorAll("button")].indexOf(made);
      changeSettings(() => (list.querySelectorAll("button")[place] ?? find("add-layer")).focus());
    });
    return made;
  };
  const most = Number(list.dataset.neurons);
  list.replaceChildren(
    ...layers.map((size, i) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = `Layer ${i + 1}: ${size}`;
      item.append(
        name,
        button("−", `One neuron fewer in layer ${i + 1}`, size <= 1, () => layers[i]--),
        button("+", `One neuron more in layer ${i + 1}`, size >= most, () => layers[i]++),
        button("×", `Remove layer ${i + 1}`, false, () => layers.splice(i, 1)),
      );
      return item;
    }),
  );
  find("add-layer").disabled = layers.length >= Number(list.dataset.layers);
}

function showLegend() {
  const list = find("legend");
  const entry = (name, kind, isTest) => {
    const item = document.createElement("li");
    const symbol = document.createElement("canvas");
    item.append(symbol, name);
    list.append(item);
    drawSymbol(symbol, state, kind, isTest, colours);
  };
  list.replaceChildren();
  if (state.labels.length) {
    state.labels.forEach((label, i) => entry(label, i, false));
    entry("hollow: to test on", 0, true);
  } else {
    entry("training", 0, false);
    entry("to test on", 0, true);
  }
  find("across").textContent = state.axes[0];
  find("upwards").textContent = state.axes[1];
}

// ---- what the page asks for

let afterChange = null;

function changeSettings(then) {
  const body = { layers };
  NUMBERS.forEach((name) => (body[name] = Number(find(name).value)));
  WORDS.forEach((name) => (body[name] = find(name).value));
  afterChange = typeof then === "function" ? then : null;
  send("settings", body).then(
    () => showProblem(null),
    (error) => {
      layers = [...state.settings.layers]; // what the program goes on with
      showProblem(error);
    },
  );
}

function showProblem(error) {
  const problem = find("problem");
  problem.textContent = error ? error.message : "";
  problem.hidden = !error;
}

[...NUMBERS, ...WORDS].forEach((name) => {
  find(name).addEventListener("change", changeSettings);
  const output = find(name + "-value");
  if (output) {
    find(name).addEventListener("input", (event) => (output.textContent = event.target.value));
  }
});
find("add-layer").addEventListener("click", () => {
  layers.push(4);
  changeSettings(() => find("add-layer").focus());
});
find("play").addEventListener("click", () => send(state?.plays ? "pause" : "play").catch(showProblem));
find("one-step").addEventListener("click", () => send("step").catch(showProblem));
find("reset").addEventListener("click", () => send("reset").catch(showProblem));
find("speed").addEventListener("change", (event) => send("speed", { value: event.target.value }).catch(showProblem));

document.addEventListener("themechange", () => {
  colours = palette();
  if (state) {
    chart.build(chart.points[0].map((step, i) => chart.points.map((column) => column[i])), colours);
    showLegend();
    draw();
  }
});
new ResizeObserver(drawSurface).observe(find("surface"));

listen(
  {
    hello: (told) => (browser = told.browser),
    state: (told) => {
      begin(told);
      afterChange?.();
      afterChange = null;
    },
    frame: drawFrame,
  },
  (connection, reason) => {
    find("connection").hidden = connection === "open";
    find("connection").textContent =
      connection === "refused" ? `This page is not told anything more: ${reason}.` : "The program does not answer; it may have ended. This page tries again.";
  },
);
