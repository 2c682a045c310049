package dev.gradus.training.progress;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs what happens as keys and values, for logs that machines read. */
final class StructuredLines implements Callback {
    private final Logger log;

    StructuredLines(Logger log) {
        this.log = log;
    }

    @Override
    public void onStart(Run run) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("step", run.step());
        run.plan().epochs().ifPresent(epochs -> values.put("epochs", epochs));
        run.plan().batchesPerEpoch().ifPresent(batches -> values.put("batchesPerEpoch", batches));
        write(log.atInfo(), values, "training starts");
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epoch", epoch.epoch());
        values.put("step", run.step());
        values.put("loss", epoch.loss());
        values.putAll(epoch.metrics());
        values.put("validation.loss", epoch.validationLoss());
        epoch.validationMetrics().forEach((name, value) -> values.put("validation." + name, value));
        values.put("gradientNorm", epoch.gradientNorm());
        values.put("learningRate", epoch.learningRate());
        values.put("seconds", epoch.seconds());
        values.put("elapsedSeconds", epoch.elapsedSeconds());
        // What was not measured.
        values.values().removeIf(Predicate.isEqual(Double.NaN));
        write(log.atInfo(), values, "epoch done");
    }

    private static void write(LoggingEventBuilder line, Map<String, Object> values, String message) {
        LoggingEventBuilder complete = line;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            complete = complete.addKeyValue(value.getKey(), value.getValue());
        }
        complete.log(message);
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        log.atInfo()
                .addKeyValue("epoch", run.epoch())
                .addKeyValue("step", run.step())
                .addKeyValue("reason", reason.description())
                .log("training stopped");
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        log.atError()
                .addKeyValue("epoch", run.epoch())
                .addKeyValue("batch", run.batchNumber())
                .addKeyValue("step", run.step())
                .setCause(failure)
                .log("training failed");
    }
}
