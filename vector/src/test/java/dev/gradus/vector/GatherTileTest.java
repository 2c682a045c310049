package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.HEIGHT_STEP;
import static dev.gradus.vector.Blocking.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tiles that pick their columns by a list. */
class GatherTileTest {
    private static final int DEPTH = 37;
    private static final int MARGIN = 3;

    private final Random random = new Random(7);
    private final float[] a = normal(1000);
    private final float[] b = normal(MARGIN + DEPTH * COLUMNS);
    private final float[] start = normal(ROWS * COLUMNS);
    private final int[] list = random.ints(DEPTH, -20, 900).toArray();

    private float[] normal(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static IntStream heights() {
        return IntStream.rangeClosed(1, ROWS / HEIGHT_STEP).map(steps -> steps * HEIGHT_STEP);
    }

    @ParameterizedTest
    @MethodSource("heights")
    void vectorsAndPlainLoopsAddUpWhatTheListPicks(int height) {
        for (int from : new int[] {0, 1, 5}) {
            for (int to : new int[] {5, 6, DEPTH}) {
                for (int startRow : new int[] {0, COLUMNS}) {
                    float[] expected = expected(height, from, to, startRow);
                    float[] tile = new float[expected.length];
                    GatherTile.multiplyVectors(
                            height, from, to, a, 20, list, b, MARGIN, start, 0, startRow, tile, MARGIN);
                    assertThat(tile).isEqualTo(expected);
                    Arrays.fill(tile, 0);
                    PlainGatherTile.multiply(
                            height, from, to, a, 20, list, b, MARGIN, start, 0, startRow, tile, MARGIN);
                    assertThat(tile).isEqualTo(expected);
                }
            }
        }
    }

    private float[] expected(int height, int from, int to, int startRow) {
        float[] tile = new float[MARGIN + height * COLUMNS + MARGIN];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                float sum = start[i * startRow + j];
                for (int l = from; l < to; l++) {
                    sum = Math.fma(a[20 + list[l] + i], b[MARGIN + l * COLUMNS + j], sum);
                }
                tile[MARGIN + i * COLUMNS + j] = sum;
            }
        }
        return tile;
    }

    @ParameterizedTest
    @MethodSource("heights")
    void aTileMayBeAddedToItself(int height) {
        float[] tile = Arrays.copyOf(start, height * COLUMNS);
        GatherTile.multiplyVectors(height, 0, DEPTH, a, 20, list, b, MARGIN, tile, 0, COLUMNS, tile, 0);
        assertThat(tile)
                .isEqualTo(Arrays.copyOfRange(expected(height, 0, DEPTH, COLUMNS), MARGIN, MARGIN + tile.length));
    }
}
