package dev.gradus.examples.data;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.examples.files.FileFault;
import dev.gradus.training.data.idx.IdxFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures of clothes, 28 x 28 pixels each (Xiao, Rasul and Vollgraf 2017).
 *
 * @param images float32 of shape (n, 1, 28, 28): the grey value of each pixel, from 0 for background to 1
 * @param labels int64 of shape (n): a position in {@link #CLASSES}
 */
public record FashionMnist(Tensor images, Tensor labels) {
    /** What a label stands for. */
    public static final List<String> CLASSES = List.of(
            "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    /** Where Debian's package {@code dataset-fashion-mnist} puts the files. */
    public static final String DEBIAN_DIRECTORY = "/usr/share/datasets/fashion-mnist";

    /**
     * Reads the 60,000 images to learn from.
     *
     * @throws IOException if a file is missing or damaged
     */
    public static FashionMnist train(Path directory) throws IOException {
        return load(directory, "train");
    }

    /**
     * Reads the 10,000 images to test with.
     *
     * @throws IOException if a file is missing or damaged
     */
    public static FashionMnist test(Path directory) throws IOException {
        return load(directory, "t10k");
    }

    private static FashionMnist load(Path directory, String part) throws IOException {
        Path imageFile = find(directory, part + "-images-idx3-ubyte");
        Tensor images = read(imageFile, DType.FLOAT32);
        Tensor labels = read(find(directory, part + "-labels-idx1-ubyte"), DType.INT64);
        if (images.rank() != 3 || labels.rank() != 1 || images.size(0) != labels.size(0)) {
            throw new IOException("%s: expected n images of two dimensions and n labels, got the shapes %s and %s"
                    .formatted(imageFile, images.shape(), labels.shape()));
        }
        if (labels.elements() > 0 && labels.max().item() >= CLASSES.size()) {
            throw new IOException("%s: labels go from 0 to %d, got %d".formatted(directory, CLASSES.size() - 1, (long)
                    labels.max().item()));
        }
        return new FashionMnist(images.unsqueeze(1).mulInPlace(1 / 255.0), labels);
    }

    private static Tensor read(Path file, DType dtype) throws IOException {
        try {
            return IdxFile.read(file, dtype);
        } catch (IOException e) {
            throw e.getCause() instanceof FileSystemException cause ? FileFault.reading(file, cause) : e;
        }
    }

    private static Path find(Path directory, String name) throws IOException {
        for (String ending : List.of(".gz", "")) {
            Path file = directory.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new IOException("""
                There is no Fashion-MNIST in %s (looked for %s.gz). To get it, either
                  apt-get install dataset-fashion-mnist     on Debian and Ubuntu, which puts it into %s,
                  or download the four files named at https://github.com/zalandoresearch/fashion-mnist
                and name their directory with --data DIR.""".formatted(directory, name, DEBIAN_DIRECTORY));
    }
}
