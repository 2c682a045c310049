package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.ROWS;
import static dev.gradus.vector.Workspace.START;

import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.stream.IntStream;

/**
 * The gradient of the weights of a convolution: for each tap, input channel and output channel the sum over all positions
 * of the input times the gradient of the output.
 *
 * <p>Tiles are of neighbouring elements under the window by a panel of output channels. The images are cut into chunks by
 * size; each chunk is summed for itself, and then the chunks in order.
 */
final class WeightGradient {
    /** The sums of all chunks take no more elements than this, 2 MiB, if there is more than one chunk. */
    private static final int SUMS = 1 << 19;

    /** The most chunks: few sums to add in the end, and enough parts for many threads. */
    private static final int CHUNKS = 32;

    private final ConvolutionShape shape;
    private final Planes input;
    private final Planes upstream;
    private final TapAxis rows;
    private final TapAxis columns;
    private final UnitCut cut;
    private final ChannelBlock block;

    /** For each unit of an image, where its positions read the input. */
    private final int[][] lists;

    /** The panels of output channels of a group. */
    private final int panels;

    /** The runs of neighbours in a row of the window: one, unless there are gaps between its taps. */
    private final int runs;

    /** The neighbours in a run. */
    private final int neighbours;

    /** The rows of the tiles of a run. */
    private final int tileRows;

    WeightGradient(ConvolutionShape shape, Planes input, Planes upstream) {
        this.shape = shape;
        this.input = input;
        this.upstream = upstream;
        rows = TapAxis.of(shape.height());
        columns = TapAxis.of(shape.width());
        cut = UnitCut.of(rows, columns, input.channels());
        block = new ChannelBlock(rows, columns, input.channels(), cut.width());
        lists = IntStream.range(0, cut.units()).mapToObj(i -> list(cut.unit(i))).toArray(int[][]::new);
        panels = Blocking.panels(upstream.channels(), COLUMNS);
        runs = shape.width().dilation() == 1 ? 1 : shape.width().kernel();
        neighbours = shape.width().kernel() / runs * input.channels();
        tileRows = Blocking.height(neighbours);
    }

    /** Computes the gradient of all weights. */
    void compute(float[] gradient) {
        int parts = shape.groups() * panels;
        int size = shape.height().kernel() * runs * tileRows * COLUMNS;
        int most = (int) Math.min(CHUNKS, Math.max(1, SUMS / ((long) parts * size)));
        Cut chunks = new Cut(shape.batch() * cut.units(), Math.min(most, shape.batch() * cut.units()));
        float[][] sums = new float[Math.max(1, chunks.parts()) * parts][size];
        Parallel.run(chunks.parts() * parts, work(), i -> {
            int part = i % parts;
            int chunk = i / parts;
            for (int unit = chunks.start(chunk); unit < chunks.start(chunk + 1); unit++) {
                add(unit / cut.units(), unit % cut.units(), part / panels, part % panels, sums[i]);
            }
        });
        Parallel.run(parts, (long) sums.length * size, part -> {
            for (int i = part + parts; i < sums.length; i += parts) {
                add(sums[i], sums[part]);
            }
            store(sums[part], part / panels, part % panels, gradient);
        });
    }

    private long work() {
        return (long) shape.batch() * upstream.plane() * shape.outputChannels() * input.channels() * shape.taps();
    }

    private void add(int image, int number, int group, int panel, float[] sums) {
        UnitCut.Unit unit = cut.unit(number);
        Workspace workspace = Workspace.ofThread();
        int firstRow = rows.firstRead(unit.fromRow());
        float[] left = workspace.left(block.size(rows.endRead(unit.toRow() - 1) - firstRow));
        block.load(input.group(group), image, unit, left);
        float[] right = workspace.right(unit.size() * COLUMNS);
        loadUpstream(image, unit, group, panel, right);
        int[] list = lists[number];
        SlidingWindow height = shape.height();
        int sum = 0;
        for (int s = 0; s < height.kernel(); s++) {
            int from = (clamp(height.firstOutput(s), unit) - unit.fromRow()) * unit.width();
            int to = (clamp(height.endOutput(s), unit) - unit.fromRow()) * unit.width();
            int row = (height.position(unit.fromRow(), s) - firstRow) * block.rowStep();
            for (int run = 0; run < runs; run++) {
                int start = row + block.column(run * shape.width().dilation());
                for (int i = 0; i < neighbours; i += ROWS) {
                    int tile = Math.min(ROWS, tileRows - i);
                    GatherTile.multiply(
                            tile, from, to, left, start + i, list, right, START, sums, sum, COLUMNS, sums, sum);
                    sum += tile * COLUMNS;
                }
            }
        }
    }

    private static int clamp(int row, UnitCut.Unit unit) {
        return Math.max(unit.fromRow(), Math.min(row, unit.toRow()));
    }

    /** Where each position reads the input under the first tap of the window. */
    private int[] list(UnitCut.Unit unit) {
        int[] list = new int[unit.size()];
        for (int l = 0; l < list.length; l++) {
            int y = l / unit.width() * rows.step();
            int x = l % unit.width() * columns.step();
            list[l] = START + y * block.rowStep() + block.column(x);
        }
        return list;
    }

    /** Copies the gradients of a panel of output channels, position by position. */
    private void loadUpstream(int image, UnitCut.Unit unit, int group, int panel, float[] copy) {
        Planes channels = upstream.group(group);
        int firstChannel = panel * COLUMNS;
        int count = Math.min(COLUMNS, channels.channels() - firstChannel);
        for (int row = unit.fromRow(); row < unit.toRow(); row++) {
            int from = channels.row(image, firstChannel, row) + unit.fromColumn();
            int to = START + (row - unit.fromRow()) * unit.width() * COLUMNS;
            Matrix all = new Matrix(channels.data(), from, channels.plane(), 1);
            Packing.interleave(all, count, unit.width(), copy, to, COLUMNS);
        }
    }

    private static void add(float[] sums, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += sums[i];
        }
    }

    private void store(float[] sums, int group, int panel, float[] gradient) {
        int channels = input.channels();
        int kernel = shape.width().kernel();
        int outputs = Math.min(COLUMNS, upstream.channels() - panel * COLUMNS);
        for (int s = 0; s < shape.height().kernel(); s++) {
            for (int t = 0; t < kernel; t++) {
                int inRun = runs == 1 ? t * channels : 0;
                int run = runs == 1 ? s : s * runs + t;
                for (int c = 0; c < channels; c++) {
                    int from = (run * tileRows + inRun + c) * COLUMNS;
                    int to = ((group * upstream.channels() + panel * COLUMNS) * channels + c) * shape.taps()
                            + s * kernel
                            + t;
                    for (int o = 0; o < outputs; o++) {
                        gradient[to + o * channels * shape.taps()] = sums[from + o];
                    }
                }
            }
        }
    }
}
