package dev.gradus.training.data.image;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.Sample;
import dev.gradus.training.data.source.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in folders, one for each class: {@code cats/1.png}, {@code cats/2.png}, {@code dogs/1.png}...
 *
 * <pre>{@code
 * ImageFolder pictures = ImageFolder.of(Path.of("pets")).resize(64, 64);
 * Split data = pictures.split(0.8, 42);
 * DataLoader training = new DataLoader(data.training().augment(7, RandomFlip.horizontal()), 32).shuffle(1).workers(2);
 * }</pre>
 *
 * <p>A picture is read each time that it is asked for. One that is damaged is an {@link UncheckedIOException} that names it; so is
 * one of another size than the first, unless they are resized. Classes and pictures are in the order of their names.
 *
 * <p><b>Shape</b>: an input is float32 (3, height, width), or (1, height, width) for grey, from 0 to 1; a target the int64 position of
 * the class.
 */
public final class ImageFolder implements Dataset {
    private final List<Path> files;
    private final long[] classes;
    private final List<String> labels;
    private final boolean grayscale;
    private final @Nullable Shape size;

    /** The shape of the first picture, once it is known. */
    private volatile @Nullable Shape first;

    private ImageFolder(
            List<Path> files, long[] classes, List<String> labels, boolean grayscale, @Nullable Shape size) {
        this.files = files;
        this.classes = classes;
        this.labels = labels;
        this.grayscale = grayscale;
        this.size = size;
    }

    /**
     * Looks which pictures there are, by the endings of their names; none is read yet.
     *
     * @param folder with a folder in it for each class; those whose names begin with a dot do not count
     * @throws IOException if it cannot be read, has no folders, or one of them no picture
     */
    public static ImageFolder of(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Long> classes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Path ofClass : children(folder)) {
            if (Files.isDirectory(ofClass)) {
                List<Path> pictures = children(ofClass).stream()
                        .filter(ImageFolder::isPicture)
                        .toList();
                if (pictures.isEmpty()) {
                    throw new IOException("%s: there is no picture in this folder of a class; remove it, or add some"
                            .formatted(ofClass));
                }
                for (Path picture : pictures) {
                    files.add(picture);
                    classes.add((long) labels.size());
                }
                labels.add(ofClass.getFileName().toString());
            }
        }
        if (labels.isEmpty()) {
            throw new IOException("%s: expected a folder with pictures in it for each class, but there is no folder"
                    .formatted(folder));
        }
        return new ImageFolder(
                List.copyOf(files),
                classes.stream().mapToLong(Long::longValue).toArray(),
                List.copyOf(labels),
                false,
                null);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DataSource.of(folder).fault(e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Set.of(ImageIO.getReaderFileSuffixes()).contains(ending) && Files.isRegularFile(file);
    }

    /** These pictures in grey. */
    public ImageFolder grayscale() {
        return new ImageFolder(files, classes, labels, true, size);
    }

    /**
     * These pictures in one size, whatever theirs is; not cut, but stretched.
     *
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public ImageFolder resize(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "ImageFolder: expected a size of at least 1 x 1, got %d x %d".formatted(height, width));
        }
        return new ImageFolder(files, classes, labels, grayscale, Shape.of(height, width));
    }

    /** The names of the classes, in their order. */
    public List<String> labels() {
        return labels;
    }

    /** The file of a picture. */
    public Path file(int index) {
        return files.get(index);
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public Sample get(int index) {
        return new Sample(picture(files.get(index)), Tensor.scalar((double) classes[index], DType.INT64));
    }

    /** The classes; no picture is read for them. */
    @Override
    public Tensor targets() {
        return Tensor.of(classes);
    }

    private Tensor picture(Path file) {
        try {
            Tensor image = ImageFile.read(file, grayscale);
            return size == null ? ofFirstSize(file, image) : Resize.to(image, size.size(0), size.size(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private Tensor ofFirstSize(Path file, Tensor image) throws IOException {
        Shape expected = first;
        if (expected == null) {
            expected = file.equals(files.get(0))
                    ? image.shape()
                    : ImageFile.read(files.get(0), grayscale).shape();
            first = expected;
        }
        if (!image.shape().equals(expected)) {
            throw new IOException(
                    "%s: expected a picture of %d x %d pixels as the first one is, got %d x %d; use resize(height, width)"
                            .formatted(file, expected.size(1), expected.size(2), image.size(1), image.size(2)));
        }
        return image;
    }
}
