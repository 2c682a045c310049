package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.kernel.GruArrays;
import dev.gradus.core.kernel.GruGradients;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.LstmArrays;
import dev.gradus.core.kernel.LstmGradients;
import dev.gradus.core.kernel.RecurrentKernels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of recurrent cells: vectors, plain loops and the portable kernels agree. */
class VectorRecurrentTest {
    private static final RecurrentKernels<float[]> PORTABLE =
            Kernels.portable().float32().recurrent();

    /** The places where the numbers of a step begin, all different and none at the start of a vector. */
    private static final int GATES = 3;

    private static final int BEFORE = 5;
    private static final int UPSTREAM = 1;
    private static final int STATE = 7;

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 33, 100})
    void whole_vectors_of_units_have_the_bits_of_single_ones(int hidden) {
        int whole = Lanes.whole(hidden);
        int after = BEFORE + 2 * hidden;
        Lstm vectors = new Lstm(hidden);
        VectorLstm.cell(vectors.forward, GATES, BEFORE, after, 0, whole);
        VectorLstm.cellOneByOne(vectors.forward, GATES, BEFORE, after, whole, hidden);
        VectorLstm.gradient(vectors.gradients, GATES, BEFORE, after, UPSTREAM, STATE, 0, whole);
        PORTABLE.lstmGradient(vectors.gradients, GATES, BEFORE, after, UPSTREAM, STATE, whole, hidden);
        Lstm single = new Lstm(hidden);
        VectorLstm.cellOneByOne(single.forward, GATES, BEFORE, after, 0, hidden);
        PORTABLE.lstmGradient(single.gradients, GATES, BEFORE, after, UPSTREAM, STATE, 0, hidden);
        assertThat(vectors.arrays()).isDeepEqualTo(single.arrays());

        Gru gruVectors = new Gru(hidden);
        VectorGru.cell(gruVectors.forward, GATES, UPSTREAM, BEFORE, after, 0, whole);
        VectorGru.cellOneByOne(gruVectors.forward, GATES, UPSTREAM, BEFORE, after, whole, hidden);
        VectorGru.gradient(gruVectors.gradients, GATES, UPSTREAM, BEFORE, STATE, 0, whole);
        PORTABLE.gruGradient(gruVectors.gradients, GATES, UPSTREAM, BEFORE, STATE, whole, hidden);
        Gru gruSingle = new Gru(hidden);
        VectorGru.cellOneByOne(gruSingle.forward, GATES, UPSTREAM, BEFORE, after, 0, hidden);
        PORTABLE.gruGradient(gruSingle.gradients, GATES, UPSTREAM, BEFORE, STATE, 0, hidden);
        assertThat(gruVectors.arrays()).isDeepEqualTo(gruSingle.arrays());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33})
    void the_kernels_are_those_of_the_portable_set_to_rounding(int hidden) {
        RecurrentKernels<float[]> kernels = new VectorRecurrent(PORTABLE);
        int after = BEFORE + 2 * hidden;
        Lstm lstm = new Lstm(hidden);
        kernels.lstmCell(lstm.forward, GATES, BEFORE, after, 0, hidden);
        kernels.lstmGradient(lstm.gradients, GATES, BEFORE, after, UPSTREAM, STATE, 0, hidden);
        Lstm wanted = new Lstm(hidden);
        PORTABLE.lstmCell(wanted.forward, GATES, BEFORE, after, 0, hidden);
        PORTABLE.lstmGradient(wanted.gradients, GATES, BEFORE, after, UPSTREAM, STATE, 0, hidden);
        assertAllClose(lstm.arrays(), wanted.arrays());

        Gru gru = new Gru(hidden);
        kernels.gruCell(gru.forward, GATES, UPSTREAM, BEFORE, after, 0, hidden);
        kernels.gruGradient(gru.gradients, GATES, UPSTREAM, BEFORE, STATE, 0, hidden);
        Gru wantedGru = new Gru(hidden);
        PORTABLE.gruCell(wantedGru.forward, GATES, UPSTREAM, BEFORE, after, 0, hidden);
        PORTABLE.gruGradient(wantedGru.gradients, GATES, UPSTREAM, BEFORE, STATE, 0, hidden);
        assertAllClose(gru.arrays(), wantedGru.arrays());
    }

    @Test
    void a_sum_is_the_same_in_vectors_and_without() {
        float[] x = numbers(1, 60);
        float[] y = numbers(2, 60);
        float[] wanted = new float[60];
        PORTABLE.add(x, 1, y, 2, wanted, 3, 0, 50);
        RecurrentKernels<float[]> kernels = new VectorRecurrent(PORTABLE);
        for (int i = 0; i < 30; i++) {
            float[] out = new float[60];
            kernels.add(x, 1, y, 2, out, 3, 0, 50);
            assertThat(out).isEqualTo(wanted);
        }
    }

    private static void assertAllClose(float[][] actual, float[][] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j < wanted[i].length; j++) {
                assertThat(actual[i][j]).isCloseTo(wanted[i][j], within(1e-5f));
            }
        }
    }

    private static float[] numbers(long seed, int count) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** A step of an LSTM with gradients, always of the same numbers. */
    private static final class Lstm {
        private final LstmArrays<float[]> forward;
        private final LstmGradients<float[]> gradients;

        Lstm(int hidden) {
            int size = 4 * hidden + 10;
            forward = new LstmArrays<>(hidden, numbers(1, size), numbers(2, size), numbers(3, size), numbers(4, size));
            gradients = new LstmGradients<>(
                    forward, numbers(5, size), numbers(6, size), numbers(7, size), numbers(8, size));
        }

        float[][] arrays() {
            return new float[][] {
                forward.gates(),
                forward.cells(),
                forward.tanh(),
                forward.states(),
                gradients.hidden(),
                gradients.cell(),
                gradients.gates()
            };
        }
    }

    /** The same for a GRU. */
    private static final class Gru {
        private final GruArrays<float[]> forward;
        private final GruGradients<float[]> gradients;

        Gru(int hidden) {
            int size = 4 * hidden + 10;
            forward = new GruArrays<>(hidden, numbers(1, size), numbers(2, size), numbers(3, size));
            gradients =
                    new GruGradients<>(forward, numbers(5, size), numbers(6, size), numbers(7, size), numbers(8, size));
        }

        float[][] arrays() {
            return new float[][] {
                forward.gates(), forward.states(), gradients.hidden(), gradients.gates(), gradients.products()
            };
        }
    }
}
