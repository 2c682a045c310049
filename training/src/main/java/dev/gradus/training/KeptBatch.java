package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.models.safetensors.NamedTensors;
import dev.gradus.models.safetensors.Safetensors;
import dev.gradus.training.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A batch that made a number which is not finite, with the weights that it met: what a {@link BatchKeeper} wrote.
 *
 * <pre>{@code
 * KeptBatch kept = KeptBatch.read(path);
 * model.loadStateDict(kept.weights());
 * loss.apply(model.apply(kept.batch().inputs()), kept.batch().targets());
 * }</pre>
 *
 * @param batch inputs and targets
 * @param weights all parameters and buffers of the model, as they were when the batch failed; running statistics, such as
 *     those of batch normalisation, have this batch in them already
 * @param problem what was wrong
 */
public record KeptBatch(Batch batch, Map<String, Tensor> weights, String problem) {
    private static final String INPUTS = "batch.inputs";
    private static final String TARGETS = "batch.targets";
    private static final String MODEL = "model.";
    private static final String PROBLEM = "problem";

    /** Keeps a copy of the map. */
    public KeptBatch {
        weights = Map.copyOf(weights);
    }

    /**
     * Reads a batch.
     *
     * @throws IOException if the file cannot be read, is no safetensors file, or holds no kept batch
     */
    public static KeptBatch read(Path file) throws IOException {
        NamedTensors stored = Safetensors.read(file);
        Map<String, Tensor> tensors = stored.tensors();
        Tensor inputs = tensors.get(INPUTS);
        Tensor targets = tensors.get(TARGETS);
        if (inputs == null || targets == null) {
            throw new IOException(
                    "%s: expected the tensors %s and %s of a kept batch, found %s; read a file that a BatchKeeper wrote"
                            .formatted(file, INPUTS, TARGETS, tensors.keySet()));
        }
        Map<String, Tensor> weights = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(MODEL)) {
                weights.put(name.substring(MODEL.length()), tensor);
            }
        });
        return new KeptBatch(
                new Batch(inputs, targets), weights, stored.metadata().getOrDefault(PROBLEM, ""));
    }

    /**
     * Writes this batch as a safetensors file, whole or not at all.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(INPUTS, batch.inputs().detach());
        tensors.put(TARGETS, batch.targets().detach());
        weights.forEach((name, tensor) -> tensors.put(MODEL + name, tensor));
        Safetensors.write(file, tensors, Map.of(PROBLEM, problem));
    }
}
