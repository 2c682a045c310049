package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in docs/diagnosis.md as Java runs, one piece after the other, on a small classifier. */
class DiagnosisGuideTest {
    private static final String BEFORE = """
            import static dev.gradus.training.metrics.Metrics.*;

            import dev.gradus.core.*;
            import dev.gradus.core.module.*;
            import dev.gradus.core.random.*;
            import dev.gradus.layers.*;
            import dev.gradus.losses.*;
            import dev.gradus.optimizers.*;
            import dev.gradus.training.*;
            import dev.gradus.training.data.*;
            import dev.gradus.training.diagnosis.*;
            import dev.gradus.training.metrics.*;
            import java.nio.file.*;

            public class Guide {
                public static void main(String[] args) throws Exception {
                    Tensor inputs = Tensor.randn(new Generator(1), 60, 4);
                    Tensor classes = inputs.argmax(1, false);
                    DataLoader loader = new DataLoader(new TensorDataset(inputs, classes), 20).shuffle(1);
                    DataLoader testLoader = new DataLoader(new TensorDataset(inputs, classes), 20);
                    Layer model = Sequential.of(new Dense(4, 8), new ReLU(), new Dense(8, 4));
                    Loss loss = new CrossEntropyLoss();
                    Optimizer optimizer = new Adam(model.parameters(), 0.01);
                    Trainer trainer = Trainer.of(model, loss, optimizer);
                    Path folder = Path.of("%s");
                    new KeptBatch(loader.iterator().next(), model.stateDict(), "none")
                            .write(folder.resolve("epoch-1-batch-2.safetensors"));
            """;

    @Test
    void everyPieceRuns(@TempDir Path directory) throws ReflectiveOperationException, IOException {
        List<String> pieces = JavaProgram.blocks(Path.of("..", "docs", "diagnosis.md"))
                .map(block -> "{\n" + block + "}\n")
                .toList();
        assertThat(pieces).hasSizeGreaterThanOrEqualTo(5);
        String program = BEFORE.formatted(directory.toString().replace('\\', '/')) + String.join("", pieces) + "}\n}\n";

        JavaProgram.compile(Files.writeString(directory.resolve("Guide.java"), program));

        assertThat(JavaProgram.run(directory, "Guide"))
                .contains("learning rate        loss    smoothed", "true \\ predicted", "mean of the classes");
    }
}
