package dev.gradus.examples.table;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What can be said without looking at a row: the most frequent class, or the mean. A network that is no better has learned
 * nothing.
 *
 * @param name what it says
 * @param answer (1, classes) or (1, 1)
 */
record Baseline(String name, Tensor answer) implements UnaryOperator<Tensor> {
    /** Says for each class how frequent it is among some rows; its score is ln of that. */
    static Baseline ofClasses(Tensor targets, List<String> labels) {
        double[] counts = new double[labels.size()];
        Arrays.stream(targets.toLongArray()).forEach(label -> counts[(int) label]++);
        Tensor frequencies = Tensor.of(counts).div(targets.elements());
        String most = labels.get((int) frequencies.argmax(0, false).item());
        return new Baseline("always '%s'".formatted(most), frequencies.log().unsqueeze(0));
    }

    /** Says the mean of some rows. */
    static Baseline ofNumbers(Tensor targets) {
        return new Baseline("always the mean", targets.mean().reshape(1, 1));
    }

    @Override
    public Tensor apply(Tensor rows) {
        return answer.broadcastTo(rows.size(0), answer.size(1));
    }
}
