package dev.gradus.examples.serving;

import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small models to serve. */
final class Served {
    private Served() {}

    static Layer network(int in, int hidden, int out) {
        Generator.seedGlobal(1);
        return Sequential.of(new Dense(in, hidden), new ReLU(), new Dense(hidden, out));
    }

    /** Three classes from four numbers. */
    static ModelFile classifier() {
        return ModelFile.of(network(4, 8, 3)).labels("red", "green", "blue").inputs(Map.of("shape", List.of(4)));
    }

    /** Two numbers from four, whose file does not say that it takes four. */
    static ModelFile regression() {
        return ModelFile.of(network(4, 8, 2));
    }

    static ServedModel load(ModelFile file, Path directory) throws IOException {
        Path path = directory.resolve("model.safetensors");
        file.save(path);
        return ServedModel.load(path);
    }

    static PredictionServer start(ModelFile file, Path directory) throws IOException {
        return PredictionServer.start(load(file, directory), ServerOptions.local(0));
    }
}
