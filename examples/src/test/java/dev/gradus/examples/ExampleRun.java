package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import picocli.CommandLine;

/** One call of the command line: how it ended and what it said. */
record ExampleRun(int exitCode, String output, String errors) {
    static ExampleRun of(String... arguments) {
        StringWriter errors = new StringWriter();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            // Picocli's own words, such as a usage message, go through its writer.
            CommandLine command = Main.commandLine()
                    .setOut(new PrintWriter(output, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(errors, true));
            int exitCode = command.execute(arguments);
            return new ExampleRun(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString());
        } finally {
            System.setOut(standard);
        }
    }

    /** A call that must go well, and leave plots in a directory: each as PNG and as SVG, and nothing else. */
    static ExampleRun withPlots(Path directory, List<String> plots, String... arguments) throws IOException {
        return withPlotsAnd(directory, List.of(), plots, arguments);
    }

    /** A call that must go well, and leave plots and some other files in a directory, and nothing else. */
    static ExampleRun withPlotsAnd(Path directory, List<String> others, List<String> plots, String... arguments)
            throws IOException {
        ExampleRun run = of(arguments);
        assertThat(run.exitCode).as(run.errors + run.output).isZero();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    others.stream(),
                                    plots.stream().flatMap(plot -> Stream.of(plot + ".png", plot + ".svg")))
                            .toList());
        }
        for (String plot : plots) {
            assertHasPicture(directory.resolve(plot + ".png"));
            assertIsWellFormed(directory.resolve(plot + ".svg"));
        }
        assertThat(run.output).contains(directory.toAbsolutePath().toString());
        return run;
    }

    private static void assertHasPicture(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image).as(file.toString()).isNotNull();
        assertThat(image.getWidth()).isGreaterThan(600);
        assertThat(colouredPixels(image))
                .as("pixels of lines, points and cells in %s", file)
                .isGreaterThan(20);
    }

    /** Of the plot itself: titles, grid and axes are grey, and the legend is left out. */
    static long colouredPixels(BufferedImage image) {
        int left = image.getWidth() / 10;
        int right = image.getWidth() * 7 / 10;
        return IntStream.range(left, right)
                .flatMap(x -> IntStream.range(image.getHeight() / 10, image.getHeight() * 9 / 10)
                        .map(y -> image.getRGB(x, y)))
                .filter(ExampleRun::isColoured)
                .count();
    }

    private static boolean isColoured(int pixel) {
        Color colour = new Color(pixel);
        int strongest = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
        int weakest = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
        return strongest - weakest > 15;
    }

    private static void assertIsWellFormed(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // The document type names a file on the network, which is not needed to read the picture.
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            assertThat(factory.newDocumentBuilder()
                            .parse(file.toFile())
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        } catch (Exception e) {
            fail(file + " is not well-formed", e);
        }
    }
}
