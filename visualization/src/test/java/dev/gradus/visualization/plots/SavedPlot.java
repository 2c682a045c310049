package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What was drawn, read back from the files. */
record SavedPlot(BufferedImage image, String texts) {
    static SavedPlot of(Plot<?> plot, Path directory) throws IOException {
        plot.save(directory.resolve("plot.png"));
        plot.save(directory.resolve("plot.svg"));
        return new SavedPlot(
                ImageIO.read(directory.resolve("plot.png").toFile()), texts(directory.resolve("plot.svg")));
    }

    private static String texts(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // The document type names a file on the network, which is not needed to read the picture.
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
            return document.getElementsByTagName("title").item(0).getTextContent()
                    + "\n"
                    + document.getElementsByTagName("desc").item(0).getTextContent();
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError(file + " is no XML", e);
        }
    }

    /** The places of the pixels of a colour, left of the legend, as x + width * y. */
    private int[] pixels(int rgb) {
        int legend = image.getWidth() - 110;
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> i % image.getWidth() < legend && rgb(i) == (rgb & 0xFFFFFF))
                .toArray();
    }

    private int rgb(int place) {
        return image.getRGB(place % image.getWidth(), place / image.getWidth()) & 0xFFFFFF;
    }

    int count(int rgb) {
        return pixels(rgb).length;
    }

    /** The mean place of the pixels of a colour, to the right and downwards. */
    double[] place(int rgb) {
        int[] found = pixels(rgb);
        assertThat(found).as("pixels of %s", new Color(rgb)).hasSizeGreaterThan(50);
        return new double[] {
            IntStream.of(found).map(i -> i % image.getWidth()).average().orElseThrow(),
            IntStream.of(found).map(i -> i / image.getWidth()).average().orElseThrow()
        };
    }
}
