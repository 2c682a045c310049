package dev.gradus.training;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes the batch that ends a training by a {@link NonFiniteException}, with the weights that it met, so that it can be looked
 * at and run again: {@link KeptBatch}.
 *
 * <pre>{@code
 * trainer.callback(new BatchKeeper(Path.of("failed")));
 * }</pre>
 *
 * <p>The file is called {@code epoch-3-batch-17.safetensors}; the exception's message tells where it is.
 */
public final class BatchKeeper implements Callback {
    private final Path folder;

    /**
     * A keeper.
     *
     * @param folder where to; made when it is needed
     */
    public BatchKeeper(Path folder) {
        this.folder = Objects.requireNonNull(folder, "BatchKeeper: the folder is null");
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        if (!(failure instanceof NonFiniteException nonFinite)) {
            return;
        }
        Path file = folder.resolve("epoch-%d-batch-%d.safetensors".formatted(nonFinite.epoch(), nonFinite.batch()));
        try {
            Files.createDirectories(folder);
            new KeptBatch(run.batch(), run.model().stateDict(), nonFinite.problem()).write(file);
            nonFinite.setKept("the batch is kept in " + file);
        } catch (IOException e) {
            // The failure of the training is what has to be told first.
            nonFinite.addSuppressed(e);
            nonFinite.setKept("the batch could not be kept in %s: %s".formatted(file, e.getMessage()));
        }
    }
}
