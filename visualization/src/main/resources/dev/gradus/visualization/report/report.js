// Shows the run that the page carries. Who adds to it finds the view here.

import { RunView } from "./run-view.js";

export const runView = new RunView(document.getElementById("run-view"));
runView.update(JSON.parse(document.getElementById("run").textContent));
