package dev.gradus.training;

import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.ExponentialMovingAverage;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.Schedule;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.Batch;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.stopping.EpochLimit;
import dev.gradus.training.stopping.Measure;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a trainer was told when its run began; what it is told later, by a callback perhaps, holds for the next run.
 *
 * @param validatesEverySteps after how many steps, besides after each epoch; 0 for never
 * @param accumulates the gradients of how many batches make a step
 * @param schedules of the learning rate
 * @param scheduled what schedules look at
 * @param callbacks all who take part, the one that shows progress included
 * @param recordsWeightsEvery after how many epochs; 0 for never
 */
record TrainingSettings(
        Layer model,
        Loss loss,
        Optimizer optimizer,
        GradientLimits limits,
        @Nullable EpochLimit epochLimit,
        @Nullable StoppingCriterion criterion,
        OptionalLong stepLimit,
        @Nullable Iterable<Batch> validation,
        long validatesEverySteps,
        int accumulates,
        @Nullable ExponentialMovingAverage average,
        List<Schedule> schedules,
        List<Measure> scheduled,
        List<Metric> metrics,
        List<Callback> callbacks,
        boolean recordsGradientNorm,
        boolean recordsBatchLosses,
        int recordsWeightsEvery,
        @Nullable Checkpoints checkpoints,
        boolean resumes,
        boolean stopsOnInterrupt) {}
