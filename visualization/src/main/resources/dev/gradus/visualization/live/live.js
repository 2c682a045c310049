// The report of a run that goes on: takes in what is new, and asks the training for what the buttons say.

import { runView } from "../report/report.js";
import { listen, send } from "../server/connection.js";
import { Pace } from "./pace.js";

const find = (id) => document.getElementById(id);
const controls = find("live-controls");
const buttons = [...controls.querySelectorAll("button, input")];

let control = null;
let hasEnded = false;
let isConnected = false;
let isTyping = false; // a rate that was not sent yet
const pace = new Pace(() => runView.show());

find("run-view").before(controls);

// ---- what the training tells

function show(next) {
  control = next;
  find("live-pause").textContent = control.pauses ? "Go on" : "Pause";
  showRate(control.learningRate);
  enable();
  if (control.notice) {
    say(control.notice);
  } else if (control.pauses) {
    say(`Paused after step ${control.step.toLocaleString("en")}.`);
  } else if (!hasEnded) {
    say("");
  }
}

function showRate(rate) {
  if (!isTyping) {
    find("live-rate").value = rate;
  }
}

function take(changes) {
  runView.take(changes);
  if (runView.run.state === "running" && !control?.pauses) {
    pace.soon();
  } else {
    pace.now(); // there is nobody to be disturbed, and perhaps nothing follows
  }
  enable();
  const rates = runView.run.curves?.find((curve) => curve.chart === "learning rate")?.value;
  if (rates && !control?.pauses) {
    showRate(rates.at(-1)); // a schedule changes it too
  }
}

function enable() {
  const isRunning = isConnected && !hasEnded && runView.run.state === "running";
  buttons.forEach((button) => (button.disabled = !isRunning));
  const save = find("live-checkpoint");
  const lacks = isRunning && !control?.hasCheckpoints;
  save.disabled ||= lacks;
  find("live-checkpoint-lack").hidden = !lacks;
  if (lacks) {
    save.setAttribute("aria-describedby", "live-checkpoint-lack");
  } else {
    save.removeAttribute("aria-describedby");
  }
}

function connection(state, reason) {
  isConnected = state === "open";
  if (state === "ended") {
    hasEnded = true;
    const { stopReason } = runView.run;
    say(`The training has ended${stopReason ? `: ${stopReason}` : ""}. This page keeps what it has.`);
  } else if (state === "refused") {
    say(`This page is not told anything more: ${reason}.`);
  } else if (state === "lost" && !hasEnded) {
    say("The training does not answer; it may have been ended from outside. This page tries again.");
  } else if (control) {
    show(control);
  }
  controls.dataset.state = state;
  enable();
}

function say(text) {
  find("live-status").textContent = text;
}

// ---- what the page asks for

function ask(action, body) {
  send(action, body).catch((error) => say(error.message));
}

function askToStop(isAsking) {
  find("live-stop").hidden = isAsking;
  find("live-sure").hidden = !isAsking;
  find(isAsking ? "live-no" : "live-stop").focus();
}

find("live-pause").addEventListener("click", () => ask(control?.pauses ? "go-on" : "pause"));
find("live-step").addEventListener("click", () => ask("step"));
find("live-stop").addEventListener("click", () => askToStop(true));
find("live-no").addEventListener("click", () => askToStop(false));
find("live-yes").addEventListener("click", () => {
  askToStop(false);
  ask("stop");
});
find("live-checkpoint").addEventListener("click", () => ask("checkpoint"));
find("live-rate").addEventListener("input", () => (isTyping = true));
find("live-rate-form").addEventListener("submit", (event) => {
  event.preventDefault();
  isTyping = false;
  ask("learning-rate", { value: Number(find("live-rate").value) });
});

enable();
listen(
  {
    run: (told) => {
      runView.take(told.run);
      pace.now();
      show(told.control);
    },
    changes: take,
    control: (told) => {
      show(told);
      if (told.pauses) {
        pace.now();
      }
    },
  },
  connection,
);
