// Where a line was not measured for much longer than before and after, it is broken: a straight line there would tell of values
// that nobody has seen.

const NEIGHBOURS = 4; // on each side
const LONG = 5; // times as far as it usually is around there
const VISIBLE = 0.005; // of the whole line

// A table of columns, of which the first is sorted, with a row of nulls within each gap.
export function breakAtGaps(columns) {
  const [x] = columns;
  const distances = x.slice(1).map((value, i) => value - x[i]);
  const least = VISIBLE * (x[x.length - 1] - x[0]);
  const gaps = distances.flatMap((distance, i) => (distance > least && distance > LONG * usualAround(distances, i) ? [i] : []));
  if (gaps.length === 0) {
    return columns;
  }
  return columns.map((column, which) => {
    const broken = [];
    let start = 0;
    for (const gap of gaps) {
      broken.push(...column.slice(start, gap + 1), which === 0 ? (x[gap] + x[gap + 1]) / 2 : null);
      start = gap + 1;
    }
    return broken.concat(column.slice(start));
  });
}

// The median of the distances on both sides of one; where there are too few to tell, nothing is unusual.
function usualAround(distances, place) {
  const around = [...distances.slice(Math.max(0, place - NEIGHBOURS), place), ...distances.slice(place + 1, place + 1 + NEIGHBOURS)];
  around.sort((a, b) => a - b);
  return around.length < NEIGHBOURS ? Infinity : around[around.length >> 1];
}
