package dev.gradus.benchmarks.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.benchmarks.measure.Product;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradusWorkloadsTest {
    private final GradusWorkloads workloads = new GradusWorkloads();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "PREDICTION|MATMUL.*|WIDE")
    void every_training_makes_its_loss_smaller(Workload workload) {
        Training training = workloads.training(workload);
        double before = training.currentLoss();
        for (int i = 0; i < 5; i++) {
            training.step();
        }

        assertThat(training.currentLoss()).isLessThan(before);
    }

    @Test
    void the_wide_network_takes_the_operations_that_are_counted() {
        long parameters = GradusTraining.of(Workload.WIDE).parameters();

        assertThat(Workload.WIDE.perRun()).isEqualTo(6 * parameters * 256 / 1e9);
    }

    @Test
    void a_prediction_gives_ten_numbers() {
        assertThat(workloads.prediction().predict(new float[784])).hasSize(10);
    }

    @Test
    void a_product_can_be_looked_at() {
        Product product = workloads.product(2, new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8});
        product.multiply();

        assertThat(product.element(1, 0)).isEqualTo(43);
    }

    @Test
    void a_product_does_not_train() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workloads.training(Workload.PREDICTION))
                .withMessage("prediction does not train");
    }
}
