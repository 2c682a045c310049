// Pictures of the plane: what a network or a neuron answers at each place, and the points.

import { css, diverging, mixed } from "./colours.js";

/** Numbers from -1 to 1 that the program sent as bytes. */
export function decoded(base64) {
  const text = atob(base64);
  const values = new Float32Array(text.length);
  for (let i = 0; i < text.length; i++) {
    values[i] = (text.charCodeAt(i) - 128) / 127;
  }
  return values;
}

/** Makes a small picture, one pixel for each place. */
function raster(values, colourAt) {
  const side = Math.sqrt(values.length);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  const image = context.createImageData(side, side);
  for (let i = 0; i < values.length; i++) {
    const [red, green, blue] = colourAt(values[i], i);
    image.data.set([red, green, blue, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Gives a canvas as many pixels as the screen has for it. */
function fitted(canvas) {
  const side = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
  if (canvas.width !== side) {
    canvas.width = side;
    canvas.height = side;
  }
  return canvas.getContext("2d");
}

/** Draws numbers from -1 to 1, low to high; a flat picture shows their signs alone. */
export function drawNumbers(canvas, values, colours, isFlat = false) {
  const context = fitted(canvas);
  const picture = raster(values, (value) => diverging(colours, isFlat ? 0.75 * Math.sign(value) : value));
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}

/** Draws which class is the likeliest where: the more certain, the stronger its colour, unless the picture is flat. */
export function drawClasses(canvas, certainty, classes, count, colours, isFlat) {
  const context = fitted(canvas);
  const picture = raster(certainty, (value, i) => {
    const share = isFlat ? 0.6 : (value - 1 / count) / (1 - 1 / count);
    return mixed(colours.middle, colours.classes[classes[i]], 0.15 + 0.75 * Math.max(0, share));
  });
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}

/** Draws points: each class has its colour and its shape; those to test on are hollow, if they are shown. */
export function drawPoints(canvas, state, colours, showsTest) {
  const context = canvas.getContext("2d");
  const scale = canvas.width / (2 * state.reach);
  const radius = Math.max(2.2, canvas.width / 110);
  const draw = ([x, y, target], isTest) => {
    const colour = pointColour(state, target, colours);
    context.beginPath();
    shape(context, state.labels.length ? target : 0, (x + state.reach) * scale, (state.reach - y) * scale, radius);
    context.fillStyle = isTest ? css(colours.card, 0.85) : css(colour);
    context.strokeStyle = isTest ? css(colour) : css(colours.card);
    context.lineWidth = isTest ? radius / 1.8 : radius / 3;
    context.fill();
    context.stroke();
  };
  if (showsTest) {
    state.test.forEach((point) => draw(point, true));
  }
  state.training.forEach((point) => draw(point, false));
}

function pointColour(state, target, colours) {
  if (!state.labels.length) {
    return mixed(diverging(colours, target), colours.ink, 0.25);
  }
  if (state.labels.length === 2) {
    return mixed(target ? colours.high : colours.low, colours.ink, 0.15);
  }
  return mixed(colours.classes[target], colours.ink, 0.15);
}

/** A circle, a diamond, a square, a triangle, and so on. */
function shape(context, kind, x, y, radius) {
  const corners = [0, 4, 4, 3, 3, 6, 5][kind];
  if (!corners) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const turn = [0, 0, Math.PI / 4, -Math.PI / 2, Math.PI / 2, 0, -Math.PI / 2][kind];
  for (let i = 0; i < corners; i++) {
    const angle = turn + (2 * Math.PI * i) / corners;
    context.lineTo(x + 1.25 * radius * Math.cos(angle), y + 1.25 * radius * Math.sin(angle));
  }
  context.closePath();
}

/** The symbol of a class for the legend. */
export function drawSymbol(canvas, state, kind, isTest, colours) {
  const context = fitted(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const radius = canvas.width / 3.4;
  const colour = pointColour(state, kind, colours);
  context.beginPath();
  shape(context, kind, canvas.width / 2, canvas.height / 2, radius);
  context.fillStyle = isTest ? css(colours.card) : css(colour);
  context.strokeStyle = css(colour);
  context.lineWidth = radius / 2.5;
  context.fill();
  context.stroke();
}
