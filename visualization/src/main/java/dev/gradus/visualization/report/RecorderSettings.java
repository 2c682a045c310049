package dev.gradus.visualization.report;

import dev.gradus.models.Provenance;
import dev.gradus.training.diagnosis.HealthCheck;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder was told when its run began.
 *
 * @param source what the model is asked; null for nothing
 * @param every after how many batches to look; empty for as often as there is time
 * @param check whose findings are shown; null for one of the recorder's own
 * @param isWatched whether somebody looks on; may be asked by the thread that trains
 */
record RecorderSettings(
        Provenance provenance,
        @Nullable PredictionSource source,
        OptionalInt every,
        @Nullable HealthCheck check,
        BooleanSupplier isWatched) {}
