// The network as it is drawn: a picture for every input and neuron, a line for every weight.

import { drawNumbers, decoded } from "./picture.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 58;
const HINT = "Point at a neuron or a line, or go to a neuron by the Tab key, to see its numbers.";

/** Draws a network into an element, tells in words what is looked at, and which input or neuron that is. */
export class NetworkView {
  constructor(root, detail, onLook) {
    this.root = root;
    this.detail = detail;
    this.onLook = onLook;
    this.lines = document.createElementNS(SVG, "svg");
    this.lines.setAttribute("aria-hidden", "true");
    new ResizeObserver(() => this.place()).observe(root);
  }

  /**
   * Begins anew with another network.
   *
   * @param names of the inputs, of the neurons of each layer, and of the outputs
   * @param inputs their pictures
   */
  build(names, inputs) {
    this.names = names;
    this.inputs = inputs;
    this.sizes = names.map((layer) => layer.length);
    this.frame = null; // that of the network before
    this.lines.replaceChildren();
    this.root.replaceChildren(this.lines);
    this.columns = names.map((layer, l) => layer.map((name, index) => this.node(l, index)));
    this.edges = [];
    for (let layer = 1; layer < this.sizes.length; layer++) {
      for (let to = 0; to < this.sizes[layer]; to++) {
        for (let from = 0; from < this.sizes[layer - 1]; from++) {
          this.edges.push(this.edge(layer, to, from));
        }
      }
    }
    this.look(null, null);
    this.place();
  }

  /** An input, a neuron or an output: a button, so that the keyboard can go to it. */
  node(layer, index) {
    const node = document.createElement("button");
    node.type = "button";
    const isOutput = layer === this.sizes.length - 1;
    node.className = isOutput ? "node output" : layer ? "node neuron" : "node input";
    if (!isOutput) {
      node.append(document.createElement("canvas"));
    }
    if (isOutput || layer === 0) {
      const name = document.createElement("span");
      name.textContent = this.names[layer][index];
      node.append(name);
    }
    const look = () => this.look({ layer, index }, null);
    const leave = () => this.look(null, null);
    node.addEventListener("pointerenter", look);
    node.addEventListener("pointerleave", leave);
    node.addEventListener("focus", look);
    node.addEventListener("blur", leave);
    this.root.append(node);
    return node;
  }

  /** A weight: the line that is seen, and a wider one that the pointer finds. */
  edge(layer, to, from) {
    const line = document.createElementNS(SVG, "path");
    const target = document.createElementNS(SVG, "path");
    target.setAttribute("class", "target");
    const edge = { layer, to, from, line, target };
    target.addEventListener("pointerenter", () => this.look(null, edge));
    target.addEventListener("pointerleave", () => this.look(null, null));
    this.lines.append(line, target);
    return edge;
  }

  look(node, edge) {
    this.looked = node;
    this.lookedEdge = edge;
    this.root.classList.toggle("looks", Boolean(node || edge));
    const isAt = (layer, index) => node?.layer === layer && node.index === index;
    this.edges.forEach((each) =>
      each.line.classList.toggle(
        "near",
        each === edge || isAt(each.layer, each.to) || isAt(each.layer - 1, each.from),
      ),
    );
    this.tell();
    this.onLook(node);
  }

  /** Puts everything where it belongs; again when the width changes. */
  place() {
    if (!this.columns || !this.root.clientWidth) {
      return;
    }
    const width = this.root.clientWidth;
    const tallest = Math.max(...this.sizes);
    const gap = width / this.columns.length;
    const side = Math.max(20, Math.min(44, gap * 0.62));
    const row = Math.min(HEIGHT, side + 14);
    const height = tallest * row + 8;
    this.root.style.height = `${height}px`;
    this.lines.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const at = (layer, index) => [
      gap * (layer + 0.5),
      height / 2 + (index - (this.sizes[layer] - 1) / 2) * row,
    ];
    this.columns.forEach((column, layer) =>
      column.forEach((node, index) => {
        const [x, y] = at(layer, index);
        node.style.width = `${side}px`;
        node.style.height = `${side}px`;
        node.style.left = `${x - side / 2}px`;
        node.style.top = `${y - side / 2}px`;
      }),
    );
    this.edges.forEach(({ layer, to, from, line, target }) => {
      const [x1, y1] = at(layer - 1, from);
      const [x2, y2] = at(layer, to);
      const middle = (x1 + x2) / 2;
      const path = `M${x1 + side / 2} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - side / 2} ${y2}`;
      line.setAttribute("d", path);
      target.setAttribute("d", path);
    });
    if (this.frame) {
      this.draw(this.frame, this.colours);
    }
  }

  /** Shows what the neurons answer and what the weights are now. */
  draw(frame, colours) {
    this.frame = frame;
    this.colours = colours;
    this.columns.forEach((column, layer) =>
      column.forEach((node, index) => {
        const view = this.view(layer, index);
        if (view) {
          drawNumbers(node.firstChild, decoded(view), colours);
        }
        node.setAttribute("aria-label", this.words(layer, index));
      }),
    );
    this.edges.forEach((edge) => {
      const weight = this.weight(edge);
      // A root, or a few large weights would leave nothing of the others.
      const strength = Math.sqrt(Math.min(1, Math.abs(weight) / 4));
      edge.line.classList.toggle("negative", weight < 0);
      edge.line.setAttribute("stroke-width", (0.3 + 5.5 * strength).toFixed(2));
      edge.line.setAttribute("stroke-opacity", (0.15 + 0.8 * strength).toFixed(2));
    });
    this.tell();
  }

  /** The picture of an input or a neuron; outputs are seen at large. */
  view(layer, index) {
    return layer === 0 ? this.inputs[index] : this.frame.neurons[layer - 1]?.[index];
  }

  weight({ layer, to, from }) {
    return this.frame.weights[layer - 1][to * this.sizes[layer - 1] + from];
  }

  // ---- in words

  tell() {
    if (this.lookedEdge && this.frame) {
      const { layer, to, from } = this.lookedEdge;
      this.detail.textContent =
        `Weight from ${this.name(layer - 1, from)} to ${this.name(layer, to)}: ${text(this.weight(this.lookedEdge))}`;
    } else {
      this.detail.textContent =
        this.looked && this.frame ? this.words(this.looked.layer, this.looked.index) : HINT;
    }
  }

  words(layer, index) {
    const name = this.name(layer, index);
    const start = name[0].toUpperCase() + name.slice(1);
    if (layer === 0) {
      return start;
    }
    const weights = this.names[layer - 1].map(
      (before, from) => `${before}: ${text(this.weight({ layer, to: index, from }))}`,
    );
    return `${start}: bias ${text(this.frame.biases[layer - 1][index])}, weights ${weights.join(", ")}`;
  }

  /** What an input, a neuron or an output is called within a sentence. */
  name(layer, index) {
    const name = this.names[layer][index];
    if (layer === 0) {
      return `input ${name}`;
    }
    return layer === this.sizes.length - 1 ? `output ${name}` : `neuron ${name} of layer ${layer}`;
  }
}

const text = (number) => number?.toFixed(2).replace("-", "−") ?? "not a number";
