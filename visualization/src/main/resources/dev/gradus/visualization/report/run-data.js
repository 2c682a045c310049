// The data of a run, as RunRecorder tells it: whole, or what is new since a step.

// Merges what is new into what is there.
export function mergeRun(run, changes) {
  if (changes.after < 0 || run === null) {
    return changes;
  }
  const merged = { ...run, ...changes };
  merged.epochs = mergeEpochs(run.epochs, changes.epochs);
  merged.curves = mergeLists(run.curves, changes.curves, (curve) => curve.chart + "\n" + curve.line, mergeCurve);
  merged.spreads = mergeLists(run.spreads, changes.spreads, (spread) => spread.kind + "\n" + spread.place, (old, added) => ({
    ...old,
    rows: [...old.rows, ...added.rows.filter((row) => row.step > old.rows[old.rows.length - 1].step)],
  }));
  return merged;
}

function mergeLists(old, added, key, merge) {
  const byKey = new Map(old.map((item) => [key(item), item]));
  for (const item of added) {
    const before = byKey.get(key(item));
    byKey.set(key(item), before ? merge(before, item) : item);
  }
  return [...byKey.values()];
}

// Points from the first new step on are replaced: a point that was in the making has become another one.
function mergeCurve(old, added) {
  let kept = old.step.length;
  while (kept > 0 && old.step[kept - 1] >= added.from) {
    kept--;
  }
  const join = (name, otherwise) =>
    old[name] || added[name] ? [...(old[name] ?? old[otherwise]).slice(0, kept), ...(added[name] ?? added[otherwise])] : undefined;
  return { ...old, step: join("step"), value: join("value"), low: join("low", "value"), high: join("high", "value") };
}

function mergeEpochs(old, added) {
  const last = old.step.length === 0 ? -1 : old.step[old.step.length - 1];
  const first = added.step.findIndex((step) => step > last);
  return first < 0 ? old : { step: [...old.step, ...added.step.slice(first)], epoch: [...old.epoch, ...added.epoch.slice(first)] };
}

// A function that tells at which epoch a step is; null where no epoch has ended yet.
export function epochOfStep(epochs) {
  if (epochs.step.length === 0) {
    return null;
  }
  const steps = [0, ...epochs.step];
  const numbers = [0, ...epochs.epoch];
  const last = steps.length - 1;
  return (step) => {
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (steps[middle] <= step) {
        low = middle;
      } else {
        high = middle;
      }
    }
    // After the last epoch that has ended it goes on as in that one.
    return numbers[low] + ((step - steps[low]) * (numbers[high] - numbers[low])) / Math.max(1, steps[high] - steps[low]);
  };
}
