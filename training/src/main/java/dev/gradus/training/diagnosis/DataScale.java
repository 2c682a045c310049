package dev.gradus.training.diagnosis;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at the data: for inputs that are far from mean 0 and deviation 1, and for what never varies. */
final class DataScale implements Check {
    private static final double FAR = 10;
    private static final int ENOUGH_SAMPLES = 30;
    private static final int SAMPLED_BATCHES = 5;
    private static final int SHOWN = 5;

    private final Findings findings;
    private @Nullable Range features;
    private @Nullable Range target;
    private int batches;
    private long samples;

    DataScale(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void beforeForward(Batch batch) {
        if (batches == SAMPLED_BATCHES) {
            return;
        }
        batches++;
        samples += batch.size();
        if (batch.inputs().dtype().isFloating() && batch.inputs().elements() > 0) {
            checkScale(batch.inputs());
            if (batch.inputs().rank() == 2) {
                features = Range.joined(features, Range.of(batch.inputs()));
            }
        }
        if (batch.targets().elements() > 0) {
            target = Range.joined(target, Range.of(batch.targets().toNumber().reshape(-1, 1)));
        }
        if (samples >= ENOUGH_SAMPLES && batches == SAMPLED_BATCHES) {
            judge();
        }
    }

    private void checkScale(Tensor inputs) {
        Tensor columns = inputs.rank() == 2 ? inputs : inputs.reshape(-1, 1);
        double[] means = columns.to(DType.FLOAT64).mean(0).toDoubleArray();
        double[] squares = columns.to(DType.FLOAT64).square().mean(0).toDoubleArray();
        for (int i = 0; i < means.length; i++) {
            double deviation = Math.sqrt(Math.max(0, squares[i] - means[i] * means[i]));
            if (Math.abs(means[i]) > FAR || deviation > FAR) {
                findings.add(
                        Rule.INPUTS_NOT_NORMALISED,
                        "inputs",
                        Map.of("mean", means[i], "deviation", deviation),
                        "%s have the mean %.3g and the deviation %.3g",
                        inputs.rank() == 2 ? "the inputs, those of feature %d for one,".formatted(i) : "the inputs",
                        means[i],
                        deviation);
                return;
            }
        }
    }

    @Override
    public void afterEpoch() {
        if (samples >= ENOUGH_SAMPLES) {
            judge();
        }
    }

    private void judge() {
        if (features != null) {
            judgeFeatures(features);
        }
        if (target != null && target.constant().length == 1) {
            double value = target.lowest().get(0);
            findings.add(
                    Rule.CONSTANT_TARGET,
                    "targets",
                    Map.of("target", value),
                    "the targets of all %d samples that were looked at are %s",
                    samples,
                    value);
        }
    }

    private void judgeFeatures(Range columns) {
        // A pixel that is always black is no mistake.
        int[] suspicious = Arrays.stream(columns.constant())
                .filter(i -> columns.lowest().get(i) != 0)
                .toArray();
        if (suspicious.length > 0) {
            findings.add(
                    Rule.CONSTANT_FEATURE,
                    "inputs",
                    Map.of("features", (double) suspicious.length),
                    "%d of %d features are the same in all of %d samples that were looked at: %s",
                    suspicious.length,
                    columns.size(),
                    samples,
                    shown(suspicious));
        }
    }

    private static String shown(int[] numbers) {
        String text = IntStream.of(numbers).limit(SHOWN).boxed().toList().toString();
        return numbers.length > SHOWN ? text.replace("]", ", ...]") : text;
    }
}
