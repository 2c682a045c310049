package dev.gradus.training.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Mutations;
import dev.gradus.training.data.SampleException;
import dev.gradus.training.data.source.DataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    @TempDir
    Path directory;

    private static BufferedImage picture(int type, int height, int width, int... pixels) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < pixels.length; i++) {
            if (image.getRaster().getNumBands() == 1) {
                image.getRaster().setSample(i % width, i / width, 0, pixels[i]);
            } else {
                image.setRGB(i % width, i / width, pixels[i]);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private Path write(String name, BufferedImage image) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, encoded(image, name.substring(name.lastIndexOf('.') + 1)));
    }

    private void writePets() throws IOException {
        write("cat/b.png", picture(BufferedImage.TYPE_INT_RGB, 1, 2, 0xFF0000, 0x00FF00));
        write("cat/a.png", picture(BufferedImage.TYPE_INT_RGB, 1, 2, 0x0000FF, 0xFFFFFF));
        write("dog/c.bmp", picture(BufferedImage.TYPE_INT_RGB, 1, 2, 0x336699, 0x000000));
        Files.writeString(directory.resolve("dog/notes.txt"), "no picture");
        Files.writeString(directory.resolve("readme.txt"), "no class");
        Files.createDirectory(directory.resolve(".hidden"));
    }

    @Test
    void picturesAndClassesComeInTheOrderOfTheirNames() throws IOException {
        writePets();
        ImageFolder pets = ImageFolder.of(directory);

        assertThat(pets.size()).isEqualTo(3);
        assertThat(pets.labels()).containsExactly("cat", "dog");
        assertThat(pets.targets().toLongArray()).containsExactly(0, 0, 1);
        assertThat(pets.file(0)).hasFileName("a.png");
        Batch all = pets.all();
        assertThat(all.targets().toLongArray()).containsExactly(0, 0, 1);
        assertThat(all.inputs().shape()).isEqualTo(Shape.of(3, 3, 1, 2));
        assertThat(all.inputs().toFloatArray())
                .containsExactly(0, 1, 0, 1, 1, 1, /**/ 1, 0, 0, 1, 0, 0, /**/ 0.2f, 0, 0.4f, 0, 0.6f, 0);
    }

    @Test
    void colourBecomesGrey() throws IOException {
        writePets();

        assertThat(ImageFolder.of(directory).grayscale().all().inputs().toFloatArray())
                .containsExactly(
                        new float[] {0.114f, 1, 0.299f, 0.587f, 0.299f * 0.2f + 0.587f * 0.4f + 0.114f * 0.6f, 0},
                        within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyKeepsItsNumbers(int type) throws IOException {
        int white = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
        Path file = write("grey.png", picture(type, 1, 3, 0, white / 5, white));

        assertThat(ImageFile.read(file, true).toFloatArray()).containsExactly(0, 0.2f, 1);
        assertThat(ImageFile.read(file, false).toFloatArray()).containsExactly(0, 0.2f, 1, 0, 0.2f, 1, 0, 0.2f, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void formatsAreRead(String format) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, 0x804020);
        }
        Tensor read = ImageFile.read(write("x." + format, image), false);

        assertThat(read.shape()).isEqualTo(Shape.of(3, 8, 8));
        assertThat(read.mean(2, false).mean(1, false).toFloatArray())
                .containsExactly(new float[] {0x80 / 255f, 0x40 / 255f, 0x20 / 255f}, within(0.02f));
    }

    @Test
    void sizesAreMadeEqualWhereThatIsAskedFor() throws IOException {
        write("a/1.png", picture(BufferedImage.TYPE_BYTE_GRAY, 2, 2, 0, 255, 0, 255));
        write("a/2.png", picture(BufferedImage.TYPE_BYTE_GRAY, 1, 4, 0, 0, 255, 255));
        ImageFolder folder = ImageFolder.of(directory).grayscale();

        assertThat(folder.resize(1, 2).get(0).input().toFloatArray()).containsExactly(0, 1);
        assertThat(folder.resize(3, 5).all().inputs().shape()).isEqualTo(Shape.of(2, 1, 3, 5));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> folder.get(1))
                .withMessage(
                        "%s: expected a picture of 2 x 2 pixels as the first one is, got 1 x 4; use resize(height, width)",
                        directory.resolve("a/2.png"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder.resize(0, 2))
                .withMessage("ImageFolder: expected a size of at least 1 x 1, got 0 x 2");
    }

    @Test
    void resizingKeepsConstantsAndMeansAndInterpolatesLinearly() {
        assertThat(Resize.to(Tensor.full(0.3, 2, 7, 5), 3, 11).toFloatArray())
                .hasSize(66)
                .containsOnly(new float[] {0.3f}, within(1e-6f));
        Tensor image = Tensor.rand(new Generator(1), 1, 8, 8);
        assertThat(Resize.to(image, 8, 8).toFloatArray()).containsExactly(image.toFloatArray(), within(1e-6f));
        // Growing to twice the size: weights 3/4 and 1/4 of the nearest two.
        assertThat(Resize.to(Tensor.of(new float[] {0, 1}, 1, 1, 2), 1, 4).toFloatArray())
                .containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(1e-6f));
        // Shrinking by two: weights 1/8, 3/8, 3/8, 1/8, at the edge 3/7, 3/7, 1/7.
        assertThat(Resize.to(Tensor.of(new float[] {7, 0, 0, 0, 8, 0}, 1, 1, 6), 1, 3)
                        .toFloatArray())
                .containsExactly(new float[] {3, 1, 24f / 7}, within(1e-5f));
    }

    @Test
    void aBrokenPictureIsNamedInTheLoop() throws IOException {
        writePets();
        byte[] bytes = Files.readAllBytes(directory.resolve("cat/b.png"));
        Files.write(directory.resolve("cat/b.png"), Arrays.copyOf(bytes, bytes.length / 2));

        DataLoader loader = new DataLoader(ImageFolder.of(directory), 3).workers(1);
        assertThatExceptionOfType(SampleException.class)
                .isThrownBy(() -> loader.iterator().next())
                .withMessageStartingWith(
                        "DataLoader: the sample 1 cannot be had: %s is damaged: it cannot be decoded as a picture (",
                        directory.resolve("cat/b.png"));
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("x.png"), "text");
        assertThatIOException()
                .isThrownBy(() -> ImageFile.read(file, false))
                .withMessageStartingWith(file + ": this is no picture of a kind that can be read (");
        assertThatIOException()
                .isThrownBy(() -> ImageFile.read(directory.resolve("none.png"), false))
                .withMessage("Cannot read %s: it does not exist", directory.resolve("none.png"));
    }

    @Test
    void aHeaderThatPromisesMuchCostsNothing() throws IOException {
        byte[] png = encoded(picture(BufferedImage.TYPE_BYTE_GRAY, 1, 1, 7), "png");
        ByteBuffer bytes = ByteBuffer.wrap(png);
        bytes.putInt(16, 30_000).putInt(20, 30_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        bytes.putInt(29, (int) crc.getValue());
        Path file = Files.write(directory.resolve("x.png"), png);

        assertThatIOException()
                .isThrownBy(() -> ImageFile.read(file, false))
                .withMessage(
                        "%s: expected at most %d pixels in a picture of %d bytes, but its header announces 30000 x 30000",
                        file, 10_000L * png.length, png.length);
    }

    @Test
    void foldersWithoutPicturesAreRefused() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> ImageFolder.of(directory))
                .withMessage(
                        "%s: expected a folder with pictures in it for each class, but there is no folder", directory);
        Files.createDirectory(directory.resolve("empty"));
        assertThatIOException()
                .isThrownBy(() -> ImageFolder.of(directory))
                .withMessage(
                        "%s: there is no picture in this folder of a class; remove it, or add some",
                        directory.resolve("empty"));
        assertThatIOException()
                .isThrownBy(() -> ImageFolder.of(directory.resolve("none")))
                .withMessage("Cannot read %s: it does not exist", directory.resolve("none"));
    }

    @Test
    void damagedPicturesAreReadOrRefused() throws IOException {
        BufferedImage image = picture(BufferedImage.TYPE_INT_RGB, 2, 3, 0xFF, 0xFF00, 0xFF0000, 1, 2, 3);
        Mutations.areReadOrRefused(
                "fuzz.png",
                30_000_000,
                bytes -> ImageFile.read(new DataSource("fuzz.png", () -> new ByteArrayInputStream(bytes)), false),
                encoded(image, "png"),
                encoded(image, "bmp"),
                encoded(image, "gif"),
                encoded(image, "jpg"));
    }
}
