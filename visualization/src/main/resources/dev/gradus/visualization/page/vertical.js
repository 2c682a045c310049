// What stands where on the vertical axis of a chart. uPlot draws no axis at all for numbers such as 1e27, and takes 1e-16 for 0:
// so it is given places of a moderate size that stand for the numbers, and is told where ticks are and what stands at them.

import { exponentText, plainText } from "./dom.js";

const LEAST_GAP = 28; // pixels between two ticks
const SMALL = 1e-12;
const LARGE = 1e12;
const STEPS_OF_POWERS = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200];

export function verticalAxis(isLogarithmic, numbers) {
  return isLogarithmic ? new LogarithmicAxis() : new LinearAxis(numbers);
}

// Options of uPlot for an axis that may become another one with the data; it is as wide as its labels need.
export function ticksOf(axisNow, leastWidth) {
  return {
    splits: (plot, _, min, max) => axisNow().ticks(min, max, (LEAST_GAP * devicePixelRatio) / plot.bbox.height),
    values: (_, places) => axisNow().labels(places),
    size: (plot, labels, index) => {
      const { font, ticks, gap } = plot.axes[index];
      plot.ctx.font = font[0];
      const widths = (labels ?? []).map((label) => plot.ctx.measureText(label).width / devicePixelRatio);
      return Math.max(leastWidth, ...widths.map((width) => width + ticks.size + gap + 3));
    },
  };
}

// Places are the numbers, or if these are huge or tiny, how many times a power of ten they are.
class LinearAxis {
  constructor(numbers) {
    const largest = numbers.reduce((most, number) => (Number.isFinite(number) ? Math.max(most, Math.abs(number)) : most), 0);
    const isModerate = largest === 0 || (largest >= SMALL && largest < LARGE);
    this.unit = isModerate ? 1 : Number(`1e${Math.max(-300, Math.floor(Math.log10(largest)))}`);
  }

  place(number) {
    return Number.isFinite(number) ? number / this.unit : null;
  }

  number(place) {
    return place * this.unit;
  }

  // With a margin, and with 0 if it is near.
  range(least, greatest) {
    const size = Math.max(Math.abs(least), Math.abs(greatest)) || 1;
    const span = greatest - least;
    const margin = span > 1e-7 * size ? 0.1 * span : size;
    return [least >= 0 ? Math.max(0, least - margin) : least - margin, greatest < 0 ? Math.min(0, greatest + margin) : greatest + margin];
  }

  // At equal distances, which are not less than a share of the whole.
  ticks(min, max, gap) {
    return multiples(min, max, roundStep((max - min) * gap)).filter((place) => Number.isFinite(this.number(place)));
  }

  // All in one form.
  labels(places) {
    const numbers = places.map((place) => this.number(place));
    const largest = Math.max(...numbers.map(Math.abs));
    return labelsOf(numbers, () => isLong(largest));
  }
}

// Places are logarithms to the base of ten; 0 and less have none.
class LogarithmicAxis {
  place(number) {
    return number > 0 && number < Infinity ? Math.log10(number) : null;
  }

  number(place) {
    return 10 ** place;
  }

  range(least, greatest) {
    const span = greatest - least;
    const margin = span > 1e-6 ? Math.max(0.05 * span, 1e-6) : 0.5;
    return [least - margin, greatest + margin];
  }

  // Powers of ten with or without some of their multiples, or numbers at equal distances: whatever leaves the least room empty
  // without ticks that come too near to each other.
  ticks(min, max, gap) {
    const powers = (step, times = [1]) => multiples(Math.floor(min), max, step).flatMap((power) => times.map((n) => power + Math.log10(n)));
    const choices = [powers(1, [1, 2, 5]), powers(1, [1, 3]), ...STEPS_OF_POWERS.map((step) => powers(step))];
    if (max - min < 1) {
      const [from, to] = [10 ** min, 10 ** max];
      choices.push(...[1, 1.2, 1.5, 2, 3, 4].map((times) => multiples(from, to, roundStep(times * (to - from) * gap)).map(Math.log10)));
    }
    const least = (max - min) * gap;
    const distances = (places) => places.slice(1).map((place, i) => place - places[i]);
    const mostEmpty = (places) => Math.max(...distances([min, ...places, max]));
    return choices
      .map((places) => places.filter((place) => place >= min && place <= max && 10 ** place > 0 && 10 ** place < Infinity))
      .filter((places) => places.length > 1 && places.at(-1) - places[0] >= least * (places.length - 1))
      .filter((places) => distances(places).every((distance) => distance >= 0.7 * least))
      .reduce((best, places) => (mostEmpty(places) < mostEmpty(best) ? places : best), []);
  }

  labels(places) {
    return labelsOf(places.map((place) => this.number(place)), isLong);
  }
}

function isLong(number) {
  return Math.abs(number) < 1e-3 || Math.abs(number) >= 1e5;
}

// With as many digits as tell each number from the one before.
function labelsOf(numbers, hasExponent) {
  const size = (i) => Math.max(Math.abs(numbers[i]), Math.abs(numbers[i - 1]));
  const digits = numbers.slice(1).map((number, i) => Math.floor(Math.log10(size(i + 1) / (number - numbers[i]))) + 3);
  const most = Math.min(17, Math.max(4, ...digits)); // no more are there to tell numbers apart
  return numbers.map((number) => (number !== 0 && hasExponent(number) ? exponentText(number, most) : plainText(number, most)));
}

// The least of 1, 2, 2.5, 5, 10, 20 and so on that is not less.
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 2.5, 5].map((times) => times * power).find((step) => step >= least) ?? 10 * power;
}

function multiples(min, max, step) {
  const found = [];
  for (let i = Math.ceil(min / step); i * step <= max; i++) {
    found.push(i * step || 0); // not −0
  }
  return found;
}
