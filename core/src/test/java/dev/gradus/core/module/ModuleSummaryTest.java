package dev.gradus.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class ModuleSummaryTest {
    private final Counter counter = new Counter();
    private final Chain model = new Chain(new Scale(20, 300, 1), new Chain(counter, new Scale(300, 1, 1)));

    @Test
    void theTable() {
        model.children().get("0").freeze();

        assertThat(model.summary(8, 20)).hasToString("""
                        Module         Output shape  Parameters
                        ---------------------------------------
                        Chain          (8, 1)             6,300
                        0 (Scale)      (8, 300)           6,000
                        1 (Chain)      (8, 1)               300
                        1.0 (Counter)  (8, 300)               0
                        1.1 (Scale)    (8, 1)               300
                        ---------------------------------------
                        Parameters: 6,300, trainable: 300""");
    }

    @Test
    void theRows() {
        ModuleSummary summary = model.summary(2, 20);

        assertThat(summary.rows()).hasSize(5);
        assertThat(summary.rows().get(1)).isEqualTo(new ModuleSummary.Row("0", "Scale", Shape.of(2, 300), 6000));
        assertThat(summary.parameters()).isEqualTo(6300);
        assertThat(summary.trainable()).isEqualTo(6300);
    }

    @Test
    void theModelIsLeftAsItWas() {
        counter.eval();
        model.summary(8, 20);

        assertThat(model.isTraining()).isTrue();
        assertThat(counter.isTraining()).isFalse();
        assertThat(counter.calls.item()).isZero();
        model.train();
        assertThatThrownBy(() -> model.summary(8, 21)).hasMessageContaining("[in model.0 (Scale)]");
        assertThat(model.isTraining()).isTrue();
    }

    @Test
    void anExampleStandsInWhereZerosWouldNotDo() {
        Layer table = new Layer() {
            private final Parameter weight = parameter("weight", Tensor.zeros(5, 3));

            @Override
            public Tensor forward(Tensor x) {
                return weight.embedding(x);
            }
        };

        assertThat(table.summary(Tensor.of(4L, 0)).rows().get(0).outputShape()).isEqualTo(Shape.of(2, 3));
        assertThatThrownBy(() -> table.summary(2)).hasMessageContaining("embedding");
    }

    @Test
    void theInputHasTheTypeOfTheParameters() {
        model.to(DType.FLOAT64);

        assertThat(model.summary(1, 20).rows().get(0).outputShape()).isEqualTo(Shape.of(1, 1));
    }

    @Test
    void aModuleThatIsNotReachedHasAnEmptyShape() {
        Layer idle = new Layer() {
            private final Scale unused = child("unused", new Scale(2, 2, 1));

            @Override
            public Tensor forward(Tensor x) {
                return unused.isTraining() ? x.neg() : x;
            }
        };

        assertThat(idle.summary(3).rows().get(1).outputShape()).isEqualTo(Shape.of());
    }
}
