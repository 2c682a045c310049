// Shows an experiment that the program makes, and asks it for others.

import { listen, send } from "../server/connection.js";
import { palette } from "./colours.js";
import { NetworkView } from "./network.js";
import { openFiles } from "./own-file.js";
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
const checkboxes = [...document.querySelectorAll("[name=inputs]")];
const edited = new Set(); // fields with a value that is not sent yet

const network = new NetworkView(find("network"), find("detail"), (node) => {
  looked = node;
  drawSurface();
});
const chart = new LossChart(find("losses"));

// ---- what the program tells

function begin(told) {
  const isOther =
    !state ||
    JSON.stringify([state.settings.inputs, state.settings.layers, state.labels, state.axes]) !==
      JSON.stringify([told.settings.inputs, told.settings.layers, told.labels, told.axes]);
  state = told;
  frame = told.frame;
  layers = [...told.settings.layers];
  showSettings();
  if (isOther) {
    network.build(nodeNames(), state.inputs);
    showLayers();
    showLegend();
  }
  chart.build(told.curve, colours);
  draw();
  speak(true);
}

/** What stands in the network: its inputs, neurons by their numbers, and its outputs. */
function nodeNames() {
  const coordinates = { "x₁": state.axes[0], "x₂": state.axes[1] };
  return [
    state.settings.inputs.map((name) => coordinates[name] ?? name),
    ...layers.map((size) => Array.from({ length: size }, (_, i) => String(i + 1))),
    state.labels.length > 2 ? state.labels : [state.labels.at(-1) ?? "out"],
  ];
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
  const isFlat = find("is-flat").checked;
  const view = looked && network.view(looked.layer, looked.index);
  if (view || !frame.classes) {
    drawNumbers(canvas, decoded(view || frame.surface), colours, isFlat);
  } else {
    drawClasses(canvas, decoded(frame.surface), frame.classes, state.labels.length, colours, isFlat);
  }
  drawPoints(canvas, state, colours, !find("hides-test").checked);
  showScale(Boolean(view));
  const name = view ? network.name(looked.layer, looked.index) : "the network's answer";
  find("shown").textContent = name[0].toUpperCase() + name.slice(1);
}

/** What the colours mean: a neuron's answers are shown as shares of the largest of them. */
function showScale(isNeuron) {
  const ends = isNeuron ? ["negative", "positive"] : state.labels.length ? state.labels : ["−1", "1"];
  find("scale").hidden = ends.length > 2; // then the legend of the classes says it
  find("scale-low").textContent = ends[0];
  find("scale-high").textContent = ends[1];
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
    if (!edited.has(input)) {
      input.value = state.settings[name];
    }
    const output = find(name + "-value");
    if (output) {
      output.textContent = input.value;
    }
  });
  checkboxes.forEach((box) => (box.checked = state.settings.inputs.includes(box.value)));
  find("speed").value = state.speed;
  showFile();
  const isOwn = state.settings.data === "file";
  find("points").disabled = isOwn;
  find("noise").disabled = isOwn;
}

/** Lets the file that was opened be chosen, by its name. */
function showFile() {
  const choice = find("data");
  if (state.file) {
    const option = choice.querySelector("[value=file]") ?? new Option("", "file");
    option.textContent = state.file;
    choice.append(option);
    choice.value = state.settings.data;
  }
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

function changeSettings(then = null) {
  const body = { layers, inputs: checkboxes.filter((box) => box.checked).map((box) => box.value) };
  NUMBERS.forEach((name) => (body[name] = Number(find(name).value)));
  WORDS.forEach((name) => (body[name] = find(name).value));
  afterChange = then;
  send("settings", body).then(
    () => showProblem(null),
    (error) => {
      afterChange = null; // or the next change, of whomever, would move the focus
      layers = [...state.settings.layers];
      showSettings(); // with which the program goes on
      showProblem(error);
    },
  );
}

function showProblem(error) {
  const problem = find("problem");
  problem.textContent = error ? error.message : "";
  problem.hidden = !error;
  if (error) {
    problem.scrollIntoView({ block: "nearest" });
  }
}

[...NUMBERS, ...WORDS].forEach((name) => {
  const input = find(name);
  const output = find(name + "-value");
  input.addEventListener("input", () => {
    edited.add(input);
    if (output) {
      output.textContent = input.value;
    }
  });
  input.addEventListener("change", () => {
    edited.delete(input);
    changeSettings();
  });
});
checkboxes.forEach((box) => box.addEventListener("change", () => changeSettings()));
["hides-test", "is-flat"].forEach((id) => find(id).addEventListener("change", drawSurface));
openFiles(find("file"), showProblem);
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
