package dev.gradus.examples.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErratumTest {
    /** What stands in the list must be wrong by more than the notes round. */
    @Test
    void every_erratum_is_one() throws IOException {
        List<WorkedExample> examples = Reference.load().examples();
        for (Erratum erratum : Erratum.load()) {
            WorkedExample example = examples.stream()
                    .filter(candidate -> candidate.id().equals(erratum.example()))
                    .findFirst()
                    .orElseThrow();
            WorkedExample.Step step = example.steps().get(erratum.step() - 1);
            double exact = exact(step, erratum)
                    .get(erratum.index().stream().mapToInt(Integer::intValue).toArray());

            assertThat(Math.abs(erratum.printed() - exact))
                    .as(erratum.toString())
                    .isGreaterThan(0.01 * Math.abs(exact));
        }
    }

    private static Tensor exact(WorkedExample.Step step, Erratum erratum) {
        String quantity = erratum.quantity();
        int layer = quantity.charAt(quantity.indexOf('(') + 1) - '1';
        List<Tensor> layers =
                switch (quantity.replaceAll("\\(\\d\\)", "")) {
                    case "z" -> step.z();
                    case "a" -> step.a();
                    case "δ" -> step.delta();
                    case "dE/dW" -> step.weightGradients();
                    case "dE/db" -> step.biasGradients();
                    case "W after" -> step.weightsAfter();
                    case "b after" -> step.biasesAfter();
                    default -> throw new IllegalArgumentException(quantity);
                };
        return layers.get(layer);
    }
}
