package consumer;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.safetensors.Safetensors;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.testkit.LayerCheck;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.visualization.graph.ModuleGraph;
import dev.gradus.visualization.live.LivePage;
import dev.gradus.visualization.plots.HistoryPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a first program of a user's own looks like: a network learns the exclusive or. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Generator.seedGlobal(1);
        Tensor inputs = Tensor.from(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor targets = Tensor.from(new float[][] {{0}, {1}, {1}, {0}});

        Layer model = Sequential.of(new Dense(2, 8), new Sigmoid(), new Dense(8, 1), new Sigmoid());
        MSELoss loss = new MSELoss();
        Optimizer optimizer = new Adam(model.parameters(), 0.1);
        for (int step = 0; step < 250; step++) {
            optimizer.zeroGrad();
            loss.apply(model.apply(inputs), targets).backward();
            optimizer.step();
        }
        Trainer trainer = Trainer.of(model, loss, optimizer).epochs(250);
        if (!Tensor.class.getModule().isNamed()) {
            trainer.callback(LivePage.start()); // its web server needs the class path
        }
        TrainingResult result = trainer.fit(DataLoader.fullBatch(new TensorDataset(inputs, targets)));
        Path plot = Files.createTempFile("xor", ".png");
        HistoryPlot.of(result.history()).save(plot);
        Files.delete(plot);
        if (!ModuleGraph.of(model).toSvg().contains("Sigmoid")) {
            throw new IllegalStateException("The graph of the network shows no Sigmoid");
        }
        LayerCheck.of(() -> new Dense(2, 8)).input(4, 2).output(4, 8).check();

        Path file = Files.createTempFile("xor", ".safetensors");
        Safetensors.write(file, model.stateDict());
        model.loadStateDict(Safetensors.read(file).tensors());
        Files.delete(file);

        double error = loss.apply(model.apply(inputs), targets).item();
        String path = Tensor.class.getModule().isNamed() ? "module path" : "class path";
        System.out.printf("Gradus learned the exclusive or on the %s, mean squared error %.5f%n", path, error);
        if (!(error < 0.01)) {
            throw new IllegalStateException("The network has not learned the exclusive or: " + error);
        }
    }
}
