package dev.gradus.visualization.plots;

import com.google.common.xml.XmlEscapers;
import dev.gradus.visualization.files.FormattedFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * A picture of numbers, which one call saves: as pixels if the file's name ends in {@code .png}, as lines and text that stay
 * sharp at any size if in {@code .svg}.
 *
 * <pre>{@code
 * HistoryPlot.of(result.history()).size(1200, 700).save(Path.of("history.svg"));
 * }</pre>
 *
 * <p>The colours are those that Okabe and Ito (2008) found to be told apart by colour-blind readers too. No screen is needed.
 *
 * @param <P> the kind of plot
 */
public abstract class Plot<P extends Plot<P>> {
    private static final int SMALLEST = 100;

    private String title;
    private int width;
    private int height;
    private boolean isSized;
    private double scale = 1;

    /** A plot of a size, in pixels, that fits what it mostly shows. */
    Plot(String title, int width, int height) {
        this.title = title;
        this.width = width;
        this.height = height;
    }

    /** What is drawn; it may {@link #fit} the size to that. */
    abstract IChart chart();

    /** What is shown. */
    final String title() {
        return title;
    }

    @SuppressWarnings("unchecked") // P is the subclass itself
    final P self() {
        return (P) this;
    }

    /**
     * Sets what stands above the picture.
     *
     * @return this plot
     */
    public final P title(String text) {
        title = text;
        return self();
    }

    /**
     * Sets the size.
     *
     * @param pixelsWide at least 100
     * @param pixelsHigh at least 100
     * @return this plot
     * @throws IllegalArgumentException if it is smaller
     */
    public final P size(int pixelsWide, int pixelsHigh) {
        if (pixelsWide < SMALLEST || pixelsHigh < SMALLEST) {
            throw new IllegalArgumentException("%s: a size must be at least %d x %d pixels, got %d x %d"
                    .formatted(name(), SMALLEST, SMALLEST, pixelsWide, pixelsHigh));
        }
        width = pixelsWide;
        height = pixelsHigh;
        isSized = true;
        return self();
    }

    /** Sets the size that fits what is drawn, unless a user has set another. */
    final void fit(int pixelsWide, int pixelsHigh) {
        if (!isSized) {
            width = pixelsWide;
            height = pixelsHigh;
        }
    }

    /**
     * Sets how many dots of a PNG file a pixel of the {@linkplain #size size} has to each side, 1 unless set: 2 for screens of
     * high density, 3 or 4 for print.
     *
     * @return this plot
     * @throws IllegalArgumentException if it is not from 0.1 to 10
     */
    public final P scale(double dots) {
        if (!(dots >= 0.1 && dots <= 10)) {
            throw new IllegalArgumentException("%s: a scale must be from 0.1 to 10, got %s".formatted(name(), dots));
        }
        scale = dots;
        return self();
    }

    /**
     * Writes the picture; its folder is made if need be.
     *
     * @param file its ending, {@code .png} or {@code .svg}, says in which format
     * @throws IllegalArgumentException if it ends otherwise
     * @throws IOException if it cannot be written
     */
    public final void save(Path file) throws IOException {
        new FormattedFile(name(), Map.of(".png", this::writePng, ".svg", this::writeSvg)).save(file);
    }

    final String name() {
        return getClass().getSimpleName();
    }

    private void writeSvg(OutputStream out) throws IOException {
        IChart chart = chart();
        String picture = new String(ChartEncoder.getBytes(titled(chart), "svg"), StandardCharsets.UTF_8)
                // The font is one that this machine has.
                .replaceAll("font-family:(&quot;[^;]*&quot;);", "font-family:$1,sans-serif;");
        int content = picture.indexOf('>', picture.indexOf("<svg")) + 1;
        String words = "<title>%s</title><desc>%s</desc>".formatted(escaped(title), escaped(Description.of(chart)));
        out.write(
                (picture.substring(0, content) + words + picture.substring(content)).getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return XmlEscapers.xmlContentEscaper().escape(text);
    }

    private void writePng(OutputStream out) throws IOException {
        IChart chart = chart();
        BufferedImage image = new BufferedImage(dots(width), dots(height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        titled(chart).paint(graphics, width, height);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    /** In the size that is wanted, which the chart may have fitted. */
    private Titled titled(IChart chart) {
        return new Titled(title, chart, width, height);
    }

    private int dots(int pixels) {
        return (int) Math.round(pixels * scale);
    }
}
