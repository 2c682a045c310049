package dev.gradus.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MeasuringTest {
    @Test
    void a_training_is_measured_in_its_unit() {
        Measurement measurement = new Measuring(new Pretender(), assignment(Workload.MLP_SGD)).measure();

        assertThat(measurement.framework()).isEqualTo("Pretender");
        assertThat(measurement.workload()).isEqualTo(Workload.MLP_SGD);
        assertThat(measurement.threads()).isEqualTo(2);
        assertThat(measurement.figures()).containsOnlyKeys("samples/s");
        assertThat(measurement.figures().get("samples/s")).hasSize(3).allSatisfy(figure -> assertThat(figure)
                .isPositive());
        assertThat(measurement.losses()).hasSize(3).startsWith(1.0, 1.0 / 11);
    }

    @Test
    void a_training_that_does_not_train_is_a_failure() {
        Pretender pretender = new Pretender();
        pretender.learns = false;

        assertThatIllegalStateException()
                .isThrownBy(() -> new Measuring(pretender, assignment(Workload.TINY)).measure())
                .withMessage("the training does not train: its loss was 1.0 and is now 1.0, in tiny by Pretender");
    }

    @Test
    void a_prediction_is_timed_call_by_call() {
        Measurement measurement = new Measuring(new Pretender(), assignment(Workload.PREDICTION)).measure();

        assertThat(measurement.figures()).containsOnlyKeys("µs p50", "µs p99");
        assertThat(measurement.figures().get("µs p50").get(0)).isPositive();
        assertThat(measurement.figures().get("µs p99").get(0))
                .isGreaterThanOrEqualTo(measurement.figures().get("µs p50").get(0));
    }

    @Test
    void a_product_must_be_right() {
        Pretender pretender = new Pretender();
        assertThat(new Measuring(pretender, assignment(Workload.MATMUL_512))
                        .measure()
                        .figures())
                .containsOnlyKeys("GFLOP/s");

        pretender.multiplies = false;
        assertThatIllegalStateException()
                .isThrownBy(() -> new Measuring(pretender, assignment(Workload.MATMUL_512)).measure())
                .withMessageMatching(
                        "a wrong product: expected \\d+\\.\\d+ in row 170, column 510, got 0.0 from Pretender");
    }

    @Test
    void a_whole_process_cannot_measure_itself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Measuring(new Pretender(), assignment(Workload.COLD)).measure())
                .withMessage("cold is measured from outside");
    }

    @Test
    void what_is_no_assignment_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measuring.main(new Pretender(), "quickly"))
                .withMessage("expected the JSON of a record Assignment, got 'quickly'");
    }

    @Test
    void a_measurement_travels_as_one_line() {
        Measurement measurement = new Measuring(new Pretender(), assignment(Workload.TINY)).measure();
        String line = JsonLine.write(measurement);

        assertThat(line).doesNotContain("\n");
        assertThat(JsonLine.read(line, Measurement.class)).isEqualTo(measurement);
    }

    private static Assignment assignment(Workload workload) {
        return new Assignment(workload, 2, 1, 3, 1, 100);
    }

    /** A framework that hardly does anything. */
    private static final class Pretender implements Workloads {
        private boolean learns = true;
        private boolean multiplies = true;

        @Override
        public String framework() {
            return "Pretender";
        }

        @Override
        public Training training(Workload workload) {
            return new Training() {
                private long steps;

                @Override
                public void step() {
                    steps += learns ? 1 : 0;
                }

                @Override
                public double currentLoss() {
                    return 1.0 / (1 + steps);
                }
            };
        }

        @Override
        public Prediction prediction() {
            return float[]::clone;
        }

        @Override
        public Product product(int size, float[] x, float[] y) {
            return new Product() {
                private float element;

                @Override
                public void multiply() {
                    double sum = 0;
                    for (int k = 0; k < size; k++) {
                        sum += (double) x[size / 3 * size + k] * y[k * size + size - 2];
                    }
                    element = multiplies ? (float) sum : 0;
                }

                @Override
                public float element(int row, int column) {
                    return element;
                }
            };
        }
    }
}
