package dev.gradus.visualization.report;

import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.diagnosis.Finding;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.visualization.report.PredictionLook.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was gathered of a run so far; a checkpoint has it too, so that a run that goes on from there has one report. */
final class RunData {
    /** Of all lines of a chart with a line for each weight. */
    private static final int POINTS_OF_WEIGHTS = 8_192;

    private final Curves curves;
    private final Curve epochs;
    private final SpreadHistories spreads;
    private final Curve batchLosses;
    private final Curve learningRates;
    private @Nullable Answers answers;
    /** What was found, and how long it took, before the checkpoint that the run goes on from. */
    private final List<Finding> earlierFindings;

    private final double earlierSeconds;

    private RunData(
            Curves curves,
            Curve epochs,
            SpreadHistories spreads,
            @Nullable Answers answers,
            List<Finding> earlierFindings,
            double earlierSeconds) {
        this.curves = curves;
        this.epochs = epochs;
        this.spreads = spreads;
        this.batchLosses = curves.curve("loss", "training, batch");
        this.learningRates = curves.curve("learning rate", "learning rate");
        this.answers = answers;
        this.earlierFindings = earlierFindings;
        this.earlierSeconds = earlierSeconds;
    }

    /** Nothing yet, of so many places whose spreads are looked at. */
    static RunData empty(int places) {
        return new RunData(new Curves(), new Curve(2048), SpreadHistories.of(places), null, List.of(), 0);
    }

    // ---- more of it

    void addBatch(long step, double loss, double learningRate) {
        batchLosses.add(step, loss);
        learningRates.add(step, learningRate);
    }

    void addStep(long step, StepLook look) {
        curves.add("gradient norm", "batch", step, look.gradientNorm());
        int points = Math.max(64, Math.min(1024, POINTS_OF_WEIGHTS / Math.max(1, look.weights()) / 2 * 2));
        look.gradientSizes().forEach((weight, size) -> curves.add("gradient size", weight, points, step, size));
        look.ratios().forEach((weight, ratio) -> curves.add("update ratio", weight, points, step, ratio));
    }

    void addSpreads(Map<Spreads.Name, Spread> seen) {
        spreads.add(seen);
    }

    void addValidation(long step, double loss, Map<String, Double> metrics) {
        curves.add("loss", "validation", step, loss);
        metrics.forEach((name, value) -> curves.add("metric " + name, "validation", step, value));
    }

    void addEpoch(EpochRecord record, long step) {
        epochs.add(step, record.epoch());
        curves.add("loss", "training", step, record.loss());
        record.metrics().forEach((name, value) -> curves.add("metric " + name, "training", step, value));
        if (!Double.isNaN(record.gradientNorm())) {
            curves.add("gradient norm", "epoch", step, record.gradientNorm());
        }
    }

    /** Epochs before a checkpoint that has nothing else of them; only the last one's step is known. */
    void addEarlierEpochs(History history, long steps) {
        for (EpochRecord earlier : history.epochs()) {
            long then = Math.round((double) steps * earlier.epoch() / history.size());
            addEpoch(earlier, then);
            if (!Double.isNaN(earlier.validationLoss())) {
                addValidation(then, earlier.validationLoss(), earlier.validationMetrics());
            }
        }
    }

    void setAnswers(Answers latest) {
        answers = latest;
    }

    // ---- what there is

    Curves curves() {
        return curves;
    }

    /** Which epochs ended after which steps. */
    Curve epochs() {
        return epochs;
    }

    SpreadHistories spreads() {
        return spreads;
    }

    @Nullable
    Answers answers() {
        return answers;
    }

    double earlierSeconds() {
        return earlierSeconds;
    }

    /** What was found before, and what is found now, but each rule once at a place. */
    List<Finding> findings(List<Finding> now) {
        List<Finding> all = new ArrayList<>(earlierFindings);
        for (Finding finding : now) {
            boolean isKnown = earlierFindings.stream()
                    .anyMatch(earlier ->
                            earlier.rule() == finding.rule() && earlier.place().equals(finding.place()));
            if (!isKnown) {
                all.add(finding);
            }
        }
        return all;
    }

    // ---- in a checkpoint

    /** All of it, with what a health check has found by now, and after how many seconds. */
    PartState state(List<Finding> found, double seconds) {
        PartState.Builder state = PartState.builder().number("seconds", seconds);
        curves.save(state);
        epochs.save(state, "epochs");
        spreads.save(state);
        SavedFindings.save(state, findings(found));
        if (answers != null) {
            SavedAnswers.save(state, answers);
        }
        return state.build();
    }

    /**
     * What was gathered before a checkpoint.
     *
     * @throws IllegalArgumentException if this is something else
     */
    static RunData of(PartState state) {
        return new RunData(
                Curves.load(state),
                Curve.load(state, "epochs"),
                SpreadHistories.load(state),
                SavedAnswers.load(state),
                SavedFindings.load(state),
                state.number("seconds"));
    }
}
