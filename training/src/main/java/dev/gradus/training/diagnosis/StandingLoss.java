package dev.gradus.training.diagnosis;

import java.util.Map;

/** Looks for a loss that is the same from the first batches on. */
final class StandingLoss implements Check {
    private static final int SAMPLES = 10;
    private static final double SAME = 1e-6;

    private final Findings findings;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private int seen;

    StandingLoss(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void afterBackward(double loss) {
        seen++;
        lowest = Math.min(lowest, loss);
        highest = Math.max(highest, loss);
        // A loss of 0 need not change any more.
        if (seen == SAMPLES && highest != 0 && highest - lowest <= SAME * Math.abs(highest)) {
            findings.add(
                    Rule.LOSS_STANDS_STILL,
                    "loss",
                    Map.of("lowest", lowest, "highest", highest),
                    "the loss of the first %d batches that were looked at is %.6g, always",
                    SAMPLES,
                    loss);
        }
    }
}
