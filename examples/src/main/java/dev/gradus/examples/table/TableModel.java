package dev.gradus.examples.table;

import dev.gradus.core.Autograd;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.models.ModelFile;
import dev.gradus.models.Provenance;
import dev.gradus.training.data.csv.TableEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model of a table: what it computes, and how rows become what it takes.
 *
 * <p>It gives for a row a score for each class, before the softmax of {@link CrossEntropyLoss}, or the number to predict in its
 * own unit.
 *
 * @param layer from (rows, features) to (rows, classes) or (rows, 1)
 * @param encoder makes tensors of rows
 */
record TableModel(Layer layer, TableEncoder encoder) {
    Task task() {
        return encoder.labels().isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    /** The column that is predicted. */
    String target() {
        return encoder.targetColumns().get(0);
    }

    /** All of it for one file. */
    ModelFile file(Provenance provenance) {
        return ModelFile.of(layer)
                .labels(encoder.labels())
                .inputs(encoder.toMap())
                .provenance(provenance);
    }

    /** Reads a file that {@code train} wrote. */
    static TableModel load(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new TableException(
                    "Cannot read the model %s: it does not exist. Look at the name; 'train' tells where it leaves its model."
                            .formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new TableException("Cannot read the model %s: it is a folder. Name the file in it: %s"
                    .formatted(path, path.resolve(TrainCommand.MODEL)));
        }
        ModelFile file = file(path);
        if (file.inputs().isEmpty()) {
            throw new TableException(
                    "%s holds a model, but not one of a table, since it tells of no columns. Name a model that ./gradus train wrote."
                            .formatted(path));
        }
        try {
            TableModel model = new TableModel(file.layer(), TableEncoder.fromMap(file.inputs()));
            model.check();
            return model;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new TableException(
                    "%s holds a model that does not fit its columns: %s. Train it again."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static ModelFile file(Path path) throws IOException {
        try {
            return ModelFile.load(path);
        } catch (IOException e) {
            throw new TableException(
                    "%s is no model that ./gradus train wrote, or is damaged. %s".formatted(path, e.getMessage()), e);
        }
    }

    private void check() {
        Tensor row = Tensor.zeros(1, encoder.features());
        Shape given = Autograd.noGrad(() -> layer.apply(row)).shape();
        Shape expected = Shape.of(1, Math.max(1, encoder.labels().size()));
        if (!given.equals(expected)) {
            throw new IllegalStateException("for a row it gives %s where %s was expected".formatted(given, expected));
        }
    }
}
