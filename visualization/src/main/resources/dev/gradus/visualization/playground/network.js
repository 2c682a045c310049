// The network as it is drawn: a picture for every neuron, a line for every weight.

import { drawNumbers, decoded } from "./picture.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 58;

/** Draws a network into an element, and tells which neuron is looked at. */
export class NetworkView {
  constructor(root, onLook) {
    this.root = root;
    this.onLook = onLook;
    this.neurons = [];
    this.edges = [];
    this.lines = document.createElementNS(SVG, "svg");
    this.lines.setAttribute("aria-hidden", "true");
    new ResizeObserver(() => this.place()).observe(root);
  }

  /** Begins anew with a network of other sizes. */
  build(layers, axes, outputs) {
    this.sizes = [2, ...layers, outputs];
    this.frame = null; // that of the network before
    this.root.replaceChildren(this.lines);
    this.lines.replaceChildren();
    this.columns = this.sizes.map((size, layer) =>
      Array.from({ length: size }, (_, index) => this.node(layer, index, axes)),
    );
    this.edges = this.sizes.slice(1).map((size, layer) =>
      Array.from({ length: size * this.sizes[layer] }, () => {
        const line = document.createElementNS(SVG, "path");
        this.lines.append(line);
        return line;
      }),
    );
    this.place();
  }

  node(layer, index, axes) {
    const isHidden = layer > 0 && layer < this.sizes.length - 1;
    const node = document.createElement(isHidden ? "button" : "div");
    node.className = isHidden ? "neuron" : "end";
    if (isHidden) {
      node.type = "button";
      node.append(document.createElement("canvas"));
      const look = () => this.onLook({ layer: layer - 1, index });
      const leave = () => this.onLook(null);
      node.addEventListener("pointerenter", look);
      node.addEventListener("pointerleave", leave);
      node.addEventListener("focus", look);
      node.addEventListener("blur", leave);
    } else {
      node.textContent = layer === 0 ? axes[index] : this.sizes.at(-1) > 1 ? String(index + 1) : "out";
    }
    this.root.append(node);
    return node;
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
      height / 2 + (index - (this.sizes[layer] - 1) / 2) * Math.min(HEIGHT, row),
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
    this.edges.forEach((lines, layer) =>
      lines.forEach((line, i) => {
        const inputs = this.sizes[layer];
        const [x1, y1] = at(layer, i % inputs);
        const [x2, y2] = at(layer + 1, Math.floor(i / inputs));
        const middle = (x1 + x2) / 2;
        line.setAttribute(
          "d",
          `M${x1 + side / 2} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - side / 2} ${y2}`,
        );
      }),
    );
    if (this.frame) {
      this.draw(this.frame, this.colours);
    }
  }

  /** Shows what the neurons answer and what the weights are now. */
  draw(frame, colours) {
    this.frame = frame;
    this.colours = colours;
    frame.neurons.forEach((layer, l) =>
      layer.forEach((view, n) => {
        const node = this.columns[l + 1][n];
        drawNumbers(node.firstChild, decoded(view), colours);
        node.setAttribute("aria-label", describe(frame, l, n, this.sizes[l]));
      }),
    );
    frame.weights.forEach((layer, l) =>
      layer.forEach((weight, i) => {
        const line = this.edges[l][i];
        // A root, or a few large weights would leave nothing of the others.
        const strength = Math.sqrt(Math.min(1, Math.abs(weight) / 4));
        line.setAttribute("class", weight < 0 ? "negative" : "positive");
        line.setAttribute("stroke-width", (0.3 + 5.5 * strength).toFixed(2));
        line.setAttribute("stroke-opacity", (0.15 + 0.8 * strength).toFixed(2));
      }),
    );
  }
}

function describe(frame, layer, neuron, inputs) {
  const weights = frame.weights[layer]
    .slice(neuron * inputs, (neuron + 1) * inputs)
    .map((weight) => weight?.toFixed(2));
  return `Neuron ${neuron + 1} of layer ${layer + 1}: bias ${frame.biases[layer][neuron]?.toFixed(2)}, weights ${weights.join(", ")}`;
}
