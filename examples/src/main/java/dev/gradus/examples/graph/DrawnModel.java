package dev.gradus.examples.graph;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.files.SavedModel;
import dev.gradus.examples.options.Sizes;
import dev.gradus.examples.table.Activation;
import dev.gradus.examples.table.DenseNetwork;
import dev.gradus.layers.Dense;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that is to be drawn, and what its file says of it.
 *
 * @param classes how many classes it tells apart; 0 if that is not what it does
 * @param inputs what it takes, as far as that is known
 */
record DrawnModel(Layer layer, int classes, Map<String, Object> inputs) {
    /** A new network of dense layers, with an activation after each but the last, and perhaps one after that. */
    static DrawnModel of(List<Integer> sizes, Activation hidden, @Nullable Activation last) {
        return new DrawnModel(DenseNetwork.of(sizes, hidden, last), 0, Map.of());
    }

    /**
     * The model of a file.
     *
     * @throws IOException if there is none
     */
    static DrawnModel load(Path file) throws IOException {
        ModelFile saved = SavedModel.load(file);
        return new DrawnModel(saved.layer(), saved.labels().size(), saved.inputs());
    }

    /** The shape of an example, as the file says or the first dense layer has it; null if neither does. */
    private int @Nullable [] shape() {
        if (inputs.get("shape") instanceof List<?> sizes) {
            return sizes.stream().mapToInt(size -> ((Number) size).intValue()).toArray();
        }
        return layer.namedModules().values().stream()
                .filter(Dense.class::isInstance)
                .map(dense -> dense.namedParameters().values().iterator().next())
                .map(weight -> new int[] {weight.size(1)})
                .findFirst()
                .orElse(null);
    }

    /**
     * A batch of one example, drawn at random; of a model that takes whole numbers, zeros.
     *
     * @param wanted the shape of the example if a user has told it
     * @throws IOException if nobody tells the shape
     */
    Tensor example(@Nullable Sizes wanted, Generator random) throws IOException {
        int[] shape = wanted == null ? shape() : wanted.toArray();
        if (shape == null) {
            throw new IOException(
                    "The model does not say what it takes, which must be known to run it; tell the shape of an example, such as --input 1,28,28.");
        }
        List<Integer> batch = new ArrayList<>(List.of(1));
        for (int size : shape) {
            batch.add(size);
        }
        int[] sizes = batch.stream().mapToInt(Integer::intValue).toArray();
        return DType.INT64.toString().equals(inputs.get("type"))
                ? Tensor.zeros(DType.INT64, sizes)
                : Tensor.randn(random, sizes).to(dtype());
    }

    private DType dtype() {
        return layer.parameters().stream().map(Tensor::dtype).findFirst().orElse(DType.FLOAT32);
    }

    /** The loss of an example: as if it were of the first class, or all outputs had to be 0. */
    Tensor loss(Tensor example) {
        Tensor output = layer.apply(example);
        return classes > 0 && output.rank() == 2
                ? new CrossEntropyLoss().apply(output, Tensor.of(0L))
                : new MSELoss().apply(output, Tensor.zerosLike(output));
    }
}
