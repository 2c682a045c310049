// Draws so seldom that the training keeps the processors: it needs them all, and the browser draws on the same ones.

const REST = 40; // of the time from drawing until it is on the screen
const LONGEST_REST_MILLIS = 5000;

export class Pace {
  constructor(draw) {
    this.draw = draw;
    this.isAsked = false;
    this.rested = Promise.resolve();
    document.addEventListener("visibilitychange", () => this.isAsked && this.now());
  }

  // Has something drawn soon: when the browser has rested from the last time, and somebody can see it.
  soon() {
    if (!this.isAsked) {
      this.isAsked = true;
      const { rested } = this;
      rested.then(() => requestAnimationFrame(() => this.isAsked && rested === this.rested && this.now()));
    }
  }

  // Draws at once, or if nobody can see it, when somebody can.
  now() {
    this.isAsked = document.hidden;
    if (this.isAsked) {
      return;
    }
    const start = performance.now();
    this.draw();
    this.rested = afterFrame()
      .then(() => Math.min(REST * (performance.now() - start), LONGEST_REST_MILLIS))
      .then((millis) => new Promise((rested) => setTimeout(rested, millis)));
  }
}

// When the frame at hand has been brought to the screen.
function afterFrame() {
  return new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
}
