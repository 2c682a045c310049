package dev.gradus.verification.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.core.DType;
import dev.gradus.optimizers.Optimizer;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

class SchedulerCheckTest {
    private static final String HALVED = """
            {"torch": "Halving", "kwargs": {"factor": 0.5}, "base_lr": 0.8, "lrs": [0.8, 0.4, 0.4, 0.2],
             "metrics": [1.0, -1.0, 2.0]}
            """;

    @Test
    void followsTheRateThroughAllSteps() {
        assertThatCode(() -> check(HALVED)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(HALVED.replace("0.2]", "0.3]"))).isInstanceOf(MismatchError.class);
    }

    /** A schedule that multiplies the rate whenever its metric is positive. */
    private static void check(String text) throws JsonProcessingException {
        Registry<BiFunction<Optimizer, Arguments, DoubleConsumer>> registry = new Registry<
                        BiFunction<Optimizer, Arguments, DoubleConsumer>>()
                .add("Halving", "factor", (optimizer, args) -> {
                    double factor = args.number("factor");
                    return metric -> optimizer.setLearningRate(optimizer.learningRate() * (metric > 0 ? factor : 1));
                });
        CaseValues values = new CaseValues(new ObjectMapper().readTree(text), DType.FLOAT64);
        new SchedulerCheck(registry).run("Halving", values, new Agreement(values, new Tolerance(1e-9, false)));
    }
}
