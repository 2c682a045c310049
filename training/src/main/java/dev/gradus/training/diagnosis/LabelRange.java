package dev.gradus.training.diagnosis;

import dev.gradus.core.Tensor;
import dev.gradus.losses.BCELoss;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.DiceLoss;
import dev.gradus.losses.FocalLoss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MultiLabelSoftMarginLoss;
import dev.gradus.training.data.Batch;
import java.util.List;
import java.util.Map;

/** Looks for targets outside of 0 to 1, where a loss takes them for probabilities. */
final class LabelRange implements Check {
    private static final List<Class<? extends Loss>> PROBABILITY_LOSSES = List.of(
            BCELoss.class, BCEWithLogitsLoss.class, DiceLoss.class, FocalLoss.class, MultiLabelSoftMarginLoss.class);

    private final String loss;
    private final boolean wantsProbabilities;
    private final Findings findings;

    LabelRange(Loss loss, Findings findings) {
        this.loss = loss.typeName();
        this.wantsProbabilities = PROBABILITY_LOSSES.stream().anyMatch(kind -> kind.isInstance(loss));
        this.findings = findings;
    }

    @Override
    public void beforeForward(Batch batch) {
        if (!wantsProbabilities || batch.targets().elements() == 0) {
            return;
        }
        Tensor targets = batch.targets().toNumber();
        double lowest = targets.min().item();
        double highest = targets.max().item();
        if (lowest < 0 || highest > 1) {
            findings.add(
                    Rule.LABELS_OUT_OF_RANGE,
                    "targets",
                    Map.of("lowest", lowest, "highest", highest),
                    "the targets of %s go from %.4g to %.4g, where they should be from 0 to 1",
                    loss,
                    lowest,
                    highest);
        }
    }
}
