package dev.gradus.verification.runs;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.ModelFile;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.log.HistoryLog;
import dev.gradus.training.progress.Progress;
import dev.gradus.training.tensorboard.TensorBoard;
import java.io.IOException;
import java.nio.file.Path;

/** A training of its own process whose files soon are too large for what it is given; it prints how it ended. */
final class DiskFullTraining {
    private DiskFullTraining() {}

    /**
     * Trains.
     *
     * @param arguments the folder, and how many features the model has: its files are as large
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int features = Integer.parseInt(arguments[1]);
        Generator.seedGlobal(1);
        Layer model = new Dense(features, features);
        Tensor x = Tensor.randn(new Generator(2), 8, features);
        TrainingResult result = Trainer.of(model, new MSELoss(), new SGD(model.parameters(), 0.01))
                .epochs(6)
                .checkpoints(Checkpoints.in(folder.resolve("checkpoints")))
                .callback(HistoryLog.to(folder.resolve("history.jsonl")).everySteps(1))
                .callback(TensorBoard.in(folder.resolve("events")).histogramsEvery(1))
                .progress(Progress.off())
                .fit(new DataLoader(new TensorDataset(x, x), 1));
        System.out.println("epochs: " + result.epochs());
        System.out.println("stopped: " + result.stopReason().description());
        try {
            ModelFile.of(model).save(folder.resolve("model.safetensors"));
            System.out.println("saved: yes");
        } catch (IOException e) {
            System.out.println("saved: " + e.getMessage());
        }
    }
}
