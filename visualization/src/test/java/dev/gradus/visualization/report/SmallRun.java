package dev.gradus.visualization.report;

import static dev.gradus.training.metrics.Metrics.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.Trainer;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Split;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;

/** A classifier of points in the plane that learns in a moment: inside of a circle, outside of it, far outside. */
final class SmallRun {
    static final String[] CLASSES = {
        "inside", "</script><script>window.broken = 1</script>", "far \"out\" & <b>away</b>"
    };

    final Layer model;
    final Loss loss = new CrossEntropyLoss();
    final Optimizer optimizer;
    final DataLoader training;
    final DataLoader validation;

    SmallRun() {
        Generator generator = new Generator(7);
        Generator.seedGlobal(7);
        Tensor points = Tensor.randn(generator, 500, 2);
        Tensor radius = points.square().sum(1);
        Tensor classes = radius.gt(1).to(DType.INT64).add(radius.gt(3).to(DType.INT64));
        Split data = new TensorDataset(points, classes).split(0.8, 1);
        model = Sequential.of(new Dense(2, 16), new ReLU(), new Dense(16, 3));
        optimizer = new Adam(model.parameters(), 0.01);
        training = new DataLoader(data.training(), 40).shuffle(1);
        validation = new DataLoader(data.heldOut(), 100);
    }

    /** With a recorder, or without one if it is null. */
    Trainer trainer(RunRecorder recorder) {
        Trainer trainer = Trainer.of(model, loss, optimizer)
                .progress(Progress.off())
                .metric(accuracy())
                .validateWith(validation);
        return recorder == null ? trainer : trainer.callback(recorder);
    }

    static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
