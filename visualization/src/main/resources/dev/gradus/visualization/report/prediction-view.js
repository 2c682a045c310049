// What a model answers: the confusion matrix as a table, and samples.

import { element, countText, shareText } from "../page/dom.js";

const MOST_SAMPLES = 24;

// The confusion matrix: a row for each true class, the darker a cell the larger its share of the row.
export function confusionTable(classes, counts) {
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = sums.reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, i) => sum + row[i], 0);
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "true \\ predicted"),
    ...classes.map((name) => element("th", { scope: "col", class: "number" }, name)),
    element("th", { scope: "col", class: "number" }, "recall"),
  );
  const rows = counts.map((row, truth) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, classes[truth]),
      ...row.map((count, predicted) => {
        const share = sums[truth] === 0 ? 0 : count / sums[truth];
        const kind = count === 0 ? "none" : truth === predicted ? "right" : "wrong";
        const cell = element(
          "td",
          { class: `confusion-cell ${kind}` },
          element("span", {}, countText(count)),
          element("small", {}, count === 0 ? "" : shareText(share)),
        );
        cell.style.setProperty("--share", String(count === 0 ? 0 : 0.08 + 0.5 * share));
        return cell;
      }),
      element("td", { class: "number" }, sums[truth] === 0 ? "–" : shareText(row[truth] / sums[truth])),
    ),
  );
  const precision = classes.map((_, column) => {
    const sum = counts.reduce((all, row) => all + row[column], 0);
    return element("td", { class: "number" }, sum === 0 ? "–" : shareText(counts[column][column] / sum));
  });
  const foot = element(
    "tr",
    {},
    element("th", { scope: "row" }, "precision"),
    ...precision,
    element("td", { class: "number" }, element("strong", {}, total === 0 ? "–" : shareText(right / total))),
  );
  const caption = `${countText(right)} of ${countText(total)} answers are right. Each cell has the count and its share of the true class; the last cell is the accuracy.`;
  return element(
    "div",
    { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Confusion matrix" },
    element(
      "table",
      { class: "confusion", id: "confusion" },
      element("caption", {}, caption),
      element("thead", {}, head),
      element("tbody", {}, ...rows),
      element("tfoot", {}, foot),
    ),
  );
}

// Samples with the right answer and the model's, mistakes first.
export function sampleList(samples) {
  return element(
    "ul",
    { class: "samples", id: "samples" },
    ...samples.slice(0, MOST_SAMPLES).map((sample) => {
      const isClass = sample.certainty !== null;
      const verdict = !isClass ? "" : sample.right ? "right" : "wrong";
      const answer = isClass ? `${sample.answer} at ${shareText(sample.certainty)}` : sample.answer;
      const picture = (source, what) => (source ? element("img", { src: source, alt: what, class: "sample-picture" }) : null);
      return element(
        "li",
        { class: `sample ${verdict}` },
        sample.picture || sample.answerPicture
          ? element("div", { class: "sample-pictures" }, picture(sample.picture, sample.answerPicture ? "input" : `input whose right answer is ${sample.truth}`), picture(sample.answerPicture, "the model's answer"))
          : element("p", { class: "sample-input" }, sample.input),
        sample.answerPicture
          ? element("p", {}, "input → answer")
          : element("p", {}, element("span", { class: "sample-answer" }, answer), sample.right && isClass ? "" : `, is ${sample.truth}`),
        isClass ? element("p", { class: "verdict" }, sample.right ? "✓ right" : "✗ wrong") : null,
      );
    }),
  );
}
